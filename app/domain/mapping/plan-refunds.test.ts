import { expect, test } from "vitest";
import { journalOf } from "#app/domain/accounting/journal-of.ts";
import type { Sale } from "#app/domain/sale/sale.ts";
import type { Settings } from "#app/domain/settings/settings.ts";
import { aLedgerSale, aLine, anAgreement, aRefund, aSale, aTransaction } from "#tests/support/a-sale.ts";
import { planOf } from "#tests/support/plan-sale.ts";

const byReceipts: Partial<Settings> = { refundForm: "refundReceipt" };

/** The paid mug, given back; `money` is the refund transaction. */
function aRefundedSale(money: Parameters<typeof aTransaction>[0], sale: Partial<Sale> = {}): Sale {
  const cashMinor = money?.status === "PENDING" ? 0 : (money?.amountMinor ?? 0);
  return aSale(
    {
      agreements: [
        anAgreement(),
        anAgreement({
          id: "gid://shopify/RefundAgreement/8002",
          kind: "refund",
          happenedAt: "2026-03-05T18:00:00Z",
          refundId: "gid://shopify/Refund/4001",
          sales: [aLedgerSale({ action: "RETURN", quantity: -1, totalMinor: -2000 })],
        }),
      ],
      refunds: [aRefund()],
      transactions: [
        aTransaction(),
        aTransaction({
          id: "gid://shopify/OrderTransaction/9002",
          kind: "REFUND",
          processedAt: "2026-03-05T18:00:00Z",
          ...money,
        }),
      ],
      ...sale,
    },
    { currentTotalMinor: 0, refundedMinor: cashMinor, netPaymentMinor: 2000 - cashMinor },
  );
}

test("with refund receipts, a refund whose money is under way waits for it", () => {
  const { documents } = planOf(aRefundedSale({ amountMinor: 2000, status: "PENDING" }), byReceipts);
  expect(documents.map(({ type }) => type)).toEqual(["invoice", "payment"]);
});

test("with refund receipts, the rate of the day of a refund goes to the exchange account", () => {
  const sale = aRefundedSale({ amountMinor: 2050, amountOtherMinor: 2000 }, { otherCurrency: "EUR" });
  const rows = journalOf(planOf(sale, byReceipts)).filter(({ account }) => account.startsWith("Exchange"));
  expect(rows).toMatchObject([{ debitMinor: 50, creditMinor: 0 }]);
});

test("with sales receipts, a gain by the rate stands on the gateway that brought it", () => {
  const sale = aSale(
    {
      otherCurrency: "EUR",
      transactions: [
        aTransaction({
          amountMinor: 2010,
          amountOtherMinor: 1900,
          gateway: "paypal",
          gatewayLabel: "PayPal",
        }),
        aTransaction({
          id: "gid://shopify/OrderTransaction/9002",
          amountMinor: 105,
          amountOtherMinor: 100,
          processedAt: "2026-03-03T18:00:00Z",
        }),
      ],
    },
    { totalOtherMinor: 2000, receivedMinor: 2115, netPaymentMinor: 2115 },
  );
  expect(
    journalOf(planOf(sale, { form: "salesReceipt" })).filter((row) => row.document === "WEB-1001-X"),
  ).toEqual([
    { document: "WEB-1001-X", account: "Exchange gain or loss", debitMinor: 0, creditMinor: 115 },
    { document: "WEB-1001-X", account: "Clearing PayPal", debitMinor: 10, creditMinor: 0 },
    { document: "WEB-1001-X", account: "Clearing Shopify Payments", debitMinor: 105, creditMinor: 0 },
  ]);
});

test("tax on a tip that a marketplace keeps beside the total is none of the shop's business", () => {
  const sale = aSale(
    {
      tipTaxes: [{ title: "Marketplace Tax", rate: "0.08", amountMinor: 40, isChannelLiable: true }],
      transactions: [aTransaction({ amountMinor: 2500 })],
    },
    { tipMinor: 500, taxMinor: 40, totalMinor: 2500, receivedMinor: 2500, netPaymentMinor: 2500 },
  );
  expect(planOf(sale, {}).proof).toMatchObject({ bookedMinor: 2500, taxBookedMinor: 0 });
});

test("change that names no payment is taken off one that is as large", () => {
  const cash = { gateway: "cash", gatewayLabel: "Cash" };
  const sale = aSale({
    transactions: [
      aTransaction({ ...cash, amountMinor: 2300 }),
      aTransaction({ ...cash, id: "gid://shopify/OrderTransaction/9002", kind: "CHANGE", amountMinor: 400 }),
      aTransaction({ ...cash, id: "gid://shopify/OrderTransaction/9003", amountMinor: 100 }),
    ],
  });
  const payments = planOf(sale).documents.flatMap((row) => (row.type === "payment" ? [row.amountMinor] : []));
  expect(payments).toEqual([1900, 100]);
});

test("with receipts, a return that is worth nothing in the end still moves its goods", () => {
  const back = aLedgerSale({ action: "RETURN", quantity: -1, totalMinor: -2000 });
  const sent = aLedgerSale({ id: "gid://shopify/ProductSale/8102", targetId: "gid://shopify/LineItem/2" });
  const sale = aSale(
    {
      lines: [
        aLine(),
        aLine({ id: "gid://shopify/LineItem/2", sku: "MUG-2", variantId: "gid://shopify/ProductVariant/2" }),
      ],
      agreements: [
        anAgreement(),
        anAgreement({ id: "a2", kind: "return", returnId: "r1", sales: [back, sent] }),
      ],
    },
    {},
  );
  for (const settings of [byReceipts, { form: "salesReceipt" } as const]) {
    const { documents } = planOf(sale, settings);
    expect(documents).toContainEqual(expect.objectContaining({ type: "creditMemo", totalMinor: 0 }));
  }
});
