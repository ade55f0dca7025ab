import { refuseMissing, refuseUnsupported } from "../books/refused-request.ts";
import type { Books, BuildInput, DraftPosting, EntityDefinition, Wire } from "../books/types.ts";
import { refAt, withoutNulls } from "../books/wire.ts";
import { requireAccountCurrency } from "../ledger/currency.ts";
import { accountOfType, accountRef } from "../ledger/system-accounts.ts";
import { buildSalesForm } from "../sales/sales-form.ts";
import { minorAt, salesPostings } from "../sales/sales-postings.ts";
import { SALES_FORM_REFERENCES } from "../sales/sales-references.ts";
import { voidedForm } from "../sales/voided-form.ts";
import { goodsPostings, soldGoods } from "../stock/goods.ts";
import { META_FIELDS } from "./list-fields.ts";
import { MONEY_ACCOUNTS } from "./sales-receipt.ts";

function buildRefundReceipt(input: BuildInput): Wire {
  const { books, draft } = input;
  const accountId = refAt(draft, "DepositToAccountRef") ?? refuseMissing("DepositToAccountRef");
  const form = buildSalesForm("RefundReceipt", input);
  requireAccountCurrency(books, accountOfType(books, accountId, MONEY_ACCOUNTS), form.currency);
  return withoutNulls({
    PrintStatus: "NeedToPrint",
    ApplyTaxAfterDiscount: false,
    ...form.object,
    PaymentRefNum: draft.PaymentRefNum ?? paymentNumber(books, accountId, draft),
    DepositToAccountRef: accountRef(books, accountId),
    Balance: 0,
    HomeBalance: form.object.HomeTotalAmt === undefined ? undefined : 0,
    LinkedTxn: [],
  });
}

/** A refund from a bank account is a check: its number reads `To Print` until it is printed. */
function paymentNumber(books: Books, accountId: string, draft: Wire): string | undefined {
  if (books.find("Account", accountId)?.AccountType !== "Bank") return undefined;
  return draft.PrintStatus === "PrintComplete" ? refuseMissing("PaymentRefNum") : "To Print";
}

function postRefundReceipt(books: Books, form: Wire): DraftPosting[] {
  const accountId = refAt(form, "DepositToAccountRef") ?? "";
  return [
    { accountId, amountMinor: -minorAt(books, form, "TotalAmt"), memo: "Refund" },
    ...salesPostings(books, form, -1),
    ...goodsPostings(books, "RefundReceipt", form),
  ];
}

const SORTABLE = [
  "Id",
  "TxnDate",
  "DocNumber",
  "Balance",
  "CheckPayment",
  "CreditCardPayment",
  ...META_FIELDS,
];

export const refundReceipt: EntityDefinition = {
  name: "RefundReceipt",
  kind: "transaction",
  idFamily: "transactions",
  operations: ["create", "update", "delete", "void", "send"],
  references: SALES_FORM_REFERENCES,
  filterable: [...SORTABLE, "ProjectRef", "CustomerRef", "PaymentType"],
  sortable: SORTABLE,
  order: { field: "Id", descending: true },
  build: buildRefundReceipt,
  // Whether a refund can be voided, and whether it brings goods back, is uncertain: two switches.
  voided: (books, existing) =>
    books.settings().voidRefundReceipt
      ? voidedForm(books, existing)
      : refuseUnsupported("void on RefundReceipt"),
  stock: (books, form) => (books.settings().refundReturnsStock ? soldGoods(books, form, -1) : []),
  postings: postRefundReceipt,
};
