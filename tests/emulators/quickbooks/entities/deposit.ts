import { defaultDay } from "../books/default-day.ts";
import { touchObject } from "../books/new-object.ts";
import { homeCurrency } from "../books/preferences.ts";
import { refuseBusiness, refuseMissing } from "../books/refused-request.ts";
import type { Books, BuildInput, DraftPosting, EntityDefinition, Wire } from "../books/types.ts";
import { recordAt, recordsAt, refAt, textAt, withoutNulls } from "../books/wire.ts";
import { currencyOf, requireAccountCurrency, transactionCurrency } from "../ledger/currency.ts";
import { convert } from "../ledger/ledger.ts";
import { tagsOf } from "../ledger/posting-tags.ts";
import { accountOfType, accountRef, exchangeGainOrLossId } from "../ledger/system-accounts.ts";
import { currencyDigits } from "../money/currency-digits.ts";
import { fromMinor, toDecimal, toMinor, toNumber } from "../money/decimal.ts";
import { numberLines } from "../sales/line-ids.ts";
import { omit, totals } from "../sales/sales-form.ts";
import { minorAt, taxPostings } from "../sales/sales-postings.ts";
import { homeWaiting, requireCurrency, requireWaiting, waitingOf } from "./deposit-links.ts";
import { bookedDepositTax, depositTax, depositTaxDetail } from "./deposit-tax.ts";
import { META_FIELDS } from "./list-fields.ts";
import { MONEY_ACCOUNTS } from "./sales-receipt.ts";

/** Accounts whose balance belongs to names, and of which list. */
const NAMED_ACCOUNTS: Readonly<Record<string, "Customer" | "Vendor">> = {
  "Accounts Receivable": "Customer",
  "Accounts Payable": "Vendor",
};

function buildDeposit(input: BuildInput): Wire {
  const { books, draft, existing, id } = input;
  const accountId = refAt(draft, "DepositToAccountRef") ?? refuseMissing("DepositToAccountRef");
  const account = accountOfType(books, accountId, MONEY_ACCOUNTS);
  const day = textAt(draft, "TxnDate") ?? defaultDay(books);
  const money = transactionCurrency(books, draft, undefined, day);
  const currency = currencyOf(books, money);
  requireAccountCurrency(books, account, currency);
  const lines = recordsAt(draft, "Line").map((line) => readLine(books, line, currency, id));
  if (lines.length === 0) refuseMissing("Line");
  const partial = { ...draft, ...money, Line: lines };
  const tax = depositTax(books, partial);
  const cashBack = recordAt(draft, "CashBack");
  if (cashBack !== undefined && refAt(cashBack, "AccountRef") === undefined)
    refuseMissing("CashBack.AccountRef");
  const totalMinor =
    lines.reduce((sum, line) => sum + minorAt(books, partial, "Amount", line), tax.addedMinor) -
    (cashBack === undefined ? 0 : minorAt(books, partial, "Amount", cashBack));
  if (totalMinor < 0) refuseBusiness("You must specify a transaction amount that is 0 or greater.");
  return withoutNulls({
    ...omit(draft, ["TotalAmt", "HomeTotalAmt"]),
    DepositToAccountRef: accountRef(books, accountId),
    TxnDate: day,
    ...money,
    ...totals(books, money, totalMinor),
    Line: numberLines(books, `Deposit:${id}`, lines, existing, 1),
    TxnTaxDetail: depositTaxDetail(books, partial, tax),
  });
}

function readLine(books: Books, line: Wire, currency: string, depositId: string): Wire {
  const amount = toDecimal(line.Amount);
  if (amount === undefined) return refuseMissing("Line.Amount");
  const digits = currencyDigits(currency);
  const Amount = toNumber(fromMinor(toMinor(amount, digits), digits));
  const link = recordsAt(line, "LinkedTxn")[0];
  if (link !== undefined) {
    const waiting = requireWaiting(books, link, depositId);
    requireCurrency(books, waiting.object, currency);
    if (toMinor(amount, digits) !== waiting.amountMinor) {
      refuseBusiness(
        `The amount of ${textAt(link, "TxnType")} ${textAt(link, "TxnId")} on a deposit must be its total.`,
      );
    }
    return { ...line, Amount };
  }
  const detail = recordAt(line, "DepositLineDetail");
  const accountId = refAt(detail, "AccountRef");
  if (accountId === undefined) return refuseMissing("Line.DepositLineDetail.AccountRef");
  requireName(books, accountId, detail);
  return { ...line, Amount, DepositLineDetail: { ...detail, AccountRef: accountRef(books, accountId) } };
}

