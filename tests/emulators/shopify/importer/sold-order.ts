import fc from "fast-check";

/** A REST-shaped order whose numbers agree, and what they must come to, as decimal text in shop money. */
export type SoldOrder = { raw: Record<string, unknown>; total: string; current: string; net: string };

type LineSeed = { price: number; quantity: number; discount: number; tax: number; refunded: number };
type Currency = { code: string; buyers: string; digits: number };

const CURRENCIES: Currency[] = [
  { code: "USD", buyers: "EUR", digits: 2 },
  { code: "JPY", buyers: "KRW", digits: 0 },
  { code: "KWD", buyers: "BHD", digits: 3 },
];

const SOLD_AT = "2026-03-02T10:15:00-05:00";
const REFUNDED_AT = "2026-03-09T10:00:00-05:00";

const lineSeed: fc.Arbitrary<LineSeed> = fc.record({
  price: fc.integer({ min: 0, max: 50_000 }),
  quantity: fc.integer({ min: 1, max: 12 }),
  discount: fc.integer({ min: 0, max: 100 }),
  tax: fc.integer({ min: 0, max: 25 }),
  refunded: fc.integer({ min: 0, max: 12 }),
});

const seed = fc.record({
  currency: fc.constantFrom(...CURRENCIES),
  isForeign: fc.boolean(),
  taxesIncluded: fc.boolean(),
  lines: fc.array(lineSeed, { minLength: 1, maxLength: 6 }),
  shipping: fc.record({ price: fc.integer({ min: 0, max: 3_000 }), tax: fc.integer({ min: 0, max: 25 }) }),
  hasShipping: fc.boolean(),
  isPaid: fc.boolean(),
  isRefunded: fc.boolean(),
  hasTransactions: fc.boolean(),
});

type Seed = typeof seed extends fc.Arbitrary<infer Values> ? Values : never;

/** Orders of lines with discounts and taxes, shipping, one refund of some units; in one currency or two (at a rate of 2). */
export function aSoldOrder(): fc.Arbitrary<SoldOrder> {
  return seed.map(sell);
}

function sell(values: Seed): SoldOrder {
  const write = moneyWriter(values.currency, values.isForeign);
  const sums = addUp(values);
  const sale = write.row(901, "sale", sums.total);
  const refund = write.row(902, "refund", sums.back);
  const refundRows = sums.back > 0 ? [refund] : [];
  const rows = [...(values.isPaid && sums.total > 0 ? [sale] : []), ...refundRows];
  const raw = {
    ...heading(values, sums, write),
    line_items: sums.lines.map((line) => describeLine(line, write)),
    shipping_lines: values.hasShipping
      ? [describeShipping(values.shipping.price, sums.shippingTax, write)]
      : [],
    refunds: sums.isRefunded ? [describeRefund(sums.lines, refundRows, write)] : [],
    ...(values.hasTransactions ? { transactions: rows } : {}),
  };
  const net = values.isPaid ? sums.total - sums.back : 0;
  return {
    raw,
    total: write.text(sums.total),
    current: write.text(sums.total - sums.back),
    net: write.text(net),
  };
}

type Sums = ReturnType<typeof addUp>;

function addUp(values: Seed) {
  const lines = values.lines.map(addUpLine);
  const shipping = values.hasShipping ? values.shipping.price : 0;
  const shippingTax = Math.floor((shipping * values.shipping.tax) / 100);
  const subtotal = sumOf(lines, (line) => line.net);
  const tax = sumOf(lines, (line) => line.tax) + shippingTax;
  const total = subtotal + shipping + (values.taxesIncluded ? 0 : tax);
  const isRefunded = values.isPaid && values.isRefunded && total > 0;
  const goodsBack = sumOf(lines, (line) => line.netBack + (values.taxesIncluded ? 0 : line.taxBack));
  const back = isRefunded ? goodsBack : 0;
  const discounts = sumOf(lines, (line) => line.discount);
  return { lines, shipping, shippingTax, subtotal, tax, total, isRefunded, back, discounts };
}

