import type { Sale, SaleTotals } from "#app/domain/sale/sale.ts";
import { aLine, aSale, aShippingLine } from "#tests/support/a-sale.ts";
import { type Charge, discountOf, taxOf, totalOf } from "./charge.ts";
import { currentTotal, type History, received, refunded, sumOf, taxBeside } from "./history.ts";

/** The order as Shopify would show it after all of its history. */
export function toSale(history: History): Sale {
  const { listed, traits } = history;
  const of = (kind: Charge["kind"]) => listed.filter((charge) => charge.kind === kind);
  const { currency } = traits;
  return aSale(
    {
      currency,
      otherCurrency: traits.life !== "foreignMoney" ? currency : currency === "USD" ? "EUR" : "USD",
      taxesIncluded: traits.taxesIncluded,
      merchantOfRecord: traits.isMerchantOfRecord ? "Marketplace" : null,
      isEdited: history.agreements.some(({ kind }) => kind === "edit"),
      financialStatus: statusOf(history),
      lines: listed.filter(isGoods).map(lineOf),
      shippingLines: of("shipping").map((charge) => shippingOf(history, charge)),
      duties: of("duty").map((charge) => plainOf(charge, traits.taxesIncluded)),
      fees: of("fee").map((charge) => plainOf(charge, traits.taxesIncluded)),
      discounts: [
        { index: 0, kind: "code", label: "WELCOME" },
        { index: 1, kind: "automatic", label: "Spring" },
        { index: 2, kind: "manual", label: "Friend" },
      ],
      tipTaxes: of("tip").flatMap((charge) => charge.taxes),
      agreements: traits.hasLedger ? history.agreements : [],
      refunds: history.refunds,
      transactions: history.transactions,
    },
    totalsOf(history),
  );
}

function isGoods({ kind }: Charge): boolean {
  return kind === "product" || kind === "giftCard";
}

function lineOf(charge: Charge) {
  return aLine({
    id: charge.id,
    title: charge.title,
    sku: `SKU-${charge.id.split("/").at(-1)}`,
    variantId: charge.id.replace("LineItem", "ProductVariant"),
    quantity: charge.quantity ?? 1,
    unitPriceMinor: charge.unitMinor,
    totalMinor: charge.grossMinor,
    isGiftCard: charge.kind === "giftCard",
    allocations: charge.allocations,
    taxes: charge.taxes,
  });
}

function shippingOf(history: History, charge: Charge) {
  const isRemoved = history.removed.has(charge.id);
  return aShippingLine({
    id: charge.id,
    title: charge.title,
    isRemoved,
    originalMinor: charge.grossMinor,
    discountedMinor: charge.grossMinor - discountOf(charge),
    allocations: charge.allocations,
    taxes: charge.taxes,
  });
}

function plainOf(charge: Charge, taxesIncluded: boolean) {
  return {
    id: charge.id,
    title: charge.title,
    lineId: null,
    amountMinor: charge.grossMinor - (taxesIncluded ? taxOf(charge) : 0),
    taxes: charge.taxes,
  };
}

function totalsOf(history: History): Partial<SaleTotals> {
  const { traits, rounding, unallocatedMinor } = history;
  const first = history.agreements[0]?.sales ?? [];
  const ids = new Set(first.map((row) => row.targetId));
  const sold = history.listed.filter((charge) => ids.has(charge.id));
  const charged = (charge: Charge) => charge.grossMinor - discountOf(charge);
  const kindOf = (kind: Charge["kind"]) => sold.filter((charge) => charge.kind === kind);
  const withoutTax = (charge: Charge) => charged(charge) - (traits.taxesIncluded ? taxOf(charge) : 0);
  const netPaymentMinor = received(history) - refunded(history);
  const currentTotalMinor = currentTotal(history);
  const rows = history.agreements.flatMap((agreement) => agreement.sales);
  const besideMinor = taxBeside(history);
  return {
    subtotalMinor: sumOf(sold.filter(isGoods), charged) - unallocatedMinor,
    shippingMinor: sumOf(kindOf("shipping"), charged),
    taxMinor: sumOf(sold, taxOf),
    discountMinor: sumOf(sold, discountOf) + unallocatedMinor,
    tipMinor: sumOf(kindOf("tip"), withoutTax),
    dutyMinor: sumOf(kindOf("duty"), withoutTax),
    feeMinor: sumOf(kindOf("fee"), withoutTax),
    cashRoundingMinor: rounding.amountMinor,
    totalMinor:
      sumOf(sold, (charge) => totalOf(charge, traits.taxesIncluded)) +
      (rounding.isInside ? rounding.amountMinor : 0) -
      unallocatedMinor -
      besideMinor,
    totalOtherMinor: sumOf(first, (row) => row.totalOtherMinor),
    currentTaxMinor: sumOf(rows, (row) => row.taxMinor),
    currentTotalMinor,
    currentTotalOtherMinor: sumOf(rows, (row) => row.totalOtherMinor),
    receivedMinor: received(history),
    refundedMinor: refunded(history),
    netPaymentMinor,
    outstandingMinor: currentTotalMinor - netPaymentMinor,
  };
}

function statusOf(history: History): string {
  if (refunded(history) > 0) {
    return refunded(history) === received(history) ? "REFUNDED" : "PARTIALLY_REFUNDED";
  }
  const open = currentTotal(history) - received(history);
  if (open <= 0) return "PAID";
  return received(history) > 0 ? "PARTIALLY_PAID" : "PENDING";
}
