import type { InvoicePlan, PaymentPlan, Proof } from "#app/domain/accounting/plan.ts";
import type { Fault } from "#app/domain/faults/fault.ts";
import { unallocatedDiscount } from "#app/domain/mapping/plan-discount-lines.ts";
import { formatDecimal } from "#app/domain/money/format-decimal.ts";
import { sumMinor } from "#app/domain/money/money.ts";
import type { Sale } from "#app/domain/sale/sale.ts";

/** Sets what is planned against Shopify's own totals. Minor units of the order's currency; nothing is tolerated. */
export function proveOrder(sale: Sale, invoice: InvoicePlan, payments: readonly PaymentPlan[]): Proof {
  const bookedMinor = sumMinor(invoice.lines.map((line) => line.amountMinor));
  return {
    currency: sale.currency,
    expectedMinor: sale.totals.totalMinor,
    bookedMinor,
    differenceMinor: bookedMinor - sale.totals.totalMinor,
    taxExpectedMinor: sale.totals.taxMinor,
    taxBookedMinor: sumMinor(
      invoice.lines.filter((line) => line.role === "tax").map((line) => line.amountMinor),
    ),
    cashExpectedMinor: sale.totals.netPaymentMinor,
    cashBookedMinor: sumMinor(payments.map((payment) => payment.amountMinor)),
  };
}

/** The first equation that does not hold, as a fault with both numbers; null when all hold. */
export function findImbalance(sale: Sale, invoice: InvoicePlan, proof: Proof): Fault | null {
  const lines = invoice.lines.map(
    (line) => `${line.description}: ${formatDecimal(line.amountMinor, sale.currency)}`,
  );
  const equations: [what: string, expectedMinor: number, bookedMinor: number][] = [
    ["the lines and the order's total", proof.expectedMinor, proof.bookedMinor],
    ["the tax lines and the order's tax", proof.taxExpectedMinor, proof.taxBookedMinor],
    ["Shopify's own subtotal, shipping, tax and tip, and its total", sale.totals.totalMinor, statedSum(sale)],
    [
      "the order's lines less discounts, and its subtotal",
      sale.totals.subtotalMinor,
      subtotalFromLines(sale),
    ],
    ["the payments and the order's net payment", proof.cashExpectedMinor, proof.cashBookedMinor],
    ...cashClaims(sale, proof),
  ];
  // Shopify can call an order partially paid without naming a payment (old exports): then nobody knows the cash.
  if (sale.financialStatus === "PARTIALLY_PAID" && proof.cashBookedMinor === 0) {
    return { kind: "cashUnknown", subject: `order ${sale.name}` };
  }
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
    lines,
  };
}

/** The independent formula: Shopify's parts must make Shopify's total before anything is built on them. */
function statedSum(sale: Sale): number {
  const { totals } = sale;
  return sumMinor([
    totals.subtotalMinor,
    ...sale.shippingLines.map((line) => line.discountedMinor),
    sale.taxesIncluded ? 0 : totals.taxMinor,
    totals.tipMinor,
    totals.dutyMinor,
    totals.feeMinor,
    totals.cashRoundingMinor,
  ]);
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

/** What the financial status claims about money must agree with the transactions, or cash would be lost silently. */
function cashClaims(sale: Sale, proof: Proof): [string, number, number][] {
  if (sale.financialStatus === "PAID") {
    return [
      ["the payments and the total of an order marked paid", proof.expectedMinor, proof.cashBookedMinor],
    ];
  }
  if (proof.cashBookedMinor <= proof.expectedMinor) return [];
  return [
    ["the payments and the total (more was paid than ordered)", proof.expectedMinor, proof.cashBookedMinor],
  ];
}
