import { defaultDay } from "../books/default-day.ts";
import { refuseBusiness, refuseMissing } from "../books/refused-request.ts";
import type { Books, BuildInput, DraftPosting, EntityDefinition, Wire } from "../books/types.ts";
import { refAt, textAt, withoutNulls } from "../books/wire.ts";
import { currencyOf, requireAccountCurrency, transactionCurrency } from "../ledger/currency.ts";
import { accountOfType, accountRef } from "../ledger/system-accounts.ts";
import { currencyDigits } from "../money/currency-digits.ts";
import { fromMinor, toDecimal, toMinor, toNumber } from "../money/decimal.ts";
import { omit } from "../sales/sales-form.ts";
import { minorAt } from "../sales/sales-postings.ts";
import { META_FIELDS } from "./list-fields.ts";

/** Accounts of the balance sheet whose balance belongs to no name. */
const BALANCE_SHEET = [
  "Bank",
  "Other Current Asset",
  "Fixed Asset",
  "Other Asset",
  "Credit Card",
  "Other Current Liability",
  "Long Term Liability",
  "Equity",
];

function buildTransfer({ books, draft }: BuildInput): Wire {
  const from = refAt(draft, "FromAccountRef") ?? refuseMissing("FromAccountRef");
  const to = refAt(draft, "ToAccountRef") ?? refuseMissing("ToAccountRef");
  const amount = toDecimal(draft.Amount);
  if (amount === undefined) refuseMissing("Amount");
  if (from === to) refuseBusiness("You need to select a different type of account for this transaction.");
  const day = textAt(draft, "TxnDate") ?? defaultDay(books);
  const money = transactionCurrency(books, draft, undefined, day);
  const currency = currencyOf(books, money);
  for (const id of [from, to]) {
    requireAccountCurrency(books, accountOfType(books, id, BALANCE_SHEET), currency);
  }
  const digits = currencyDigits(currency);
  const amountMinor = toMinor(amount, digits);
  if (amountMinor < 0) refuseBusiness("You must specify a transaction amount that is 0 or greater.");
  return withoutNulls({
    ...omit(draft, ["LinkedTxn", "Line"]),
    TxnDate: day,
    ...money,
    FromAccountRef: accountRef(books, from),
    ToAccountRef: accountRef(books, to),
    Amount: toNumber(fromMinor(amountMinor, digits)),
  });
}

function postTransfer(books: Books, object: Wire): DraftPosting[] {
  const amountMinor = minorAt(books, object, "Amount");
  return [
    { accountId: refAt(object, "ToAccountRef") ?? "", amountMinor, memo: "Transfer" },
    { accountId: refAt(object, "FromAccountRef") ?? "", amountMinor: -amountMinor, memo: "Transfer" },
  ];
}

const SORTABLE = ["Id", "TxnDate", ...META_FIELDS];

export const transfer: EntityDefinition = {
  name: "Transfer",
  kind: "transaction",
  idFamily: "transactions",
  operations: ["create", "update", "delete"],
  references: [
    { path: "FromAccountRef", entity: "Account" },
    { path: "ToAccountRef", entity: "Account" },
    { path: "ClassRef", entity: "Class" },
    { path: "DepartmentRef", entity: "Department" },
  ],
  filterable: SORTABLE,
  sortable: SORTABLE,
  order: { field: "Id", descending: true },
  build: buildTransfer,
  postings: postTransfer,
};
