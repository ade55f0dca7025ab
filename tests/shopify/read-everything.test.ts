import { expect, test } from "vitest";
import { aStoredLine, aStoredOrder, storedBag } from "#tests/shopify/a-stored-order.ts";
import {
  anOrder,
  aRefund,
  fixtures,
  ledgerMinor,
  startImportedShop,
} from "#tests/shopify/start-imported-shop.ts";

test("every order that the importer can add up has a ledger of its current total, in both currencies", async () => {
  const { place, read } = await startImportedShop();
  const placed = await place(fixtures());
  expect(placed.length).toBeGreaterThan(15);
  const isUnclear = (notes: string[]) => notes.some((note) => note.includes("come to"));
  for (const { order, notes } of placed) {
    for (const money of ["shop", "presentment"] as const) {
      const sale = await read(order.id, money);
      // An order to which nothing happened is read without its ledger.
      if (!isUnclear(notes) && sale.agreements.length > 0)
        expect([sale.name, ledgerMinor(sale)]).toEqual([sale.name, sale.totals.currentTotalMinor]);
      expect(sale.peculiarities).toEqual([]);
    }
  }
});

test("a refunded order comes in two requests, with its money, its rows and what is left", async () => {
  const { place, read, client } = await startImportedShop();
  const [placed] = await place([anOrder({ financial_status: "partially_refunded", refunds: [aRefund()] })]);
  const before = client.requestCount();
  const sale = await read(placed?.order.id);
  expect(client.requestCount() - before).toBe(2);
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
  const { place, read } = await startImportedShop();
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
  const { place, read } = await startImportedShop();
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
  const { store, read } = await startImportedShop();
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
  const { place, read } = await startImportedShop();
  const names = ["duties-and-fees", "cash-rounding", "company-with-terms"];
  const placed = await place(names.flatMap((name) => fixtures(name)));
  const [imported, rounded, company] = await Promise.all(placed.map(({ order }) => read(order.id)));
  expect(imported?.duties.length).toBeGreaterThan(0);
  expect(imported?.fees.length).toBeGreaterThan(0);
  expect(rounded?.totals.cashRoundingMinor).not.toBe(0);
  expect(company?.terms?.name).toBeTruthy();
  expect(company?.buyer.purchasingCompany).not.toBeNull();
});

test("an order to which nothing happened comes in one request, without its ledger", async () => {
  const { place, read, client } = await startImportedShop();
  const [placed] = await place([anOrder({})]);
  const before = client.requestCount();
  expect((await read(placed?.order.id)).agreements).toEqual([]);
  expect(client.requestCount() - before).toBe(1);
});

test("risk, place of sale, channel, notes and parcels come through from REST orders", async () => {
  const { place, read } = await startImportedShop();
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
  const { control, store, read } = await startImportedShop();
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
  const { place, read } = await startImportedShop();
  const [placed] = await place(fixtures("buyer-pays-euro"));
  const [shop, buyer] = [await read(placed?.order.id), await read(placed?.order.id, "presentment")];
  expect([shop.currency, shop.otherCurrency]).toEqual(["CAD", "EUR"]);
  expect([buyer.currency, buyer.otherCurrency]).toEqual(["EUR", "CAD"]);
  expect(buyer.totals.totalMinor).toBe(shop.totals.totalOtherMinor);
  expect(buyer.transactions.map(({ amountMinor }) => amountMinor)).toEqual(
    shop.transactions.map(({ amountOtherMinor }) => amountOtherMinor),
  );
});