function addUpLine(line: LineSeed, index: number) {
  const { price, quantity } = line;
  const discount = Math.floor((price * quantity * line.discount) / 100);
  const net = price * quantity - discount;
  const tax = Math.floor((net * line.tax) / 100);
  const unitsBack = Math.min(line.refunded, quantity);
  const netBack = Math.floor((net * unitsBack) / quantity);
  const taxBack = Math.floor((tax * unitsBack) / quantity);
  return { id: 101 + index, price, quantity, discount, net, tax, unitsBack, netBack, taxBack };
}

type LineSums = ReturnType<typeof addUpLine>;
type MoneyWriter = ReturnType<typeof moneyWriter>;

/** The buyer pays twice the number in a currency of as many digits, so that both sides stay exact. */
function moneyWriter(currency: Currency, isForeign: boolean) {
  const presentment = isForeign ? currency.buyers : currency.code;
  const text = (units: number) => (units / 10 ** currency.digits).toFixed(currency.digits);
  const set = (units: number) => ({
    shop_money: { amount: text(units), currency_code: currency.code },
    presentment_money: { amount: text(isForeign ? units * 2 : units), currency_code: presentment },
  });
  const money = (field: string, units: number) => ({ [field]: text(units), [`${field}_set`]: set(units) });
  const tax = (units: number) => [{ title: "Tax", rate: 0.1, ...money("price", units) }];
  const row = (id: number, kind: string, units: number) => ({
    id,
    kind,
    status: "success",
    gateway: "paypal",
    amount: set(units).presentment_money.amount,
    currency: presentment,
    amount_set: set(units),
    created_at: kind === "sale" ? SOLD_AT : REFUNDED_AT,
    parent_id: kind === "sale" ? null : 901,
  });
  return { presentment, text, money, tax, row };
}

function heading(values: Seed, sums: Sums, write: MoneyWriter) {
  const settled = sums.back > 0 ? "partially_refunded" : "paid";
  const discount = { type: "manual", title: "Off", value: "1", value_type: "percentage" };
  const reach = { allocation_method: "across", target_selection: "all", target_type: "line_item" };
  return {
    id: 77,
    name: "#77",
    currency: values.currency.code,
    presentment_currency: write.presentment,
    created_at: SOLD_AT,
    taxes_included: values.taxesIncluded,
    financial_status: values.isPaid ? settled : "pending",
    gateway: values.isPaid ? "paypal" : "",
    ...write.money("total_price", sums.total),
    ...write.money("subtotal_price", sums.subtotal),
    ...write.money("total_tax", sums.tax),
    ...write.money("total_discounts", sums.discounts),
    discount_applications: [{ ...discount, ...reach }],
    tax_lines: write.tax(sums.tax),
  };
}

function describeLine(line: LineSums, write: MoneyWriter) {
  return {
    id: line.id,
    title: `Line ${line.id}`,
    quantity: line.quantity,
    ...write.money("price", line.price),
    discount_allocations: [{ discount_application_index: 0, ...write.money("amount", line.discount) }],
    tax_lines: write.tax(line.tax),
  };
}

function describeShipping(price: number, tax: number, write: MoneyWriter) {
  const prices = { ...write.money("price", price), ...write.money("discounted_price", price) };
  return { id: 701, title: "Post", ...prices, tax_lines: write.tax(tax) };
}

function describeRefund(lines: LineSums[], rows: unknown[], write: MoneyWriter) {
  const back = lines.filter((line) => line.unitsBack > 0);
  return {
    id: 801,
    created_at: REFUNDED_AT,
    refund_line_items: back.map((line) => ({
      id: 8_000 + line.id,
      line_item_id: line.id,
      quantity: line.unitsBack,
      restock_type: "return",
      ...write.money("subtotal", line.netBack),
      ...write.money("total_tax", line.taxBack),
    })),
    transactions: rows,
  };
}

function sumOf<Item>(items: Item[], amount: (item: Item) => number): number {
  return items.reduce((sum, item) => sum + amount(item), 0);
}
