import { refuseMissing } from "../books/refused-request.ts";
import type { Books, BuildInput, DraftPosting, EntityDefinition, Wire } from "../books/types.ts";
import { refAt, withoutNulls } from "../books/wire.ts";
import { currencyOf } from "../ledger/currency.ts";
import { receivableAccountId } from "../ledger/system-accounts.ts";
import { openMembers, settleTarget } from "../operations/applications.ts";
import { autoApplyCredit } from "../operations/auto-apply.ts";
import { buildSalesForm, omit } from "../sales/sales-form.ts";
import { minorAt, salesPostings } from "../sales/sales-postings.ts";
import { SALES_FORM_REFERENCES } from "../sales/sales-references.ts";
import { goodsPostings, soldGoods } from "../stock/goods.ts";
import { META_FIELDS } from "./list-fields.ts";

function buildCreditMemo(input: BuildInput): Wire {
  const { books, draft, id } = input;
  if (refAt(draft, "CustomerRef") === undefined) refuseMissing("CustomerRef");
  const form = buildSalesForm("CreditMemo", input);
  const object = withoutNulls({
    PrintStatus: "NeedToPrint",
    EmailStatus: "NotSet",
    ApplyTaxAfterDiscount: false,
    ...omit(form.object, ["DepositToAccountRef"]),
  });
  return { ...object, ...openMembers(books, "CreditMemo", id, object) };
}

function postCreditMemo(books: Books, form: Wire): DraftPosting[] {
  const accountId = receivableAccountId(books, currencyOf(books, form));
  const nameId = refAt(form, "CustomerRef") ?? "";
  return [
    { accountId, amountMinor: -minorAt(books, form, "TotalAmt"), memo: "Credit memo", nameId },
    ...salesPostings(books, form, -1),
    ...goodsPostings(books, "CreditMemo", form),
  ];
}

const SORTABLE = ["Id", "TxnDate", "DocNumber", "Balance", ...META_FIELDS];

export const creditMemo: EntityDefinition = {
  name: "CreditMemo",
  kind: "transaction",
  idFamily: "transactions",
  operations: ["create", "update", "delete", "send"],
  references: SALES_FORM_REFERENCES,
  filterable: [...SORTABLE, "CustomerRef", "ProjectRef", "SalesTermRef"],
  sortable: SORTABLE,
  order: { field: "Id", descending: true },
  build: buildCreditMemo,
  stock: (books, form) => soldGoods(books, form, -1),
  postings: postCreditMemo,
  settle(books, before, after) {
    const id = String((after ?? before)?.Id);
    settleTarget(books, "CreditMemo", id, after);
    if (before === undefined) autoApplyCredit(books, "CreditMemo", id);
  },
};
