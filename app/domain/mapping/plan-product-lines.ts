import type { PlannedLine } from "#app/domain/accounting/plan.ts";
import { separateIncludedTax } from "#app/domain/mapping/separate-tax.ts";
import { sumMinor } from "#app/domain/money/money.ts";
import type { Sale, SaleLine, SaleShippingLine } from "#app/domain/sale/sale.ts";

/** The discount parts a charge leaves for the discount lines: minor units by discount index. */
export type DiscountShare = { discountIndex: number; amountMinor: number };
export type PlannedCharge = { line: PlannedLine; discounts: DiscountShare[] };

/** One planned line per line item, before discounts and without included tax. */
export function planProductLine(sale: Sale, line: SaleLine, position: number): PlannedCharge {
  const price = withoutTax(sale, line.totalMinor, line);
  const isCustom = line.productId === null && line.variantId === null && !line.sku;
  return {
    line: {
      role: "product",
      item: isCustom
        ? { kind: "charge", charge: "customSale" }
        : {
            kind: "product",
            variantId: line.variantId,
            productId: line.productId,
            sku: line.sku || null,
            title: line.title,
            variantTitle: line.variantTitle,
          },
      description: describeProduct(line),
      amountMinor: price.netMinor,
      ...exactQuantity(line.quantity, price.netMinor),
      why: {
        field: `lineItems[${position}].originalTotalSet${sale.taxesIncluded ? " less its taxLines" : ""}`,
        mapping: isCustom
          ? "Item/Charge mapping: custom sale"
          : line.sku
            ? `product by SKU ${line.sku}`
            : "product",
        rule: "one line per line item, at the price before discounts",
      },
    },
    discounts: discountShares(line.allocations, price.netDiscountsMinor),
  };
}

/** One planned line per shipping charge, before its discounts and without included tax. */
export function planShippingLine(sale: Sale, shipping: SaleShippingLine, position: number): PlannedCharge {
  // The charged price is the stated fact; the price before discounts follows from it and the allocations.
  const grossMinor =
    shipping.discountedMinor + sumMinor(shipping.allocations.map((part) => part.amountMinor));
  const price = withoutTax(sale, grossMinor, shipping);
  return {
    line: {
      role: "shipping",
      item: { kind: "charge", charge: "shipping" },
      description: shipping.title.trim() || "Shipping",
      amountMinor: price.netMinor,
      quantity: null,
      unitPriceMinor: null,
      why: {
        field: `shippingLines[${position}].discountedPriceSet`,
        mapping: "Item/Charge mapping: shipping",
        rule: "one line per shipping charge, at the price before discounts",
      },
    },
    discounts: discountShares(shipping.allocations, price.netDiscountsMinor),
  };
}

function withoutTax(sale: Sale, grossMinor: number, charge: Pick<SaleLine, "allocations" | "taxes">) {
  const discountsMinor = charge.allocations.map((part) => part.amountMinor);
  if (!sale.taxesIncluded) return { netMinor: grossMinor, netDiscountsMinor: discountsMinor };
  return separateIncludedTax(
    grossMinor,
    discountsMinor,
    sumMinor(charge.taxes.map((tax) => tax.amountMinor)),
  );
}

function discountShares(allocations: SaleLine["allocations"], netMinor: number[]): DiscountShare[] {
  return allocations.map((part, index) => ({
    discountIndex: part.discountIndex,
    amountMinor: netMinor[index] ?? part.amountMinor,
  }));
}

/** QBO checks amount = quantity × unit price to the cent (code 6070), so both go only when they multiply exactly. */
function exactQuantity(
  quantity: number,
  amountMinor: number,
): Pick<PlannedLine, "quantity" | "unitPriceMinor"> {
  if (quantity <= 0 || amountMinor % quantity !== 0) return { quantity: null, unitPriceMinor: null };
  return { quantity, unitPriceMinor: amountMinor / quantity };
}

function describeProduct(line: SaleLine): string {
  const variant = line.variantTitle && line.variantTitle !== "Default Title" ? ` - ${line.variantTitle}` : "";
  const sku = line.sku ? ` (${line.sku})` : "";
  return `${line.quantity} × ${line.title}${variant}${sku}`;
}
