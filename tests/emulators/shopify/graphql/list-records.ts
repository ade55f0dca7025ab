import { parseGid } from "../core/gid.ts";
import { asObject, asObjects } from "../core/plain-object.ts";
import { displayNameOf } from "../core/stored-customer.ts";
import type { Store } from "../store/store.ts";
import type { StoredRecord } from "../stored-order.ts";
import { compileSearch } from "./compile-search.ts";
import { compareKeys, type SortedNodes, type SortKey } from "./paginate.ts";
import type { QueryContext } from "./query-context.ts";

type Entry = { node: StoredRecord; owner: StoredRecord };

export type ListOptions = {
  type: string;
  query?: string | null | undefined;
  sortKey?: string | undefined;
  /** Only these records instead of all of the type. */
  among?: readonly StoredRecord[];
  isWanted?: (record: StoredRecord) => boolean;
};

/** Without read_all_orders an app sees the orders of the last 60 days. */
const ORDER_HISTORY_MS = 60 * 86_400_000;

/** Lists that were asked for lately: paging through 100,000 records sorts them once, as long as none of them changes. */
const KEPT_LISTS = 24;
const kept = new WeakMap<Store, Map<string, { stamp: string; list: SortedNodes }>>();

/** The records of a type that a search selects, sorted. Fuller than a page: paginate() cuts it. */
export function listRecords(options: ListOptions, context: QueryContext): SortedNodes {
  const isSpecial = options.among !== undefined || options.isWanted !== undefined || options.type === "Order";
  if (isSpecial || hasTime(options.query)) return sortRecords(options, context);
  const ofStore = kept.get(context.store) ?? new Map<string, { stamp: string; list: SortedNodes }>();
  kept.set(context.store, ofStore);
  const name = JSON.stringify([options.type, options.query ?? "", options.sortKey ?? ""]);
  const stamp = [...DEPENDENCIES, options.type].map((type) => context.store.version(type)).join(":");
  const known = ofStore.get(name);
  if (known?.stamp === stamp) return known.list;
  const warningsBefore = context.searchWarnings.length;
  const list = sortRecords(options, context);
  ofStore.delete(name);
  // A list with warnings is made anew, so that each answer carries them.
  if (context.searchWarnings.length === warningsBefore) ofStore.set(name, { stamp, list });
  const oldest = ofStore.size > KEPT_LISTS ? ofStore.keys().next().value : undefined;
  if (oldest !== undefined) ofStore.delete(oldest);
  return list;
}

/** Types whose records a filter of another type may look at. */
const DEPENDENCIES = ["Product", "Collection", "InventoryLevel", "Metafield", "Order"];

export function isVisible(record: StoredRecord, context: QueryContext): boolean {
  if (parseGid(record.id)?.type !== "Order" || !context.settings.limitOrderHistory) return true;
  if (context.grantedScopes.has("read_all_orders")) return true;
  return Date.parse(String(record.createdAt)) >= context.now.getTime() - ORDER_HISTORY_MS;
}

function sortRecords(options: ListOptions, context: QueryContext): SortedNodes {
  const { type, query, isWanted } = options;
  const { matches, warnings } = compileSearch(type, query, context);
  const distinct = [...new Map(warnings.map((warning) => [warning.field, warning])).values()];
  if (distinct.length > 0) {
    const path = [`${type.charAt(0).toLowerCase()}${type.slice(1)}s`];
    context.searchWarnings.push({ path, query: query ?? "", warnings: distinct });
  }
  const found = entriesOf(options, context).filter(
    ({ node, owner }) =>
      isVisible(owner, context) && (isWanted === undefined || isWanted(node)) && matches(node, owner),
  );
  const readKey = sortReader(options.sortKey ?? (type === "Order" ? "PROCESSED_AT" : "ID"));
  const keyed = found.map(({ node, owner }) => ({ node, key: readKey(node, owner) }));
  keyed.sort((a, b) => compareKeys(a.key, b.key));
  return { nodes: keyed.map(({ node }) => node), keys: keyed.map(({ key }) => key), isDescending: false };
}

/** Variants and inventory items lie in their products. */
function entriesOf({ type, among }: ListOptions, { store }: QueryContext): Entry[] {
  if (among !== undefined) return among.map((node) => store.find(node.id) ?? { node, owner: node });
  if (type !== "ProductVariant" && type !== "InventoryItem") {
    return store.list(type).map((node) => ({ node, owner: node }));
  }
  return store.list("Product").flatMap((owner) =>
    asObjects(owner.variants).flatMap((variant): Entry[] => {
      const node = type === "ProductVariant" ? variant : asObject(variant.inventoryItem);
      return node === undefined ? [] : [{ node: node as StoredRecord, owner }];
    }),
  );
}

const SORT_FIELDS = new Map<string, (record: StoredRecord, owner: StoredRecord) => unknown>([
  ["UPDATED_AT", (record) => instant(record.updatedAt)],
  ["CREATED_AT", (record) => instant(record.createdAt)],
  ["PROCESSED_AT", (record) => instant(record.processedAt)],
  ["COMPLETED_AT", (record) => instant(record.completedAt)],
  ["TITLE", (record) => record.title],
  ["NAME", (record) => record.name ?? (record.displayName || displayNameOf(record)) ?? record.title],
  ["FULL_TITLE", (record, owner) => `${owner.title} - ${record.title}`],
  ["ORDER_NUMBER", (record) => record.number],
  ["PO_NUMBER", (record) => record.poNumber],
  ["FINANCIAL_STATUS", (record) => record.displayFinancialStatus],
  ["FULFILLMENT_STATUS", (record) => record.displayFulfillmentStatus],
  ["SKU", (record) => asObject(record.inventoryItem)?.sku ?? record.sku],
  ["VENDOR", (record) => record.vendor],
  ["PRODUCT_TYPE", (record) => record.productType],
  ["INVENTORY_TOTAL", (record) => record.totalInventory ?? 0],
  ["INVENTORY_QUANTITY", (record) => record.inventoryQuantity ?? 0],
  ["POSITION", (record) => record.position ?? 0],
  ["SINCE_DATE", (record) => instant(record.customerSince)],
]);

/** The sort value and, to break ties, the numeric id. Dates are compared as instants, texts without regard to case. */
function sortReader(sortKey: string): (record: StoredRecord, owner: StoredRecord) => SortKey {
  const read = SORT_FIELDS.get(sortKey);
  return (record, owner) => {
    const number = parseGid(record.id)?.number ?? "0";
    const id = /^\d+$/.test(number) ? toKeyNumber(number) : 0;
    if (read === undefined) return [id];
    const value = read(record, owner);
    return [typeof value === "number" ? value : String(value ?? "").toLowerCase(), id];
  };
}

/** Ids beyond 2^53 need a BigInt, which is slow to compare; most are shorter. */
function toKeyNumber(digits: string): number | bigint {
  return digits.length < 16 ? Number(digits) : BigInt(digits);
}

function instant(value: unknown): number {
  return Date.parse(String(value ?? "")) || 0;
}

/** What such a search finds depends on the moment, so it is not kept. */
function hasTime(query: string | null | undefined): boolean {
  return query?.includes("now") === true;
}
