import { expect, onTestFinished, test } from "vitest";
import { sumMinor } from "#app/domain/money/money.ts";
import type { Sale } from "#app/domain/sale/sale.ts";
import { createSaleSource } from "#app/shopify/sale-source.server.ts";
import { createImportContext } from "#tests/emulators/shopify/importer/import-context.ts";
import { importOrders } from "#tests/emulators/shopify/importer/import-orders.ts";
import { readOrderFiles } from "#tests/emulators/shopify/importer/read-order-files.ts";
import { aStoredLine, aStoredOrder, storedBag } from "#tests/shopify/a-stored-order.ts";
import { startShop } from "#tests/shopify/start-shop.ts";

type Json = Record<string, unknown>;
type Money = "shop" | "presentment";

const FIXTURES = "tests/emulators/shopify/importer/fixtures/orders";

async function startInstalledShop() {
  const shop = await startShop({ app: { configPath: "shopify.app.toml" } });
  onTestFinished(() => shop.emulator.close());
  await shop.install();
  const source = createSaleSource(shop.client);
  const store = (...orders: Json[]) => shop.control("POST", "orders", { orders });

  async function read(id: unknown, money: Money = "shop"): Promise<Sale> {
    const sale = await source.readSale(shop.shop, String(id), money);
    if (!sale.ok) throw new Error(JSON.stringify(sale.fault));
    if (!sale.value) throw new Error(`${String(id)} is not in the shop.`);
    return sale.value;
  }

  /** Imports REST-shaped orders and answers them as stored. */
  async function place(raws: unknown[]) {
    const context = createImportContext({ shopCurrency: "USD", now: "2026-11-22T09:00:00Z" });
    const entries = raws.map((raw, at) => ({ source: `${at}.json`, raw }));
    const { orders, products, customers } = importOrders(entries as never, context);
    if (products.length > 0) await shop.control("POST", "products", { products });
    if (customers.length > 0) await shop.control("POST", "customers", { customers });
    await store(...orders.map(({ order }) => order));
    return orders;
  }

  return { ...shop, store, read, place };
}

const anOrder = (fields: Json): Json => ({
  id: 1,
  name: "#1",
  currency: "USD",
  created_at: "2026-03-02T10:15:00-05:00",
  updated_at: "2026-03-09T10:15:00-05:00",
  total_price: "33.00",
  subtotal_price: "30.00",
  total_tax: "3.00",
  total_discounts: "0.00",
  financial_status: "paid",
  gateway: "manual",
  line_items: [
    {
      id: 2,
      title: "Bowl",
      price: "10.00",
      quantity: 3,
      tax_lines: [{ title: "VAT", price: "3.00", rate: 0.1 }],
    },
  ],
  ...fields,
});

const aRefund = (fields: Json = {}): Json => ({
  id: 8,
  created_at: "2026-03-05T10:00:00-05:00",
  transactions: [{ id: 7, kind: "refund", status: "success", gateway: "manual", amount: "11.00" }],
  refund_line_items: [
    { id: 9, line_item_id: 2, quantity: 1, subtotal: "10.00", total_tax: "1.00", restock_type: "return" },
  ],
  ...fields,
});

const ledgerMinor = (sale: Sale) =>
  sumMinor(sale.agreements.flatMap(({ sales }) => sales.map(({ totalMinor }) => totalMinor)));

test("every order that the importer can add up has a ledger of its current total, in both currencies", async () => {
  const { place, read } = await startInstalledShop();
  const placed = await place(readOrderFiles([FIXTURES]).entries.map(({ raw }) => raw));
  expect(placed.length).toBeGreaterThan(15);
  const isUnclear = (notes: string[]) => notes.some((note) => note.includes("come to"));
  for (const { order, notes } of placed) {
    for (const money of ["shop", "presentment"] as const) {
      const sale = await read(order.id, money);
      if (!isUnclear(notes))
        expect([sale.name, ledgerMinor(sale)]).toEqual([sale.name, sale.totals.currentTotalMinor]);
      expect(sale.peculiarities).toEqual([]);
    }
  }
});