/** A line on receivables or payables names the customer or vendor whose balance it moves. */
function requireName(books: Books, accountId: string, detail: Wire | undefined): void {
  const type = textAt(books.find("Account", accountId), "AccountType");
  const wanted = NAMED_ACCOUNTS[type ?? ""];
  if (wanted === undefined) return;
  const name = textAt(recordAt(detail, "Entity"), "value") ?? "";
  if (books.find(wanted, name) !== undefined) return;
  refuseBusiness(`When you use ${type}, you must choose a ${wanted.toLowerCase()} in the Name field.`);
}

/**
 * Debit the bank; linked money leaves the account where it waited at the rate it came in with (the difference is
 * exchange gain or loss), other lines credit their account.
 */
function postDeposit(books: Books, object: Wire): DraftPosting[] {
  const cashBack = recordAt(object, "CashBack");
  const tax = bookedDepositTax(books, object);
  const lines = [
    ...recordsAt(object, "Line").map((line, index) =>
      linePosting(books, object, line, tax.netMinor.get(index)),
    ),
    ...(tax.taxLines.length === 0 ? [] : taxPostings(books, object, 1)),
  ];
  const back = {
    accountId: refAt(cashBack, "AccountRef") ?? "",
    amountMinor: cashBack === undefined ? 0 : minorAt(books, object, "Amount", cashBack),
    memo: "Cash back",
  };
  const bank = {
    accountId: refAt(object, "DepositToAccountRef") ?? "",
    amountMinor: minorAt(books, object, "TotalAmt"),
    memo: "Deposit",
  };
  const home = homeCurrency(books);
  const currency = currencyOf(books, object);
  if (currency === home) return [bank, back, ...lines];
  const rate = toDecimal(object.ExchangeRate) ?? { digits: 1n, scale: 0 };
  const all: DraftPosting[] = [bank, back, ...lines].map((posting) => ({
    homeMinor: convert(posting.amountMinor, currency, home, rate),
    ...posting,
  }));
  const homeMinor = -all.reduce((sum, posting) => sum + (posting.homeMinor ?? 0), 0);
  const accountId = exchangeGainOrLossId(books);
  return [...all, { accountId, amountMinor: 0, homeMinor, memo: "Exchange gain or loss" }];
}

function linePosting(books: Books, object: Wire, line: Wire, netMinor: number | undefined): DraftPosting {
  const amountMinor = -(netMinor ?? minorAt(books, object, "Amount", line));
  const memo = textAt(line, "Description") ?? "";
  const [link] = recordsAt(line, "LinkedTxn");
  if (link !== undefined) {
    const type = textAt(link, "TxnType") ?? "";
    const id = textAt(link, "TxnId") ?? "";
    const accountId = waitingOf(books, type, books.find(type, id) ?? {})?.accountId ?? "";
    return { accountId, amountMinor, homeMinor: -homeWaiting(books, type, id, accountId), memo };
  }
  const detail = recordAt(line, "DepositLineDetail");
  const accountId = refAt(detail, "AccountRef") ?? "";
  const isNamed = textAt(books.find("Account", accountId), "AccountType") ?? "";
  const nameId = textAt(recordAt(detail, "Entity"), "value");
  const named = NAMED_ACCOUNTS[isNamed] === undefined || nameId === undefined ? {} : { nameId };
  const party = nameId === undefined ? {} : { partyId: nameId };
  return { accountId, amountMinor, memo, ...named, ...party, ...tagsOf(object, detail) };
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
    { path: "DepartmentRef", entity: "Department" },
    { path: "Line.DepositLineDetail.AccountRef", entity: "Account" },
    { path: "Line.DepositLineDetail.ClassRef", entity: "Class" },
    { path: "Line.DepositLineDetail.Entity", entity: "Customer", or: ["Vendor", "Employee"] },
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
