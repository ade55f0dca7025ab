import { asText } from "../../../core/plain-object.ts";
import { findLevel, QUANTITY_NAMES, quantityOf } from "../../../inventory/levels.ts";
import { findLocation } from "../../../inventory/locations.ts";
import type { QueryContext } from "../../query-context.ts";
import type { UserError } from "../user-error.ts";

type Fields = Record<string, unknown>;

const REASONS = [
  ...["correction", "cycle_count_available", "damaged", "movement_canceled", "movement_created"],
  ...["movement_received", "movement_updated", "other", "promotion", "quality_control", "received"],
  ...[
    "reservation_created",
    "reservation_deleted",
    "reservation_updated",
    "restock",
    "safety_stock",
    "shrinkage",
  ],
];

/** Quantities that may be adjusted: `committed` follows the orders alone, `on_hand` the other quantities. */
const ADJUSTABLE = QUANTITY_NAMES.filter((name) => name !== "committed");

const SET_LIMIT = 1_000_000_000;
const ADJUST_LIMIT = 2_000_000_000;

export function commonProblems(input: Fields): UserError[] {
  const errors: UserError[] = [];
  if (!REASONS.includes(String(input.reason))) {
    const message = `The specified reason is invalid. Valid values are: ${REASONS.join(", ")}.`;
    errors.push({ field: ["input", "reason"], message, code: "INVALID_REASON" });
  }
  const document = asText(input.referenceDocumentUri);
  if (document !== undefined && !/^[a-z][a-z0-9+.-]*:\/\/.+/i.test(document)) {
    const message = "The specified reference document is invalid.";
    errors.push({ field: ["input", "referenceDocumentUri"], message, code: "INVALID_REFERENCE_DOCUMENT" });
  }
  return errors;
}

export function setProblems(name: unknown, quantities: readonly Fields[], list = "quantities"): UserError[] {
  if (name !== "available" && name !== "on_hand") {
    const message = "The quantity name must be either 'available' or 'on_hand'.";
    return [{ field: ["input", "name"], message, code: "INVALID_NAME" }];
  }
  const pair = (entry: Fields) => `${entry.inventoryItemId} ${entry.locationId}`;
  return quantities.flatMap((entry, index): UserError[] => {
    const at = (field: string) => ["input", list, String(index), field];
    const quantity = Number(entry.quantity);
    if (quantity > SET_LIMIT) {
      const message = "The quantity can't be higher than 1,000,000,000.";
      return [{ field: at("quantity"), message, code: "INVALID_QUANTITY_TOO_HIGH" }];
    }
    if (quantity < -SET_LIMIT) {
      const message = "The quantity can't be lower than -1,000,000,000.";
      return [{ field: at("quantity"), message, code: "INVALID_QUANTITY_TOO_LOW" }];
    }
    if (name === "on_hand" && quantity < 0) {
      return [
        {
          field: at("quantity"),
          message: "The quantity can't be negative.",
          code: "INVALID_QUANTITY_NEGATIVE",
        },
      ];
    }
    if (quantities.filter((other) => pair(other) === pair(entry)).length === 1) return [];
    const message = "The combination of inventoryItemId and locationId must be unique.";
    return [{ field: at("locationId"), message, code: "NO_DUPLICATE_INVENTORY_ITEM_ID_GROUP_ID_PAIR" }];
  });
}

export function nameProblems(name: string): UserError[] {
  if (ADJUSTABLE.some((known) => known === name)) return [];
  const message = `The specified quantity name is invalid. Valid values are: ${ADJUSTABLE.join(", ")}.`;
  return [{ field: ["input", "name"], message, code: "INVALID_QUANTITY_NAME" }];
}

