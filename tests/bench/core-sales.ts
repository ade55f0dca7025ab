import type { LedgerSale, Sale, SaleAgreement, SaleRefund } from "#app/domain/sale/sale.ts";
import { aLedgerSale, aLine, anAgreement, aRefund, aSale, aTransaction } from "#tests/support/a-sale.ts";

const unitMinor = 2_000;
const taxMinor = 130;
const rate = { title: "State Tax", rate: "0.065", isChannelLiable: false };
const paidMinor = unitMinor + taxMinor;

/** A paid order of so many taxed lines with its ledger; with `refunds`, each gives one line back. */
export function aBenchSale(lineCount: number, refunds: number): Sale {
  const ids = Array.from({ length: lineCount }, (_, index) => `gid://shopify/LineItem/${1000 + index}`);
  const returned = ids.slice(0, Math.min(refunds, lineCount));
  const totalMinor = lineCount * paidMinor;
  const refundedMinor = returned.length * paidMinor;
  return aSale(
    {
      lines: ids.map((id) =>
        aLine({
          id,
          quantity: 2,
          unitPriceMinor: unitMinor / 2,
          taxes: [{ ...rate, amountMinor: taxMinor }],
        }),
      ),
      agreements: [
        anAgreement({ sales: ids.map((id) => ledgerRow(id, 1)) }),
        ...returned.map(refundAgreement),
      ],
      refunds: returned.map(refundOf),
      transactions: [
        aTransaction({ amountMinor: totalMinor }),
        ...returned.map((_, index) =>
          aTransaction({
            id: moneyId(index),
            kind: "REFUND",
            amountMinor: paidMinor,
            processedAt: moment(index),
          }),
        ),
      ],
    },
    {
      subtotalMinor: lineCount * unitMinor,
      taxMinor: lineCount * taxMinor,
      totalMinor,
      currentTaxMinor: (lineCount - returned.length) * taxMinor,
      currentTotalMinor: totalMinor - refundedMinor,
      receivedMinor: totalMinor,
      refundedMinor,
      netPaymentMinor: totalMinor - refundedMinor,
    },
  );
}

function ledgerRow(targetId: string, sign: 1 | -1): LedgerSale {
  return aLedgerSale({
    id: `${targetId}/${sign}`,
    action: sign > 0 ? "ORDER" : "RETURN",
    quantity: 2 * sign,
    totalMinor: paidMinor * sign,
    taxMinor: taxMinor * sign,
    taxes: [{ ...rate, amountMinor: taxMinor * sign }],
    targetId,
  });
}

function refundAgreement(lineId: string, index: number): SaleAgreement {
  return anAgreement({
    id: `gid://shopify/RefundAgreement/${8100 + index}`,
    kind: "refund",
    happenedAt: moment(index),
    refundId: refundId(index),
    sales: [ledgerRow(lineId, -1)],
  });
}

function refundOf(_: string, index: number): SaleRefund {
  return aRefund({
    id: refundId(index),
    processedAt: moment(index),
    lines: [],
    transactionIds: [moneyId(index)],
  });
}

const refundId = (index: number) => `gid://shopify/Refund/${4000 + index}`;
const moneyId = (index: number) => `gid://shopify/OrderTransaction/${9100 + index}`;
const moment = (index: number) => `2026-03-0${5 + index}T18:00:00Z`;
