import {
  refuse,
  refuseBusiness,
  refuseDocumented,
  refuseEnumeration,
  refuseMissing,
  refuseReference,
} from "../books/refused-request.ts";
import type { Books, Wire } from "../books/types.ts";
import { recordAt, recordsAt, refAt, textAt, withoutNulls } from "../books/wire.ts";
import { accountRef } from "../ledger/system-accounts.ts";
import { currencyDigits } from "../money/currency-digits.ts";
import { divide, fromMinor, toDecimal, toMinor, toNumber } from "../money/decimal.ts";
import type { SalesLine } from "../sales/sales-lines.ts";
import { requireQuantity, requireStarted } from "../stock/goods.ts";

const ACCOUNT_DETAIL = "AccountBasedExpenseLineDetail";
export const ITEM_DETAIL = "ItemBasedExpenseLineDetail";

/** Accounts that an expense line cannot be booked on: their balances belong to names. */
const CONTROL_ACCOUNTS = ["Accounts Receivable", "Accounts Payable"];

/** Reads and checks the account and item lines of a bill, expense, order or vendor credit. */
export function readPurchaseLines(books: Books, draft: Wire, day: string, currency: string): SalesLine[] {
  const lines = recordsAt(draft, "Line").map((line) => readLine(books, line, day, currency));
  if (lines.length > 0) return lines;
  return refuseMissing("Line");
}

function readLine(books: Books, line: Wire, day: string, currency: string): SalesLine {
  const type = textAt(line, "DetailType");
  if (type === undefined) return refuseMissing("Line.DetailType");
  if (type !== ACCOUNT_DETAIL && type !== ITEM_DETAIL) {
    refuseEnumeration("Line.DetailType", type);
  }
  const sent = recordAt(line, type);
  if (sent === undefined) return refuseWithoutDetail();
  const amount = toDecimal(line.Amount);
  if (amount === undefined) return refuseMissing("Line.Amount");
  if (amount.digits < 0n && books.settings().negativeExpenseLine === "2290")
    refuseDocumented("2290", "Line.Amount");
  const amountMinor = toMinor(amount, currencyDigits(currency));
  const inclusive = toDecimal(sent.TaxInclusiveAmt);
  const grossMinor = inclusive === undefined ? undefined : toMinor(inclusive, currencyDigits(currency));
  const detail =
    type === ITEM_DETAIL ? itemDetail(books, line, day, amountMinor, currency) : accountDetail(books, sent);
  const wire = withoutNulls({
    Id: line.Id,
    Description: line.Description,
    LinkedTxn: line.LinkedTxn,
    DetailType: type,
    [type]: { BillableStatus: "NotBillable", ...detail },
  });
  return { kind: "item", wire, amountMinor, taxCode: refAt(sent, "TaxCodeRef"), grossMinor };
}

/** Each line with an amount names an item or an account (6440). */
function refuseWithoutDetail(): never {
  refuseDocumented("6440", "Line");
}

function accountDetail(books: Books, detail: Wire): Wire {
  const accountId = refAt(detail, "AccountRef");
  if (accountId === undefined) return refuseWithoutDetail();
  const account = books.find("Account", accountId);
  if (account === undefined) {
    return refuseReference("Account", accountId, `Line.${ACCOUNT_DETAIL}.AccountRef`);
  }
  if (CONTROL_ACCOUNTS.includes(String(account.AccountType))) {
    refuseBusiness("You need to select a different type of account for this transaction.");
  }
  return { ...detail, AccountRef: accountRef(books, accountId), ...customerOf(books, detail) };
}

function itemDetail(books: Books, line: Wire, day: string, amountMinor: number, currency: string): Wire {
  const detail = recordAt(line, ITEM_DETAIL) ?? {};
  const itemId = refAt(detail, "ItemRef");
  if (itemId === undefined) return refuseWithoutDetail();
  const item = books.find("Item", itemId);
  if (item === undefined) return refuseReference("Item", itemId, `Line.${ITEM_DETAIL}.ItemRef`);
  if (item.Type === "Category") refuseCategory();
  if (refAt(item, "ExpenseAccountRef") === undefined) {
    refuseBusiness("You need to select a different type of account for this transaction.");
  }
  requireQuantity(books, detail, `Line.${ITEM_DETAIL}.Qty`);
  if (item.Type === "Inventory") requireStarted({ TxnDate: day }, item);
  const quantity = toDecimal(detail.Qty);
  const isDerived = detail.UnitPrice === undefined && quantity !== undefined && quantity.digits !== 0n;
  const name = textAt(item, "FullyQualifiedName") ?? textAt(item, "Name") ?? "";
  return withoutNulls({
    ...detail,
    ItemRef: { value: itemId, name },
    UnitPrice: isDerived
      ? toNumber(divide(fromMinor(amountMinor, currencyDigits(currency)), quantity, 7))
      : detail.UnitPrice,
    ...customerOf(books, detail),
  });
}

function refuseCategory(): never {
  refuse({
    code: "2500",
    message: "Invalid Reference Id",
    detail:
      "Invalid Reference Id : An item in this transaction is set up as a category instead of a product or service.",
    element: `Line.${ITEM_DETAIL}.ItemRef`,
  });
}

/** The customer for whom something is bought. */
function customerOf(books: Books, detail: Wire): Wire {
  const id = refAt(detail, "CustomerRef");
  if (id === undefined) return {};
  return { CustomerRef: { value: id, name: textAt(books.find("Customer", id), "DisplayName") ?? "" } };
}
