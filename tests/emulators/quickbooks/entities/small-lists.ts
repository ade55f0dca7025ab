import { placeInTree } from "../books/hierarchy.ts";
import { refuseMissing } from "../books/refused-request.ts";
import type { BuildInput, EntityDefinition, Wire } from "../books/types.ts";
import { refAt, textAt, withoutNulls } from "../books/wire.ts";
import { CURRENCY_NAMES } from "../ledger/currency.ts";
import { activeState, META_FIELDS } from "./list-fields.ts";

const SORTABLE = ["Id", "Name", "Active", "FullyQualifiedName", ...META_FIELDS];

/** A list whose objects are a name and a few members: deactivated, never deleted. */
function smallList(
  name: string,
  build: (input: BuildInput) => Wire,
  more: Partial<EntityDefinition> = {},
): EntityDefinition {
  return {
    name,
    kind: "list",
    idFamily: name,
    operations: ["create", "update"],
    references: [],
    filterable: SORTABLE,
    sortable: SORTABLE,
    order: { field: "Name", descending: false },
    build,
    ...more,
  };
}

function named({ draft, existing }: BuildInput): { Name: string; Active: boolean } {
  const state = activeState(draft, existing);
  const name = textAt(draft, "Name");
  if (name === undefined || name === "") return refuseMissing("Name");
  return { Name: state.rename(name), Active: state.active };
}

function buildTerm(input: BuildInput): Wire {
  const { draft } = input;
  const isByDate = draft.DayOfMonthDue !== undefined;
  if (!isByDate && draft.DueDays === undefined) return refuseMissing("DueDays or DayOfMonthDue");
  return withoutNulls({
    ...draft,
    ...named(input),
    Type: isByDate ? "DATE_DRIVEN" : "STANDARD",
    DiscountPercent: draft.DiscountPercent ?? 0,
  });
}

function buildPaymentMethod(input: BuildInput): Wire {
  return withoutNulls({
    ...input.draft,
    ...named(input),
    Type: textAt(input.draft, "Type") ?? "NON_CREDIT_CARD",
  });
}

/** Classes and locations: trees that exist from the Plus plan on. */
function buildTree(
  entity: "Class" | "Department",
  flag: "SubClass" | "SubDepartment",
  input: BuildInput,
): Wire {
  const fields = named(input);
  const place = placeInTree(input.books, entity, input.id, { ...input.draft, ...fields }, "Name");
  return withoutNulls({
    ...input.draft,
    ...fields,
    [flag]: refAt(input.draft, "ParentRef") !== undefined,
    FullyQualifiedName: place.fullName,
  });
}

function buildCompanyCurrency(input: BuildInput): Wire {
  const code = textAt(input.draft, "Code") ?? textAt(input.existing, "Code") ?? refuseMissing("Code");
  const Name = textAt(input.draft, "Name") ?? CURRENCY_NAMES[code] ?? code;
  return withoutNulls({ ...input.draft, Code: code, Name, Active: input.draft.Active ?? true });
}

export const term = smallList("Term", buildTerm);
export const paymentMethod = smallList("PaymentMethod", buildPaymentMethod);
export const classList = smallList("Class", (input) => buildTree("Class", "SubClass", input), {
  references: [{ path: "ParentRef", entity: "Class" }],
  readOnly: ["FullyQualifiedName"],
});
export const department = smallList(
  "Department",
  (input) => buildTree("Department", "SubDepartment", input),
  {
    references: [{ path: "ParentRef", entity: "Department" }],
    readOnly: ["FullyQualifiedName"],
  },
);
export const companyCurrency = smallList("CompanyCurrency", buildCompanyCurrency, {
  filterable: [...SORTABLE, "Code"],
});
