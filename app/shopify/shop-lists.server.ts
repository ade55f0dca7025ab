import type { AdminClient } from "#app/shopify/admin-client.server.ts";
import { createCustomerSource } from "#app/shopify/customer-source.server.ts";
import { createUpdatedEntries } from "#app/shopify/updated-entries.server.ts";
import type { SyncPorts } from "#app/sync/ports.ts";

/** The shop's own lists, out of its Admin API. */
export function createShopLists(client: AdminClient): SyncPorts["shopLists"] {
  return { ...createCustomerSource(client), ...createUpdatedEntries(client) };
}
