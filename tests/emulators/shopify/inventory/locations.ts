import { toShopifyDateTime } from "../core/emulator-clock.ts";
import { asObject, asText } from "../core/plain-object.ts";
import type { Stage } from "../core/stage.ts";
import type { Store } from "../store/store.ts";
import type { StoredRecord } from "../stored-order.ts";

/** The location that a shop has from its beginning, when it was given none. */
const FIRST_LOCATION = "gid://shopify/Location/60000000001";

/** The oldest active location: where new products are stocked and orders are taken from unless something else is said. */
export function primaryLocation(store: Store): StoredRecord | undefined {
  return activeLocations(store)[0];
}

export function activeLocations(store: Store): StoredRecord[] {
  return store.list("Location").filter((location) => location.isActive !== false);
}

export function findLocation(id: unknown, store: Store): StoredRecord | undefined {
  const found = store.find(asText(id) ?? "")?.node;
  return found?.id.startsWith("gid://shopify/Location/") === true ? found : undefined;
}

/** The primary location; a shop without any gets the one that every shop begins with. */
export function ensureLocation(stage: Stage): StoredRecord {
  const present = primaryLocation(stage.store);
  if (present !== undefined) return present;
  const at = toShopifyDateTime(stage.now);
  const address = asObject(stage.shop.billingAddress) ?? { countryCode: "US", country: "United States" };
  const record = {
    id: FIRST_LOCATION,
    legacyResourceId: "60000000001",
    name: "Shop location",
    isActive: true,
    fulfillsOnlineOrders: true,
    shipsInventory: true,
    address,
    createdAt: at,
    updatedAt: at,
  };
  stage.store.commit({ kind: "recordStored", record });
  return record;
}
