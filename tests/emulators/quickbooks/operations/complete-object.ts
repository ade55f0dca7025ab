import { isMulticurrency } from "../books/preferences.ts";
import type { Books, EntityDefinition, Wire } from "../books/types.ts";
import { isRecord, recordAt, refAt, textAt } from "../books/wire.ts";
import { numberAddress } from "../entities/addresses.ts";
import { omit } from "../sales/sales-form.ts";

const FORM_ADDRESSES = ["BillAddr", "ShipAddr", "ShipFromAddr", "VendorAddr", "RemitToAddr"];

/** References whose name the service always shows, with their list and the field that names its objects. */
const NAMED: Readonly<Record<string, [entity: string, field: string]>> = {
  ClassRef: ["Class", "FullyQualifiedName"],
  DepartmentRef: ["Department", "FullyQualifiedName"],
  PaymentMethodRef: ["PaymentMethod", "Name"],
};

/**
 * What every stored object has in common, whatever its entity: no empty members inside its parts, an Id for each
 * address of a form, and names beside the references of a transaction. An address that the request brought gets a
 * new Id unless it is the stored one; one that was copied from the customer keeps the customer's.
 */
export function completeObject(
  books: Books,
  definition: EntityDefinition,
  body: Wire,
  existing: Wire | undefined,
  built: Wire,
): Wire {
  const object = withoutHollows(built);
  if (definition.kind !== "transaction") return object;
  for (const member of FORM_ADDRESSES) {
    const address = recordAt(object, member);
    if (address !== undefined && member in body) {
      object[member] = numberAddress(books, address, recordAt(existing, member));
    }
  }
  const shipMethod = refAt(object, "ShipMethodRef");
  if (shipMethod !== undefined) object.ShipMethodRef = { value: shipMethod, name: shipMethod };
  if (!isMulticurrency(books)) delete object.ExchangeRate;
  const lines = object.Line;
  if (Array.isArray(lines)) object.Line = lines.map((line) => completeLine(definition.name, line as Wire));
  return named(books, definition.name, object) as Wire;
}

/** Lines of expenses and journal entries are met without numbers, those of purchases with room for extensions. */
function completeLine(entity: string, line: Wire): Wire {
  if (entity === "JournalEntry") return omit(line, ["LineNum"]);
  if (entity === "Purchase") return { ...omit(line, ["LineNum"]), CustomExtensions: [] };
  if (entity === "Bill") return { LinkedTxn: [], ...line, CustomExtensions: [] };
  return line;
}

/** Forms whose way of paying is met without a name. */
const UNNAMED_METHODS: ReadonlySet<string> = new Set(["Payment", "Purchase"]);

/** Empty texts are left out at any depth, and with them the parts that nothing is left of. */
function withoutHollows(object: Wire): Wire {
  const result: Wire = {};
  for (const [key, value] of Object.entries(object)) {
    const kept = withoutEmptyTexts(value);
    // A journal entry without tax shows an empty detail.
    const isHollow = isRecord(kept) && Object.keys(kept).length === 0 && key !== "TxnTaxDetail";
    if (!isHollow) result[key] = kept;
  }
  return result;
}

function withoutEmptyTexts(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutEmptyTexts);
  if (!isRecord(value)) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, inner]) => (inner === "" ? [] : [[key, withoutEmptyTexts(inner)]])),
  );
}

function named(books: Books, form: string, value: unknown): unknown {
  if (Array.isArray(value)) return value.map((each) => named(books, form, each));
  if (!isRecord(value)) return value;
  const result: Wire = {};
  for (const [key, inner] of Object.entries(value))
    result[key] = namedReference(books, form, key, value) ?? named(books, form, inner);
  return result;
}

function namedReference(books: Books, form: string, key: string, parent: Wire): Wire | undefined {
  if (key === "PaymentMethodRef" && UNNAMED_METHODS.has(form)) return undefined;
  const [entity = "", field = ""] = NAMED[key] ?? [];
  const id = entity === "" ? undefined : refAt(parent, key);
  const target = id === undefined ? undefined : books.find(entity, id);
  return target === undefined
    ? undefined
    : { value: id, name: textAt(target, field) ?? textAt(target, "Name") };
}
