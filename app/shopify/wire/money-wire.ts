import { z } from "zod";

/** An amount in the shop's currency, as decimal text: `"20.0"`. */
export const moneyBagWire = z.looseObject({
  shopMoney: z.looseObject({ amount: z.string(), currencyCode: z.string() }),
});
export type ShopifyMoneyBag = z.infer<typeof moneyBagWire>;

export const taxLineWire = z.looseObject({
  title: z.string(),
  rate: z.number().nullable(),
  channelLiable: z.boolean().nullable(),
  priceSet: moneyBagWire,
});
export type ShopifyTaxLine = z.infer<typeof taxLineWire>;

/** A discount of an order; in an allocation it comes without its label. */
export const discountWire = z.looseObject({
  index: z.number().int(),
  kind: z.string(),
  label: z.string().optional(),
});
export type ShopifyDiscount = z.infer<typeof discountWire>;

export const allocationWire = z.looseObject({
  allocatedAmountSet: moneyBagWire,
  discountApplication: discountWire,
});
export type ShopifyAllocation = z.infer<typeof allocationWire>;

export const pageInfoWire = z.looseObject({ hasNextPage: z.boolean(), endCursor: z.string().nullable() });

/** A page of a connection. */
export function pageWire<T extends z.ZodType>(node: T) {
  return z.looseObject({ pageInfo: pageInfoWire, nodes: z.array(node) });
}
