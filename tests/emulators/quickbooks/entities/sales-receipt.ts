import type { Books, BuildInput, DraftPosting, EntityDefinition, Wire } from "../books/types.ts";
import { refAt, withoutNulls } from "../books/wire.ts";
import { requireAccountCurrency } from "../ledger/currency.ts";
import { accountOfType, accountRef, undepositedFundsId } from "../ledger/system-accounts.ts";
import { buildSalesForm } from "../sales/sales-form.ts";
import { minorAt, salesPostings } from "../sales/sales-postings.ts";
import { SALES_FORM_REFERENCES } from "../sales/sales-references.ts";
import { voidedForm } from "../sales/voided-form.ts";
import { goodsPostings, soldGoods } from "../stock/goods.ts";
import { META_FIELDS } from "./list-fields.ts";

/** Money of a receipt goes to (of a refund comes from) a bank account or another current asset. */
export const MONEY_ACCOUNTS = ["Bank", "Other Current Asset"];

function buildSalesReceipt(input: BuildInput): Wire {
  const { books, draft } = input;
  const form = buildSalesForm("SalesReceipt", input);
  const accountId = refAt(draft, "DepositToAccountRef") ?? undepositedFundsId(books);
  requireAccountCurrency(books, accountOfType(books, accountId, MONEY_ACCOUNTS), form.currency);
  return withoutNulls({
    PrintStatus: "NeedToPrint",
    EmailStatus: "NotSet",
    ApplyTaxAfterDiscount: false,
    ...form.object,
    DepositToAccountRef: accountRef(books, accountId),
    Balance: 0,
    HomeBalance: form.object.HomeTotalAmt === undefined ? undefined : 0,
    LinkedTxn: [],
  });
}

function postSalesReceipt(books: Books, form: Wire): DraftPosting[] {
  const accountId = refAt(form, "DepositToAccountRef") ?? "";
  return [
    { accountId, amountMinor: minorAt(books, form, "TotalAmt"), memo: "Sales receipt" },
    ...salesPostings(books, form, 1),
    ...goodsPostings(books, "SalesReceipt", form),
  ];
}

const SORTABLE = ["Id", "TxnDate", "DocNumber", "Balance", ...META_FIELDS];

export const salesReceipt: EntityDefinition = {
  name: "SalesReceipt",
  kind: "transaction",
  idFamily: "transactions",
  operations: ["create", "update", "delete", "void", "send"],
  references: SALES_FORM_REFERENCES,
  filterable: [...SORTABLE, "CustomerRef", "ProjectRef", "TotalAmt"],
  sortable: SORTABLE,
  order: { field: "Id", descending: true },
  build: buildSalesReceipt,
  voided: voidedForm,
  stock: (books, form) => soldGoods(books, form, 1),
  postings: postSalesReceipt,
};
