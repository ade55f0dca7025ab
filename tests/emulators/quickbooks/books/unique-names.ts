import { refuseDuplicateName } from "./refused-request.ts";
import type { Books, Wire } from "./types.ts";
import { textAt } from "./wire.ts";

/** Customers, vendors and employees share one space of display names; other lists have one each. */
export type NameSpace = { space: string; field: "DisplayName" | "FullyQualifiedName" | "Name" };

const NAMES: NameSpace = { space: "names", field: "DisplayName" };
const SPACES: Readonly<Record<string, NameSpace>> = {
  Customer: NAMES,
  Vendor: NAMES,
  Employee: NAMES,
  Item: { space: "items", field: "FullyQualifiedName" },
  Account: { space: "accounts", field: "FullyQualifiedName" },
  Class: { space: "classes", field: "FullyQualifiedName" },
  Department: { space: "departments", field: "FullyQualifiedName" },
  Term: { space: "terms", field: "Name" },
  PaymentMethod: { space: "paymentMethods", field: "Name" },
  TaxCode: { space: "taxCodes", field: "Name" },
  TaxRate: { space: "taxRates", field: "Name" },
  TaxAgency: { space: "taxAgencies", field: "DisplayName" },
};

/** Refuses a name that another object has (6240) and keeps the index; call before the object is stored. */
export function claimName(
  books: Books,
  entity: string,
  id: string,
  before: Wire | undefined,
  after: Wire,
): void {
  const space = SPACES[entity];
  if (space === undefined) return;
  const index = books.db.table<string>(`unique:${space.space}`);
  const own = `${entity}:${id}`;
  const old = keyOf(textAt(before, space.field));
  const fresh = keyOf(textAt(after, space.field));
  if (old === fresh && old !== undefined) return;
  const holder = fresh === undefined ? undefined : index.get(fresh);
  if (holder !== undefined && holder !== own) refuseTaken(books, entity, holder);
  if (old !== undefined && index.get(old) === own) index.delete(old);
  if (fresh !== undefined) index.set(fresh, own);
}

/** What was met since 2020: null for a customer, the holder's id for a vendor or an item; older: who has the name. */
function refuseTaken(books: Books, entity: string, holder: string): never {
  if (books.settings().duplicateNameDetail !== "text") {
    if (entity === "Customer") refuseDuplicateName("null");
    if (entity === "Vendor" || entity === "Item") {
      refuseDuplicateName(`Id=${holder.slice(holder.indexOf(":") + 1)}`);
    }
  }
  refuseDuplicateName(duplicateText(entity, holder), "");
}

function keyOf(name: string | undefined): string | undefined {
  return name?.trim().toLowerCase();
}

const KIND_WORDS: Readonly<Record<string, string>> = {
  Item: "product or service",
  Account: "account",
  Class: "class",
  Department: "location",
  Term: "term",
  PaymentMethod: "payment method",
  TaxCode: "tax code",
  TaxAgency: "tax agency",
};

function duplicateText(entity: string, holder: string): string {
  const holderType = holder.slice(0, holder.indexOf(":"));
  if (SPACES[entity] === NAMES) {
    // The service prints two blanks when the holder is of the same type and one when it is not.
    return holderType === entity
      ? `Another ${entity.toLowerCase()} is already using this name.  Please use a different name.`
      : "Another customer, vendor or employee is already using this name. Please use a different name.";
  }
  if (entity === "TaxRate") {
    return "Another tax rate is already using this \nname. Please use a different name.";
  }
  return `Another ${KIND_WORDS[entity] ?? "element"} is already using this name. Please use a different name.`;
}
