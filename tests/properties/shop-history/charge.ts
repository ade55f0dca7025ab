import type { DiscountAllocation, LedgerSale, SaleTax } from "#app/domain/sale/sale.ts";
import type { Random } from "./random.ts";

/** A rate of the shop: `millis` are thousandths of a percent. */
export type Rate = { title: string; millis: number; isChannelLiable: boolean };

/**
 * What a buyer is charged for at one moment: the truth that Shopify's lists and ledger are made of. Amounts as prices
 * state them, with tax inside where they include it.
 */
export type Charge = {
  id: string;
  kind: LedgerSale["kind"];
  title: string;
  /** Null for charges without units. */
  quantity: number | null;
  unitMinor: number;
  grossMinor: number;
  allocations: DiscountAllocation[];
  taxes: SaleTax[];
};

export function discountOf(charge: Pick<Charge, "allocations">): number {
  return charge.allocations.reduce((sum, part) => sum + part.amountMinor, 0);
}

export function taxOf(charge: Pick<Charge, "taxes">): number {
  return charge.taxes.reduce((sum, tax) => sum + tax.amountMinor, 0);
}

/** What the buyer owes for it, tax included in every shop. */
export function totalOf(charge: Charge, taxesIncluded: boolean): number {
  return charge.grossMinor - discountOf(charge) + (taxesIncluded ? 0 : taxOf(charge));
}

/**
 * The taxes of an amount, each rounded by itself, as Shopify does. Now and then one is a cent off: the amounts count,
 * never the rate.
 */
export function taxAmounts(
  rates: readonly Rate[],
  chargedMinor: number,
  taxesIncluded: boolean,
  random: Random,
): SaleTax[] {
  const sum = rates.reduce((total, rate) => total + rate.millis, 0);
  const base = taxesIncluded ? chargedMinor / (1 + sum / 100_000) : chargedMinor;
  return rates.map((rate) => {
    const exact = Math.round((base * rate.millis) / 100_000);
    const amountMinor = Math.max(0, exact + (exact > 2 && random.chance(5) ? 1 : 0));
    return {
      title: rate.title,
      rate: String(rate.millis / 100_000),
      amountMinor,
      isChannelLiable: rate.isChannelLiable,
    };
  });
}

/** An amount in the buyer's money, at the rate of the order. */
export function inOther(minor: number, { otherPerMille }: { otherPerMille: number }): number {
  return Math.round((minor * otherPerMille) / 1_000);
}

/** The row of the ledger that takes a charge from what it was to what it is; null when nothing differs. */
export function ledgerRow(
  id: string,
  action: LedgerSale["action"],
  before: Charge | null,
  after: Charge,
  traits: { taxesIncluded: boolean; otherPerMille: number },
): LedgerSale | null {
  const minus = (pick: (charge: Charge) => number) => pick(after) - (before ? pick(before) : 0);
  const totalMinor = minus((charge) => totalOf(charge, traits.taxesIncluded));
  const quantity = after.quantity === null ? null : minus((charge) => charge.quantity ?? 0);
  const taxes = after.taxes.map((tax, index) => ({
    ...tax,
    amountMinor: tax.amountMinor - (before?.taxes[index]?.amountMinor ?? 0),
  }));
  const taxMinor = minus(taxOf);
  const discountMinor = minus(discountOf);
  if (totalMinor === 0 && taxMinor === 0 && discountMinor === 0 && (quantity ?? 0) === 0 && before)
    return null;
  return {
    id,
    action,
    kind: after.kind,
    quantity,
    totalMinor,
    totalOtherMinor: inOther(totalMinor, traits),
    taxMinor,
    discountMinor,
    taxes,
    targetId: after.id,
  };
}

/** The same charge with fewer units: every amount shrinks in proportion, rounded by itself. */
export function withUnits(charge: Charge, quantity: number): Charge {
  const left = withShare(charge, quantity, charge.quantity ?? 0);
  return { ...left, quantity, grossMinor: charge.unitMinor * quantity };
}

/** The same charge with a share of every amount. */
export function withShare(charge: Charge, part: number, whole: number): Charge {
  const share = (minor: number) => (whole === 0 ? 0 : Math.round((minor * part) / whole));
  return {
    ...charge,
    grossMinor: share(charge.grossMinor),
    allocations: charge.allocations.map((row) => ({ ...row, amountMinor: share(row.amountMinor) })),
    taxes: charge.taxes.map((tax) => ({ ...tax, amountMinor: share(tax.amountMinor) })),
  };
}
