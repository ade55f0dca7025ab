import type { MatchReason } from "#app/domain/lists/match-reason.ts";
import {
  type FieldPolicy,
  type FieldValue,
  type FieldValues,
  isSameValue,
  type Merge,
  mergeFields,
} from "#app/domain/lists/merge-fields.ts";
import type { ItemFacts, ItemFieldName } from "#app/domain/lists/products/item-fields.ts";
import { titleFromName } from "#app/domain/lists/products/item-name.ts";
import type { ItemSource } from "#app/domain/lists/products/item-source.ts";
import { fieldPolicy } from "#app/domain/settings/field-policy.ts";
import type { ProductSettings } from "#app/domain/settings/product-settings.ts";

export type ItemSides = {
  source: ItemSource;
  shopify: FieldValues;
  quickbooks: FieldValues;
  agreed: FieldValues | null;
  matchedBy: MatchReason | null;
};

/**
 * Merges a variant and its item by the policies of the settings. Where an item that stood in QuickBooks is linked, blank
 * fields are filled and what differs stays as it is, unless the settings want the item made like the product; fields
 * that go both ways are settled by who wins there.
 */
export function mergeItem(sides: ItemSides, { products }: ItemFacts): Merge {
  const { shopify, quickbooks } = sides;
  const policy = (field: string) => itemPolicy(field, sides, products);
  const isFresh = sides.agreed === null && sides.matchedBy !== "created";
  const agreed =
    isFresh && products.whenLinked === "fillBlanks" ? startingPoint(sides, policy) : sides.agreed;
  return withTitle(mergeFields({ agreed, shopify, quickbooks, policyOf: policy }), sides, products);
}

/** A title that comes from QuickBooks is the description, too, where descriptions are titles: at once, not the next time. */
function withTitle(merge: Merge, { shopify, quickbooks }: ItemSides, products: ProductSettings): Merge {
  const title = merge.toShopify.name;
  const isTitle = products.description === "title" && shopify.description !== undefined;
  const { flow } = fieldPolicy(products.policies.details);
  if (title === undefined || !isTitle || (flow !== "shopify" && flow !== "both")) return merge;
  const description = { description: title };
  const isThere = isSameValue(quickbooks.description ?? null, title);
  return {
    ...merge,
    toQuickBooks: isThere ? merge.toQuickBooks : { ...merge.toQuickBooks, ...description },
    agreed: { ...merge.agreed, ...description },
  };
}

/** What the side that may write a field says counts as agreed where the other says something else: until it changes. */
function startingPoint(
  { shopify, quickbooks }: ItemSides,
  policy: (field: string) => FieldPolicy,
): FieldValues {
  const agreed: Record<string, FieldValue> = {};
  for (const [field, ours] of Object.entries(shopify)) {
    const theirs = quickbooks[field] ?? null;
    if (ours === null || theirs === null || isSameValue(ours, theirs)) continue;
    const { flow } = policy(field);
    if (flow === "shopify") agreed[field] = ours;
    if (flow === "quickbooks") agreed[field] = theirs;
  }
  return agreed;
}

const groups = {
  name: "details",
  sku: "details",
  description: "details",
  price: "price",
  cost: "cost",
  isTaxable: "tax",
  category: "category",
  vendor: "vendor",
} as const satisfies Record<Exclude<ItemFieldName, "isActive">, keyof ProductSettings["policies"]>;

/** Who may write a field of a linked pair: what the settings say, as far as the value has a place on the other side. */
export function itemPolicy(field: string, sides: ItemSides, products: ProductSettings): FieldPolicy {
  return policyOf(field as ItemFieldName, sides, products);
}

function policyOf(
  field: ItemFieldName,
  { source, shopify, quickbooks }: ItemSides,
  products: ProductSettings,
): FieldPolicy {
  if (field === "isActive") return activePolicy(products);
  const policy = fieldPolicy(products.policies[groups[field]]);
  if (cannotGoOut.has(field) && (shopify[field] ?? null) === null) return withoutWayOut(policy);
  return canComeBack(field, source, quickbooks, products) ? policy : withoutWayBack(policy);
}

/** Nothing here is "not known" or "none": it takes away nothing that stands in QuickBooks. */
const cannotGoOut = new Set<ItemFieldName>(["cost", "category", "vendor"]);

/** Archived here, inactive there: each way has its own setting. */
function activePolicy({ whenArchived, whenDeactivated }: ProductSettings): FieldPolicy {
  const out = whenArchived === "deactivate";
  const back = whenDeactivated === "archive";
  if (out && back) return { flow: "both", whenBoth: "shopify" };
  if (out) return { flow: "shopify", whenBoth: "shopify" };
  return { flow: back ? "quickbooks" : "none", whenBoth: "shopify" };
}

/** Whether a value of QuickBooks has a place in Shopify. */
function canComeBack(
  field: ItemFieldName,
  source: ItemSource,
  quickbooks: FieldValues,
  products: ProductSettings,
): boolean {
  if (field === "name") {
    const name = quickbooks.name;
    return typeof name === "string" && titleFromName(name, source, products.nameFormat) !== null;
  }
  if (field === "description") return products.description === "description" && source.variantTitle === null;
  return true;
}

function withoutWayOut(policy: FieldPolicy): FieldPolicy {
  if (policy.flow === "both") return { flow: "quickbooks", whenBoth: "quickbooks" };
  return policy.flow === "shopify" ? { ...policy, flow: "none" } : policy;
}

function withoutWayBack(policy: FieldPolicy): FieldPolicy {
  if (policy.flow === "both") return { flow: "shopify", whenBoth: "shopify" };
  return policy.flow === "quickbooks" ? { ...policy, flow: "none" } : policy;
}
