import type { Books, BuildInput, DraftPosting, EntityDefinition, Wire } from "../books/types.ts";
import { refAt, withoutNulls } from "../books/wire.ts";
import { settleLineCharges } from "../charges/line-charges.ts";
import { openMembers, settleTarget } from "../operations/applications.ts";
import { payableRef, vendorOf } from "../purchases/payables.ts";
import { buildPurchaseForm, PURCHASE_REFERENCES } from "../purchases/purchase-form.ts";
import { boughtGoods, purchasePostings } from "../purchases/purchase-postings.ts";
import { minorAt } from "../sales/sales-postings.ts";
import { META_FIELDS } from "./list-fields.ts";

function buildVendorCredit(input: BuildInput): Wire {
  const { books, draft, id } = input;
  const { ref, vendor } = vendorOf(books, draft);
  const form = buildPurchaseForm("VendorCredit", input, vendor);
  const object = withoutNulls({
    ...form.object,
    VendorRef: ref,
    APAccountRef: payableRef(books, draft, form.currency),
    LinkedTxn: [],
  });
  return { ...object, ...openMembers(books, "VendorCredit", id, object) };
}

function postVendorCredit(books: Books, form: Wire): DraftPosting[] {
  return [
    {
      accountId: refAt(form, "APAccountRef") ?? "",
      amountMinor: minorAt(books, form, "TotalAmt"),
      memo: "Vendor credit",
      nameId: refAt(form, "VendorRef") ?? "",
    },
    ...purchasePostings(books, "VendorCredit", form, -1),
  ];
}

const SORTABLE = ["Id", "DocNumber", "APAccountRef", "TxnDate", "TotalAmt", ...META_FIELDS];

export const vendorCredit: EntityDefinition = {
  name: "VendorCredit",
  kind: "transaction",
  idFamily: "transactions",
  operations: ["create", "update", "delete"],
  references: [
    { path: "VendorRef", entity: "Vendor" },
    { path: "APAccountRef", entity: "Account" },
    ...PURCHASE_REFERENCES,
  ],
  filterable: SORTABLE,
  sortable: SORTABLE,
  order: { field: "Id", descending: true },
  readOnly: ["Balance"],
  build: buildVendorCredit,
  stock: (books, form) => boughtGoods(books, form, -1),
  postings: postVendorCredit,
  settle(books, before, after) {
    settleTarget(books, "VendorCredit", String((after ?? before)?.Id), after);
    settleLineCharges(books, "VendorCredit", before, after);
  },
};
