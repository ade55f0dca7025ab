import { sumMinor } from "#app/domain/money/money.ts";
import type { Sale, SaleCharge, SaleLine, SaleShippingLine } from "#app/domain/sale/sale.ts";
import type { SoldCharge } from "#app/domain/sale/sold-charge.ts";

/** Every charge of the order as Shopify lists it, before edits are folded in: goods, shipping, duties, fees, the tip. */
export function listCharges(sale: Sale): SoldCharge[] {
  return [
    ...sale.lines.map(productCharge),
    ...sale.shippingLines.map(shippingCharge),
    ...sale.duties.map((duty, at) => plainCharge("duty", duty, `lineItems.duties[${at}].price`, sale)),
    ...unlistedDuty(sale),
    ...sale.fees.map((fee, at) => plainCharge("fee", fee, `additionalFees[${at}].price`, sale)),
    ...unlistedFee(sale),
    ...tipCharge(sale),
  ];
}

function productCharge(line: SaleLine, at: number): SoldCharge {
  return {
    role: "product",
    id: line.id,
    title: line.title,
    code: null,
    line,
    quantity: line.quantity,
    grossMinor: line.totalMinor,
    allocations: line.allocations,
    taxes: line.taxes,
    field: `lineItems[${at}].originalTotalSet`,
  };
}

/** The charged price is the stated fact; the price before discounts follows from it and the allocations. */
function shippingCharge(line: SaleShippingLine, at: number): SoldCharge {
  const discountMinor = sumMinor(line.allocations.map((part) => part.amountMinor));
  return {
    role: "shipping",
    id: line.id,
    title: line.title.trim() || "Shipping",
    code: line.code,
    line: null,
    quantity: null,
    grossMinor: line.discountedMinor + discountMinor,
    allocations: line.allocations,
    taxes: line.taxes,
    field: `shippingLines[${at}].discountedPriceSet`,
  };
}

function plainCharge(
  role: "duty" | "fee",
  charge: Pick<SaleCharge, "id" | "title" | "amountMinor" | "taxes">,
  field: string,
  sale: Sale,
): SoldCharge {
  return {
    role,
    id: charge.id,
    title: charge.title.trim() || (role === "duty" ? "Duty" : "Fee"),
    code: null,
    line: null,
    quantity: null,
    grossMinor: withTaxInside(charge, sale),
    allocations: [],
    taxes: charge.taxes,
    field,
  };
}

/** Duties and fees state their price without tax, in every shop; prices that include tax are told with it. */
function withTaxInside(charge: Pick<SaleCharge, "amountMinor" | "taxes">, sale: Sale): number {
  return sale.taxesIncluded
    ? charge.amountMinor + sumMinor(charge.taxes.map((tax) => tax.amountMinor))
    : charge.amountMinor;
}

/** Duties that only the order's total states. */
function unlistedDuty(sale: Sale): SoldCharge[] {
  const amountMinor = sale.totals.dutyMinor - sumMinor(sale.duties.map((duty) => duty.amountMinor));
  const rest = { id: `${sale.id}#duties`, title: "Duties", amountMinor, taxes: [] };
  return amountMinor > 0 ? [plainCharge("duty", rest, "originalTotalDutiesSet", sale)] : [];
}

function unlistedFee(sale: Sale): SoldCharge[] {
  const amountMinor = sale.totals.feeMinor - sumMinor(sale.fees.map((fee) => fee.amountMinor));
  const rest = { id: `${sale.id}#fees`, title: "Additional fees", amountMinor, taxes: [] };
  return amountMinor > 0 ? [plainCharge("fee", rest, "originalTotalAdditionalFeesSet", sale)] : [];
}

function tipCharge(sale: Sale): SoldCharge[] {
  if (sale.totals.tipMinor === 0) return [];
  return [
    {
      role: "tip",
      id: `${sale.id}#tip`,
      title: "Tip",
      code: null,
      line: null,
      quantity: null,
      grossMinor: withTaxInside({ amountMinor: sale.totals.tipMinor, taxes: sale.tipTaxes }, sale),
      allocations: [],
      taxes: sale.tipTaxes,
      field: "totalTipReceivedSet",
    },
  ];
}
