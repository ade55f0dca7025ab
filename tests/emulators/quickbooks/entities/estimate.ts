import { refuseMissing } from "../books/refused-request.ts";
import type { BuildInput, EntityDefinition, Wire } from "../books/types.ts";
import { recordsAt, refAt, withoutNulls } from "../books/wire.ts";
import { buildSalesForm } from "../sales/sales-form.ts";
import { SALES_FORM_REFERENCES } from "../sales/sales-references.ts";
import { META_FIELDS } from "./list-fields.ts";

function buildEstimate(input: BuildInput): Wire {
  if (refAt(input.draft, "CustomerRef") === undefined) refuseMissing("CustomerRef");
  const form = buildSalesForm("Estimate", input);
  return withoutNulls({
    PrintStatus: "NeedToPrint",
    EmailStatus: "NotSet",
    TxnStatus: "Pending",
    ApplyTaxAfterDiscount: false,
    ...form.object,
    LinkedTxn: recordsAt(input.existing, "LinkedTxn"),
  });
}

const SORTABLE = ["Id", "TxnDate", "DueDate", "DocNumber", ...META_FIELDS];

export const estimate: EntityDefinition = {
  name: "Estimate",
  kind: "transaction",
  idFamily: "transactions",
  operations: ["create", "update", "delete", "send"],
  references: SALES_FORM_REFERENCES,
  filterable: [...SORTABLE, "CustomerRef", "ProjectRef"],
  sortable: SORTABLE,
  order: { field: "Id", descending: true },
  build: buildEstimate,
};
