import type { ChargeKind, ItemNeed, PlannedLine } from "#app/domain/accounting/plan.ts";
import type { ChargeSubject } from "#app/domain/mapping/charge-subject.ts";
import { describeLine } from "#app/domain/mapping/describe-line.ts";
import { lineQuantity } from "#app/domain/mapping/line-quantity.ts";
import { chooseClass } from "#app/domain/mapping/lookups/choose-class.ts";
import { chooseChargeItem, chooseProductItem } from "#app/domain/mapping/lookups/choose-item.ts";
import type { PlanContext } from "#app/domain/mapping/plan-context.ts";
import type { DiscountShare } from "#app/domain/mapping/plan-discount-lines.ts";
import { separateIncludedTax } from "#app/domain/mapping/separate-tax.ts";
import { sumMinor } from "#app/domain/money/money.ts";
import type { SaleLine } from "#app/domain/sale/sale.ts";
import type { SoldCharge } from "#app/domain/sale/sold-charge.ts";

export type PlannedCharge = { line: PlannedLine; discounts: DiscountShare[] };

/** A charge that is no product has no product type to choose a class by. */
export const noProduct = { productType: null };

const rules: Record<SoldCharge["role"], string> = {
  product: "one line per line item, at the price before discounts",
  shipping: "one line per shipping charge, at the price before discounts",
  duty: "one line per duty",
  fee: "one line per additional fee",
  tip: "tips are a line of their own",
};

/** One line for what was charged, before discounts and without included tax, and the discounts it leaves for their own lines. */
export function planChargeLine(
  context: PlanContext,
  charge: SoldCharge,
  taxCode: string | null,
): PlannedCharge {
  const { sale, settings } = context;
  const price = withoutTax(sale.taxesIncluded, charge);
  const choice = chooseItem(context, charge);
  return {
    line: {
      role: charge.role,
      item: choice.item,
      description: describeLine(sale, settings, charge, charge.quantity),
      amountMinor: price.netMinor,
      ...lineQuantity(charge.quantity ?? 0, price.netMinor),
      taxCode,
      classId: chooseClass(charge.line ?? noProduct, settings, context.decisions).id,
      why: {
        field: `${charge.field}${sale.taxesIncluded ? " less its taxLines" : ""}`,
        mapping: choice.mapping,
        rule: rules[charge.role],
      },
    },
    discounts: charge.allocations.map((part, index) => ({
      discountIndex: part.discountIndex,
      amountMinor: price.netDiscountsMinor[index] ?? part.amountMinor,
      taxCode,
    })),
  };
}

function withoutTax(taxesIncluded: boolean, charge: SoldCharge) {
  const discountsMinor = charge.allocations.map((part) => part.amountMinor);
  if (!taxesIncluded) return { netMinor: charge.grossMinor, netDiscountsMinor: discountsMinor };
  const taxMinor = sumMinor(charge.taxes.map((tax) => tax.amountMinor));
  return separateIncludedTax(charge.grossMinor, discountsMinor, taxMinor);
}

/** The item a line needs, with the mapping row that says so. */
export function chooseItem(
  { settings, decisions }: PlanContext,
  subject: ChargeSubject,
): { item: ItemNeed; mapping: string } {
  const { line } = subject;
  if (line && subject.role === "product" && !line.isGiftCard && !isCustom(line)) {
    const choice = chooseProductItem(line, settings, decisions);
    return { item: productNeed(line, choice.id), mapping: choice.mapping };
  }
  const charge = chargeKindOf(subject);
  const choice = chooseChargeItem(charge, { title: subject.title, code: subject.code }, settings);
  return { item: { kind: "charge", charge, chosenId: choice.id }, mapping: choice.mapping };
}

function isCustom(line: SaleLine): boolean {
  return line.productId === null && line.variantId === null && !line.sku;
}

function chargeKindOf({ role, line }: ChargeSubject): ChargeKind {
  if (role === "product") return line?.isGiftCard ? "giftCard" : "customSale";
  if (role === "shipping" || role === "duty" || role === "fee" || role === "tip") return role;
  return role === "rounding" ? "cashRounding" : "refundDiscrepancy";
}

function productNeed(line: SaleLine, chosenId: string | null): ItemNeed {
  return {
    kind: "product",
    chosenId,
    variantId: line.variantId,
    productId: line.productId,
    sku: line.sku || null,
    title: line.title,
    variantTitle: line.variantTitle,
    productType: line.productType,
    vendor: line.vendor,
  };
}
