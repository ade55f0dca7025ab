import { defaultDay } from "../books/default-day.ts";
import { refuse, refuseBusiness, refuseMissing } from "../books/refused-request.ts";
import type { Books, BuildInput, DraftPosting, EntityDefinition, Wire } from "../books/types.ts";
import { recordAt, refAt, textAt, withoutNulls } from "../books/wire.ts";
import { currencyOf, requireAccountCurrency, transactionCurrency } from "../ledger/currency.ts";
import { accountRef } from "../ledger/system-accounts.ts";
import { currencyDigits } from "../money/currency-digits.ts";
import { fromMinor, toDecimal, toMinor, toNumber } from "../money/decimal.ts";
import { PAYABLES } from "../operations/application-sides.ts";
import { settlePayment, unappliedAmount } from "../operations/applications.ts";
import { readAppliedLines } from "../operations/applied-lines.ts";
import { paymentPostings } from "../operations/payment-postings.ts";
import { payableRef, vendorOf } from "../purchases/payables.ts";
import { refuseDuplicate } from "../sales/document-number.ts";
import { omit } from "../sales/sales-form.ts";
import { voidedNote } from "../sales/voided-form.ts";
import { META_FIELDS } from "./list-fields.ts";

/** Where the account of each way to pay stands, and of which type it must be. */
const WAYS = {
  Check: { part: "CheckPayment", account: "BankAccountRef", type: "Bank" },
  CreditCard: { part: "CreditCardPayment", account: "CCAccountRef", type: "Credit Card" },
} as const;

function buildBillPayment(input: BuildInput): Wire {
  const { books, draft, id } = input;
  const { ref, vendor } = vendorOf(books, draft);
  const total = toDecimal(draft.TotalAmt);
  if (total === undefined) refuseBusiness("You must set a transaction amount.");
  if (total.digits < 0n) refuseBusiness("You must specify a transaction amount that is 0 or greater.");
  const day = textAt(draft, "TxnDate") ?? defaultDay(books);
  const money = transactionCurrency(books, draft, vendor, day);
  const currency = currencyOf(books, money);
  const digits = currencyDigits(currency);
  const way = wayOf(draft);
  if (way === WAYS.Check) refuseDuplicate(input, "WarnDuplicateCheckNumber", ["BillPayment", "Purchase"]);
  const object = withoutNulls({
    ...omit(draft, ["CheckPayment", "CreditCardPayment", "LinkedTxn"]),
    VendorRef: ref,
    TxnDate: day,
    ...money,
    APAccountRef: payableRef(books, draft, currency),
    [way.part]: moneyPart(books, draft, way, currency),
    TotalAmt: toNumber(fromMinor(toMinor(total, digits), digits)),
    Line: readAppliedLines(books, PAYABLES, draft, { id, ownerId: String(ref.value), currency }),
  });
  if (unappliedAmount(books, PAYABLES, object) < 0) {
    refuseBusiness("The amounts applied are more than the amount paid.");
  }
  return object;
}

function wayOf(draft: Wire): (typeof WAYS)["Check"] | (typeof WAYS)["CreditCard"] {
  if (draft.PayType === "Check") return WAYS.Check;
  return draft.PayType === "CreditCard" ? WAYS.CreditCard : refuseMissing("PayType");
}

/** Money leaves a bank account by check, or a credit card (6430 for any other type). */
function moneyPart(books: Books, draft: Wire, way: ReturnType<typeof wayOf>, currency: string): Wire {
  const part = recordAt(draft, way.part);
  const id = refAt(part, way.account) ?? refuseMissing(`${way.part}.${way.account}`);
  const account = books.find("Account", id);
  if (account?.AccountType !== way.type) {
    refuse({
      code: "6430",
      message: "Invalid account type used",
      detail: `Invalid account type: ${textAt(account, "AccountType") ?? ""}`,
      element: `${way.part}.${way.account}`,
    });
  }
  requireAccountCurrency(books, account, currency);
  const printed = way === WAYS.Check ? { PrintStatus: "NotSet" } : {};
  return { ...printed, ...part, [way.account]: accountRef(books, id) };
}

function postBillPayment(books: Books, payment: Wire): DraftPosting[] {
  const way = wayOf(payment);
  const moneyId = refAt(recordAt(payment, way.part), way.account) ?? "";
  return paymentPostings(books, PAYABLES, payment, moneyId, refAt(payment, "APAccountRef") ?? "");
}

const SORTABLE = ["Id", "VendorRef", "TxnDate", "DocNumber", "TotalAmt", "PayType", ...META_FIELDS];

export const billPayment: EntityDefinition = {
  name: "BillPayment",
  kind: "transaction",
  idFamily: "transactions",
  operations: ["create", "update", "delete", "void"],
  references: [
    { path: "VendorRef", entity: "Vendor" },
    { path: "APAccountRef", entity: "Account" },
    { path: "DepartmentRef", entity: "Department" },
    { path: "CheckPayment.BankAccountRef", entity: "Account" },
    { path: "CreditCardPayment.CCAccountRef", entity: "Account" },
  ],
  filterable: SORTABLE,
  sortable: SORTABLE,
  order: { field: "Id", descending: true },
  build: buildBillPayment,
  voided: (_books, existing) => ({
    ...existing,
    TotalAmt: 0,
    Line: [],
    PrivateNote: voidedNote(existing),
  }),
  postings: postBillPayment,
  settle: (books, before, after) => settlePayment(books, PAYABLES, before, after),
};