test("a refunded order comes in one request, with its money, its rows and what is left", async () => {
  const { place, read, client } = await startInstalledShop();
  const [placed] = await place([anOrder({ financial_status: "partially_refunded", refunds: [aRefund()] })]);
  const before = client.requestCount();
  const sale = await read(placed?.order.id);
  expect(client.requestCount() - before).toBe(1);
  expect(sale).toMatchObject({
    totals: { totalMinor: 3300, currentTotalMinor: 2200, currentTaxMinor: 200, refundedMinor: 1100 },
    lines: [{ quantity: 3, currentQuantity: 2 }],
    refunds: [{ lines: [{ quantity: 1, subtotalMinor: 1000, taxMinor: 100, restock: "RETURN" }] }],
    agreements: [
      { kind: "order", refundId: null },
      { kind: "refund", sales: [{ action: "RETURN", quantity: -1, totalMinor: -1100, taxMinor: -100 }] },
    ],
  });
  expect(sale.agreements[1]?.refundId).toBe(sale.refunds[0]?.id);
  const paidBack = sale.transactions.filter(({ kind }) => kind === "REFUND").map(({ id }) => id);
  expect(sale.refunds[0]?.transactionIds).toEqual(paidBack);
});

test("a refund of more money than goods carries the difference as an adjustment", async () => {
  const { place, read } = await startInstalledShop();
  const refund = aRefund({
    transactions: [{ id: 7, kind: "refund", status: "success", amount: "13.00" }],
    order_adjustments: [
      {
        id: 6,
        amount: "-2.00",
        tax_amount: "0.00",
        kind: "refund_discrepancy",
        reason: "Refund discrepancy",
      },
    ],
  });
  const [placed] = await place([anOrder({ financial_status: "partially_refunded", refunds: [refund] })]);
  const sale = await read(placed?.order.id);
  expect(sale.refunds[0]?.adjustments).toEqual([
    { reason: "REFUND_DISCREPANCY", amountMinor: -200, taxMinor: 0 },
  ]);
  expect(sale.agreements[1]?.sales.map(({ kind, totalMinor }) => [kind, totalMinor])).toEqual([
    ["product", -1100],
    ["adjustment", -200],
  ]);
  expect(ledgerMinor(sale)).toBe(sale.totals.currentTotalMinor);
});

test("units that an edit removed are an edit and no refund", async () => {
  const { place, read } = await startInstalledShop();
  const row = {
    id: 9,
    line_item_id: 2,
    quantity: 1,
    subtotal: "10.00",
    total_tax: "1.00",
    restock_type: "no_restock",
  };
  const removal = aRefund({ transactions: [], refund_line_items: [row] });
  const [placed] = await place([anOrder({ refunds: [removal], current_total_price: "22.00" })]);
  const sale = await read(placed?.order.id);
  expect(sale).toMatchObject({
    isEdited: true,
    refunds: [],
    agreements: [{ kind: "order" }, { kind: "edit" }],
  });
  expect(ledgerMinor(sale)).toBe(2200);
});

test("a return is in the ledger without the scope that opens returns", async () => {
  const { store, read } = await startInstalledShop();
  const sales = [
    {
      __typename: "ProductSale",
      id: "gid://shopify/ProductSale/1",
      actionType: "RETURN",
      lineType: "PRODUCT",
      quantity: -1,
      totalAmount: storedBag("-1.0"),
      totalTaxAmount: storedBag("0.0"),
      totalDiscountAmountBeforeTaxes: storedBag("0.0"),
      totalDiscountAmountAfterTaxes: storedBag("0.0"),
      taxes: [],
      lineItem: { id: "gid://shopify/LineItem/1" },
    },
  ];
  const agreement = {
    __typename: "ReturnAgreement",
    id: "gid://shopify/ReturnAgreement/1",
    reason: "RETURN",
    happenedAt: "2026-11-21T09:00:00Z",
    return: { id: "gid://shopify/Return/1" },
    sales,
  };
  await store(aStoredOrder(1001, [aStoredLine(1)], { agreements: [agreement], returnStatus: "RETURNED" }));
  expect((await read("gid://shopify/Order/1001")).agreements).toMatchObject([
    { kind: "return", returnId: null, sales: [{ totalMinor: -100, targetId: "gid://shopify/LineItem/1" }] },
  ]);
});

