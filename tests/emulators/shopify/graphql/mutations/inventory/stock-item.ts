import { storeProduct } from "../../../catalog/store-product.ts";
import { asObject, asObjects, asText } from "../../../core/plain-object.ts";
import { changeQuantities } from "../../../inventory/change-quantities.ts";
import { findLevel, levelsOf, quantityOf, withStock } from "../../../inventory/levels.ts";
import { findLocation } from "../../../inventory/locations.ts";
import type { StoredRecord } from "../../../stored-order.ts";
import { disconnectedLevelPayload } from "../../../webhooks/inventory-payload.ts";
import type { QueryContext } from "../../query-context.ts";
import type { UserError } from "../user-error.ts";
import { applyItemInput } from "./item-input.ts";

type Fields = Record<string, unknown>;

const LIMIT = 1_000_000_000;

/** inventoryItemUpdate: tracked, cost, SKU, shipping and origin. */
export function updateItem(_source: unknown, args: Fields, context: QueryContext): Fields {
  const found = findItem(args.id, context);
  if (found === undefined) {
    const message = "The product couldn't be updated because it does not exist.";
    return { inventoryItem: null, userErrors: [{ field: ["id"], message }] };
  }
  const { item, problems } = applyItemInput(asObject(args.input) ?? {}, found.node, context);
  if (problems.length > 0) {
    const userErrors = problems.map(({ field, message }): UserError => {
      return { field: ["input", ...(field === "measurement" ? [field, "weight"] : [field])], message };
    });
    return { inventoryItem: null, userErrors };
  }
  const variants = asObjects(found.owner.variants).map((variant) =>
    asObject(variant.inventoryItem)?.id === item.id
      ? { ...variant, sku: item.sku ?? null, inventoryItem: item }
      : variant,
  );
  storeProduct(found.owner, { ...found.owner, variants }, context);
  return { inventoryItem: context.store.find(item.id)?.node, userErrors: [] };
}

/** inventoryActivate: stocks an item at a location. One that was stocked there before has its old quantities again. */
export function activateItem(_source: unknown, args: Fields, context: QueryContext): Fields {
  const found = findItem(args.inventoryItemId, context);
  const location = findLocation(args.locationId, context.store);
  if (found === undefined) {
    return refused([
      { field: ["inventoryItemId"], message: "The product couldn't be stocked because it does not exist." },
    ]);
  }
  if (location === undefined || location.isActive === false) {
    return refused([
      { field: ["locationId"], message: "The product couldn't be stocked because the location was deleted." },
    ]);
  }
  const asked = ["available", "onHand"].filter((name) => args[name] != null);
  const level = findLevel(found.node.id, location.id, context.store);
  if (level !== undefined && level.isActive !== false) {
    const userErrors = asked.map((name): UserError => {
      const words = name === "available" ? "available" : "an on_hand";
      const message = `Not allowed to set ${words} quantity when the item is already active at the location.`;
      return { field: [name], message };
    });
    return { inventoryLevel: level, userErrors };
  }
  const reason =
    asked.length > 1
      ? "not allowed to set available and on_hand quantities at the same time."
      : asked.some((name) => Math.abs(Number(args[name])) > LIMIT)
        ? "the quantity needs to be between -1 billion and 1 billion."
        : undefined;
  if (reason !== undefined) {
    const message = `The product couldn't be stocked at ${location.name} because ${reason}`;
    return refused(asked.map((name) => ({ field: [name], message })));
  }
  const name = args.onHand == null ? "available" : "on_hand";
  const kept = level === undefined ? 0 : quantityOf(level, name);
  const to = Number(args.onHand ?? args.available ?? kept);
  changeQuantities([{ itemId: found.node.id, locationId: location.id, name, to }], context);
  return { inventoryLevel: findLevel(found.node.id, location.id, context.store), userErrors: [] };
}

/** inventoryDeactivate: the level stays, inactive, with its quantities; an item must be stocked somewhere. */
export function deactivateLevel(_source: unknown, args: Fields, context: QueryContext): Fields {
  const level = context.store.find(asText(args.inventoryLevelId) ?? "")?.node;
  const problem = level === undefined ? "because the product was deleted." : whyNotUnstock(level, context);
  if (level === undefined || problem !== undefined) {
    return { userErrors: [{ field: null, message: `The product couldn't be unstocked ${problem}` }] };
  }
  unstock(level, context);
  return { userErrors: [] };
}

/** inventoryBulkToggleActivation: stocks an item at some locations and takes it from others. */
export function toggleItem(_source: unknown, args: Fields, context: QueryContext): Fields {
  const answer = (inventoryItem: unknown, inventoryLevels: unknown, userErrors: UserError[]) => {
    return { inventoryItem, inventoryLevels, userErrors };
  };
  const found = findItem(args.inventoryItemId, context);
  if (found === undefined) {
    const message = "The inventory item was not found.";
    return answer(null, null, [{ field: ["inventoryItemId"], message, code: "INVENTORY_ITEM_NOT_FOUND" }]);
  }
  const levels: unknown[] = [];
  for (const [index, update] of asObjects(args.inventoryItemUpdates).entries()) {
    const field = ["inventoryItemUpdates", String(index), "locationId"];
    const location = findLocation(update.locationId, context.store);
    if (location === undefined) {
      return answer(null, null, [
        { field, message: "The location was not found.", code: "LOCATION_NOT_FOUND" },
      ]);
    }
    const level = findLevel(found.node.id, location.id, context.store);
    const isActive = level !== undefined && level.isActive !== false;
    if (update.activate === true) {
      const target = { itemId: found.node.id, locationId: location.id };
      const to = level === undefined ? 0 : quantityOf(level, "available");
      if (!isActive) changeQuantities([{ ...target, name: "available", to }], context);
      levels.push(findLevel(found.node.id, location.id, context.store));
    } else if (isActive) {
      const problem = whyNotUnstock(level, context);
      if (problem !== undefined) {
        const code = problem.includes("minimum")
          ? "CANNOT_DEACTIVATE_FROM_ONLY_LOCATION"
          : "COMMITTED_INVENTORY_AT_LOCATION";
        return answer(null, null, [{ field, message: `The product couldn't be unstocked ${problem}`, code }]);
      }
      unstock(level, context);
    }
  }
  return answer(found.node, levels, []);
}

export function findItem(
  id: unknown,
  context: QueryContext,
): { node: StoredRecord; owner: StoredRecord } | undefined {
  const text = asText(id) ?? "";
  return text.startsWith("gid://shopify/InventoryItem/") ? context.store.find(text) : undefined;
}

function whyNotUnstock(level: StoredRecord, context: QueryContext): string | undefined {
  const name = findLocation(asObject(level.location)?.id, context.store)?.name;
  if (levelsOf(String(asObject(level.item)?.id), context.store).length < 2) {
    return `from ${name} because products need to be stocked at a minimum of 1 location.`;
  }
  return quantityOf(level, "committed") > 0 ? `from ${name} because it has committed inventory.` : undefined;
}

function unstock(level: StoredRecord, context: QueryContext): void {
  const { store, now } = context;
  store.commit({ kind: "recordStored", record: { ...level, isActive: false } });
  const owner = store.find(String(asObject(level.item)?.id))?.owner;
  if (owner !== undefined) store.commit({ kind: "recordStored", record: withStock(owner, store, now) });
  context.fire("inventory_levels/disconnect", disconnectedLevelPayload(level));
}

function refused(userErrors: UserError[]): Fields {
  return { inventoryLevel: null, userErrors };
}