export function ledgerProblems(name: string, entries: readonly Fields[]): UserError[] {
  const errors = entries.flatMap((entry, index): UserError[] => {
    const field = ["input", "changes", String(index), "ledgerDocumentUri"];
    const uri = asText(entry.ledgerDocumentUri);
    if (name === "available") {
      const message = "A ledger document URI is not allowed when adjusting available.";
      return uri === undefined ? [] : [{ field, message, code: "INVALID_AVAILABLE_DOCUMENT" }];
    }
    if (uri === undefined) {
      const message = "A ledger document URI is required except when adjusting available.";
      return [{ field, message, code: "INVALID_QUANTITY_DOCUMENT" }];
    }
    if (uri.startsWith("gid://shopify/")) {
      const message = "Internal (gid://shopify/) ledger documents are not allowed to be adjusted via API.";
      return [{ field, message, code: "INTERNAL_LEDGER_DOCUMENT" }];
    }
    const message = "The specified ledger document is invalid.";
    return uri.includes("://") ? [] : [{ field, message, code: "INVALID_LEDGER_DOCUMENT" }];
  });
  if (errors.length > 0 || new Set(entries.map((entry) => entry.ledgerDocumentUri)).size < 2) return errors;
  const message =
    "All changes must have the same ledger document URI or, in the case of adjusting available, no ledger document URI.";
  return [{ field: ["input", "changes"], message, code: "MAX_ONE_LEDGER_DOCUMENT" }];
}

/** Unknown items and locations, and items that are not stocked where the setting says that they must be. */
export function targetProblems(entries: readonly Fields[], list: string, context: QueryContext): UserError[] {
  return entries.flatMap((entry, index): UserError[] => {
    const at = (field: string) => ["input", list, String(index), field];
    const { itemId, locationId } = targetOf(entry);
    const hasItem =
      itemId.startsWith("gid://shopify/InventoryItem/") && context.store.find(itemId) !== undefined;
    const hasLocation = findLocation(locationId, context.store) !== undefined;
    const errors: UserError[] = [];
    if (!hasItem) {
      const message = "The specified inventory item could not be found.";
      errors.push({ field: at("inventoryItemId"), message, code: "INVALID_INVENTORY_ITEM" });
    }
    if (!hasLocation) {
      const message = "The specified location could not be found.";
      errors.push({ field: at("locationId"), message, code: "INVALID_LOCATION" });
    }
    if (errors.length > 0 || context.settings.quantitiesStockItems) return errors;
    const level = findLevel(itemId, locationId, context.store);
    if (level !== undefined && level.isActive !== false) return [];
    const message = "The specified inventory item is not stocked at the location.";
    return [{ field: at("locationId"), message, code: null }];
  });
}

export function staleProblems(
  entries: readonly Fields[],
  list: string,
  name: string,
  context: QueryContext,
): UserError[] {
  return entries.flatMap((entry, index): UserError[] => {
    const { itemId, locationId } = targetOf(entry);
    const level = findLevel(itemId, locationId, context.store);
    const persisted = level === undefined ? 0 : quantityOf(level, name);
    if (entry.changeFromQuantity === null || entry.changeFromQuantity === persisted) return [];
    const message = "The changeFromQuantity value does not match persisted value.";
    const field = ["input", list, String(index), "changeFromQuantity"];
    return [{ field, message, code: "CHANGE_FROM_QUANTITY_STALE" }];
  });
}

export function limitProblems(name: string, entries: readonly Fields[], context: QueryContext): UserError[] {
  return entries.flatMap((entry, index): UserError[] => {
    const { itemId, locationId } = targetOf(entry);
    const level = findLevel(itemId, locationId, context.store);
    const after = (level === undefined ? 0 : quantityOf(level, name)) + Number(entry.delta);
    if (Math.abs(after) <= ADJUST_LIMIT) return [];
    const field = ["input", "changes", String(index), "delta"];
    return after > 0
      ? [
          {
            field,
            message: "The quantity can't be higher than 2,000,000,000.",
            code: "INVALID_QUANTITY_TOO_HIGH",
          },
        ]
      : [
          {
            field,
            message: "The quantity can't be lower than -2,000,000,000.",
            code: "INVALID_QUANTITY_TOO_LOW",
          },
        ];
  });
}

/** The item and the place that an entry of an input is about. */
export function targetOf(entry: Fields): { itemId: string; locationId: string } {
  return { itemId: String(entry.inventoryItemId), locationId: String(entry.locationId) };
}
