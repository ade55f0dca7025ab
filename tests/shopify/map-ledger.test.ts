import { expect, test } from "vitest";
import type { Sale } from "#app/domain/sale/sale.ts";
import { mapSale } from "#app/shopify/mapping/map-sale.ts";
import {
  agreements,
  aLine,
  anAgreement,
  aRefund,
  aSaleRow,
  aTaxLine,
  aTransaction,
  aWholeOrder,
  bag,
  page,
} from "#tests/shopify/a-shopify-order.ts";

type Json = Record<string, unknown>;

function saleOf(changes: Json, money: "shop" | "presentment" = "shop"): Sale {
  const result = mapSale(aWholeOrder(changes), money);
  if (!result.ok) throw new Error(JSON.stringify(result.fault));
  return result.value;
}

const rows = (...sales: Json[]) => agreements(anAgreement({ sales: page(...sales) }));
const gid = (type: string, number = 1) => ({ id: `gid://shopify/${type}/${number}` });

test.each([
  ["PRODUCT", { lineItem: gid("LineItem") }, "product", "gid://shopify/LineItem/1"],
  ["GIFT_CARD", { lineItem: gid("LineItem") }, "giftCard", "gid://shopify/LineItem/1"],
  ["TIP", { lineItem: gid("LineItem") }, "tip", "gid://shopify/LineItem/1"],
  ["SHIPPING", { shippingLine: gid("ShippingLine") }, "shipping", "gid://shopify/ShippingLine/1"],
  ["SHIPPING", { shippingLine: null }, "shipping", null],
  ["DUTY", { duty: gid("Duty") }, "duty", "gid://shopify/Duty/1"],
  ["FEE", { fee: gid("CashOnDeliveryFee") }, "fee", "gid://shopify/CashOnDeliveryFee/1"],
  ["ADJUSTMENT", {}, "adjustment", null],
  ["UNKNOWN", {}, "unknown", null],
  ["SOMETHING_NEW", {}, "unknown", null],
])("a ledger row of %s with %j is a %s", (lineType, link, kind, targetId) => {
  const { lineItem: _none, ...row } = aSaleRow({ lineType });
  expect(saleOf({ agreements: rows({ ...row, ...link }) }).agreements[0]?.sales[0]).toMatchObject({
    kind,
    targetId,
  });
});

test("a fee of the ledger is the order's fee of the same number or the only one of its name", () => {
  const fee = (number: number, name: string) => ({
    ...gid("AdditionalFee", number),
    name,
    price: bag("1.0"),
    taxLines: [],
  });
  const feeRow = (number: number, name: string) => {
    const { lineItem: _none, ...row } = aSaleRow({ lineType: "ADDITIONAL_FEE" });
    return { ...row, additionalFee: { ...gid("SaleAdditionalFee", number), name } };
  };
  const sale = saleOf({
    additionalFees: [fee(1, "Small order"), fee(2, "Packing")],
    agreements: rows(feeRow(2, "Packing"), feeRow(8, "Small order"), feeRow(9, "Other")),
  });
  expect(sale.agreements[0]?.sales.map((row) => row.targetId)).toEqual([
    "gid://shopify/AdditionalFee/2",
    "gid://shopify/AdditionalFee/1",
    "gid://shopify/SaleAdditionalFee/9",
  ]);
});

test("a row keeps its signed amounts and its taxes per title, whatever they add up to", () => {
  const tax = (amount: string, title: string, channelLiable: boolean | null) => ({
    amount: bag(amount),
    taxLine: { title, rate: 0.05, channelLiable },
  });
  const row = aSaleRow({
    actionType: "RETURN",
    quantity: -1,
    totalAmount: bag("-11.0"),
    totalTaxAmount: bag("-1.0"),
    totalDiscountAmountBeforeTaxes: bag("-0.5"),
    taxes: [tax("-0.6", "State", null), tax("-0.3", "City", true)],
  });
  expect(saleOf({ agreements: rows(row) }).agreements[0]?.sales[0]).toMatchObject({
    action: "RETURN",
    quantity: -1,
    totalMinor: -1100,
    taxMinor: -100,
    discountMinor: -50,
    taxes: [
      { title: "State", amountMinor: -60, isChannelLiable: false },
      { title: "City", amountMinor: -30, isChannelLiable: true },
    ],
  });
});

