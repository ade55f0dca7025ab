import { storeName } from "#app/shopify/shop-domain.ts";

/** Where merchants work: the real admin, unless a demo has its own. */
export const SHOPIFY_ADMIN_ORIGIN = "https://admin.shopify.com";

const pages = { order: "orders", product: "products", customer: "customers" } as const;

/**
 * The page of a record in the Shopify admin.
 * Example: order 1001 of `demo.myshopify.com` is `https://admin.shopify.com/store/demo/orders/1001`.
 */
export function recordAdminUrl(
  adminOrigin: string,
  shop: string,
  kind: keyof typeof pages,
  legacyId: string,
): string {
  return `${adminOrigin}/store/${storeName(shop)}/${pages[kind]}/${encodeURIComponent(legacyId)}`;
}

/**
 * The way back into the embedded app after a page outside the frame, for example QuickBooks' consent page.
 * `app` is the app's handle or its API key (Shopify accepts both); `path` begins with `/` and may carry a query.
 */
export function embeddedAppUrl(adminOrigin: string, shop: string, app: string, path: string): string {
  const tail = path === "/" ? "" : path;
  return `${adminOrigin}/store/${storeName(shop)}/apps/${encodeURIComponent(app)}${tail}`;
}

/** The number at the end of a GID: `1001` for `gid://shopify/Order/1001`. Null when it is none. */
export function legacyIdOf(gid: string): string | null {
  return /^gid:\/\/shopify\/[A-Za-z]+\/(\d+)$/.exec(gid)?.[1] ?? null;
}
