import type { AdminView } from "../admin-view.ts";
import type { Emulator } from "../core/emulator.ts";
import { mintIdToken } from "../oauth/id-token.ts";
import { createEmbedUrl, storeNameOf } from "./embed-url.ts";
import { installApp, uninstallApp } from "./installation.ts";

/** The emulator as the admin host page sees it. */
export function createAdminView(emulator: Emulator): AdminView {
  const { app, shop, store } = emulator;
  return {
    shop: {
      domain: shop.myshopifyDomain,
      name: shop.name,
      storeName: storeNameOf(shop.myshopifyDomain),
      currencyCode: shop.currencyCode,
      ianaTimezone: shop.ianaTimezone,
    },
    app: {
      apiKey: app.apiKey,
      apiSecret: app.apiSecret,
      appUrl: app.appUrl,
      handle: app.handle,
      name: app.name,
      scopes: app.scopes,
    },
    isInstalled: () => store.isInstalled(),
    install: () => installApp(emulator),
    uninstall: async () => uninstallApp(emulator),
    mintIdToken: () => mintIdToken(app, shop.myshopifyDomain, emulator.clock.now(), emulator.random),
    embedUrl: (path) => createEmbedUrl(path, emulator),
    orders: () => store.orders(),
    products: () => [...store.list("Product")],
    customers: () => [...store.list("Customer")],
    metafields: (ownerId) =>
      store.metafields(ownerId).map(({ namespace, key, value }) => ({ namespace, key, value })),
  };
}
