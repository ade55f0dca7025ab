import { preference } from "../books/preferences.ts";
import type { BuildInput, EntityDefinition, Wire } from "../books/types.ts";
import { recordAt, recordsAt, textAt, withoutNulls } from "../books/wire.ts";
import { closeByHand, forgetOrder, orderStatus } from "../operations/order-links.ts";
import { payableRef, vendorOf } from "../purchases/payables.ts";
import { buildPurchaseForm, PURCHASE_REFERENCES } from "../purchases/purchase-form.ts";
import { META_FIELDS } from "./list-fields.ts";

const NUMBERS = "docNumber:purchaseOrders";
const FIRST_NUMBER = 1001;

/** An order moves neither money nor goods: it waits for its bill. */
function buildPurchaseOrder(input: BuildInput): Wire {
  const { books, body, draft, existing, id } = input;
  const { ref, vendor } = vendorOf(books, draft);
  const form = buildPurchaseForm("PurchaseOrder", input, vendor);
  closeByHand(books, id, textAt(body, "POStatus"));
  const order = withoutNulls({
    EmailStatus: "NotSet",
    ...form.object,
    DocNumber: orderNumber(input),
    VendorRef: ref,
    VendorAddr: recordAt(draft, "VendorAddr") ?? recordAt(vendor, "BillAddr"),
    APAccountRef: payableRef(books, draft, form.currency),
    LinkedTxn: recordsAt(existing, "LinkedTxn"),
  });
  return { ...order, POStatus: orderStatus(books, { ...order, Id: id }) };
}

/** Orders have a series of their own unless the company numbers its purchases itself. */
function orderNumber({ books, draft, existing }: BuildInput): string | undefined {
  const sent = textAt(draft, "DocNumber");
  if (sent !== undefined && sent !== "") return sent;
  if (existing !== undefined) return textAt(existing, "DocNumber");
  if (preference(books, "VendorAndPurchasesPrefs", "UseCustomTxnNumbers")) return undefined;
  return String(FIRST_NUMBER - 1 + books.db.next(NUMBERS));
}

const SORTABLE = ["Id", "TxnDate", "DueDate", "DocNumber", ...META_FIELDS];

export const purchaseOrder: EntityDefinition = {
  name: "PurchaseOrder",
  kind: "transaction",
  idFamily: "transactions",
  operations: ["create", "update", "delete", "send"],
  references: [
    { path: "VendorRef", entity: "Vendor" },
    { path: "APAccountRef", entity: "Account" },
    { path: "SalesTermRef", entity: "Term" },
    { path: "ClassRef", entity: "Class" },
    { path: "ShipTo", entity: "Customer" },
    ...PURCHASE_REFERENCES,
  ],
  filterable: SORTABLE,
  sortable: SORTABLE,
  order: { field: "Id", descending: true },
  build: buildPurchaseOrder,
  settle(books, before, after) {
    if (before !== undefined && after === undefined) forgetOrder(books, before);
  },
};
