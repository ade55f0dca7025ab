import type { AdminClient } from "#app/shopify/admin-client.server.ts";
import { createCustomerSource } from "#app/shopify/customer-source.server.ts";
import { createCustomerWriter } from "#app/shopify/customer-writer.server.ts";
import { createEntryNames } from "#app/shopify/entry-names.server.ts";
import { createProductSource } from "#app/shopify/product-source.server.ts";
import { createProductWriter } from "#app/shopify/product-writer.server.ts";
import { createUpdatedEntries } from "#app/shopify/updated-entries.server.ts";
import type { SyncPorts } from "#app/sync/ports.ts";

/** The shop's own lists, out of its Admin API. */
export function createShopLists(
  client: AdminClient,
): Pick<SyncPorts, "shopLists" | "shopProducts" | "shopCustomers"> {
  const { readProduct, ...finders } = createProductSource(client);
  return {
    shopLists: {
      ...createCustomerSource(client),
      ...createUpdatedEntries(client),
      ...createEntryNames(client),
      readProduct,
    },
    shopCustomers: createCustomerWriter(client),
    shopProducts: { ...finders, ...createProductWriter(client) },
  };
}
