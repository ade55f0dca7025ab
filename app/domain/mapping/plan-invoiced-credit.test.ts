import { expect, test } from "vitest";
import { aRefund, aSale, aTransaction } from "#tests/support/a-sale.ts";
import { documentsOf, planOf } from "#tests/support/plan-sale.ts";

test("a credit is applied on the day of its pay-out when the money left later", () => {
  const money = {
    id: "gid://shopify/OrderTransaction/9002",
    kind: "REFUND",
    processedAt: "2026-03-07T18:00:00Z",
  } as const;
  const sale = aSale(
    { refunds: [aRefund()], transactions: [aTransaction(), aTransaction(money)] },
    { refundedMinor: 2000, netPaymentMinor: 0 },
  );
  const plan = planOf(sale);
  expect(documentsOf(plan, "creditMemo")[0]?.date).toBe("2026-03-05");
  expect(documentsOf(plan, "journalEntry")[0]?.date).toBe("2026-03-07");
  expect(documentsOf(plan, "application")[0]?.date).toBe("2026-03-07");
});
