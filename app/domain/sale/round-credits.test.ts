import { expect, test } from "vitest";
import { listCredits } from "#app/domain/sale/list-credits.ts";
import { aRefund, aSale, aTransaction } from "#tests/support/a-sale.ts";

const gid = (kind: string, id: number) => `gid://shopify/${kind}/${id}`;

/** Refunds of 20.00 of goods each, in cash of these amounts. */
function creditsOf(cashMinor: number[], orderMinor: number, rowMinor = 0) {
  const rows = cashMinor.map((amountMinor, index) =>
    aTransaction({
      id: gid("OrderTransaction", 9100 + index),
      kind: "REFUND",
      gateway: "cash",
      amountMinor,
      roundingMinor: rowMinor,
    }),
  );
  const refunds = rows.map((row, index) =>
    aRefund({ id: gid("Refund", 7100 + index), transactionIds: [row.id] }),
  );
  const sale = aSale({ refunds, transactions: rows }, { refundRoundingMinor: orderMinor });
  return listCredits(sale).map(({ valueMinor, roundingMinor }) => [valueMinor, roundingMinor]);
}

test("what rounding took from the money is a part of the refund, told by the order or by the row", () => {
  expect(creditsOf([1998], -2)).toEqual([[1998, -2]]);
  expect(creditsOf([2002], 0, 2)).toEqual([[2002, 2]]);
  expect(creditsOf([1998, 2001], -1)).toEqual([
    [1998, -2],
    [2001, 1],
  ]);
});

test("what no rounding explains stays a discrepancy", () => {
  expect(creditsOf([1900], -2)).toEqual([[2000, 0]]);
  expect(creditsOf([1998, 2002], 0)).toEqual([
    [2000, 0],
    [2000, 0],
  ]);
  expect(creditsOf([2000], -2, -2)).toEqual([[2000, 0]]);
});
