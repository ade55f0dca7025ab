const shopifyCdn = "https://cdn.shopify.com/";

/** The admin's typeface comes from the same place as App Bridge; with another App Bridge the system's typeface serves. */
export function interFontUrl(appBridgeUrl: string): string | null {
  return appBridgeUrl.startsWith(shopifyCdn) ? `${shopifyCdn}static/fonts/inter/v4/styles.css` : null;
}
