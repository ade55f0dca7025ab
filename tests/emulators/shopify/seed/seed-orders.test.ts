import { expect, test } from "vitest";
import { createImportContext } from "../importer/import-context.ts";
import { importOrder } from "../importer/import-order.ts";
import type { MoneySet } from "./money-json.ts";
import { centsOf, centsOfText, type RestOrder, type Side } from "./rest-order.ts";
import { seedOrders } from "./seed-orders.ts";

const NOW = new Date("2026-11-22T23:00:00Z");
const ORDERS = seedOrders({ now: NOW }) as RestOrder[];
const SIDES: Side[] = ["shop_money", "presentment_money"];

function sum(values: number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

function sumOfSets(sets: MoneySet[], side: Side): number {
  return sum(sets.map((set) => centsOf(set, side)));
}

/** A value of every order by its name, so that a failure says which order and by how much. */
function ofEachOrder<Value>(value: (order: RestOrder) => Value): Record<string, Value> {
  return Object.fromEntries(ORDERS.map((order) => [order.name, value(order)]));
}

/** Lines without the one that repeats the tip. */
function goodsOf(order: RestOrder) {
  return order.line_items.filter((line) => line.tip === undefined);
}

function tipOf(order: RestOrder, side: Side): number {
  return sumOfSets(
    order.line_items.filter((line) => line.tip !== undefined).map((line) => line.price_set),
    side,
  );
}

function allocationsOf(parts: { discount_allocations: { amount_set: MoneySet }[] }[], side: Side): number {
  return sumOfSets(
    parts.flatMap((part) => part.discount_allocations.map(({ amount_set: set }) => set)),
    side,
  );
}

function taxesOf(taxLines: { price_set: MoneySet }[], side: Side): number {
  return sumOfSets(
    taxLines.map(({ price_set: set }) => set),
    side,
  );
}

function cashOf(order: RestOrder, kinds: string[], side: Side): number {
  const counted = order.transactions.filter((row) => row.status === "success" && kinds.includes(row.kind));
  return sumOfSets(
    counted.map((row) => row.amount_set),
    side,
  );
}

/** What the importer remarks on orders, each in a shop of its own. */
function importerRemarks(orders: unknown[]): string[] {
  return orders.flatMap((order) => {
    const result = importOrder(order, createImportContext({ shopCurrency: "USD", now: NOW.toISOString() }));
    return result.ok ? result.notes.map((note) => `${result.order.name}: ${note}`) : [result.reason];
  });
}

test.each(SIDES)("every total is subtotal, shipping, tax and tip in %s", (side) => {
  const parts = (order: RestOrder) => [
    order.subtotal_price_set,
    order.total_shipping_price_set,
    order.total_tax_set,
  ];
  expect(ofEachOrder((order) => centsOf(order.total_price_set, side))).toEqual(
    ofEachOrder((order) => sumOfSets(parts(order), side) + tipOf(order, side)),
  );
});

test.each(SIDES)(
  "every subtotal is price times quantity less the discounts allocated to lines in %s",
  (side) => {
    const gross = (order: RestOrder) =>
      sum(goodsOf(order).map((line) => centsOf(line.price_set, side) * line.quantity));
    expect(ofEachOrder((order) => centsOf(order.subtotal_price_set, side))).toEqual(
      ofEachOrder((order) => gross(order) - allocationsOf(goodsOf(order), side)),
    );
  },
);

test.each(SIDES)(
  "every tax is that of lines and shipping, and the order's tax lines say the same, in %s",
  (side) => {
    const stated = ofEachOrder((order) => centsOf(order.total_tax_set, side));
    const parts = (order: RestOrder) =>
      [...order.line_items, ...order.shipping_lines].flatMap((part) => part.tax_lines);
    expect(ofEachOrder((order) => taxesOf(parts(order), side))).toEqual(stated);
    expect(ofEachOrder((order) => taxesOf(order.tax_lines, side))).toEqual(stated);
  },
);

test("every tax line of a line is its rate of the line's net amount, rounded half up", () => {
  for (const line of ORDERS.flatMap(goodsOf)) {
    const net = centsOf(line.price_set, "shop_money") * line.quantity - allocationsOf([line], "shop_money");
    const expected = line.tax_lines.map(({ rate }) =>
      Math.floor((net * Math.round(rate * 1e6) + 500_000) / 1e6),
    );
    expect(line.tax_lines.map((tax) => centsOf(tax.price_set, "shop_money"))).toEqual(expected);
  }
});

test.each(SIDES)(
  "shipping is the sum of the discounted shipping lines, each its price less its discounts, in %s",
  (side) => {
    const discounted = (order: RestOrder) => order.shipping_lines.map((line) => line.discounted_price_set);
    expect(ofEachOrder((order) => centsOf(order.total_shipping_price_set, side))).toEqual(
      ofEachOrder((order) => sumOfSets(discounted(order), side)),
    );
    for (const line of ORDERS.flatMap((order) => order.shipping_lines)) {
      expect(centsOf(line.discounted_price_set, side)).toBe(
        centsOf(line.price_set, side) - allocationsOf([line], side),
      );
    }
  },
);

test.each(SIDES)(
  "the discounts are all allocations, and each points to an application of its order, in %s",
  (side) => {
    expect(ofEachOrder((order) => centsOf(order.total_discounts_set, side))).toEqual(
      ofEachOrder((order) => allocationsOf([...order.line_items, ...order.shipping_lines], side)),
    );
    for (const order of ORDERS) {
      const allocations = [...order.line_items, ...order.shipping_lines].flatMap(
        (part) => part.discount_allocations,
      );
      for (const part of allocations)
        expect(order.discount_applications[part.discount_application_index]).toBeDefined();
    }
  },
);

test.each(SIDES)("what was paid back is what the refunded lines and shipping come to in %s", (side) => {
  const paidBack = (order: RestOrder) => order.refunds.filter(({ transactions }) => transactions.length > 0);
  const value = (order: RestOrder) =>
    sumOfSets(
      paidBack(order).flatMap((refund) => [
        ...refund.refund_line_items.flatMap((line) => [line.subtotal_set, line.total_tax_set]),
        ...refund.refund_shipping_lines.flatMap((line) => [line.subtotal_amount_set, line.tax_amount_set]),
      ]),
      side,
    );
  const rows = (order: RestOrder) =>
    order.refunds.flatMap(({ transactions }) => transactions.map((row) => row.amount_set));
  expect(ofEachOrder((order) => cashOf(order, ["refund"], side))).toEqual(ofEachOrder(value));
  expect(ofEachOrder((order) => sumOfSets(rows(order), side))).toEqual(ofEachOrder(value));
});

test("every order owes its current total less net payments", () => {
  const net = (order: RestOrder) =>
    cashOf(order, ["sale", "capture"], "shop_money") - cashOf(order, ["refund"], "shop_money");
  expect(ofEachOrder((order) => centsOfText(order.total_outstanding))).toEqual(
    ofEachOrder((order) => centsOf(order.current_total_price_set, "shop_money") - net(order)),
  );
});

test("every payment status is borne out by the cash", () => {
  const statusByCash = (order: RestOrder) => {
    const received = cashOf(order, ["sale", "capture"], "shop_money");
    const refunded = cashOf(order, ["refund"], "shop_money");
    const total = centsOf(order.total_price_set, "shop_money");
    if (order.transactions.some(({ kind }) => kind === "void")) return "voided";
    if (refunded > 0) return refunded === received ? "refunded" : "partially_refunded";
    if (received === total) return "paid";
    return received > 0 ? "partially_paid" : "pending";
  };
  expect(ofEachOrder((order) => order.financial_status)).toEqual(ofEachOrder(statusByCash));
});

test("the importer reads every order of several seeds without a remark", () => {
  const remarks = [undefined, 1, 2, 3].flatMap((seed) =>
    importerRemarks(seedOrders(seed === undefined ? { now: NOW } : { now: NOW, seed })),
  );
  expect(remarks).toEqual([]);
});

test("the same moment and seed give the same orders, another seed gives others", () => {
  expect(seedOrders({ now: NOW })).toEqual(ORDERS);
  expect(seedOrders({ now: NOW, seed: 7 })).not.toEqual(ORDERS);
});

test("numbers run from #1001 without a gap and ids are unique, increasing and of 13 digits or more", () => {
  expect(ORDERS.map((order) => order.order_number)).toEqual(ORDERS.map((_, index) => 1001 + index));
  const ids = ORDERS.map(({ id }) => id);
  expect(ids).toEqual([...new Set(ids)].sort((a, b) => a - b));
  const all = [
    ...ids,
    ...ORDERS.flatMap((order) => [...order.line_items, ...order.transactions].map(({ id }) => id)),
  ];
  expect(new Set(all).size).toBe(all.length);
  expect(all.every((id) => Number.isSafeInteger(id) && String(id).length >= 13)).toBe(true);
});

test.each(["2026-11-22T23:00:00Z", "2026-03-09T08:20:00Z", "2026-11-02T16:00:00Z"])(
  "orders placed before %s spread over thirty days and nothing lies ahead",
  (instant) => {
    const now = new Date(instant);
    const orders = seedOrders({ now }) as RestOrder[];
    const moments = orders.map((order) => Date.parse(order.processed_at));
    const days = (now.getTime() - (moments[0] ?? 0)) / 86_400_000;
    expect(moments).toEqual([...moments].sort((a, b) => a - b));
    expect(days).toBeGreaterThan(27);
    expect(days).toBeLessThan(31);
    expect(now.getTime() - (moments.at(-1) ?? 0)).toBeLessThan(3_600_000);
    expect(orders.every((order) => Date.parse(order.updated_at) <= now.getTime())).toBe(true);
  },
);

test("the store shows every trait that books must cope with", () => {
  const count = (isWanted: (order: RestOrder) => boolean) => ORDERS.filter(isWanted).length;
  const usesCode = (code: string) => (order: RestOrder) =>
    order.discount_applications.some((entry) => entry.code === code);
  expect(ORDERS).toHaveLength(60);
  expect(count((order) => order.test)).toBe(1);
  expect(count((order) => order.cancelled_at !== null)).toBe(1);
  expect(count((order) => order.total_price === "0.00")).toBe(1);
  expect(count((order) => order.presentment_currency === "EUR")).toBe(1);
  expect(count((order) => order.customer === null)).toBe(2);
  expect(count((order) => order.customer === null && order.email === null)).toBe(1);
  expect(count((order) => order.refunds.some(({ transactions }) => transactions.length > 0))).toBe(2);
  expect(count((order) => order.payment_gateway_names.includes("gift_card"))).toBe(1);
  expect(count((order) => order.line_items.some((line) => line.gift_card))).toBe(2);
  expect(
    count((order) => order.line_items.some((line) => line.product_id === null && line.tip === undefined)),
  ).toBe(2);
  expect(count((order) => order.total_tip_received !== "0.00")).toBe(3);
  expect(count((order) => order.shipping_lines.length > 1)).toBe(1);
  expect(count((order) => order.tax_lines.length === 3)).toBeGreaterThan(15);
  expect(count((order) => order.tax_lines.length === 0)).toBeGreaterThan(8);
  expect(count(usesCode("WELCOME10"))).toBeGreaterThan(2);
  expect(count(usesCode("SPRING15"))).toBe(3);
  expect(count(usesCode("SHIPFREE"))).toBe(1);
  expect(new Set(ORDERS.map((order) => order.financial_status)).size).toBe(6);
});

test("lines sold, returned and left add up", () => {
  for (const order of ORDERS) {
    const returned = sum(
      order.refunds.flatMap((refund) => refund.refund_line_items.map((line) => line.quantity)),
    );
    const gone = sum(order.line_items.map((line) => line.quantity - line.current_quantity));
    expect({ name: order.name, gone }).toEqual({ name: order.name, gone: returned });
  }
});