test("duties, fees, rounding in cash, terms and a company come through from REST orders", async () => {
  const { place, read } = await startInstalledShop();
  const names = ["duties-and-fees", "cash-rounding", "company-with-terms"];
  const placed = await place(
    names.flatMap((name) => readOrderFiles([`${FIXTURES}/${name}.json`]).entries.map(({ raw }) => raw)),
  );
  const [imported, rounded, company] = await Promise.all(placed.map(({ order }) => read(order.id)));
  expect(imported?.duties.length).toBeGreaterThan(0);
  expect(imported?.fees.length).toBeGreaterThan(0);
  expect(imported?.agreements[0]?.sales.map(({ kind }) => kind)).toEqual(
    expect.arrayContaining(["duty", "fee"]),
  );
  const ids = [...(imported?.duties ?? []), ...(imported?.fees ?? [])].map(({ id }) => id);
  expect(imported?.agreements[0]?.sales.map(({ targetId }) => targetId)).toEqual(expect.arrayContaining(ids));
  expect(rounded?.totals.cashRoundingMinor).not.toBe(0);
  expect(company?.terms?.name).toBeTruthy();
  expect(company?.buyer.purchasingCompany).not.toBeNull();
});

test("risk, place of sale, channel, notes and parcels come through from REST orders", async () => {
  const { place, read } = await startInstalledShop();
  const [placed] = await place([
    anOrder({
      app_id: 129785,
      source_name: "pos",
      location_id: 31,
      location: { id: 31, name: "Main Street" },
      note: "Ring twice",
      note_attributes: [{ name: "gift", value: "yes" }],
      risks: [{ recommendation: "cancel", score: "1.0" }],
      customer: { id: 61, email: "ann@example.com", tags: "vip, wholesale", tax_exempt: true },
      fulfillments: [
        { id: 51, status: "success", location_id: 31, tracking_company: "UPS", tracking_number: "1Z9" },
      ],
    }),
  ]);
  expect(await read(placed?.order.id)).toMatchObject({
    channel: "Point of Sale",
    sourceName: "pos",
    retailLocation: { id: "gid://shopify/Location/31", name: "Main Street" },
    note: "Ring twice",
    attributes: [{ key: "gift", value: "yes" }],
    risk: { recommendation: "CANCEL", level: "HIGH" },
    buyer: { customerTags: ["vip", "wholesale"], isTaxExempt: true },
    fulfillments: [
      { locationId: "gid://shopify/Location/31", trackingNumber: "1Z9", trackingCompany: "UPS" },
    ],
  });
});

test("the collections and the type of a product come with its line", async () => {
  const { control, store, read } = await startInstalledShop();
  const product = {
    __typename: "Product",
    id: "gid://shopify/Product/5",
    title: "Bowl",
    productType: "Tableware",
    variants: [],
    collections: [{ id: "gid://shopify/Collection/1", title: "Kitchen" }],
  };
  await control("POST", "products", { products: [product] });
  await store(aStoredOrder(1001, [aStoredLine(1, { product: { id: product.id } })]));
  expect((await read("gid://shopify/Order/1001")).lines[0]).toMatchObject({
    productType: "Tableware",
    collections: ["Kitchen"],
  });
});

test("the buyer's money is read to the cent of its own currency", async () => {
  const { place, read } = await startInstalledShop();
  const [placed] = await place(
    readOrderFiles([`${FIXTURES}/buyer-pays-euro.json`]).entries.map(({ raw }) => raw),
  );
  const [shop, buyer] = [await read(placed?.order.id), await read(placed?.order.id, "presentment")];
  expect([shop.currency, shop.otherCurrency]).toEqual(["CAD", "EUR"]);
  expect([buyer.currency, buyer.otherCurrency]).toEqual(["EUR", "CAD"]);
  expect(buyer.totals.totalMinor).toBe(shop.totals.totalOtherMinor);
  expect(buyer.transactions.map(({ amountMinor }) => amountMinor)).toEqual(
    shop.transactions.map(({ amountOtherMinor }) => amountOtherMinor),
  );
});

