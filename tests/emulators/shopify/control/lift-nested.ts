import { toShopifyDateTime } from "../core/emulator-clock.ts";
import { parseGid, toGid } from "../core/gid.ts";
import { asObject, asObjects, asText } from "../core/plain-object.ts";
import type { Stage } from "../core/stage.ts";
import { findLevel, newLevel, QUANTITY_NAMES, type StoredLevel, withDelta } from "../inventory/levels.ts";
import { ensureLocation } from "../inventory/locations.ts";
import type { StoredRecord } from "../stored-order.ts";

type Fields = Record<string, unknown>;

/**
 * Records as they arrive at a control endpoint, with what is nested in them as records of their own, after the record that it lies in:
 * - a product's `inventoryItem.inventoryLevels`, each `{ location: { id }, available }` or `{ location, quantities: [...] }`; a variant with
 *   `inventoryQuantity` alone has that at the primary location, unless its item is stocked already;
 * - a company's `locations` and `contacts`; the first contact is the main one unless `mainContact` says otherwise.
 */
export function liftNested(record: StoredRecord, stage: Stage): StoredRecord[] {
  const type = parseGid(record.id)?.type;
  if (type === "Product") return liftStock(record, stage);
  return type === "Company" ? liftCompany(record) : [record];
}

function liftStock(product: StoredRecord, stage: Stage): StoredRecord[] {
  const levels: StoredLevel[] = [];
  let total = 0;
  const variants = asObjects(product.variants).map((variant) => {
    const item = asObject(variant.inventoryItem);
    const itemId = asText(item?.id);
    if (item === undefined || itemId === undefined) return variant;
    const { inventoryLevels, ...bare } = item;
    const own = levelsOfVariant(itemId, inventoryLevels, variant.inventoryQuantity, stage);
    levels.push(...own);
    if (own.length === 0)
      return inventoryLevels === undefined ? variant : { ...variant, inventoryItem: bare };
    const inventoryQuantity = own.reduce((sum, level) => sum + Number(availableOf(level)), 0);
    if (item.tracked === true) total += inventoryQuantity;
    return { ...variant, inventoryQuantity, inventoryItem: bare };
  });
  if (levels.length === 0) return [product];
  return [
    { ...product, variants: variants as StoredRecord[], totalInventory: product.totalInventory ?? total },
    ...levels,
  ];
}

function levelsOfVariant(itemId: string, listed: unknown, quantity: unknown, stage: Stage): StoredLevel[] {
  if (Array.isArray(listed)) return asObjects(listed).map((entry) => readLevel(itemId, entry, stage));
  if (typeof quantity !== "number") return [];
  if (stage.store.referring("InventoryLevel.item", itemId).length > 0) return [];
  return [readLevel(itemId, { location: { id: ensureLocation(stage).id }, available: quantity }, stage)];
}

/** @throws {TypeError} for a level without a location. */
function readLevel(itemId: string, entry: Fields, stage: Stage): StoredLevel {
  const locationId = asText(asObject(entry.location)?.id) ?? asText(entry.locationId);
  if (locationId === undefined) throw new TypeError(`A level of ${itemId} needs a location: { id }.`);
  const known = findLevel(itemId, locationId, stage.store);
  const quantities = new Map(
    asObjects(entry.quantities).map(({ name, quantity }) => [name, Number(quantity)]),
  );
  if (entry.available !== undefined) quantities.set("available", Number(entry.available));
  const bare = newLevel(itemId, locationId, stage.now);
  const level = QUANTITY_NAMES.reduce<StoredLevel>((built, name) => {
    const quantity = quantities.get(name) ?? 0;
    return quantity === 0 ? built : withDelta(built, name, quantity, stage.now);
  }, bare);
  const at = asText(entry.updatedAt) ?? toShopifyDateTime(stage.now);
  return { ...level, createdAt: known?.createdAt ?? at, updatedAt: at, isActive: entry.isActive ?? true };
}

function availableOf(level: StoredLevel): unknown {
  return asObjects(level.quantities).find(({ name }) => name === "available")?.quantity ?? 0;
}

function liftCompany(company: StoredRecord): StoredRecord[] {
  const { locations, contacts, ...bare } = company;
  const reference = { id: company.id };
  const own = (list: unknown, type: string) =>
    asObjects(list).map((entry, index): StoredRecord => {
      const number = `${parseGid(company.id)?.number}${String(index + 1).padStart(2, "0")}`;
      const times = { createdAt: company.createdAt, updatedAt: company.updatedAt ?? company.createdAt };
      return { ...times, ...entry, id: asText(entry.id) ?? toGid(type, number), company: reference };
    });
  const people = own(contacts, "CompanyContact");
  const mainContact = bare.mainContact ?? (people[0] === undefined ? null : { id: people[0].id });
  return [{ ...bare, id: company.id, mainContact }, ...own(locations, "CompanyLocation"), ...people];
}
