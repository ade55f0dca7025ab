import type { AdminView } from "../admin-view.ts";

type Content = Partial<Pick<AdminView, "orders" | "products" | "customers" | "metafields">> & {
  isInstalled?: boolean;
};

/** A shop in memory for tests of the admin pages: installation is remembered, id tokens are `token-1`, `token-2` and so on. */
export function adminViewOf(appUrl: string, content: Content = {}): AdminView {
  let isInstalled = content.isInstalled ?? true;
  let tokenCount = 0;
  const mintIdToken = () => `token-${++tokenCount}`;
  return {
    shop: {
      domain: "harbor-pine.myshopify.com",
      name: "Harbor & Pine",
      storeName: "harbor-pine",
      currencyCode: "USD",
      ianaTimezone: "America/Los_Angeles",
    },
    app: {
      apiKey: "test-key",
      apiSecret: "test-secret",
      appUrl,
      handle: "plumbline",
      name: "Plumbline",
      scopes: ["read_orders", "write_products", "read_shopify_payments_payouts"],
    },
    isInstalled: () => isInstalled,
    install: () => {
      isInstalled = true;
    },
    uninstall: async () => {
      isInstalled = false;
    },
    mintIdToken,
    embedUrl(path) {
      const url = new URL(path, appUrl);
      url.searchParams.set("embedded", "1");
      url.searchParams.set("shop", "harbor-pine.myshopify.com");
      url.searchParams.set("host", "YWRtaW4uc2hvcGlmeS5jb20vc3RvcmUvaGFyYm9yLXBpbmU");
      url.searchParams.set("id_token", mintIdToken());
      return url.href;
    },
    orders: content.orders ?? (() => []),
    products: content.products ?? (() => []),
    customers: content.customers ?? (() => []),
    metafields: content.metafields ?? (() => []),
  };
}