test("an order of 300 lines that was refunded whole comes with all rows of ledger and refund", async () => {
  const { place, read, client } = await startInstalledShop();
  const line_items = Array.from({ length: 300 }, (_, at) => ({
    id: 1_000 + at,
    title: `Part ${at}`,
    price: "1.00",
    quantity: 1,
  }));
  const refund_line_items = line_items.map(({ id }) => ({
    id: id + 5_000,
    line_item_id: id,
    quantity: 1,
    subtotal: "1.00",
    total_tax: "0.00",
  }));
  const transactions = [{ id: 7, kind: "refund", status: "success", amount: "300.00" }];
  const totals = {
    total_price: "300.00",
    subtotal_price: "300.00",
    total_tax: "0.00",
    financial_status: "refunded",
  };
  const [placed] = await place([
    anOrder({ ...totals, line_items, refunds: [aRefund({ refund_line_items, transactions })] }),
  ]);
  const sale = await read(placed?.order.id);
  expect(sale.lines).toHaveLength(300);
  expect(sale.refunds[0]?.lines).toHaveLength(300);
  expect(new Set(sale.refunds[0]?.lines.map(({ lineId }) => lineId)).size).toBe(300);
  expect(sale.agreements.map(({ sales }) => sales.length)).toEqual([300, 300]);
  expect(ledgerMinor(sale)).toBe(0);
  // The order, more lines, more sales of two agreements, more rows of the refund.
  expect(client.requestCount()).toBe(5);
});

test("an order of 120 agreements comes whole, also where one of them has many sales", async () => {
  const { store, read, client } = await startInstalledShop();
  const row = (number: number) => ({
    __typename: "ProductSale",
    id: `gid://shopify/ProductSale/${number}`,
    actionType: "UPDATE",
    lineType: "PRODUCT",
    quantity: 1,
    totalAmount: storedBag("1.0"),
    totalTaxAmount: storedBag("0.0"),
    totalDiscountAmountBeforeTaxes: storedBag("0.0"),
    totalDiscountAmountAfterTaxes: storedBag("0.0"),
    taxes: [],
    lineItem: { id: "gid://shopify/LineItem/1" },
  });
  const agreements = Array.from({ length: 120 }, (_, at) => ({
    __typename: at === 0 ? "OrderAgreement" : "OrderEditAgreement",
    id: `gid://shopify/SalesAgreement/${at + 1}`,
    reason: at === 0 ? "ORDER" : "ORDER_EDIT",
    happenedAt: "2026-11-20T09:00:00Z",
    sales: Array.from({ length: at === 70 ? 400 : 1 }, (_unused, number) => row(1_000 * at + number + 1)),
  }));
  await store(aStoredOrder(1001, [aStoredLine(1)], { agreements }));
  const sale = await read("gid://shopify/Order/1001");
  expect(sale.agreements.map(({ id }) => id)).toEqual(agreements.map(({ id }) => id));
  expect(sale.agreements[70]?.sales.map(({ id }) => id)).toEqual(agreements[70]?.sales.map(({ id }) => id));
  expect(sale.agreements.flatMap(({ sales }) => sales)).toHaveLength(519);
  // The order with four agreements, five pages of 25, and two more pages of the long one.
  expect(client.requestCount()).toBe(8);
});

test("a refund that changes while its rows are read is read again with its order", async () => {
  const { place, read, control, client } = await startInstalledShop();
  const refund_line_items = Array.from({ length: 260 }, (_, at) => ({
    id: 5_000 + at,
    line_item_id: 2,
    quantity: 0,
    subtotal: "0.00",
  }));
  const [placed] = await place([anOrder({ refunds: [aRefund({ refund_line_items })] })]);
  const refund = { order: { updatedAt: "2026-11-21T09:00:00Z" } };
  const fault = { method: "POST", path: "graphql.json", bodyContains: "RefundPage", times: 1, status: 200 };
  await control("POST", "faults", { ...fault, body: { data: { refund } } });
  expect((await read(placed?.order.id)).refunds[0]?.lines).toHaveLength(260);
  // Once in vain, once in full: the order and the ledger's further sales, then the refund's.
  expect(client.requestCount()).toBe(6);
});