test("entries come oldest first, with the refund that each is of", () => {
  const ledger = agreements(
    anAgreement({ id: "r", reason: "REFUND", happenedAt: "2026-11-09T00:00:00Z", refund: gid("Refund") }),
    anAgreement({ id: "x", reason: "RETURN", happenedAt: "2026-11-08T00:00:00+02:00" }),
    anAgreement({ id: "e", reason: "ORDER_EDIT", happenedAt: "2026-11-07T23:00:00Z" }),
    anAgreement({ id: "o" }),
    anAgreement({ id: "n", reason: "SOMETHING_NEW", happenedAt: "2026-11-10T00:00:00Z" }),
  );
  expect(
    saleOf({ agreements: ledger }).agreements.map(({ id, kind, refundId }) => [id, kind, refundId]),
  ).toEqual([
    ["o", "order", null],
    ["x", "return", null],
    ["e", "edit", null],
    ["r", "refund", "gid://shopify/Refund/1"],
    ["n", "unknown", null],
  ]);
});

test("a refund comes with all its rows, adjustments with Shopify's sign", () => {
  const refund = aRefund({
    note: " Broken ",
    duties: [{ amountSet: bag("2.0"), originalDuty: gid("Duty") }],
    refundLineItems: page({
      lineItem: gid("LineItem"),
      quantity: 1,
      restockType: "RETURN",
      subtotalSet: bag("10.0"),
      totalTaxSet: bag("0.65"),
    }),
    refundShippingLines: page({
      shippingLine: gid("ShippingLine"),
      subtotalAmountSet: bag("5.0"),
      taxAmountSet: bag("0.4"),
    }),
    orderAdjustments: page({
      reason: "REFUND_DISCREPANCY",
      amountSet: bag("-1.0"),
      taxAmountSet: bag("0.0"),
    }),
    transactions: page(gid("OrderTransaction", 2)),
  });
  expect(saleOf({ refunds: [refund] }).refunds).toEqual([
    {
      id: "gid://shopify/Refund/1",
      processedAt: "2026-11-05T09:00:00Z",
      note: "Broken",
      lines: [
        {
          lineId: "gid://shopify/LineItem/1",
          quantity: 1,
          subtotalMinor: 1000,
          taxMinor: 65,
          restock: "RETURN",
        },
      ],
      shipping: [{ shippingLineId: "gid://shopify/ShippingLine/1", subtotalMinor: 500, taxMinor: 40 }],
      duties: [{ dutyId: "gid://shopify/Duty/1", amountMinor: 200 }],
      adjustments: [{ reason: "REFUND_DISCREPANCY", amountMinor: -100, taxMinor: 0 }],
      transactionIds: ["gid://shopify/OrderTransaction/2"],
    },
  ]);
});

test("a refund that only repeats what an edit removed is left out; every other one stays", () => {
  const removed = page({
    lineItem: gid("LineItem"),
    quantity: 1,
    restockType: "NO_RESTOCK",
    subtotalSet: bag("10.0"),
    totalTaxSet: bag("0.0"),
  });
  const back = aSaleRow({ actionType: "RETURN", quantity: -1, totalAmount: bag("-10.0") });
  const edit = anAgreement({ id: "e", reason: "ORDER_EDIT", sales: page(back) });
  const refundsOf = (refund: Json, ...later: Json[]) =>
    saleOf({ refunds: [aRefund(refund)], agreements: agreements(anAgreement(), ...later) }).refunds.length;
  expect(refundsOf({ refundLineItems: removed }, edit)).toBe(0);
  expect(refundsOf({ refundLineItems: removed })).toBe(1);
  expect(refundsOf({ refundLineItems: removed, transactions: page(gid("OrderTransaction")) }, edit)).toBe(1);
  const own = anAgreement({ id: "r", reason: "REFUND", refund: gid("Refund"), sales: page(back) });
  expect(refundsOf({ refundLineItems: removed }, edit, own)).toBe(1);
});

