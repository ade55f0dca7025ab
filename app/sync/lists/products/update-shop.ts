import type { Fault } from "#app/domain/faults/fault.ts";
import { collectProductChange } from "#app/domain/lists/products/collect-product-change.ts";
import { describeConflicts } from "#app/domain/lists/products/describe-fields.ts";
import { describeSource } from "#app/domain/lists/products/item-source.ts";
import type { ShopProduct } from "#app/domain/lists/shop-entry.ts";
import type { ItemContext } from "#app/sync/lists/products/item-context.ts";
import { keepAgreed, type PushedItem } from "#app/sync/lists/products/push-item.ts";

/** What is open after a product was written, and whether it was archived. */
export type ShopUpdate = { faults: Fault[]; isArchived: boolean };

/**
 * Writes to Shopify what the merges of a product's items want there, and remembers it as agreed, so that the webhook of our
 * own write changes nothing. Answers what a person has to decide: items of one product that say different things about it.
 */
export async function updateShop(
  context: ItemContext,
  product: ShopProduct,
  pushed: readonly PushedItem[],
): Promise<ShopUpdate> {
  const wishes = pushed.map(({ source, binding, merge }) => ({
    id: source.key,
    toShopify: merge.toShopify,
    agreed: binding.agreed,
  }));
  const { change, disagreeing } = collectProductChange(product, wishes, context.settings.products);
  const faults = disagreeing.map(({ field, ids }): Fault => {
    const concerned = pushed.filter(({ source }) => ids.includes(source.key));
    const fields = concerned.flatMap(({ source, merge }) =>
      describeConflicts([
        { field, shopify: null, quickbooks: merge.toShopify[field] ?? null, agreed: undefined },
      ]).map((told) => ({
        ...told,
        field: `${told.field} of ${describeSource(source)}`,
        shopify: "another one",
      })),
    );
    return { kind: "conflict", subject: product.title, what: product.title, fields };
  });
  if (!change) return { faults, isArchived: false };
  const written = await context.ports.shopProducts.updateProduct(context.shop, product.id, change);
  if (!written.ok) return { faults: [written.fault, ...faults], isArchived: false };
  const left = new Set(disagreeing.flatMap(({ field, ids }) => ids.map((id) => `${id} ${field}`)));
  for (const { source, binding, item, merge } of pushed) {
    const agreed = Object.entries(merge.toShopify).filter(
      ([field]) => !left.has(`${source.key} ${field}`) && (field !== "isActive" || "isArchived" in change),
    );
    if (agreed.length === 0) continue;
    await keepAgreed(
      context,
      binding,
      item,
      { ...binding.agreed, ...Object.fromEntries(agreed) },
      describeSource(source),
    );
  }
  return { faults, isArchived: change.isArchived ?? false };
}
