import { expect, test } from "vitest";
import { embeddedAppUrl, legacyIdOf, recordAdminUrl, SHOPIFY_ADMIN_ORIGIN } from "#app/shopify/admin-urls.ts";

test("an order's page stands in its store's admin", () => {
  expect(recordAdminUrl(SHOPIFY_ADMIN_ORIGIN, "demo.myshopify.com", "order", "9007199254740993")).toBe(
    "https://admin.shopify.com/store/demo/orders/9007199254740993",
  );
});

test("the way back into the app keeps path and query", () => {
  expect(
    embeddedAppUrl("http://127.0.0.1:4100", "demo.myshopify.com", "plumbline", "/orders?status=Held"),
  ).toBe("http://127.0.0.1:4100/store/demo/apps/plumbline/orders?status=Held");
});

test("the home of the app has no trailing slash", () => {
  expect(embeddedAppUrl(SHOPIFY_ADMIN_ORIGIN, "demo.myshopify.com", "plumbline", "/")).toBe(
    "https://admin.shopify.com/store/demo/apps/plumbline",
  );
});

test("a numeric id is read from a GID as text", () => {
  expect(legacyIdOf("gid://shopify/Order/90071992547409931")).toBe("90071992547409931");
  expect(legacyIdOf("1001")).toBeNull();
});
