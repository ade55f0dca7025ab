import { expect, test } from "vitest";
import { aStoredLine, aStoredOrder, storedBag } from "#tests/shopify/a-stored-order.ts";
import { anOrder, aRefund, ledgerMinor, startImportedShop } from "#tests/shopify/start-imported-shop.ts";

test("an order of 300 lines that was refunded whole comes with all rows of ledger and refund", async () => {
  const { place, read, client } = await startImportedShop();
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
  // The order, more lines, the ledger, more sales of two agreements, more rows of the refund.
  expect(client.requestCount()).toBe(6);
});

test("an order of 120 agreements comes whole, also where one of them has many sales", async () => {
  const { store, read, client } = await startImportedShop();
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
  // The order, five pages of 25 agreements, and one more page of the long one.
  expect(client.requestCount()).toBe(7);
});

test("a refund that changes while its rows are read is read again with its order", async () => {
  const { place, read, control, client } = await startImportedShop();
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
  // Once in vain, once in full: the order, the ledger and its further sales, then the refund's.
  expect(client.requestCount()).toBe(8);
});
