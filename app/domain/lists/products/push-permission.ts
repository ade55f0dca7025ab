import type { ShopProduct } from "#app/domain/lists/shop-entry.ts";
import type { FieldPolicyName } from "#app/domain/settings/field-policy.ts";
import type { ProductSettings } from "#app/domain/settings/product-settings.ts";

/** What a look at a product may do: make items, and change those that are linked. */
export type PushPermission = { mayCreate: boolean; mayUpdate: boolean };

/**
 * A push by hand may do everything. By themselves products become items only where the settings want it, and drafts and
 * archived products never do; linked items follow their products unless pushing is off.
 */
export function pushPermission(
  { status }: Pick<ShopProduct, "status">,
  { push }: Pick<ProductSettings, "push">,
  isPushedByHand: boolean,
): PushPermission {
  if (isPushedByHand) return { mayCreate: true, mayUpdate: true };
  const isSold = status === "ACTIVE" || status === "UNLISTED";
  return { mayCreate: push === "automatic" && isSold, mayUpdate: push !== "off" };
}

/** The settings of a shop whose products go out by hand alone: what goes both ways only comes in. */
export function withoutPush(products: ProductSettings): ProductSettings {
  const policies = Object.fromEntries(
    Object.entries(products.policies).map(([group, policy]) => [group, withoutWayOut[policy]]),
  ) as ProductSettings["policies"];
  return { ...products, policies, whenArchived: "leave", whenDeleted: "leave" };
}

const withoutWayOut: Record<FieldPolicyName, FieldPolicyName> = {
  shopify: "none",
  quickbooks: "quickbooks",
  bothShopify: "quickbooks",
  bothQuickBooks: "quickbooks",
  bothAsk: "quickbooks",
  none: "none",
};
