/** Switches of the emulator; every one can be changed while it runs (`POST /__emulator/settings`). */
export type Settings = {
  /** Cost throttling of GraphQL: bucket of `maximumAvailable` points that refills by `restoreRate` a second. */
  throttle: boolean;
  maximumAvailable: number;
  restoreRate: number;
  /** A single query that asks for more points is refused (Shopify: 1,000). */
  maxQueryCost: number;
  /** Refuse fields whose access scope the app was not granted. */
  enforceScopes: boolean;
  /** Granted scopes; null means those of the app's configuration. */
  scopes: string[] | null;
  /** Without read_all_orders hide orders older than 60 days. */
  limitOrderHistory: boolean;
  /** Answer personal fields of customers with null, as for an app without protected-data approval. */
  redactCustomerData: boolean;
  /** Tags written by an app fire the owner's update topic. */
  tagsFireUpdates: boolean;
  /** Metafields written by an app fire the owner's update topic: reported both ways for the real Shopify. */
  metafieldsFireUpdates: boolean;
  /** Setting or adjusting a quantity where the item is not stocked stocks it there, as the error codes of 2026-10 suggest; else refused. */
  quantitiesStockItems: boolean;
  /** An idempotency key whose request was refused by userErrors is refused from then on, rather than tried again. */
  idempotencyKeepsFailures: boolean;
  /** A change of stock fires products/update as well: it counts as an update of the product. */
  inventoryFiresProductUpdates: boolean;
  /** A merge of customers sends customers/delete for the one that goes: not documented either way. */
  mergeFiresDelete: boolean;
  /** Whether the app may run bulk operations; "denied" refuses to start one with ACCESS_DENIED. */
  bulkAccess: string;
  /** Bulk operations at a time, of queries and of mutations each (Shopify: 5). */
  bulkConcurrency: number;
  /** Bulk operations stay CREATED until this is false again. */
  bulkHold: boolean;
  /** Every bulk operation fails with this code, after so many objects; what was written by then is its partial data. */
  bulkFailure: string;
  bulkFailureAfter: number;
  /** The previous refresh token dies at once instead of when its replacement is used. */
  strictRefreshRotation: boolean;
  /** Refuse non-expiring offline tokens, as Shopify does for new public apps. */
  requireExpiringTokens: boolean;
  webhookTimeoutMs: number;
  webhookConcurrency: number;
  /** Every automatic delivery is sent this many times more, under the same webhook id. */
  webhookDuplicates: number;
  /** Deliveries wait this long on the emulator's clock before the first attempt. */
  webhookDelayMs: number;
  /** Send pending deliveries in reverse order of their events. */
  webhookReverseOrder: boolean;
};

export function defaultSettings(): Settings {
  return {
    throttle: true,
    maximumAvailable: 2000,
    restoreRate: 100,
    maxQueryCost: 1000,
    enforceScopes: true,
    scopes: null,
    limitOrderHistory: true,
    redactCustomerData: false,
    tagsFireUpdates: true,
    metafieldsFireUpdates: false,
    quantitiesStockItems: true,
    idempotencyKeepsFailures: true,
    inventoryFiresProductUpdates: true,
    mergeFiresDelete: false,
    bulkAccess: "granted",
    bulkConcurrency: 5,
    bulkHold: false,
    bulkFailure: "none",
    bulkFailureAfter: 0,
    strictRefreshRotation: false,
    requireExpiringTokens: false,
    webhookTimeoutMs: 5000,
    webhookConcurrency: 8,
    webhookDuplicates: 0,
    webhookDelayMs: 0,
    webhookReverseOrder: false,
  };
}

/**
 * Settings with the values of `update` put in. Unknown names, wrong types and negative numbers are errors.
 * @throws {TypeError} naming the setting and what it may hold.
 */
export function changeSettings(settings: Settings, update: Record<string, unknown>): Settings {
  const known = new Map<string, unknown>(Object.entries(settings));
  for (const [name, value] of Object.entries(update)) {
    if (!known.has(name))
      throw new TypeError(`Unknown setting "${name}". Known: ${[...known.keys()].join(", ")}.`);
    if (!isAllowed(name, value, known.get(name))) {
      throw new TypeError(`Setting "${name}" cannot be ${JSON.stringify(value)}.`);
    }
    known.set(name, value);
  }
  return Object.fromEntries(known) as Settings;
}

/** Settings that are one of a few words. */
const CHOICES = new Map([
  ["bulkAccess", ["granted", "denied"]],
  ["bulkFailure", ["none", "ACCESS_DENIED", "INTERNAL_SERVER_ERROR", "TIMEOUT"]],
]);

function isAllowed(name: string, value: unknown, current: unknown): boolean {
  if (name === "scopes")
    return value === null || (Array.isArray(value) && value.every((item) => typeof item === "string"));
  const choices = CHOICES.get(name);
  if (choices !== undefined) return choices.some((choice) => choice === value);
  if (typeof current === "number") return typeof value === "number" && Number.isFinite(value) && value >= 0;
  return typeof value === typeof current;
}
