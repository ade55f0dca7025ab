import type { Books, BuildInput, DraftPosting, EntityDefinition, Wire } from "../books/types.ts";
import { refAt, textAt, withoutNulls } from "../books/wire.ts";
import { settleLineCharges } from "../charges/line-charges.ts";
import { openMembers, settleTarget } from "../operations/applications.ts";
import { dueDate } from "../operations/due-date.ts";
import { orderLinks, settleOrders } from "../operations/order-links.ts";
import { payableRef, purchaseTermId, vendorOf } from "../purchases/payables.ts";
import { buildPurchaseForm, PURCHASE_REFERENCES } from "../purchases/purchase-form.ts";
import { boughtGoods, purchasePostings } from "../purchases/purchase-postings.ts";
import { refuseDuplicate } from "../sales/document-number.ts";
import { minorAt } from "../sales/sales-postings.ts";
import { META_FIELDS } from "./list-fields.ts";

function buildBill(input: BuildInput): Wire {
  const { books, draft, existing, id } = input;
  const { ref, vendor } = vendorOf(books, draft);
  const form = buildPurchaseForm("Bill", input, vendor);
  const termId = purchaseTermId(books, draft, existing === undefined, vendor);
  refuseDuplicate(input, "WarnDuplicateBillNumber", ["Bill"]);
  const day = textAt(form.object, "TxnDate") ?? "";
  const object = withoutNulls({
    ...form.object,
    VendorRef: ref,
    APAccountRef: payableRef(books, draft, form.currency),
    SalesTermRef: termId === undefined ? undefined : { value: termId },
    DueDate: textAt(draft, "DueDate") ?? dueDate(day, books.find("Term", termId ?? ""), 0),
    LinkedTxn: orderLinks(input, String(ref.value)),
  });
  return { ...object, ...openMembers(books, "Bill", id, object) };
}

function postBill(books: Books, form: Wire): DraftPosting[] {
  return [
    {
      accountId: refAt(form, "APAccountRef") ?? "",
      amountMinor: -minorAt(books, form, "TotalAmt"),
      memo: "Bill",
      nameId: refAt(form, "VendorRef") ?? "",
    },
    ...purchasePostings(books, "Bill", form, 1),
  ];
}

const SORTABLE = [
  "Id",
  "VendorRef",
  "TxnDate",
  "APAccountRef",
  "SalesTermRef",
  "TotalAmt",
  "DueDate",
  "DocNumber",
  ...META_FIELDS,
];

export const bill: EntityDefinition = {
  name: "Bill",
  kind: "transaction",
  idFamily: "transactions",
  operations: ["create", "update", "delete"],
  references: [
    { path: "VendorRef", entity: "Vendor" },
    { path: "APAccountRef", entity: "Account" },
    { path: "SalesTermRef", entity: "Term" },
    ...PURCHASE_REFERENCES,
  ],
  filterable: [...SORTABLE, "Balance"],
  sortable: SORTABLE,
  order: { field: "Id", descending: true },
  readOnly: ["Balance", "HomeBalance"],
  build: buildBill,
  stock: (books, form) => boughtGoods(books, form, 1),
  postings: postBill,
  settle(books, before, after) {
    settleTarget(books, "Bill", String((after ?? before)?.Id), after);
    settleOrders(books, "Bill", before, after);
    settleLineCharges(books, "Bill", before, after);
  },
};
