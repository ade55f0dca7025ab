import { expect, onTestFinished, test } from "vitest";
import { createSaleSource } from "#app/shopify/sale-source.server.ts";
import { aStoredLine, aStoredOrder, storedBag } from "#tests/shopify/a-stored-order.ts";
import { startShop } from "#tests/shopify/start-shop.ts";

async function startInstalledShop() {
  const shop = await startShop({ app: { configPath: "shopify.app.toml" } });
  onTestFinished(() => shop.emulator.close());
  await shop.install();
  const store = (...orders: object[]) => shop.control("POST", "orders", { orders });
  return { ...shop, store, source: createSaleSource(shop.client) };
}

test("an order is read as a sale in the shop's time zone", async () => {
  const { source, shop, store } = await startInstalledShop();
  await store(aStoredOrder(1001, [aStoredLine(1), aStoredLine(2)]));
  expect(await source.readSale(shop, "gid://shopify/Order/1001", "shop")).toMatchObject({
    ok: true,
    value: {
      name: "#1001",
      timeZone: "America/Los_Angeles",
      lines: [{ totalMinor: 100 }, { totalMinor: 100 }],
      totals: { totalMinor: 200 },
      peculiarities: [],
    },
  });
});

test("an order of 2,000 lines comes whole and in order", async () => {
  const { source, shop, store, client } = await startInstalledShop();
  const lines = Array.from({ length: 2_000 }, (_, at) => aStoredLine(at + 1));
  await store(aStoredOrder(1001, lines));
  const sale = await source.readSale(shop, "gid://shopify/Order/1001", "shop");
  expect(sale.ok && sale.value?.lines.map((line) => line.id)).toEqual(lines.map((line) => line.id));
  expect(client.requestCount()).toBe(8);
});

test("more than one page of shipping lines, discounts and agreements is read to the end", async () => {
  const { source, shop, store } = await startInstalledShop();
  const shippingLines = Array.from({ length: 60 }, (_, at) => ({
    id: `gid://shopify/ShippingLine/${at + 1}`,
    title: "Parcel",
    code: null,
    isRemoved: false,
    originalPriceSet: storedBag("0.0"),
    discountedPriceSet: storedBag("0.0"),
    currentDiscountedPriceSet: storedBag("0.0"),
    discountAllocations: [],
    taxLines: [],
  }));
  const discountApplications = Array.from({ length: 120 }, (_, index) => ({
    __typename: "ManualDiscountApplication",
    index,
    title: `Discount ${index}`,
    targetType: "LINE_ITEM",
    targetSelection: "ALL",
    allocationMethod: "ACROSS",
  }));
  const agreements = Array.from({ length: 101 }, (_, at) => ({
    __typename: at === 100 ? "OrderEditAgreement" : "OrderAgreement",
    id: `gid://shopify/SalesAgreement/${at + 1}`,
    reason: at === 100 ? "ORDER_EDIT" : "ORDER",
    happenedAt: "2026-11-20T09:00:00Z",
    sales: [],
  }));
  await store(aStoredOrder(1001, [aStoredLine(1)], { shippingLines, discountApplications, agreements }));
  const sale = await source.readSale(shop, "gid://shopify/Order/1001", "shop");
  expect(sale.ok && sale.value?.shippingLines).toHaveLength(60);
  expect(sale.ok && sale.value?.discounts.at(-1)).toEqual({
    index: 119,
    kind: "manual",
    label: "Discount 119",
  });
  expect(sale.ok && sale.value?.agreements).toHaveLength(101);
  expect(sale.ok && sale.value?.agreements.at(-1)?.kind).toBe("edit");
});

