import { refuseMissing } from "../books/refused-request.ts";
import type { Books, BuildInput, DraftPosting, EntityDefinition, Wire } from "../books/types.ts";
import { refAt, withoutNulls } from "../books/wire.ts";
import { requireAccountCurrency } from "../ledger/currency.ts";
import { accountOfType, accountRef } from "../ledger/system-accounts.ts";
import { buildSalesForm } from "../sales/sales-form.ts";
import { minorAt, salesPostings } from "../sales/sales-postings.ts";
import { SALES_FORM_REFERENCES } from "../sales/sales-references.ts";
import { settleStock } from "../sales/stock.ts";
import { stockCosts } from "../sales/stock-costs.ts";
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
    ...stockCosts(books, form, -1),
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
  operations: ["create", "update", "delete", "send"],
  references: SALES_FORM_REFERENCES,
  filterable: [...SORTABLE, "ProjectRef", "CustomerRef", "PaymentType"],
  sortable: SORTABLE,
  order: { field: "Id", descending: true },
  build: buildRefundReceipt,
  postings: postRefundReceipt,
  settle: (books, before, after) => settleStock(books, before, after, -1),
};
