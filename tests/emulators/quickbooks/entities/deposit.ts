import { defaultDay } from "../books/default-day.ts";
import { touchObject } from "../books/new-object.ts";
import { refuseBusiness, refuseMissing } from "../books/refused-request.ts";
import type { Books, BuildInput, DraftPosting, EntityDefinition, Wire } from "../books/types.ts";
import { recordAt, recordsAt, refAt, textAt, withoutNulls } from "../books/wire.ts";
import { currencyOf, transactionCurrency } from "../ledger/currency.ts";
import { accountOfType, accountRef } from "../ledger/system-accounts.ts";
import { currencyDigits } from "../money/currency-digits.ts";
import { fromMinor, toDecimal, toMinor, toNumber } from "../money/decimal.ts";
import { numberLines } from "../sales/line-ids.ts";
import { omit, totals } from "../sales/sales-form.ts";
import { minorAt } from "../sales/sales-postings.ts";
import { META_FIELDS } from "./list-fields.ts";
import { MONEY_ACCOUNTS } from "./sales-receipt.ts";

/** Transactions that wait in Undeposited Funds, with the sign of their money. */
const DEPOSITABLE: Readonly<Record<string, 1 | -1>> = { Payment: 1, SalesReceipt: 1, RefundReceipt: -1 };

function buildDeposit(input: BuildInput): Wire {
  const { books, draft, existing, id } = input;
  const accountId = refAt(draft, "DepositToAccountRef") ?? refuseMissing("DepositToAccountRef");
  accountOfType(books, accountId, MONEY_ACCOUNTS);
  const day = textAt(draft, "TxnDate") ?? defaultDay(books);
  const money = transactionCurrency(books, draft, undefined, day);
  const currency = currencyOf(books, money);
  const lines = recordsAt(draft, "Line").map((line) => readLine(books, line, currency, id));
  if (lines.length === 0) refuseMissing("Line");
  const partial = { ...money, Line: lines };
  const cashBack = recordAt(draft, "CashBack");
  const totalMinor =
    lines.reduce((sum, line) => sum + minorAt(books, partial, "Amount", line), 0) -
    (cashBack === undefined ? 0 : minorAt(books, partial, "Amount", cashBack));
  if (totalMinor < 0) refuseBusiness("You must specify a transaction amount that is 0 or greater.");
  return withoutNulls({
    ...omit(draft, ["TotalAmt", "HomeTotalAmt"]),
    DepositToAccountRef: accountRef(books, accountId),
    TxnDate: day,
    ...money,
    ...totals(books, money, totalMinor),
    Line: numberLines(books, `Deposit:${id}`, lines, existing, 1),
  });
}

function readLine(books: Books, line: Wire, currency: string, depositId: string): Wire {
  const amount = toDecimal(line.Amount);
  if (amount === undefined) return refuseMissing("Line.Amount");
  const digits = currencyDigits(currency);
  const Amount = toNumber(fromMinor(toMinor(amount, digits), digits));
  const link = recordsAt(line, "LinkedTxn")[0];
  if (link !== undefined) {
    requireDepositable(books, link, Amount, depositId);
    return { ...line, Amount };
  }
  const detail = recordAt(line, "DepositLineDetail");
  const accountId = refAt(detail, "AccountRef");
  if (accountId === undefined) return refuseMissing("Line.DepositLineDetail.AccountRef");
  return { ...line, Amount, DepositLineDetail: { ...detail, AccountRef: accountRef(books, accountId) } };
}

