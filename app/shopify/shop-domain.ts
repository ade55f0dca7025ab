const SHOP_DOMAIN = /^[a-z0-9][a-z0-9-]{0,99}\.myshopify\.com$/;

/** Whether `text` is a shop's permanent domain such as `demo.myshopify.com`: no scheme, path, port or capitals. */
export function isShopDomain(text: string): boolean {
  return SHOP_DOMAIN.test(text);
}

/** The store's name in admin addresses: `demo` for `demo.myshopify.com`. */
export function storeName(shop: string): string {
  return shop.replace(/\.myshopify\.com$/, "");
}
