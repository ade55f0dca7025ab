import { afterEach, expect, test } from "vitest";
import type { StoredOrder } from "../stored-order.ts";
import { adminViewOf } from "./admin-view-of.ts";
import { type RunningAdmin, startAdmin } from "./start-admin.ts";

const APP_URL = "http://127.0.0.1:9";
const running: RunningAdmin[] = [];

afterEach(() => Promise.all(running.splice(0).map((admin) => admin.close())));

async function adminWith(content: Parameters<typeof adminViewOf>[1] = {}): Promise<string> {
  const admin = await startAdmin(adminViewOf(APP_URL, content));
  running.push(admin);
  return admin.origin;
}

function bag(amount: string) {
  return {
    shopMoney: { amount, currencyCode: "USD" },
    presentmentMoney: { amount, currencyCode: "USD" },
  };
}

function anOrder(number: number, fields: Partial<StoredOrder> = {}): StoredOrder {
  return {
    id: `gid://shopify/Order/${6_000_000_000_000 + number}`,
    legacyResourceId: String(6_000_000_000_000 + number),
    name: `#${number}`,
    number,
    test: false,
    createdAt: "2026-11-20T18:05:00Z",
    processedAt: "2026-11-20T18:05:00Z",
    updatedAt: "2026-11-20T18:05:00Z",
    closedAt: null,
    cancelledAt: null,
    cancelReason: null,
    currencyCode: "USD",
    presentmentCurrencyCode: "USD",
    taxesIncluded: false,
    displayFinancialStatus: "PAID",
    displayFulfillmentStatus: "UNFULFILLED",
    email: null,
    phone: null,
    note: null,
    tags: [],
    paymentGatewayNames: [],
    customer: null,
    billingAddress: null,
    shippingAddress: null,
    subtotalPriceSet: bag("1234.5"),
    totalShippingPriceSet: bag("0.0"),
    totalTaxSet: bag("0.0"),
    totalDiscountsSet: bag("0.0"),
    totalPriceSet: bag("1234.5"),
    currentTotalPriceSet: bag("1234.5"),
    taxLines: [],
    discountApplications: [],
    lineItems: [],
    shippingLines: [],
    transactions: [],
    refunds: [],
    agreements: [],
    fulfillments: [],
    ...fields,
  };
}

async function bodyOf(address: string): Promise<string> {
  return (await fetch(address)).text();
}

function orderNames(page: string): string[] {
  return [...page.matchAll(/class="row-link [^"]*"[^>]*>(#\d+)</g)].map(([, name]) => name ?? "");
}

test("the order list shows amounts and moments the way the shop reads them", async () => {
  const origin = await adminWith({ orders: () => [anOrder(1001)] });
  const page = await bodyOf(`${origin}/store/harbor-pine/orders`);
  expect(page).toContain("$1,234.50");
  expect(page).toContain("Nov 20 at 10:05 am");
});

test("the order list can be searched, filtered by the app's status and narrowed to a view", async () => {
  const orders = [
    anOrder(1001, { email: "maren@example.com" }),
    anOrder(1002, { displayFinancialStatus: "PENDING" }),
    anOrder(1003),
  ];
  const metafields = (id: string) =>
    id.endsWith("1003") ? [{ namespace: "app--1", key: "qbo_status", value: "synced" }] : [];
  const list = `${await adminWith({ orders: () => orders, metafields })}/store/harbor-pine/orders`;
  expect(orderNames(await bodyOf(`${list}?query=MAREN`))).toEqual(["#1001"]);
  expect(orderNames(await bodyOf(`${list}?qbo_status=synced`))).toEqual(["#1003"]);
  expect(orderNames(await bodyOf(`${list}?qbo_status=none`))).toEqual(["#1001", "#1002"]);
  expect(orderNames(await bodyOf(`${list}?view=unpaid`))).toEqual(["#1002"]);
});

test("metafields of other owners than the app are neither shown nor filtered by", async () => {
  const metafields = () => [{ namespace: "custom", key: "qbo_status", value: "synced" }];
  const origin = await adminWith({ orders: () => [anOrder(1001)], metafields });
  expect(await bodyOf(`${origin}/store/harbor-pine/orders/6000000001001`)).toContain("Nothing yet.");
});

test("the list shows fifty rows a page and a page behind the last shows the last", async () => {
  const orders = Array.from({ length: 60 }, (_, index) => anOrder(1001 + index));
  const list = `${await adminWith({ orders: () => orders })}/store/harbor-pine/orders`;
  expect(orderNames(await bodyOf(list))).toHaveLength(50);
  expect(orderNames(await bodyOf(`${list}?page=2`))).toHaveLength(10);
  expect(orderNames(await bodyOf(`${list}?page=99`))).toHaveLength(10);
  expect(orderNames(await bodyOf(`${list}?page=nonsense`))).toHaveLength(50);
});

test("text from the shop is escaped everywhere it is shown", async () => {
  const hostile = '<script>alert("x")</script>';
  const order = anOrder(1001, { note: hostile, tags: [hostile], email: hostile });
  const metafields = () => [{ namespace: "app--1", key: "qbo_status", value: hostile }];
  const products = () => [{ id: "gid://shopify/Product/1", title: hostile, status: "ACTIVE", variants: [] }];
  const origin = await adminWith({ orders: () => [order], metafields, products });
  const paths = [
    "/orders",
    "/orders/6000000001001",
    "/products",
    `/orders?query=${encodeURIComponent(hostile)}`,
  ];
  for (const path of paths) {
    expect(await bodyOf(`${origin}/store/harbor-pine${path}`)).not.toContain("<script>alert");
  }
});

test("id tokens are given to the admin's own pages only, and only while the app is installed", async () => {
  const origin = await adminWith();
  const address = `${origin}/store/harbor-pine/id-token`;
  const own = await fetch(address, { method: "POST", headers: { origin } });
  expect(await own.json()).toEqual({ idToken: "token-1" });
  const foreign = await fetch(address, { method: "POST", headers: { origin: "http://evil.example" } });
  expect(foreign.status).toBe(403);
  const notInstalled = `${await adminWith({ isInstalled: false })}/store/harbor-pine/id-token`;
  expect((await fetch(notInstalled, { method: "POST" })).status).toBe(403);
});

test("the address with the API key leads to the one with the handle and keeps path and query", async () => {
  const origin = await adminWith();
  const reply = await fetch(`${origin}/store/harbor-pine/apps/test-key/orders?a=1`, { redirect: "manual" });
  expect(reply.headers.get("location")).toBe("/store/harbor-pine/apps/plumbline/orders?a=1");
});

test.each([
  ["/store/another-shop/orders", 404],
  ["/store/harbor-pine/orders/999", 404],
  ["/store/harbor-pine/apps/%zz", 404],
  ["/store/harbor-pine/nowhere", 404],
  ["/admin-assets/host/missing.js", 404],
  ["/admin-assets/..%2fhandle-admin.ts", 404],
  ["/store/harbor-pine/id-token", 405],
])("%s is answered with %i", async (path, status) => {
  expect((await fetch(`${await adminWith()}${path}`)).status).toBe(status);
});

test("the stub App Bridge may be loaded by any origin and is one script without imports", async () => {
  const reply = await fetch(`${await adminWith()}/app-bridge.js`);
  const script = await reply.text();
  expect(reply.headers.get("access-control-allow-origin")).toBe("*");
  expect(script).not.toMatch(/^\s*(import|export) /m);
  expect(() => new Function(script)).not.toThrow();
});
