import fc from "fast-check";
import { expect, test } from "vitest";
import type { StoredOrder } from "../stored-order.ts";
import {
  aContext,
  accept,
  anOrder,
  ledgerSum,
  presentmentAmount,
  shopAmount,
  sumTexts,
} from "./accept-order.ts";
import { importOrder } from "./import-order.ts";
import { aSoldOrder, type SoldOrder } from "./sold-order.ts";

test("any JSON value yields an order or a reason and never throws", () => {
  fc.assert(
    fc.property(fc.jsonValue({ maxDepth: 4 }), (raw) => {
      const result = importOrder(raw, aContext());
      expect(result.ok ? result.order.id : result.reason).toMatch(/\S/);
    }),
  );
});

test("an order with any JSON value in place of one of its fields yields an order or a reason", () => {
  const fields = [
    ...[
      "id",
      "name",
      "currency",
      "created_at",
      "total_price",
      "total_price_set",
      "subtotal_price",
      "total_tax",
    ],
    ...[
      "line_items",
      "shipping_lines",
      "tax_lines",
      "discount_applications",
      "discount_codes",
      "transactions",
    ],
    ...["refunds", "fulfillments", "customer", "billing_address", "tags", "note_attributes", "payment_terms"],
    ...[
      "financial_status",
      "payment_gateway_names",
      "total_outstanding",
      "additional_fees",
      "company",
      "app_id",
    ],
  ];
  const replaced = fc.dictionary(fc.constantFrom(...fields), fc.jsonValue({ maxDepth: 3 }), { maxKeys: 3 });
  fc.assert(
    fc.property(replaced, (fields) => {
      const result = importOrder(anOrder(fields), aContext());
      expect(result.ok ? result.order.id : result.reason).toMatch(/\S/);
    }),
    { numRuns: 500 },
  );
});

test("lists of objects with any JSON inside yield an order or a reason", () => {
  const names = [
    "id",
    "price",
    "amount",
    "quantity",
    "kind",
    "status",
    "tax_lines",
    "discount_allocations",
    "line_item_id",
  ];
  const item = fc.dictionary(
    fc.constantFrom(...names),
    fc.oneof(fc.jsonValue({ maxDepth: 2 }), fc.constantFrom("1.00", 1, "sale")),
  );
  const lists = fc.constantFrom(
    "line_items",
    "shipping_lines",
    "transactions",
    "refunds",
    "tax_lines",
    "discount_applications",
  );
  fc.assert(
    fc.property(fc.dictionary(lists, fc.array(item, { maxLength: 3 }), { maxKeys: 2 }), (fields) => {
      const result = importOrder(anOrder(fields), aContext());
      expect(result.ok ? result.order.id : result.reason).toMatch(/\S/);
    }),
    { numRuns: 500 },
  );
});

test("hostile nesting is refused with a reason", () => {
  let nested: unknown = {};
  for (let depth = 0; depth < 5_000; depth += 1) nested = { nested };
  const result = importOrder(anOrder({ line_items: [nested] }), aContext());
  expect(result).toEqual({ ok: false, reason: "Nested more than 100 levels deep." });
});

test("a consistent order keeps every invariant of the Admin API on both sides of its money, without a note", () => {
  fc.assert(
    fc.property(aSoldOrder(), (sold) => {
      const { order, notes } = accept(sold.raw);
      expect(notes).toEqual([]);
      for (const side of [shopAmount, presentmentAmount]) expectInvariants(order, side);
      expectStatedSums(order, sold);
    }),
    { numRuns: 200 },
  );
});

type Side = (bag: unknown) => string;

function expectInvariants(order: StoredOrder, side: Side): void {
  const of = (bag: unknown) => sumTexts([side(bag)]);
  const sum = (bags: unknown[]) => sumTexts(bags.map(side));
  const inTotal = order.taxesIncluded ? [] : [order.totalTaxSet];
  const parts = [order.subtotalPriceSet, order.totalShippingPriceSet, order.totalTipReceivedSet, ...inTotal];
  expect(of(order.totalPriceSet)).toBe(sum(parts));

  const allocations = order.lineItems.flatMap((line) =>
    line.discountAllocations.map((one) => one.allocatedAmountSet),
  );
  const goods = sum(order.lineItems.map((line) => line.originalTotalSet)) - sum(allocations);
  expect(of(order.subtotalPriceSet)).toBe(goods);

  const taxes = [...order.lineItems, ...order.shippingLines].flatMap((line) =>
    line.taxLines.map((tax) => tax.priceSet),
  );
  expect(of(order.totalTaxSet)).toBe(sum(taxes));
  expect(sum(order.taxLines.map((tax) => tax.priceSet))).toBe(sum(taxes));
  expect(of(order.totalShippingPriceSet)).toBe(
    sum(order.shippingLines.map((line) => line.discountedPriceSet)),
  );
  expectCash(order, of, sum);
}

function expectCash(
  order: StoredOrder,
  of: (bag: unknown) => bigint,
  sum: (bags: unknown[]) => bigint,
): void {
  const rows = (...kinds: string[]) =>
    order.transactions
      .filter((row) => row.status === "SUCCESS" && kinds.includes(row.kind))
      .map((row) => row.amountSet);
  expect(of(order.totalReceivedSet)).toBe(sum(rows("SALE", "CAPTURE")) - sum(rows("CHANGE")));
  expect(of(order.totalRefundedSet)).toBe(sum(rows("REFUND")));
  expect(of(order.netPaymentSet)).toBe(of(order.totalReceivedSet) - of(order.totalRefundedSet));
  const open = of(order.currentTotalPriceSet) - of(order.netPaymentSet) - of(order.totalCapturableSet);
  expect(of(order.totalOutstandingSet)).toBe(open);
  for (const refund of order.refunds) {
    const own = order.transactions.filter((row) => refund.transactions.some((one) => one.id === row.id));
    expect(of(refund.totalRefundedSet)).toBe(sum(own.map((row) => row.amountSet)));
  }
  const sales = order.agreements.flatMap((agreement) => agreement.sales);
  expect(sum(sales.map((sale) => sale.totalAmount))).toBe(of(order.currentTotalPriceSet));
  expect(sum((order.currentTaxLines as { priceSet: unknown }[]).map((tax) => tax.priceSet))).toBe(
    of(order.currentTotalTaxSet),
  );
  for (const sale of sales) {
    if (sale.taxes.length > 0) expect(sum(sale.taxes.map((tax) => tax.amount))).toBe(of(sale.totalTaxAmount));
  }
}

function expectStatedSums(order: StoredOrder, sold: SoldOrder): void {
  expect(shopAmount(order.totalPriceSet)).toBe(sold.total);
  expect(shopAmount(order.netPaymentSet)).toBe(sold.net);
  expect(ledgerSum(order)).toBe(sold.current);
  expect(order.edited).toBe(false);
}
