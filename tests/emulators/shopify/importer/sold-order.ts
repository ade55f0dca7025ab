import fc from "fast-check";

/** A REST-shaped order whose numbers agree, and what they must come to, as decimal text in shop money. */
export type SoldOrder = { raw: Record<string, unknown>; total: string; current: string; net: string };

type LineSeed = { price: number; quantity: number; discount: number; tax: number; refunded: number };

const lineSeed: fc.Arbitrary<LineSeed> = fc.record({
  price: fc.integer({ min: 0, max: 50_000 }),
  quantity: fc.integer({ min: 1, max: 12 }),
  discount: fc.integer({ min: 0, max: 100 }),
  tax: fc.integer({ min: 0, max: 25 }),
  refunded: fc.integer({ min: 0, max: 12 }),
});

const seed = fc.record({
  currency: fc.constantFrom(
    { code: "USD", buyers: "EUR", digits: 2 },
    { code: "JPY", buyers: "KRW", digits: 0 },
    { code: "KWD", buyers: "BHD", digits: 3 },
  ),
  isForeign: fc.boolean(),
  taxesIncluded: fc.boolean(),
  lines: fc.array(lineSeed, { minLength: 1, maxLength: 6 }),
  shipping: fc.option(
    fc.record({ price: fc.integer({ min: 0, max: 3_000 }), tax: fc.integer({ min: 0, max: 25 }) }),
  ),
  isPaid: fc.boolean(),
  isRefunded: fc.boolean(),
  hasTransactions: fc.boolean(),
});

/** Orders of lines with discounts and taxes, shipping, one refund of some units; in one currency or two (at a rate of 2). */
export function aSoldOrder(): fc.Arbitrary<SoldOrder> {
  return seed.map((values) => sell(values));
}

type Seed = typeof seed extends fc.Arbitrary<infer Values> ? Values : never;

function sell(values: Seed): SoldOrder {
  const { currency, taxesIncluded, shipping } = values;
  const { isForeign } = values;
  const text = (units: number) => (units / 10 ** currency.digits).toFixed(currency.digits);
  /** The buyer pays twice the number in a currency of as many digits, so that both sides stay exact. */
  const set = (units: number) => ({
    shop_money: { amount: text(units), currency_code: currency.code },
    presentment_money: isForeign
      ? { amount: text(units * 2), currency_code: currency.buyers }
      : { amount: text(units), currency_code: currency.code },
  });
  const money = (field: string, units: number) => ({ [field]: text(units), [`${field}_set`]: set(units) });
  const tax = (units: number) => [{ title: "Tax", rate: 0.1, ...money("price", units) }];

  const lines = values.lines.map((line, index) => describeLine(line, index));
  const shippingTax = shipping ? Math.floor((shipping.price * shipping.tax) / 100) : 0;
  const shippingPrice = shipping?.price ?? 0;
  const subtotal = sumOf(lines, (line) => line.net);
  const taxTotal = sumOf(lines, (line) => line.tax) + shippingTax;
  const discounts = sumOf(lines, (line) => line.discount);
  const total = subtotal + shippingPrice + (taxesIncluded ? 0 : taxTotal);
  const isRefunded = values.isPaid && values.isRefunded && total > 0;
  const goodsBack = isRefunded ? sumOf(lines, (line) => line.netBack) : 0;
  const taxBack = isRefunded ? sumOf(lines, (line) => line.taxBack) : 0;
  const back = goodsBack + (taxesIncluded ? 0 : taxBack);
  const row = (id: number, kind: string, units: number) => ({
    id,
    kind,
    status: "success",
    gateway: "paypal",
    amount: set(units).presentment_money.amount,
    currency: set(units).presentment_money.currency_code,
    amount_set: set(units),
    created_at: kind === "sale" ? "2026-03-02T10:15:00-05:00" : "2026-03-09T10:00:00-05:00",
    parent_id: kind === "sale" ? null : 901,
  });
  const refundRows = back > 0 ? [row(902, "refund", back)] : [];
  const cash = values.isPaid && total > 0 ? [row(901, "sale", total), ...(isRefunded ? refundRows : [])] : [];
  const raw = {
    id: 77,
    name: "#77",
    currency: currency.code,
    presentment_currency: isForeign ? currency.buyers : currency.code,
    created_at: "2026-03-02T10:15:00-05:00",
    taxes_included: taxesIncluded,
    financial_status: !values.isPaid ? "pending" : isRefunded && back > 0 ? "partially_refunded" : "paid",
    gateway: values.isPaid ? "paypal" : "",
    ...money("total_price", total),
    ...money("subtotal_price", subtotal),
    ...money("total_tax", taxTotal),
    ...money("total_discounts", discounts),
    discount_applications: [
      {
        type: "manual",
        title: "Off",
        value: "1",
        value_type: "percentage",
        allocation_method: "across",
        target_selection: "all",
        target_type: "line_item",
      },
    ],
    tax_lines: tax(taxTotal),
    line_items: lines.map((line) => ({
      id: line.id,
      title: `Line ${line.id}`,
      quantity: line.quantity,
      ...money("price", line.price),
      discount_allocations: [{ discount_application_index: 0, ...money("amount", line.discount) }],
      tax_lines: tax(line.tax),
    })),
    shipping_lines: shipping
      ? [
          {
            id: 701,
            title: "Post",
            ...money("price", shippingPrice),
            ...money("discounted_price", shippingPrice),
            tax_lines: tax(shippingTax),
          },
        ]
      : [],
    ...(values.hasTransactions ? { transactions: cash } : {}),
    refunds: isRefunded
      ? [
          {
            id: 801,
            created_at: "2026-03-09T10:00:00-05:00",
            refund_line_items: lines
              .filter((line) => line.unitsBack > 0)
              .map((line) => ({
                id: 8_000 + line.id,
                line_item_id: line.id,
                quantity: line.unitsBack,
                restock_type: "return",
                ...money("subtotal", line.netBack),
                ...money("total_tax", line.taxBack),
              })),
            transactions: refundRows,
          },
        ]
      : [],
  };
  const net = values.isPaid ? total - (isRefunded ? back : 0) : 0;
  return { raw, total: text(total), current: text(total - back), net: text(net) };
}

function describeLine(line: LineSeed, index: number) {
  const gross = line.price * line.quantity;
  const discount = Math.floor((gross * line.discount) / 100);
  const net = gross - discount;
  const tax = Math.floor((net * line.tax) / 100);
  const unitsBack = Math.min(line.refunded, line.quantity);
  const netBack = Math.floor((net * unitsBack) / line.quantity);
  const taxBack = Math.floor((tax * unitsBack) / line.quantity);
  const { price, quantity } = line;
  return { id: 101 + index, price, quantity, discount, net, tax, unitsBack, netBack, taxBack };
}

function sumOf<Item>(items: Item[], amount: (item: Item) => number): number {
  return items.reduce((sum, item) => sum + amount(item), 0);
}