function requireDepositable(books: Books, link: Wire, amount: number, depositId: string): void {
  const type = textAt(link, "TxnType") ?? "";
  const id = textAt(link, "TxnId") ?? "";
  const sign = DEPOSITABLE[type];
  const object = sign === undefined ? undefined : books.find(type, id);
  if (object === undefined || sign === undefined) {
    refuseBusiness(`The entity ${type} ${id} that you are trying to link does not exist. ${type} ${id}`);
  }
  const isTaken = recordsAt(object, "LinkedTxn").some(
    (each) => each.TxnType === "Deposit" && each.TxnId !== depositId,
  );
  const account = books.find("Account", refAt(object, "DepositToAccountRef") ?? "");
  if (isTaken || account?.AccountSubType !== "UndepositedFunds") {
    refuseBusiness(
      "Something this action required is no longer available. Another user may have deleted it.",
    );
  }
  if (amount !== sign * Number(object.TotalAmt)) {
    refuseBusiness(`The amount of ${type} ${id} on a deposit must be its total.`);
  }
}

/**
 * Debit the bank; linked money leaves the account where it waited (at the rate it came in with), other lines
 * credit their account.
 */
function postDeposit(books: Books, object: Wire): DraftPosting[] {
  const accountId = refAt(object, "DepositToAccountRef") ?? "";
  const cashBack = recordAt(object, "CashBack");
  return [
    { accountId, amountMinor: minorAt(books, object, "TotalAmt"), memo: "Deposit" },
    ...(cashBack === undefined
      ? []
      : [
          {
            accountId: refAt(cashBack, "AccountRef") ?? "",
            amountMinor: minorAt(books, object, "Amount", cashBack),
            memo: "Cash back",
          },
        ]),
    ...recordsAt(object, "Line").map((line) => ({
      accountId: lineAccount(books, line),
      amountMinor: -minorAt(books, object, "Amount", line),
      memo: textAt(line, "Description") ?? "",
    })),
  ];
}

function lineAccount(books: Books, line: Wire): string {
  const link = recordsAt(line, "LinkedTxn")[0];
  if (link === undefined) return refAt(recordAt(line, "DepositLineDetail"), "AccountRef") ?? "";
  const object = books.find(textAt(link, "TxnType") ?? "", textAt(link, "TxnId") ?? "");
  return refAt(object, "DepositToAccountRef") ?? "";
}

/** Transactions on a deposit show it and are frozen; those taken off it are free again. */
function settleDeposit(books: Books, before: Wire | undefined, after: Wire | undefined): void {
  const id = String((after ?? before)?.Id);
  const fresh = linksOf(after);
  for (const key of new Set([...linksOf(before), ...fresh])) {
    const [entity = "", txnId = ""] = key.split(":");
    const object = books.find(entity, txnId);
    if (object === undefined) continue;
    const isLinked = recordsAt(object, "LinkedTxn").some(
      (link) => link.TxnType === "Deposit" && link.TxnId === id,
    );
    if (isLinked === fresh.has(key)) continue;
    const others = recordsAt(object, "LinkedTxn").filter((link) => link.TxnType !== "Deposit");
    const LinkedTxn = fresh.has(key) ? [...others, { TxnId: id, TxnType: "Deposit" }] : others;
    touchObject(books, entity, { ...object, LinkedTxn });
  }
}

function linksOf(object: Wire | undefined): Set<string> {
  return new Set(
    recordsAt(object, "Line").flatMap((line) =>
      recordsAt(line, "LinkedTxn").map((link) => `${textAt(link, "TxnType")}:${textAt(link, "TxnId")}`),
    ),
  );
}

const SORTABLE = ["Id", "TxnDate", ...META_FIELDS];

export const deposit: EntityDefinition = {
  name: "Deposit",
  kind: "transaction",
  idFamily: "transactions",
  operations: ["create", "update", "delete"],
  references: [
    { path: "DepositToAccountRef", entity: "Account" },
    { path: "Line.DepositLineDetail.AccountRef", entity: "Account" },
    { path: "Line.DepositLineDetail.PaymentMethodRef", entity: "PaymentMethod" },
    { path: "CashBack.AccountRef", entity: "Account" },
  ],
  filterable: [...SORTABLE, "DepositToAccountRef", "TotalAmt"],
  sortable: SORTABLE,
  order: { field: "Id", descending: true },
  build: buildDeposit,
  postings: postDeposit,
  settle: settleDeposit,
};
