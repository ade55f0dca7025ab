import { z } from "zod";
import { allocationWire, moneyBagWire, taxLineWire } from "#app/shopify/wire/money-wire.ts";

const reference = z.looseObject({ id: z.string() });

/** One line item of an order. `quantity` counts what was ordered, `currentQuantity` what is left of it. */
export const lineWire = z.looseObject({
  id: z.string(),
  title: z.string(),
  variantTitle: z.string().nullable(),
  sku: z.string().nullable(),
  vendor: z.string().nullable(),
  quantity: z.number().int(),
  currentQuantity: z.number().int(),
  taxable: z.boolean(),
  isGiftCard: z.boolean(),
  product: reference.nullable(),
  variant: reference.nullable(),
  lineItemGroup: reference.nullable(),
  originalUnitPriceSet: moneyBagWire,
  originalTotalSet: moneyBagWire,
  discountAllocations: z.array(allocationWire),
  taxLines: z.array(taxLineWire),
  duties: z.array(z.looseObject({ id: z.string(), price: moneyBagWire })),
});
export type ShopifyLine = z.infer<typeof lineWire>;

export const shippingLineWire = z.looseObject({
  id: z.string().nullable(),
  title: z.string(),
  code: z.string().nullable(),
  isRemoved: z.boolean(),
  originalPriceSet: moneyBagWire,
  discountedPriceSet: moneyBagWire,
  discountAllocations: z.array(allocationWire),
  taxLines: z.array(taxLineWire),
});
export type ShopifyShippingLine = z.infer<typeof shippingLineWire>;
