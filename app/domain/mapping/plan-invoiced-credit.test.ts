import { expect, test } from "vitest";
import { aLedgerSale, anAgreement, aRefund, aSale, aTransaction } from "#tests/support/a-sale.ts";
import { documentsOf, planOf } from "#tests/support/plan-sale.ts";

const money = {
  id: "gid://shopify/OrderTransaction/9002",
  kind: "REFUND",
  processedAt: "2026-03-07T18:00:00Z",
} as const;
const returned = anAgreement({
  id: "gid://shopify/ReturnAgreement/8002",
  kind: "return",
  happenedAt: "2026-03-05T18:00:00Z",
  sales: [aLedgerSale({ action: "RETURN", quantity: -1, totalMinor: -2000 })],
});
const paidLater = aRefund({ processedAt: money.processedAt });

test("a credit is applied on the day of its pay-out when the money left later", () => {
  const sale = aSale(
    { refunds: [aRefund()], transactions: [aTransaction(), aTransaction(money)] },
    { refundedMinor: 2000, netPaymentMinor: 0 },
  );
  const plan = planOf(sale);
  expect(documentsOf(plan, "creditMemo")[0]?.date).toBe("2026-03-05");
  expect(documentsOf(plan, "journalEntry")[0]?.date).toBe("2026-03-07");
  expect(documentsOf(plan, "application")[0]?.date).toBe("2026-03-07");
});

test.each([
  ["without an entry of the refund", []],
  [
    "with an empty one",
    [
      anAgreement({
        id: "r",
        kind: "refund",
        happenedAt: money.processedAt,
        refundId: paidLater.id,
        sales: [],
      }),
    ],
  ],
])("a return that a later refund pays for is credited once, %s", (_, entries) => {
  const sale = aSale(
    {
      agreements: [anAgreement(), returned, ...entries],
      refunds: [paidLater],
      transactions: [aTransaction(), aTransaction(money)],
    },
    { refundedMinor: 2000, netPaymentMinor: 0, currentTotalMinor: 0 },
  );
  const plan = planOf(sale);
  const [memo, ...more] = documentsOf(plan, "creditMemo");
  expect(more).toEqual([]);
  expect(plan.proof.bookedMinor).toBe(0);
  expect(documentsOf(plan, "application")).toMatchObject([
    {
      date: "2026-03-07",
      links: [
        { to: { type: "journalEntry", key: paidLater.id }, amountMinor: 2000 },
        { to: { type: "creditMemo", key: memo?.key }, amountMinor: 2000 },
      ],
    },
  ]);
});

test("an exchange for more takes what an earlier return left to the buyer", () => {
  const exchange = anAgreement({
    id: "gid://shopify/ReturnAgreement/8003",
    kind: "return",
    happenedAt: "2026-03-06T18:00:00Z",
    sales: [aLedgerSale({ quantity: 1, totalMinor: 1500, targetId: null })],
  });
  const sale = aSale({ agreements: [anAgreement(), returned, exchange] }, { currentTotalMinor: 1500 });
  expect(documentsOf(planOf(sale), "application")).toMatchObject([
    {
      links: [
        { to: { type: "invoice", key: exchange.id }, amountMinor: 1500 },
        { to: { type: "creditMemo", key: returned.id }, amountMinor: 1500 },
      ],
    },
  ]);
});
