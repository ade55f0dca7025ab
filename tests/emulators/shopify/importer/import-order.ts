import type { StoredCustomer, StoredOrder, StoredProduct } from "../stored-order.ts";
import { createIdentities } from "./identities.ts";
import type { ImportContext } from "./import-context.ts";
import { createOrderMoney } from "./order-money.ts";
import { asObject, flagOf, type RawObject } from "./raw-fields.ts";
import { readCurrencies } from "./read-currencies.ts";
import { readOrder } from "./read-order.ts";
import { instantOf, type Reading } from "./reading.ts";
import { UnusableOrder } from "./unusable-order.ts";

export type ImportResult =
  | {
      ok: true;
      order: StoredOrder;
      products: StoredProduct[];
      customers: StoredCustomer[];
      /** What the file leaves open, contradicts or cannot express in the store, in plain words. */
      notes: string[];
    }
  | { ok: false; reason: string };

/**
 * Turns a REST- or webhook-shaped order of any API version into what Shopify's Admin API would answer for it.
 * Every amount is the file's own; what it contradicts stays contradicted and is noted. An order is refused, with the
 * reason, only when its total, its currency or the amount of one of its parts cannot be known.
 * Never throws for bad input. Adds the ids and the name it hands out to the context, only when the order is accepted.
 */
export function importOrder(raw: unknown, context: ImportContext): ImportResult {
  const object = asObject(raw);
  if (object === null) return { ok: false, reason: `${kindOf(raw)}, not an order.` };
  if (
    object.total_price === undefined &&
    object.line_items === undefined &&
    object.total_price_set === undefined
  ) {
    return { ok: false, reason: "Neither total_price nor line_items: this is not an order." };
  }
  if (isDeeperThan(object, DEPTH)) return { ok: false, reason: `Nested more than ${DEPTH} levels deep.` };
  const notes = new Set<string>();
  try {
    const reading = startReading(object, context, (text) => notes.add(text));
    const result = readOrder(reading);
    for (const id of reading.ids.claimed()) context.usedIds.add(id);
    context.usedNames.add(result.order.name);
    return { ok: true, ...result, notes: [...notes] };
  } catch (error) {
    if (error instanceof UnusableOrder) return { ok: false, reason: `Cannot be imported: ${error.message}.` };
    throw error;
  }
}

function startReading(raw: RawObject, context: ImportContext, note: (text: string) => void): Reading {
  const currencies = readCurrencies(raw, context.shopCurrency, note);
  const created = instantOf(raw, "created_at", note);
  const processed = instantOf(raw, "processed_at", note);
  if (created === null && processed === null) note("The order states no date; it counts as placed now.");
  const createdAt = created ?? processed ?? context.now;
  return {
    raw,
    money: createOrderMoney(currencies, currencies.rate, note),
    ids: createIdentities(context, note),
    context,
    note,
    createdAt,
    processedAt: processed ?? createdAt,
    updatedAt: instantOf(raw, "updated_at", note) ?? createdAt,
    taxesIncluded: flagOf(raw.taxes_included, false),
  };
}

/** Orders of Shopify are seven levels deep; the bound keeps hostile nesting from exhausting the stack. */
const DEPTH = 100;

function isDeeperThan(value: object, levels: number): boolean {
  let level: unknown[] = [value];
  for (let depth = 0; depth < levels; depth += 1) {
    level = level.flatMap((item) => Object.values(item as object).filter(isContainer));
    if (level.length === 0) return false;
  }
  return true;
}

function isContainer(value: unknown): boolean {
  return typeof value === "object" && value !== null;
}

function kindOf(value: unknown): string {
  if (value === null || value === undefined) return "Empty";
  return Array.isArray(value) ? "A list" : `A ${typeof value}`;
}
