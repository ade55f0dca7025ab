import { refuse, refuseMissing, refuseReference } from "../books/refused-request.ts";
import type { Books, BuildInput, DraftPosting, EntityDefinition, Wire } from "../books/types.ts";
import { booleanAt, recordAt, refAt, textAt, withoutNulls } from "../books/wire.ts";
import { settleLineCharges } from "../charges/line-charges.ts";
import { requireAccountCurrency } from "../ledger/currency.ts";
import { accountRef } from "../ledger/system-accounts.ts";
import { nameValue } from "../operations/applied-lines.ts";
import { orderLinks, settleOrders } from "../operations/order-links.ts";
import { buildPurchaseForm, PURCHASE_REFERENCES } from "../purchases/purchase-form.ts";
import { boughtGoods, purchasePostings } from "../purchases/purchase-postings.ts";
import { refuseDuplicate } from "../sales/document-number.ts";
import { minorAt } from "../sales/sales-postings.ts";
import { META_FIELDS } from "./list-fields.ts";

/** Account type that the money of each way to pay comes from. */
const MONEY_TYPES: Readonly<Record<string, string>> = {
  Cash: "Bank",
  Check: "Bank",
  CreditCard: "Credit Card",
};
const NAME_ENTITIES = ["Vendor", "Customer", "Employee"];

function buildPurchase(input: BuildInput): Wire {
  const { books, draft } = input;
  const paymentType = textAt(draft, "PaymentType") ?? refuseMissing("PaymentType");
  const accountId = refAt(draft, "AccountRef") ?? refuseMissing("AccountRef");
  const account = moneyAccount(books, accountId, paymentType);
  const party = partyOf(books, recordAt(draft, "EntityRef"));
  const form = buildPurchaseForm("Purchase", input, party?.object);
  requireAccountCurrency(books, account, form.currency);
  if (paymentType === "Check")
    refuseDuplicate(input, "WarnDuplicateCheckNumber", ["Purchase", "BillPayment"]);
  const isCredit = paymentType === "CreditCard" && booleanAt(draft, "Credit") === true;
  const links = orderLinks(input, textAt(party?.ref, "value"));
  return withoutNulls({
    CustomField: [],
    ...form.object,
    AccountRef: accountRef(books, accountId),
    PaymentType: paymentType,
    EntityRef: party?.ref,
    Credit: paymentType === "CreditCard" ? isCredit : undefined,
    PrintStatus: paymentType === "Check" ? (textAt(draft, "PrintStatus") ?? "NotSet") : undefined,
    LinkedTxn: links.length === 0 ? undefined : links,
    PurchaseEx: { any: [nameValue("TxnType", kindNumber(paymentType, isCredit))] },
  });
}

/** Numbers of the kinds of expense: 54 expense, 3 check, 11 credit card credit. */
function kindNumber(paymentType: string, isCredit: boolean): string {
  if (paymentType === "Check") return "3";
  return isCredit ? "11" : "54";
}

function moneyAccount(books: Books, id: string, paymentType: string): Wire {
  const account = books.find("Account", id);
  if (account !== undefined && account.AccountType === MONEY_TYPES[paymentType]) return account;
  return refuse({
    code: "6430",
    message: "Invalid account type used",
    detail: `Invalid account type: ${textAt(account, "AccountType") ?? ""}`,
    element: "AccountRef",
  });
}

/** Whom the money went to: a vendor, customer or employee, whose ids are of one family. */
function partyOf(books: Books, reference: Wire | undefined): { object: Wire; ref: Wire } | undefined {
  const id = textAt(reference, "value");
  if (id === undefined || id === "") return undefined;
  const asked = textAt(reference, "type");
  const type = NAME_ENTITIES.find(
    (name) =>
      (asked === undefined || asked.toLowerCase() === name.toLowerCase()) &&
      books.find(name, id) !== undefined,
  );
  const object = type === undefined ? undefined : books.find(type, id);
  if (object === undefined) return refuseReference("Vendor", id, "Reference Id");
  return { object, ref: { value: id, name: object.DisplayName, type } };
}

function postPurchase(books: Books, form: Wire): DraftPosting[] {
  const sign = form.Credit === true ? -1 : 1;
  const accountId = refAt(form, "AccountRef") ?? "";
  return [
    { accountId, amountMinor: -sign * minorAt(books, form, "TotalAmt"), memo: "Expense" },
    ...purchasePostings(books, "Purchase", form, sign),
  ];
}

const SORTABLE = ["Id", "PaymentType", "AccountRef", "TxnDate", "DocNumber", "TotalAmt", ...META_FIELDS];

export const purchase: EntityDefinition = {
  name: "Purchase",
  kind: "transaction",
  idFamily: "transactions",
  operations: ["create", "update", "delete"],
  references: [
    { path: "AccountRef", entity: "Account" },
    { path: "PaymentMethodRef", entity: "PaymentMethod" },
    ...PURCHASE_REFERENCES,
  ],
  filterable: [...SORTABLE, "EntityRef"],
  sortable: SORTABLE,
  order: { field: "Id", descending: true },
  build: buildPurchase,
  stock: (books, form) => boughtGoods(books, form, form.Credit === true ? -1 : 1),
  postings: postPurchase,
  settle(books, before, after) {
    settleOrders(books, "Purchase", before, after);
    settleLineCharges(books, "Purchase", before, after);
  },
};
