import type {
  ApplicationPlan,
  JournalEntryPlan,
  PaymentPlan,
  PlannedLine,
  PlannedLink,
  SalesDocumentPlan,
} from "#app/domain/accounting/plan.ts";
import { noteMarker } from "#app/domain/mapping/order-number.ts";
import { sumMinor } from "#app/domain/money/money.ts";
import * as drafts from "#tests/support/a-plan.ts";
import { orderId } from "#tests/sync/an-export.ts";

/** Amounts per description, in minor units: `{ Mug: 2000, Post: 500 }`. */
type Amounts = Record<string, number>;

const paymentKey = "gid://shopify/OrderTransaction/9001";
const refundKey = "gid://shopify/Refund/7001";

function linesOf(amounts: Amounts): PlannedLine[] {
  return Object.entries(amounts).map(([description, amountMinor]) =>
    drafts.aLine({
      description,
      amountMinor,
      role: amountMinor < 0 ? "discount" : "product",
      item: { kind: "charge", chosenId: null, charge: amountMinor < 0 ? "discount" : "customSale" },
    }),
  );
}

/** A sales document of these amounts; its source is what the amounts are. */
export function aSales(amounts: Amounts, changes: Partial<SalesDocumentPlan> = {}): SalesDocumentPlan {
  const lines = linesOf(amounts);
  const key = changes.key ?? orderId;
  return drafts.aPlan({
    key,
    lines,
    totalMinor: sumMinor(lines.map((line) => line.amountMinor)),
    privateNote: `Shopify order #1001. ${noteMarker(key)}`,
    source: amounts,
    ...changes,
  });
}

export const toInvoice = (amountMinor: number): PlannedLink => ({
  to: { type: "invoice", key: orderId },
  amountMinor,
});

export function aPayment(amountMinor: number, changes: Partial<PaymentPlan> = {}): PaymentPlan {
  const key = changes.key ?? paymentKey;
  return drafts.aPaymentPlan({
    key,
    amountMinor,
    links: [toInvoice(amountMinor)],
    privateNote: `Shopify order #1001. ${noteMarker(key)}`,
    source: { amountMinor },
    ...changes,
  });
}

/** A refund of an invoiced order: the credit, its pay-out, and what joins the two. */
export function aRefund(
  amountMinor: number,
  currency = "USD",
): [SalesDocumentPlan, JournalEntryPlan, ApplicationPlan] {
  const customer = drafts.aNeed({ currency });
  const privateNote = `Refund of #1001. ${noteMarker(refundKey)}`;
  const base = { key: refundKey, currency, customer, privateNote, source: { amountMinor } };
  return [
    aSales({ Mug: amountMinor }, { ...base, type: "creditMemo", docNumber: "WEB-1001-R1" }),
    drafts.anEntryPlan(amountMinor, base),
    drafts.anApplicationPlan({
      ...base,
      links: [
        { to: { type: "creditMemo", key: refundKey }, amountMinor },
        { to: { type: "journalEntry", key: refundKey }, amountMinor },
      ],
    }),
  ];
}
