import { refuseUnsupported } from "../books/refused-request.ts";
import type { EntityDefinition } from "../books/types.ts";
import { META_FIELDS } from "./list-fields.ts";

const SORTABLE = ["Id", "TxnDate", ...META_FIELDS];

/** A billable line of a purchase on its way to an invoice; the service makes it, a client can only read it. */
export const reimburseCharge: EntityDefinition = {
  name: "ReimburseCharge",
  kind: "readonly",
  idFamily: "transactions",
  operations: [],
  references: [],
  filterable: [...SORTABLE, "CustomerRef", "HasBeenInvoiced"],
  sortable: SORTABLE,
  order: { field: "Id", descending: false },
  build: () => refuseUnsupported("write on ReimburseCharge"),
};
