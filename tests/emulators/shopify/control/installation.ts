import type { Emulator } from "../core/emulator.ts";
import { parseGid } from "../core/gid.ts";
import { asText } from "../core/plain-object.ts";
import { restNumber } from "../webhooks/rest-json.ts";

export function installApp(emulator: Emulator): void {
  if (!emulator.store.isInstalled()) emulator.store.commit({ kind: "installChanged", isInstalled: true });
}

/** Revokes every token and sends app/uninstalled with the shop as its body. */
export function uninstallApp(emulator: Emulator): void {
  if (!emulator.store.isInstalled()) return;
  emulator.store.commit({ kind: "installChanged", isInstalled: false });
  emulator.webhooks.send("app/uninstalled", shopPayload(emulator));
}

function shopPayload(emulator: Emulator): string {
  const { shop } = emulator;
  return JSON.stringify({
    id: restNumber(parseGid(shop.id)?.number),
    name: shop.name,
    email: asText(shop.email) ?? null,
    domain: shop.myshopifyDomain,
    myshopify_domain: shop.myshopifyDomain,
    currency: shop.currencyCode,
    iana_timezone: shop.ianaTimezone,
    taxes_included: shop.taxesIncluded,
  });
}