test("duties belong to their line, fees to the order, each with its taxes", () => {
  const duty = { ...gid("Duty"), price: bag("4.0"), taxLines: [aTaxLine("0.4", { title: "Import VAT" })] };
  const fee = { ...gid("AdditionalFee"), name: "Small order", price: bag("1.0"), taxLines: [] };
  const sale = saleOf({ lineItems: page(aLine({ duties: [duty] })), additionalFees: [fee] });
  expect(sale.duties).toMatchObject([
    {
      title: "Duty on Mug",
      lineId: "gid://shopify/LineItem/1",
      amountMinor: 400,
      taxes: [{ title: "Import VAT" }],
    },
  ]);
  expect(sale.fees).toEqual([
    { id: "gid://shopify/AdditionalFee/1", title: "Small order", lineId: null, amountMinor: 100, taxes: [] },
  ]);
});

test("the same order in the buyer's money: every amount changes sides with its counterpart", () => {
  const both = (shop: string, buyer: string) => bag(shop, "USD", { amount: buyer, currencyCode: "JPY" });
  const changes = {
    presentmentCurrencyCode: "JPY",
    ...Object.fromEntries(
      [
        ...[
          "totalShippingPriceSet",
          "totalTaxSet",
          "totalDiscountsSet",
          "totalTipReceivedSet",
          "totalRefundedSet",
        ],
        ...["currentShippingPriceSet", "currentTotalTaxSet", "totalOutstandingSet"],
      ].map((field) => [field, both("0.0", "0")]),
    ),
    ...Object.fromEntries(
      [
        ...["subtotalPriceSet", "totalPriceSet", "currentSubtotalPriceSet", "currentTotalPriceSet"],
        ...["totalReceivedSet", "netPaymentSet"],
      ].map((field) => [field, both("20.0", "3000")]),
    ),
    totalCashRoundingAdjustment: { paymentSet: both("0.0", "0"), refundSet: both("0.0", "0") },
    lineItems: page(
      aLine({ originalUnitPriceSet: both("10.0", "1500"), originalTotalSet: both("20.0", "3000") }),
    ),
    transactions: [aTransaction({ amountSet: both("19.8", "3000"), amountRoundingSet: both("0.02", "3") })],
    agreements: rows(
      aSaleRow({
        totalAmount: both("20.0", "3000"),
        totalTaxAmount: both("0.0", "0"),
        totalDiscountAmountBeforeTaxes: both("0.0", "0"),
      }),
    ),
  };
  expect(saleOf(changes, "presentment")).toMatchObject({
    currency: "JPY",
    otherCurrency: "USD",
    lines: [{ unitPriceMinor: 1500, totalMinor: 3000 }],
    totals: { totalMinor: 3000, totalOtherMinor: 2000, currentTotalOtherMinor: 2000 },
    transactions: [{ currency: "JPY", amountMinor: 3000, amountOtherMinor: 1980, roundingMinor: 3 }],
    agreements: [{ sales: [{ totalMinor: 3000, totalOtherMinor: 2000 }] }],
  });
  expect(saleOf(changes)).toMatchObject({
    currency: "USD",
    otherCurrency: "JPY",
    totals: { totalMinor: 2000, totalOtherMinor: 3000 },
    transactions: [{ amountMinor: 1980, amountOtherMinor: 3000, roundingMinor: 2 }],
  });
});
