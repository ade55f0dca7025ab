import { z } from "zod";
import {
  allocationWire,
  attributesWire,
  moneyBagWire,
  referenceWire,
  taxLineWire,
} from "#app/shopify/wire/money-wire.ts";

const productWire = z.looseObject({
  id: z.string(),
  productType: z.string(),
  collections: z.looseObject({ nodes: z.array(z.looseObject({ title: z.string() })) }),
});
const bundleWire = z.looseObject({
  id: z.string(),
  title: z.string(),
  quantity: z.number().int(),
  variantSku: z.string().nullable(),
});

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
  product: productWire.nullable(),
  variant: referenceWire.nullable(),
  lineItemGroup: bundleWire.nullable(),
  customAttributes: attributesWire,
  originalUnitPriceSet: moneyBagWire,
  originalTotalSet: moneyBagWire,
  discountAllocations: z.array(allocationWire),
  taxLines: z.array(taxLineWire),
  duties: z.array(z.looseObject({ id: z.string(), price: moneyBagWire, taxLines: z.array(taxLineWire) })),
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
