import type { StoredNode } from "../stored-order.ts";

/** The one shop of the emulator. `fields` adds or replaces fields of the GraphQL `Shop` type. */
export type ShopSeed = {
  domain?: string;
  name?: string;
  email?: string;
  currencyCode?: string;
  ianaTimezone?: string;
  taxesIncluded?: boolean;
  fields?: StoredNode;
};

/** The shop as the GraphQL `Shop` type. */
export type ShopRecord = StoredNode & {
  id: string;
  name: string;
  myshopifyDomain: string;
  currencyCode: string;
  ianaTimezone: string;
};

export function createShopRecord(seed: ShopSeed = {}): ShopRecord {
  const domain = seed.domain ?? "plumbline-demo.myshopify.com";
  return {
    id: "gid://shopify/Shop/70000000001",
    name: seed.name ?? "Harbor & Pine",
    email: seed.email ?? "owner@harbor-and-pine.example",
    contactEmail: seed.email ?? "owner@harbor-and-pine.example",
    myshopifyDomain: domain,
    url: `https://${domain}`,
    primaryDomain: { id: "gid://shopify/Domain/1", host: domain, url: `https://${domain}`, sslEnabled: true },
    currencyCode: seed.currencyCode ?? "USD",
    ianaTimezone: seed.ianaTimezone ?? "America/Los_Angeles",
    taxesIncluded: seed.taxesIncluded ?? false,
    taxShipping: false,
    plan: { publicDisplayName: "Basic", partnerDevelopment: false, shopifyPlus: false },
    createdAt: "2020-01-06T09:00:00Z",
    updatedAt: "2020-01-06T09:00:00Z",
    ...seed.fields,
  };
}
