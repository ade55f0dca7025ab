import { readdirSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { accept, anOrder, fixture, ledgerSum, shopAmount } from "./accept-order.ts";
import { createImportContext } from "./import-context.ts";
import { importOrder } from "./import-order.ts";
import { readOrderFiles } from "./read-order-files.ts";

/** total, subtotal, received, refunded, outstanding, capturable, current total, sum of the ledger */
const EXPECTED: Record<string, string> = {
  "amounts-as-numbers": "26.30 24.20 26.30 0.00 0.00 0.00 26.30 26.30",
  "bare-minimum": "5.00 5.00 0.00 0.00 5.00 0.00 5.00 5.00",
  "buyer-pays-euro": "45.30 39.30 45.30 6.00 0.00 0.00 39.30 39.30",
  "cash-rounding": "4.52 4.00 4.50 0.00 0.00 0.00 4.52 4.52",
  "company-with-terms": "120.00 120.00 0.00 0.00 120.00 0.00 120.00 120.00",
  dinar: "7.125 7.125 7.125 0.000 0.000 0.000 7.125 7.125",
  "duties-and-fees": "70.00 50.00 70.00 0.00 0.00 0.00 70.00 70.00",
  "edited-line-removed": "64.80 60.00 43.20 0.00 0.00 0.00 43.20 43.20",
  "emoji-and-newlines": "31.00 31.00 31.00 0.00 0.00 0.00 31.00 31.00",
  "gift-card-sold-and-used": "62.40 60.00 62.40 0.00 0.00 0.00 62.40 62.40",
  "ids-as-text-and-beyond-53-bits": "20.00 20.00 20.00 10.00 0.00 0.00 10.00 10.00",
  "nulls-everywhere": "0.00 0.00 0.00 0.00 0.00 0.00 0.00 0.00",
  "old-api-code-over-one-line": "27.00 27.00 27.00 0.00 0.00 0.00 27.00 27.00",
  "old-api-code-over-two-lines": "27.00 27.00 27.00 0.00 0.00 0.00 27.00 30.00",
  "part-captured": "50.00 50.00 20.00 0.00 0.00 30.00 50.00 50.00",
  "shipping-refunded": "33.00 20.00 33.00 15.00 0.00 0.00 18.00 18.00",
  "tip-without-line": "13.50 12.00 13.50 0.00 0.00 0.00 13.50 13.50",
  yen: "3190 2900 3190 0 0 0 3190 3190",
  "zero-total": "0.00 0.00 0.00 0.00 0.00 0.00 0.00 0.00",
};

test("every fixture has its expectation", () => {
  const files = readdirSync(join(import.meta.dirname, "fixtures/orders")).map((file) =>
    file.replace(".json", ""),
  );
  expect(files.sort()).toEqual(Object.keys(EXPECTED).sort());
});

for (const [name, sums] of Object.entries(EXPECTED)) {
  test(`${name} answers the sums that the file states or implies`, () => {
    const { order } = accept(fixture(name));
    const fields = ["totalPriceSet", "subtotalPriceSet", "totalReceivedSet", "totalRefundedSet"];
    const later = ["totalOutstandingSet", "totalCapturableSet", "currentTotalPriceSet"];
    const amounts = [...fields, ...later].map((field) => shopAmount(order[field]));
    expect([...amounts, ledgerSum(order)].join(" ")).toBe(sums);
  });
}

test("an order is refused with the reason when its total, currency or parts cannot be known", () => {
  const { entries } = readOrderFiles([join(import.meta.dirname, "fixtures/refused")]);
  const context = createImportContext({ shopCurrency: "USD", now: "2026-11-22T09:00:00Z" });
  const reasons = entries.map(({ source, raw }) => {
    const result = importOrder(raw, context);
    return `${source}: ${result.ok ? "accepted" : result.reason}`;
  });
  expect(reasons).toEqual([
    "a-product.json: Neither total_price nor line_items: this is not an order.",
    "a-word.json: A string, not an order.",
    "half-a-unit.json: Cannot be imported: line_items[0].quantity is missing or not a whole number.",
    "line-without-price.json: Cannot be imported: line_items[0].price is missing.",
    "lines-not-a-list.json: Cannot be imported: line_items is not a list.",
    "no-total.json: Cannot be imported: the order states no total_price.",
    'total-in-words.json: Cannot be imported: total_price is "five dollars", which is not an amount.',
    'total-with-thousands-comma.json: Cannot be imported: total_price is "1,205.00", which is not an amount.',
    "transaction-of-unknown-kind.json: Cannot be imported: transactions[0].kind is missing or unknown.",
    'unknown-currency.json: Cannot be imported: currency is "ZLT", which is no currency that Shopify knows.',
  ]);
  expect(context.usedIds.size).toBe(0);
});

test("names, notes and properties keep emoji, colons, quotes and line breaks", () => {
  const { order, customers } = accept(fixture("emoji-and-newlines"));
  expect(order.name).toBe("#5601 🎁");
  expect(order.note).toBe('Ring: twice\nthen "leave" it');
  expect(order.tags).toEqual(["vip", "🌿 green"]);
  expect(order.customAttributes).toEqual([{ key: "gift 🎀", value: "für Zoë:\nalles Gute" }]);
  expect(order.lineItems[0]?.title).toBe('Kerze "Wald": 🕯️\nzweizeilig');
  expect(order.lineItems[0]?.customAttributes).toEqual([
    { key: "Engraving: line 1", value: "O'Hara\n𝒜" },
    { key: "count", value: "3" },
  ]);
  expect(customers[0]?.displayName).toBe("Zoë O'Hara-Łukasz");
});

test("ids beyond 2^53 survive and references follow them", () => {
  const { order, products } = accept(fixture("ids-as-text-and-beyond-53-bits"));
  expect(order.id).toBe("gid://shopify/Order/9007199254740993123");
  expect(order.legacyResourceId).toBe("9007199254740993123");
  expect(order.refunds[0]?.refundLineItems[0]?.lineItem.id).toBe(
    "gid://shopify/LineItem/9007199254740993002",
  );
  expect(order.transactions[1]?.parentTransaction?.id).toBe(order.transactions[0]?.id);
  expect(order.refunds[0]?.transactions).toEqual([{ id: order.transactions[1]?.id }]);
  expect(order.lineItems.map((line) => line.currentQuantity)).toEqual([1, 0]);
  expect(products[0]?.variants[0]?.id).toBe("gid://shopify/ProductVariant/9007199254740993777");
});

test("an id that another order has taken is replaced, and the order's own references follow", () => {
  const context = createImportContext({ shopCurrency: "USD", now: "2026-11-22T09:00:00Z" });
  const first = accept(fixture("ids-as-text-and-beyond-53-bits"), context);
  const second = accept(fixture("ids-as-text-and-beyond-53-bits"), context);
  expect(second.order.id).not.toBe(first.order.id);
  expect(second.order.refunds[0]?.refundLineItems[0]?.lineItem.id).toBe(second.order.lineItems[1]?.id);
  expect(second.order.transactions[1]?.parentTransaction?.id).toBe(second.order.transactions[0]?.id);
  expect(second.products[0]?.id).toBe(first.products[0]?.id);
  expect(second.notes).toContain("Another order is called #5602 as well.");
  expect(second.notes.some((note) => note.startsWith("The Order id 9007199254740993123 is taken"))).toBe(
    true,
  );
});

test("the same files and the same context give the same records", () => {
  const options = { shopCurrency: "USD", now: "2026-11-22T09:00:00Z" };
  const once = accept(fixture("bare-minimum"), createImportContext(options));
  expect(accept(fixture("bare-minimum"), createImportContext(options))).toEqual(once);
});

test("a buyer's currency keeps both sides of every amount", () => {
  const { order } = accept(fixture("buyer-pays-euro"));
  expect(order.presentmentCurrencyCode).toBe("EUR");
  expect(order.transactions[1]?.amountSet).toEqual({
    shopMoney: { amount: "6.00", currencyCode: "CAD" },
    presentmentMoney: { amount: "4.00", currencyCode: "EUR" },
  });
  expect(order.refunds[0]?.refundShippingLines[0]?.shippingLine).toEqual({ id: order.shippingLines[0]?.id });
});

test("a discount of the whole order without allocations is listed and never spread by guesswork", () => {
  const { order, notes } = accept(fixture("old-api-code-over-two-lines"));
  expect(order.discountApplications).toMatchObject([
    { __typename: "DiscountCodeApplication", code: "SPRING" },
  ]);
  expect(order.lineItems.map((line) => line.discountAllocations)).toEqual([[], []]);
  expect(notes).toContain(
    "The order states a discount of the whole order without allocations; none were made up.",
  );
});

test("a discount of the whole order goes to the line that alone can bear it", () => {
  const { order } = accept(fixture("old-api-code-over-one-line"));
  expect(order.lineItems[0]?.discountAllocations).toMatchObject([
    { allocatedAmountSet: { shopMoney: { amount: "3.00" } }, discountApplication: { code: "SPRING" } },
  ]);
});

test("the total_discount of a line in an old payload is an allocation to that line", () => {
  const line = { id: 2, title: "Hat", price: "27.99", quantity: 1, total_discount: "5.00" };
  const { order, notes } = accept(
    anOrder({ total_price: "22.99", subtotal_price: "22.99", total_discounts: "5.00", line_items: [line] }),
  );
  expect(order.lineItems[0]?.discountAllocations).toMatchObject([
    { allocatedAmountSet: { shopMoney: { amount: "5.00" } } },
  ]);
  expect(notes).toEqual([]);
});

test("amounts that contradict each other are kept as stated and noted with both numbers", () => {
  const { order, notes } = accept(
    anOrder({ total_price: "409.94", subtotal_price: "398.00", total_tax: "11.94" }),
  );
  expect(shopAmount(order.totalPriceSet)).toBe("409.94");
  expect(shopAmount(order.subtotalPriceSet)).toBe("398.00");
  expect(notes).toContain("subtotal_price: 398.00 is stated, the parts give 10.00, 388.00 apart.");
  expect(notes).toContain("total_tax: 11.94 is stated, the parts give 0.00, 11.94 apart.");
});

test("a plain amount wins over a money set that contradicts it, with a note", () => {
  const set = {
    shop_money: { amount: "9.00", currency_code: "USD" },
    presentment_money: { amount: "9.00", currency_code: "USD" },
  };
  const { order, notes } = accept(anOrder({ total_price_set: set }));
  expect(shopAmount(order.totalPriceSet)).toBe("10.00");
  expect(notes).toEqual(["total_price is 10.00 but total_price_set says 9.00."]);
});

test("a tip repeated as a custom line is sold once, as a tip", () => {
  const lines = [
    { id: 2, title: "Bowl", price: "10.00", quantity: 1 },
    { id: 3, title: "Tip", price: "1.50", quantity: 1, product_id: null },
  ];
  const { order, notes } = accept(
    anOrder({ total_price: "11.50", total_tip_received: "1.50", line_items: lines }),
  );
  expect(order.agreements[0]?.sales.map((sale) => sale.lineType)).toEqual(["PRODUCT", "TIP"]);
  expect(ledgerSum(order)).toBe("11.50");
  expect(notes).toEqual([]);
});

test("two thousand lines are imported with a ledger that adds up", () => {
  const lines = Array.from({ length: 2_000 }, (_unused, index) => ({
    id: 10_000 + index,
    title: `Bead ${index}`,
    price: "0.07",
    quantity: 3,
    tax_lines: [{ title: "T", price: "0.01", rate: 0.05 }],
  }));
  const sums = { total_price: "440.00", subtotal_price: "420.00", total_tax: "20.00" };
  const { order, notes } = accept(anOrder({ ...sums, line_items: lines }));
  expect(order.lineItems.length).toBe(2_000);
  expect(ledgerSum(order)).toBe("440.00");
  expect(notes).toEqual([]);
});
