import { sumMinor } from "#app/domain/money/money.ts";
import type { CreditPart } from "#app/domain/sale/credit.ts";
import { listCharges } from "#app/domain/sale/list-charges.ts";
import type { LedgerSale, Sale, SaleAgreement, SaleRefund } from "#app/domain/sale/sale.ts";
import type { SoldCharge } from "#app/domain/sale/sold-charge.ts";
import { splitTax, taxesOfRow } from "#app/domain/sale/tax-shares.ts";

const roles: Record<LedgerSale["kind"], CreditPart["role"]> = {
  product: "product",
  giftCard: "product",
  tip: "tip",
  shipping: "shipping",
  duty: "duty",
  fee: "fee",
  adjustment: "residual",
  unknown: "residual",
};
const words: Record<CreditPart["role"], string> = {
  product: "Returned goods",
  tip: "Tip",
  shipping: "Shipping",
  duty: "Duties",
  fee: "Fee",
  rounding: "Cash rounding",
  residual: "Refund discrepancy",
};

/** What one refund or return takes back: the rows of its agreement, or the refund's own lists where there is none. */
export function creditParts(sale: Sale, row: SaleAgreement | null, refund: SaleRefund | null): CreditPart[] {
  const charges = listCharges(sale);
  const parts =
    row && row.sales.length > 0
      ? row.sales.map((entry, at) => fromLedger(entry, charges, at))
      : fromLists(sale, refund, charges);
  return parts.filter((part) => part.netMinor !== 0 || part.taxes.some((tax) => tax.amountMinor !== 0));
}

function chargeOf(charges: readonly SoldCharge[], id: string | null): SoldCharge | null {
  return charges.find((charge) => charge.id === id) ?? null;
}

/** What is known of the taxes of a part: those of its charge; an adjustment of the whole order has the order's. */
function knownTaxes(role: CreditPart["role"], charge: SoldCharge | null, charges: readonly SoldCharge[]) {
  return role === "residual" ? charges.flatMap((sold) => sold.taxes) : (charge?.taxes ?? []);
}

function fromLedger(entry: LedgerSale, charges: readonly SoldCharge[], at: number): CreditPart {
  const charge = chargeOf(charges, entry.targetId);
  const taxes = taxesOfRow(entry, knownTaxes(roles[entry.kind], charge, charges)).map((tax) => ({
    ...tax,
    amountMinor: 0 - tax.amountMinor,
  }));
  const taxMinor = sumMinor(taxes.map((tax) => tax.amountMinor));
  const quantity = entry.quantity === null ? null : -entry.quantity;
  return part(roles[entry.kind], charge, quantity, -entry.totalMinor - taxMinor, taxes, `sales[${at}]`);
}

function part(
  role: CreditPart["role"],
  charge: SoldCharge | null,
  quantity: number | null,
  netMinor: number,
  taxes: CreditPart["taxes"],
  field: string,
): CreditPart {
  return {
    role,
    title: charge?.title ?? words[role],
    code: charge?.code ?? null,
    line: charge?.line ?? null,
    quantity,
    netMinor,
    taxes,
    field,
  };
}

/** A return stands in the ledger by itself; the refund that later pays for it lists the same units again. */
function isReturned({ agreements }: Sale, { lineId, quantity }: SaleRefund["lines"][number]): boolean {
  const returns = agreements.filter(({ kind }) => kind === "return").flatMap(({ sales }) => sales);
  const units = returns.filter((row) => row.targetId === lineId && (row.quantity ?? 0) < 0);
  return sumMinor(units.map((row) => -(row.quantity ?? 0))) >= quantity;
}

function fromLists(sale: Sale, refund: SaleRefund | null, charges: readonly SoldCharge[]): CreditPart[] {
  if (!refund) return [];
  const stated = (
    role: CreditPart["role"],
    targetId: string | null,
    amount: { subtotalMinor: number; taxMinor: number; quantity?: number },
    field: string,
  ) => {
    const charge = chargeOf(charges, targetId);
    const taxes = splitTax(amount.taxMinor, knownTaxes(role, charge, charges));
    const netMinor = amount.subtotalMinor - (sale.taxesIncluded ? amount.taxMinor : 0);
    return part(role, charge, amount.quantity ?? null, netMinor, taxes, field);
  };
  return [
    ...refund.lines.flatMap((line, at) =>
      isReturned(sale, line) ? [] : stated("product", line.lineId, line, `refundLineItems[${at}]`),
    ),
    ...refund.shipping.map((line, at) =>
      stated("shipping", line.shippingLineId, line, `refundShippingLines[${at}]`),
    ),
    ...refund.duties.map(({ dutyId, amountMinor }, at) =>
      stated("duty", dutyId, { subtotalMinor: amountMinor, taxMinor: 0 }, `refund.duties[${at}]`),
    ),
    ...refund.adjustments.map(({ amountMinor, taxMinor }, at) => {
      // An adjustment states its amount without its tax, in every shop.
      const inside = sale.taxesIncluded ? -taxMinor : 0;
      const amount = { subtotalMinor: -amountMinor + inside, taxMinor: -taxMinor };
      return stated("residual", null, amount, `orderAdjustments[${at}]`);
    }),
  ];
}
