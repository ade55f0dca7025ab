import { expect, test } from "vitest";
import type { Sale } from "#app/domain/sale/sale.ts";
import { mapSale } from "#app/shopify/mapping/map-sale.ts";
import {
  aCustomLine,
  agreements,
  aLine,
  anAgreement,
  aRefund,
  aSaleRow,
  aShippingLine,
  aTaxLine,
  aTransaction,
  aWholeOrder,
  bag,
  page,
} from "#tests/shopify/a-shopify-order.ts";

function saleOf(changes: Record<string, unknown> = {}): Sale {
  const result = mapSale(aWholeOrder(changes), "shop");
  if (!result.ok) throw new Error(JSON.stringify(result.fault));
  return result.value;
}

test("a plain order becomes a sale of minor units without peculiarities", () => {
  const sale = saleOf();
  expect(sale).toMatchObject({
    id: "gid://shopify/Order/1001",
    legacyId: "1001",
    name: "#1001",
    currency: "USD",
    timeZone: "America/Los_Angeles",
    lines: [{ quantity: 2, unitPriceMinor: 1000, totalMinor: 2000, sku: "MUG-1" }],
    totals: { subtotalMinor: 2000, totalMinor: 2000, receivedMinor: 2000, outstandingMinor: 0 },
    transactions: [{ kind: "SALE", amountMinor: 2000, currency: "USD", gatewayLabel: "Shopify Payments" }],
  });
  expect(sale.peculiarities).toEqual([]);
});

test("yen have no decimals and dinars three", () => {
  const inCurrency = (currency: string, amount: string) => ({
    currencyCode: currency,
    presentmentCurrencyCode: currency,
    lineItems: page(
      aLine({ originalUnitPriceSet: bag(amount, currency), originalTotalSet: bag(amount, currency) }),
    ),
    transactions: [aTransaction({ amountSet: bag(amount, currency) })],
    ...Object.fromEntries(
      [
        "subtotalPriceSet",
        "totalPriceSet",
        "currentSubtotalPriceSet",
        "currentTotalPriceSet",
        "totalReceivedSet",
        "netPaymentSet",
      ].map((field) => [field, bag(amount, currency)]),
    ),
    ...Object.fromEntries(
      [
        "totalTaxSet",
        "totalDiscountsSet",
        "totalShippingPriceSet",
        "totalTipReceivedSet",
        "currentShippingPriceSet",
        "currentTotalTaxSet",
        "totalRefundedSet",
      ].map((field) => [field, bag("0.0", currency)]),
    ),
    totalOutstandingSet: bag("0.0", currency),
    totalCashRoundingAdjustment: { paymentSet: bag("0.0", currency), refundSet: bag("0.0", currency) },
  });
  expect(saleOf(inCurrency("JPY", "1480.00")).totals.totalMinor).toBe(1480);
  expect(saleOf(inCurrency("KWD", "1.005")).totals.totalMinor).toBe(1005);
});

test.each([
  ["finer than the currency", { totalPriceSet: bag("20.005") }, "totalPriceSet"],
  ["in another currency", { netPaymentSet: bag("20.0", "EUR") }, "netPaymentSet"],
  [
    "no number",
    { lineItems: page(aLine({ originalTotalSet: bag("1e3") })) },
    "lineItems[0].originalTotalSet",
  ],
  ["beyond exact numbers", { totalPriceSet: bag("999999999999999.99") }, "totalPriceSet"],
  [
    "a tax finer than the currency",
    { shippingLines: page(aShippingLine({ taxLines: [aTaxLine("0.333")] })) },
    "shippingLines[0].taxLines[0].priceSet",
  ],
])("an amount that is %s stops the order and names the field", (_case, changes, field) => {
  const result = mapSale(aWholeOrder(changes), "shop");
  expect(result).toMatchObject({ ok: false, fault: { kind: "malformed", subject: "order #1001" } });
  expect(!result.ok && result.fault.kind === "malformed" && result.fault.what).toContain(field);
});

test("discount allocations point at their discount's place in the sale", () => {
  const allocation = (index: number, kind: string, amount: string) => ({
    allocatedAmountSet: bag(amount),
    discountApplication: { index, kind },
  });
  const sale = saleOf({
    discountApplications: page({ index: 3, kind: "DiscountCodeApplication", label: "FALL" }),
    lineItems: page(
      aLine({
        discountAllocations: [
          allocation(3, "DiscountCodeApplication", "1.5"),
          allocation(7, "ManualDiscountApplication", "0.25"),
        ],
      }),
    ),
  });
  expect(sale.discounts).toEqual([
    { index: 3, kind: "code", label: "FALL" },
    { index: 7, kind: "manual", label: "Discount" },
  ]);
  expect(sale.lines[0]?.allocations).toEqual([
    { discountIndex: 0, amountMinor: 150 },
    { discountIndex: 1, amountMinor: 25 },
  ]);
});

test("taxes keep Shopify's amount, its rate as text and who remits them", () => {
  const taxLines = [aTaxLine("1.3"), aTaxLine("0.4", { title: "County", rate: null, channelLiable: null })];
  expect(saleOf({ lineItems: page(aLine({ taxLines })) }).lines[0]?.taxes).toEqual([
    { title: "State Tax", rate: "0.065", amountMinor: 130, isChannelLiable: false },
    { title: "County", rate: null, amountMinor: 40, isChannelLiable: false },
  ]);
});

