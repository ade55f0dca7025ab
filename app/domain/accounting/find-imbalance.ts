import { findBrokenDocument } from "#app/domain/accounting/check-document.ts";
import type { PlannedDocument, Proof } from "#app/domain/accounting/plan.ts";
import type { Fault } from "#app/domain/faults/fault.ts";
import type { PlanContext } from "#app/domain/mapping/plan-context.ts";
import { unallocatedDiscount } from "#app/domain/mapping/plan-discount-lines.ts";
import { formatDecimal } from "#app/domain/money/format-decimal.ts";
import { sumMinor } from "#app/domain/money/money.ts";
import { foreignTaxMinor } from "#app/domain/sale/foreign-tax.ts";
import { statedSum } from "#app/domain/sale/read-totals.ts";
import type { Sale } from "#app/domain/sale/sale.ts";
import { chargedMinor } from "#app/domain/sale/sold-charge.ts";

type WordedLine = { description: string; amountMinor: number };
type Equation = [what: string, expectedMinor: number, bookedMinor: number];

/**
 * What an order contradicts itself in, before anything is planned or mapped: its charges against its total, its own
 * totals against each other. A fault with both numbers; null when it is sound.
 */
export function findContradiction(context: PlanContext): Fault | null {
  const { sale, sold, expected, settings } = context;
  const charges = sold.charges.map((charge) => ({
    description: charge.title,
    amountMinor: chargedMinor(charge) + (sale.taxesIncluded ? 0 : taxMinorOf(charge)),
  }));
  const foundMinor = sumMinor([
    ...charges.map((charge) => charge.amountMinor),
    expected.roundingMinor,
    sold.isFolded ? 0 : -unallocatedDiscount(sale),
  ]);
  const totals: Equation[] = [
    ["the lines and the order's total", expected.totalMinor, foundMinor],
    ...statedTotal(context),
  ];
  // A rounding line makes up for what the merchant tolerates between an order's parts and its total.
  const beyond = totals.filter(([, stated, found]) => Math.abs(found - stated) > settings.roundingCapMinor);
  return firstBroken(sale, [...beyond, ...statedSubtotal(context)], charges);
}

function taxMinorOf({ taxes }: { taxes: readonly { amountMinor: number }[] }): number {
  return sumMinor(taxes.map((tax) => tax.amountMinor));
}

/** The first equation of a plan that does not hold, as a fault with both numbers; null when all hold. */
export function findImbalance(
  context: PlanContext,
  documents: readonly PlannedDocument[],
  proof: Proof,
): Fault | null {
  const { sale } = context;
  // Shopify can call an order partially paid without naming a payment (old exports): then nobody knows the cash.
  if (sale.financialStatus === "PARTIALLY_PAID" && context.receipts.length === 0) {
    return { kind: "cashUnknown", subject: `order ${sale.name}` };
  }
  const equations: Equation[] = [
    ["the lines and the order's total", proof.expectedMinor, proof.bookedMinor],
    ["the tax lines and the order's tax", proof.taxExpectedMinor, proof.taxBookedMinor],
    ["the payments and the order's net payment", proof.cashExpectedMinor, proof.cashBookedMinor],
    ...cashClaims(context, proof),
    ...documents.flatMap(findBrokenDocument),
  ];
  return firstBroken(
    sale,
    equations,
    documents.flatMap((document): WordedLine[] => ("lines" in document ? document.lines : [])),
  );
}

function firstBroken(sale: Sale, equations: readonly Equation[], lines: readonly WordedLine[]): Fault | null {
  const broken = equations.find(([, expectedMinor, bookedMinor]) => expectedMinor !== bookedMinor);
  if (!broken) return null;
  const [what, expectedMinor, bookedMinor] = broken;
  return {
    kind: "unbalanced",
    subject: `order ${sale.name}`,
    what,
    expectedMinor,
    bookedMinor,
    currency: sale.currency,
    lines: lines.map((line) => `${line.description}: ${formatDecimal(line.amountMinor, sale.currency)}`),
  };
}

/** Shopify's own figures must agree with each other before anything is built on them. After edits they speak of the past. */
function statedTotal({ sale, sold, expected }: PlanContext): Equation[] {
  if (sold.isFolded) return [];
  const roundingMinor = sale.totals.totalMinor === statedSum(sale) ? 0 : expected.roundingMinor;
  const foreignMinor = foreignTaxMinor(sale);
  const stated = statedSum(sale) + roundingMinor;
  const isForeignBeside = !sale.taxesIncluded && stated - foreignMinor === sale.totals.totalMinor;
  return [
    [
      "Shopify's own subtotal, shipping, tax and tip, and its total",
      sale.totals.totalMinor,
      isForeignBeside ? stated - foreignMinor : stated,
    ],
  ];
}

function statedSubtotal({ sale, sold }: PlanContext): Equation[] {
  if (sold.isFolded) return [];
  const what = "the order's lines less discounts, and its subtotal";
  return [[what, sale.totals.subtotalMinor, subtotalFromLines(sale)]];
}

function subtotalFromLines(sale: Sale): number {
  const allocatedMinor = sumMinor(
    sale.lines.flatMap((line) => line.allocations.map((part) => part.amountMinor)),
  );
  return sumMinor([
    ...sale.lines.map((line) => line.totalMinor),
    -allocatedMinor,
    -unallocatedDiscount(sale),
  ]);
}

/**
 * What the financial status claims about money must agree with the transactions, or cash would be lost silently. Edits,
 * refunds and another currency explain a difference by themselves.
 */
function cashClaims({ sale, sold, credits, receipts, expected }: PlanContext, proof: Proof): Equation[] {
  const isPlain = !sold.isFolded && credits.length === 0 && sale.currency === sale.otherCurrency;
  if (!isPlain) return [];
  const receivedMinor = sumMinor(receipts.map((receipt) => receipt.amountMinor));
  if (sale.financialStatus === "PAID") {
    return [["the payments and the total of an order marked paid", expected.totalMinor, receivedMinor]];
  }
  if (proof.cashBookedMinor <= expected.totalMinor) return [];
  return [
    ["the payments and the total (more was paid than ordered)", expected.totalMinor, proof.cashBookedMinor],
  ];
}
