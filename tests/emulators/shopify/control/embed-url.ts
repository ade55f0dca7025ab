import { createHmac } from "node:crypto";
import type { Emulator } from "../core/emulator.ts";
import { mintIdToken } from "../oauth/id-token.ts";

/** The address that Shopify's admin puts into the app's iframe: path of the app plus the launch parameters, signed. */
export function createEmbedUrl(path: string, emulator: Emulator): string {
  const { app, clock, random, shop } = emulator;
  const now = clock.now();
  const url = new URL(path.replace(/^\/*/, "/"), `${app.appUrl}/`);
  const parameters: Record<string, string> = {
    embedded: "1",
    shop: shop.myshopifyDomain,
    host: Buffer.from(`admin.shopify.com/store/${storeNameOf(shop.myshopifyDomain)}`)
      .toString("base64")
      .replace(/=+$/, ""),
    id_token: mintIdToken(app, shop.myshopifyDomain, now, random),
    locale: "en",
    session: random.hex(32),
    timestamp: String(Math.floor(now.getTime() / 1000)),
  };
  for (const [name, value] of Object.entries(parameters)) url.searchParams.set(name, value);
  url.searchParams.set("hmac", signQuery(url.searchParams, app.apiSecret));
  return url.href;
}

export function storeNameOf(shopDomain: string): string {
  return shopDomain.replace(/\.myshopify\.com$/, "");
}

/** Shopify signs the query: parameters sorted by name, joined as a query string, HMAC-SHA256 in hexadecimal. */
function signQuery(parameters: URLSearchParams, secret: string): string {
  const sorted = [...parameters]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, value]) => `${name}=${value}`);
  return createHmac("sha256", secret).update(sorted.join("&")).digest("hex");
}