test("withheld personal data leave a guest", () => {
  const sale = saleOf({ email: null, customer: null, billingAddress: null });
  expect(sale.buyer).toMatchObject({
    customerId: null,
    email: null,
    displayName: null,
    billingAddress: null,
  });
});

test("a payment id that is too long for a reference number is left out", () => {
  const sale = saleOf({ transactions: [aTransaction({ paymentId: "x".repeat(22), gateway: null })] });
  expect(sale.transactions[0]).toMatchObject({ paymentId: null, gateway: "unknown" });
});

const tip = { totalTipReceivedSet: bag("3.0"), totalPriceSet: bag("23.0") };
const tipLine = aCustomLine("gid://shopify/LineItem/9", "Tip", "3.0");

test("a tip that stands in the total alone leaves the lines alone", () => {
  const sale = saleOf(tip);
  expect(sale.lines).toHaveLength(1);
  expect(sale.totals.tipMinor).toBe(300);
});

function tipSale(changes: Record<string, unknown> = {}) {
  const lineItem = { id: "gid://shopify/LineItem/9" };
  return aSaleRow({
    id: "gid://shopify/TipSale/9",
    lineType: "TIP",
    totalAmount: bag("3.0"),
    lineItem,
    ...changes,
  });
}

test("a tip line that the ledger names is not carried; the ledger keeps its row", () => {
  const named = aCustomLine("gid://shopify/LineItem/9", "For the team", "3.0");
  const ledger = agreements(anAgreement({ sales: page(aSaleRow(), tipSale()) }));
  const sale = saleOf({ ...tip, lineItems: page(named, aLine()), agreements: ledger });
  expect(sale.lines.map((line) => line.title)).toEqual(["Mug"]);
  expect(sale.agreements[0]?.sales.map((row) => row.kind)).toEqual(["product", "tip"]);
});

test("without agreements a tip line outside the subtotal is found by its amount", () => {
  const sale = saleOf({ ...tip, lineItems: page(aLine(), tipLine) });
  expect(sale.lines.map((line) => line.title)).toEqual(["Mug"]);
});

test("a custom line of the tip's amount inside the subtotal stays", () => {
  const custom = aCustomLine("gid://shopify/LineItem/8", "Engraving", "3.0");
  const sale = saleOf({ ...tip, subtotalPriceSet: bag("23.0"), lineItems: page(aLine(), custom) });
  expect(sale.lines.map((line) => line.title)).toEqual(["Mug", "Engraving"]);
});

test("of two custom lines of the tip's amount the one titled Tip goes", () => {
  const custom = aCustomLine("gid://shopify/LineItem/8", "Engraving", "3.0");
  const lineItems = page(tipLine, aLine(), custom);
  const sale = saleOf({ ...tip, subtotalPriceSet: bag("23.0"), lineItems });
  expect(sale.lines.map((line) => line.title)).toEqual(["Mug", "Engraving"]);
});

test("a product of the tip's amount is never taken for the tip", () => {
  const product = aLine({ id: "gid://shopify/LineItem/8", originalTotalSet: bag("3.0") });
  expect(saleOf({ ...tip, lineItems: page(aLine(), product) }).lines).toHaveLength(2);
});

test("taxes on the tip come from its line, else from the ledger, refunds apart", () => {
  const taxed = { ...tipLine, taxLines: [aTaxLine("0.2"), aTaxLine("0.0")] };
  const onLine = saleOf({ ...tip, lineItems: page(aLine(), taxed) });
  expect(onLine.tipTaxes).toEqual([
    { title: "State Tax", rate: "0.065", amountMinor: 20, isChannelLiable: false },
  ]);
  const taxes = [{ amount: bag("0.2"), taxLine: { title: "State Tax", rate: 0.065, channelLiable: null } }];
  const back = tipSale({ actionType: "RETURN", taxes });
  const inLedger = saleOf({
    ...tip,
    agreements: agreements(
      anAgreement({ sales: page(aSaleRow(), tipSale({ taxes })) }),
      anAgreement({ id: "gid://shopify/RefundAgreement/2", reason: "REFUND", sales: page(back) }),
    ),
  });
  expect(inLedger.tipTaxes).toEqual(onLine.tipTaxes);
});

test("a tax that stands on the tip alone is not spread over the lines", () => {
  const taxed = { ...tipLine, taxLines: [aTaxLine("0.2")] };
  const sale = saleOf({
    ...tip,
    totalTaxSet: bag("0.2"),
    taxLines: [aTaxLine("0.2")],
    lineItems: page(aLine(), taxed),
  });
  expect(sale.lines.flatMap((line) => line.taxes)).toEqual([]);
});

test("a list without pages that is full is too large, and nothing else is peculiar", () => {
  expect(saleOf({ refunds: [aRefund()], cancelledAt: "2026-11-03T00:00:00Z" }).peculiarities).toEqual([]);
  expect(saleOf({ transactions: Array.from({ length: 250 }, () => aTransaction()) }).peculiarities).toEqual([
    "tooLarge",
  ]);
  expect(saleOf({ refunds: Array.from({ length: 250 }, () => aRefund()) }).peculiarities).toEqual([
    "tooLarge",
  ]);
});
