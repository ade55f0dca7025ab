import type { BuildInput, EntityDefinition, Wire } from "../books/types.ts";
import { booleanAt, textAt, withoutNulls } from "../books/wire.ts";
import { numberAddresses } from "./addresses.ts";
import { displayName, NAME_FILTERS } from "./customer.ts";
import { activeState } from "./list-fields.ts";

/** Employees are names: they share the display names of customers and vendors and have no balance. */
function buildEmployee({ books, draft, existing }: BuildInput): Wire {
  const state = activeState(draft, existing);
  const name = state.rename(displayName(draft));
  const number = textAt(draft, "SSN");
  return withoutNulls({
    ...numberAddresses(books, draft, existing),
    DisplayName: name,
    PrintOnCheckName: textAt(draft, "PrintOnCheckName") || name,
    Active: state.active,
    BillableTime: booleanAt(draft, "BillableTime") ?? false,
    SSN: number === undefined ? undefined : `XXX-XX-${number.slice(-4)}`,
  });
}

const FILTERS = NAME_FILTERS.filter((name) => name !== "Balance" && name !== "FullyQualifiedName");

export const employee: EntityDefinition = {
  name: "Employee",
  kind: "list",
  idFamily: "names",
  operations: ["create", "update"],
  references: [],
  filterable: FILTERS,
  sortable: FILTERS,
  order: { field: "DisplayName", descending: false },
  readOnly: ["FullyQualifiedName"],
  build: buildEmployee,
};
