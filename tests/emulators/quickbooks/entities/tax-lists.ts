import { refuseMissing } from "../books/refused-request.ts";
import type { BuildInput, EntityDefinition, Wire } from "../books/types.ts";
import { textAt, withoutNulls } from "../books/wire.ts";
import { META_FIELDS } from "./list-fields.ts";
import { readOnlyList } from "./singletons.ts";

export const taxCode: EntityDefinition = {
  ...readOnlyList("TaxCode", ["Id", "Name", "Active", "Description"]),
  kind: "list",
};

export const taxRate: EntityDefinition = {
  ...readOnlyList("TaxRate", ["Id", "Name", "AgencyRef", "Active", "Description"]),
  kind: "list",
};

function buildTaxAgency({ draft }: BuildInput): Wire {
  const name = textAt(draft, "DisplayName") ?? refuseMissing("DisplayName");
  return withoutNulls({
    ...draft,
    DisplayName: name,
    TaxTrackedOnSales: draft.TaxTrackedOnSales ?? true,
    TaxTrackedOnPurchases: draft.TaxTrackedOnPurchases ?? false,
  });
}

export const taxAgency: EntityDefinition = {
  ...readOnlyList("TaxAgency", ["Id", "DisplayName"]),
  operations: ["create"],
  sortable: ["Id", "DisplayName", ...META_FIELDS],
  build: buildTaxAgency,
};