test("the agreements name the line that repeats a tip, on whatever page of sales it stands", async () => {
  const { source, shop, store } = await startInstalledShop();
  const sale = (number: number, fields: object) => ({
    __typename: "ProductSale",
    id: `gid://shopify/Sale/${number}`,
    actionType: "ORDER",
    lineType: "PRODUCT",
    quantity: 1,
    totalAmount: storedBag("1.0"),
    totalDiscountAmountBeforeTaxes: storedBag("0.0"),
    totalDiscountAmountAfterTaxes: storedBag("0.0"),
    totalTaxAmount: storedBag("0.0"),
    taxes: [],
    lineItem: { id: "gid://shopify/LineItem/1" },
    ...fields,
  });
  const sales = Array.from({ length: 255 }, (_, at) => sale(at + 1, {}));
  const tipSale = { __typename: "TipSale", lineType: "TIP", lineItem: { id: "gid://shopify/LineItem/2" } };
  const agreement = (number: number, reason: string, rows: object[]) => ({
    __typename: "OrderAgreement",
    id: `gid://shopify/SalesAgreement/${number}`,
    reason,
    happenedAt: "2026-11-20T09:00:00Z",
    sales: rows,
  });
  await store(
    aStoredOrder(1001, [aStoredLine(1), aStoredLine(2, { title: "Thank you" }), aStoredLine(3)], {
      subtotalPriceSet: storedBag("2.0"),
      totalTipReceivedSet: storedBag("1.0"),
      agreements: [agreement(1, "ORDER", sales), agreement(2, "ORDER", [...sales, sale(900, tipSale)])],
    }),
  );
  const read = await source.readSale(shop, "gid://shopify/Order/1001", "shop");
  expect(read.ok && read.value?.lines.map((line) => line.title)).toEqual(["Part 1", "Part 3"]);
});

test("an order that Shopify no longer has is null", async () => {
  const { source, shop } = await startInstalledShop();
  expect(await source.readSale(shop, "gid://shopify/Order/404", "shop")).toEqual({ ok: true, value: null });
});

test("an id that is no order's is a fault and asks nobody", async () => {
  const { source, shop, client } = await startInstalledShop();
  expect(await source.readSale(shop, "gid://shopify/Product/1", "shop")).toMatchObject({
    ok: false,
    fault: { kind: "malformed" },
  });
  expect(client.requestCount()).toBe(0);
});

test("updated orders come oldest change first, page by page, with the search's lag looked back", async () => {
  const { source, shop, store } = await startInstalledShop();
  const minutes = (count: number) =>
    new Date(Date.parse("2026-11-20T09:00:00Z") + count * 60_000).toISOString();
  const orders = Array.from({ length: 300 }, (_, at) =>
    aStoredOrder(5_000 - at, [aStoredLine(10_000 + at)], { updatedAt: minutes(at) }),
  );
  await store(...orders);
  const since = new Date(minutes(30));
  const first = await source.listUpdatedOrders(shop, since, null);
  if (!first.ok) throw new Error(JSON.stringify(first.fault));
  const second = await source.listUpdatedOrders(shop, since, first.value.cursor);
  if (!second.ok) throw new Error(JSON.stringify(second.fault));
  expect(second.value.cursor).toBeNull();
  expect([...first.value.orderIds, ...second.value.orderIds]).toEqual(
    orders.slice(20).map((order) => order.id),
  );
});

test("an order that changes between its pages is read again", async () => {
  const { source, shop, store, control, client } = await startInstalledShop();
  const lines = Array.from({ length: 300 }, (_, at) => aStoredLine(at + 1));
  await store(aStoredOrder(1001, lines));
  const body = { data: { order: { updatedAt: "2026-11-21T09:00:00Z", page: emptyPage } } };
  await control("POST", "faults", {
    method: "POST",
    path: "graphql.json",
    bodyContains: "OrderLinesPage",
    times: 1,
    status: 200,
    body,
  });
  const sale = await source.readSale(shop, "gid://shopify/Order/1001", "shop");
  expect(sale.ok && sale.value?.lines).toHaveLength(300);
  expect(client.requestCount()).toBe(4);
});

const emptyPage = { pageInfo: { hasNextPage: false, endCursor: null }, nodes: [] };
