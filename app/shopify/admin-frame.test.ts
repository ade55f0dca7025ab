import { expect, test } from "vitest";
import { adminPathOf, allowFrameBy, leaveFrame, rehomeResponse } from "#app/shopify/admin-frame.ts";
import { SHOPIFY_ADMIN_ORIGIN } from "#app/shopify/admin-urls.ts";

const here = "http://127.0.0.1:4100";
const appBridge = { apiKey: "key", url: "https://cdn.example/app-bridge.js" };
const request = (headers: Record<string, string> = {}) =>
  new Request("http://127.0.0.1:3000/connect", { headers });

test("a redirect into the admin leads to the other admin", () => {
  const location = "https://admin.shopify.com/store/demo/apps/key";
  const moved = rehomeResponse(new Response(null, { status: 302, headers: { Location: location } }), here);
  expect(moved.status).toBe(302);
  expect(moved.headers.get("Location")).toBe("http://127.0.0.1:4100/store/demo/apps/key");
});

test.each(["/auth/login", "https://admin.shopify.com.evil.example/x", "https://evil.example/"])(
  "a redirect to %s is left alone",
  (location) => {
    const response = new Response(null, { status: 302, headers: { Location: location } });
    expect(rehomeResponse(response, here).headers.get("Location")).toBe(location);
  },
);

test("in Shopify's own admin responses pass untouched", () => {
  const response = new Response("page");
  expect(rehomeResponse(response, SHOPIFY_ADMIN_ORIGIN)).toBe(response);
});

test("a page that names its frame may be framed by the other admin too, and keeps its body", async () => {
  const policy = "frame-ancestors https://demo.myshopify.com https://admin.shopify.com;";
  const moved = rehomeResponse(
    new Response("page", { headers: { "Content-Security-Policy": policy } }),
    here,
  );
  expect(moved.headers.get("Content-Security-Policy")).toBe(
    "frame-ancestors https://demo.myshopify.com https://admin.shopify.com http://127.0.0.1:4100;",
  );
  expect(await moved.text()).toBe("page");
});

test("a page without a policy may be framed by the admin alone", () => {
  const headers = new Headers();
  allowFrameBy(headers, SHOPIFY_ADMIN_ORIGIN);
  expect(headers.get("Content-Security-Policy")).toBe("frame-ancestors https://admin.shopify.com;");
});

test("an address of the admin is known by its scheme", () => {
  expect(adminPathOf("shopify://admin/orders/1001")).toBe("/orders/1001");
  expect(adminPathOf("shopify:admin/orders")).toBe("/orders");
  expect(adminPathOf("https://admin.shopify.com/orders")).toBeNull();
});

test("a data request is told where to go by header", () => {
  const response = leaveFrame(request({ Authorization: "Bearer token" }), `${here}/oauth?a=1`, appBridge);
  expect(response.status).toBe(401);
  expect(response.headers.get("X-Shopify-API-Request-Failure-Reauthorize-Url")).toBe(`${here}/oauth?a=1`);
});

test("a document leaves by a page that cannot be broken out of", async () => {
  const response = leaveFrame(request(), "https://intuit.example/a?x=</script><b>", appBridge);
  const page = await response.text();
  expect(page).toContain('data-api-key="key"');
  expect(page.match(/<\/script>/g)).toHaveLength(2);
});

test.each([
  "http://intuit.example/",
  "javascript:alert(1)",
  "http://127.0.0.1.evil.example/",
  "ftp://127.0.0.1/",
])("nobody is sent to %s", (address) => {
  expect(() => leaveFrame(request(), address, appBridge)).toThrow(TypeError);
});
