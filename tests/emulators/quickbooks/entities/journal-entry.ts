import { defaultDay } from "../books/default-day.ts";
import { refuseBusiness, refuseDocumented, refuseMissing } from "../books/refused-request.ts";
import type { Books, BuildInput, DraftPosting, EntityDefinition, Wire } from "../books/types.ts";
import { recordAt, recordsAt, refAt, textAt, withoutNulls } from "../books/wire.ts";
import { currencyOf, transactionCurrency } from "../ledger/currency.ts";
import { tagsOf } from "../ledger/posting-tags.ts";
import { accountRef } from "../ledger/system-accounts.ts";
import { currencyDigits } from "../money/currency-digits.ts";
import { fromMinor, toDecimal, toMinor, toNumber } from "../money/decimal.ts";
import { settleTarget } from "../operations/applications.ts";
import { refuseDuplicate } from "../sales/document-number.ts";
import { numberLines } from "../sales/line-ids.ts";
import { omit } from "../sales/sales-form.ts";
import { minorAt } from "../sales/sales-postings.ts";
import { checkedTax, journalTaxDetail, journalTaxPostings } from "./journal-entry-tax.ts";
import { META_FIELDS } from "./list-fields.ts";

const DETAIL = "JournalEntryLineDetail";

function buildJournalEntry(input: BuildInput): Wire {
  const { books, draft, existing, id } = input;
  const day = textAt(draft, "TxnDate") ?? defaultDay(books);
  const money = transactionCurrency(books, draft, undefined, day);
  const currency = currencyOf(books, money);
  const lines = recordsAt(draft, "Line").map((line) => readLine(books, draft, line, currency));
  if (lines.filter((line) => line.DetailType === DETAIL).length < 2) {
    refuseBusiness("Fill out at least two detail lines to continue.");
  }
  refuseDuplicate(input, "WarnDuplicateJournalNumber", ["JournalEntry"]);
  const entry = withoutNulls({
    Adjustment: false,
    ...omit(draft, ["TotalAmt", "HomeTotalAmt", "LinkedTxn"]),
    TxnDate: day,
    ...money,
    Line: numberLines(books, `JournalEntry:${id}`, lines, existing, 0),
    TotalAmt: 0,
  });
  const object = { ...entry, TxnTaxDetail: journalTaxDetail(books, entry) };
  requireBalance(books, object);
  return object;
}

function readLine(books: Books, draft: Wire, line: Wire, currency: string): Wire {
  if (line.DetailType === "DescriptionOnly") return omit(line, ["Amount"]);
  const detail = recordAt(line, DETAIL);
  if (detail === undefined) return refuseMissing("Line.JournalEntryLineDetail");
  const posting = textAt(detail, "PostingType");
  if (posting !== "Debit" && posting !== "Credit") {
    refuseDocumented("2260", "Line.JournalEntryLineDetail.PostingType");
  }
  const accountId = refAt(detail, "AccountRef");
  if (accountId === undefined) return refuseMissing("Line.JournalEntryLineDetail.AccountRef");
  requireName(books, accountId, detail);
  const amount = toDecimal(line.Amount);
  if (amount === undefined) return refuseMissing("Line.Amount");
  if (amount.digits < 0n && books.settings().negativeJournalLine === "2290")
    refuseDocumented("2290", "Line.Amount");
  const digits = currencyDigits(currency);
  const amountMinor = toMinor(amount, digits);
  return {
    ...line,
    Amount: toNumber(fromMinor(amountMinor, digits)),
    [DETAIL]: { ...checkedTax(books, draft, detail, amountMinor), AccountRef: accountRef(books, accountId) },
  };
}

/** Accounts Receivable needs a customer, Accounts Payable a vendor. */
function requireName(books: Books, accountId: string, detail: Wire): void {
  const type = textAt(books.find("Account", accountId), "AccountType");
  const wanted =
    type === "Accounts Receivable" ? "Customer" : type === "Accounts Payable" ? "Vendor" : undefined;
  if (wanted === undefined) return;
  const entity = recordAt(detail, "Entity");
  if (entity === undefined || textAt(entity, "Type") !== wanted || refAt(entity, "EntityRef") === undefined) {
    refuseBusiness(`When you use ${type}, you must choose a ${wanted.toLowerCase()} in the Name field.`);
  }
}

function requireBalance(books: Books, object: Wire): void {
  const sum = postJournalEntry(books, object).reduce((total, posting) => total + posting.amountMinor, 0);
  if (sum === 0) return;
  refuseDocumented("2300", "Line");
}

function postJournalEntry(books: Books, object: Wire): DraftPosting[] {
  const entered = recordsAt(object, "Line").flatMap((line) => {
    const detail = recordAt(line, DETAIL);
    if (detail === undefined) return [];
    const sign = detail.PostingType === "Debit" ? 1 : -1;
    const accountId = refAt(detail, "AccountRef") ?? "";
    const type = textAt(books.find("Account", accountId), "AccountType");
    const hasName = type === "Accounts Receivable" || type === "Accounts Payable";
    const partyId = refAt(recordAt(detail, "Entity"), "EntityRef");
    const nameId = hasName ? partyId : undefined;
    const amountMinor = sign * minorAt(books, object, "Amount", line);
    const memo = textAt(line, "Description") ?? "";
    const named = {
      ...(nameId === undefined ? {} : { nameId }),
      ...(partyId === undefined ? {} : { partyId }),
    };
    return [{ accountId, amountMinor, memo, ...named, ...tagsOf(object, detail) }];
  });
  return [...entered, ...journalTaxPostings(books, object)];
}

const SORTABLE = ["Id", "DocNumber", "TxnDate", ...META_FIELDS];

export const journalEntry: EntityDefinition = {
  name: "JournalEntry",
  kind: "transaction",
  idFamily: "transactions",
  operations: ["create", "update", "delete"],
  references: [
    { path: "Line.JournalEntryLineDetail.AccountRef", entity: "Account" },
    { path: "Line.JournalEntryLineDetail.ClassRef", entity: "Class" },
    { path: "Line.JournalEntryLineDetail.DepartmentRef", entity: "Department" },
    { path: "Line.JournalEntryLineDetail.Entity.EntityRef", entity: "Customer", or: ["Vendor", "Employee"] },
  ],
  filterable: SORTABLE,
  sortable: SORTABLE,
  order: { field: "Id", descending: true },
  build: buildJournalEntry,
  postings: postJournalEntry,
  settle: (books, before, after) => settleTarget(books, "JournalEntry", String((after ?? before)?.Id), after),
};
