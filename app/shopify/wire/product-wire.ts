import { z } from "zod";
import { pageWire } from "#app/shopify/wire/money-wire.ts";

/** One variant as the Admin API answers it; its price is decimal text in the shop's currency. */
export const variantWire = z.looseObject({
  id: z.string(),
  title: z.string(),
  sku: z.string().nullable(),
  barcode: z.string().nullable(),
  price: z.string(),
  taxable: z.boolean(),
  requiresComponents: z.boolean(),
  inventoryQuantity: z.number().int().nullable(),
  inventoryItem: z.looseObject({
    id: z.string(),
    tracked: z.boolean(),
    unitCost: z.looseObject({ amount: z.string() }).nullable(),
  }),
});
export type ShopifyVariant = z.infer<typeof variantWire>;

export const productWire = z.looseObject({
  id: z.string(),
  title: z.string(),
  description: z.string(),
  status: z.enum(["ACTIVE", "ARCHIVED", "DRAFT", "UNLISTED"]),
  productType: z.string(),
  vendor: z.string(),
  tags: z.array(z.string()),
  isGiftCard: z.boolean(),
  hasOnlyDefaultVariant: z.boolean(),
  createdAt: z.string(),
  updatedAt: z.string(),
  collections: z.looseObject({ nodes: z.array(z.looseObject({ id: z.string(), title: z.string() })) }),
  variants: pageWire(variantWire),
});
export type ShopifyProduct = z.infer<typeof productWire>;

export const productAnswerWire = z.looseObject({
  shop: z.looseObject({ currencyCode: z.string() }),
  product: productWire.nullable(),
});

export const variantPageAnswerWire = z.looseObject({
  product: z.looseObject({ updatedAt: z.string(), variants: pageWire(variantWire) }).nullable(),
});

export const variantSearchAnswerWire = z.looseObject({
  shop: z.looseObject({ currencyCode: z.string() }),
  productVariants: z.looseObject({
    nodes: z.array(
      z.looseObject({
        id: z.string(),
        title: z.string(),
        sku: z.string().nullable(),
        product: z.looseObject({ id: z.string(), title: z.string(), hasOnlyDefaultVariant: z.boolean() }),
      }),
    ),
  }),
});

export const variantProductAnswerWire = z.looseObject({
  productVariant: z.looseObject({ product: z.looseObject({ id: z.string() }) }).nullable(),
});

const collectionWire = z.looseObject({ id: z.string(), title: z.string() });
export const collectionAnswerWire = z.looseObject({
  byHandle: collectionWire.nullable(),
  byTitle: z.looseObject({ nodes: z.array(collectionWire) }),
});
