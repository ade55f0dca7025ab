import { expect, test } from "vitest";
import { creditParts } from "#app/domain/sale/credit-parts.ts";
import { aLedgerSale, aLine, anAgreement, aRefund, aSale } from "#tests/support/a-sale.ts";

const vat = { title: "VAT", rate: "0.2", amountMinor: 400, isChannelLiable: false };
const back = { ...vat, amountMinor: 150 };
const sale = aSale({ lines: [aLine({ taxes: [vat] })] });

test("an adjustment of tax alone takes back the tax that the order carries", () => {
  const row = aLedgerSale({ kind: "adjustment", targetId: null, totalMinor: -150, taxMinor: -150 });
  const refund = anAgreement({ kind: "refund", sales: [row] });
  expect(creditParts(sale, refund, null)).toMatchObject([{ role: "residual", netMinor: 0, taxes: [back] }]);
});

test("so does an adjustment of an order without a ledger", () => {
  const adjustment = { reason: "REFUND_DISCREPANCY", amountMinor: 0, taxMinor: -150 };
  const refund = aRefund({ lines: [], adjustments: [adjustment] });
  expect(creditParts(sale, null, refund)).toMatchObject([{ role: "residual", netMinor: 0, taxes: [back] }]);
});
