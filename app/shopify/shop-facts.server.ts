import { z } from "zod";
import { ok, type Result } from "#app/domain/faults/fault.ts";
import type { AdminClient, AdminOperation } from "#app/shopify/admin-client.server.ts";
import { SHOP_FACTS_QUERY } from "#app/shopify/queries/shop-facts.graphql.ts";

const shopFactsWire = z.looseObject({
  shop: z.looseObject({
    id: z.string(),
    name: z.string(),
    myshopifyDomain: z.string(),
    currencyCode: z.string(),
    ianaTimezone: z.string(),
    taxesIncluded: z.boolean(),
    taxShipping: z.boolean(),
    plan: z.looseObject({ publicDisplayName: z.string() }),
  }),
});
const shopFactsOperation: AdminOperation<z.infer<typeof shopFactsWire>> = {
  name: "ShopFacts",
  document: SHOP_FACTS_QUERY,
  answer: shopFactsWire,
};

export type ShopFacts = {
  id: string;
  name: string;
  domain: string;
  currency: string;
  timeZone: string;
  taxesIncluded: boolean;
  taxesShipping: boolean;
  plan: string;
};

/** What a shop says about itself: name, books currency, time zone and how it taxes. */
export async function readShopFacts(client: AdminClient, shop: string): Promise<Result<ShopFacts>> {
  const answer = await client.run(shop, shopFactsOperation, {}, `shop ${shop}`);
  if (!answer.ok) return answer;
  const facts = answer.value.shop;
  return ok({
    id: facts.id,
    name: facts.name,
    domain: facts.myshopifyDomain,
    currency: facts.currencyCode,
    timeZone: facts.ianaTimezone,
    taxesIncluded: facts.taxesIncluded,
    taxesShipping: facts.taxShipping,
    plan: facts.plan.publicDisplayName,
  });
}
