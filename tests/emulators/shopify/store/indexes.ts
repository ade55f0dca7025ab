import { parseGid } from "../core/gid.ts";
import { asList, asObject, asText } from "../core/plain-object.ts";
import { emailOf, phoneOf } from "../core/stored-customer.ts";
import type { StoredRecord } from "../stored-order.ts";

/**
 * What finds records without a walk over all of them:
 * - `referring`: records that refer to another one by a field, as `Order.customer` -> customer id -> order ids;
 * - `keyed`: records by a value of theirs, as `Customer.email` -> e-mail -> customer ids.
 */
export type Indexes = {
  referring: Map<string, Map<string, Set<string>>>;
  keyed: Map<string, Map<string, Set<string>>>;
};

/** Type -> fields that hold one reference or a list of them. */
const REFERENCES = new Map([
  ["Order", ["customer"]],
  ["DraftOrder", ["customer"]],
  ["Collection", ["products"]],
  ["CompanyLocation", ["company"]],
  ["CompanyContact", ["company", "customer"]],
  ["InventoryLevel", ["item", "location"]],
]);

/** Type -> name of the key -> the record's values, in the form in which they are looked up. */
const KEYS = new Map<string, Record<string, (record: StoredRecord) => (string | undefined)[]>>([
  [
    "Customer",
    {
      email: (record) => [emailOf(record)?.toLowerCase()],
      phone: (record) => [phoneOf(record)],
    },
  ],
  ["Product", { handle: (record) => [asText(record.handle)], sku: skusOf }],
  ["Collection", { handle: (record) => [asText(record.handle)] }],
  ["Location", { name: (record) => [asText(record.name)?.toLowerCase()] }],
]);

export function emptyIndexes(): Indexes {
  return { referring: new Map(), keyed: new Map() };
}

export function addToIndexes(indexes: Indexes, record: StoredRecord): void {
  eachEntry(record, (map, name, value) => {
    const ofName = indexes[map].get(name) ?? new Map<string, Set<string>>();
    indexes[map].set(name, ofName);
    const ids = ofName.get(value);
    if (ids === undefined) ofName.set(value, new Set([record.id]));
    else ids.add(record.id);
  });
}

export function removeFromIndexes(indexes: Indexes, record: StoredRecord): void {
  eachEntry(record, (map, name, value) => {
    const ofName = indexes[map].get(name);
    const ids = ofName?.get(value);
    ids?.delete(record.id);
    if (ids?.size === 0) ofName?.delete(value);
  });
}

function eachEntry(
  record: StoredRecord,
  visit: (map: keyof Indexes, name: string, value: string) => void,
): void {
  const type = parseGid(record.id)?.type ?? "";
  for (const field of REFERENCES.get(type) ?? []) {
    const value = record[field];
    for (const reference of Array.isArray(value) ? value : [value]) {
      const id = asObject(reference)?.id;
      if (typeof id === "string") visit("referring", `${type}.${field}`, id);
    }
  }
  for (const [name, valuesOf] of Object.entries(KEYS.get(type) ?? {})) {
    for (const value of valuesOf(record)) {
      if (value !== undefined && value !== "") visit("keyed", `${type}.${name}`, value);
    }
  }
}

function skusOf(product: StoredRecord): (string | undefined)[] {
  return asList(product.variants).map((variant) => {
    const node = asObject(variant);
    return asText(asObject(node?.inventoryItem)?.sku) ?? asText(node?.sku);
  });
}
