import { z } from "zod";

const moneyWire = z.looseObject({ amount: z.string(), currencyCode: z.string() });

/** An amount in the shop's currency and in the buyer's, as decimal text: `"20.0"`. */
export const moneyBagWire = z.looseObject({ shopMoney: moneyWire, presentmentMoney: moneyWire });
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

/** What checkouts, apps and people wrote beside an order or a line. */
export const attributesWire = z.array(z.looseObject({ key: z.string(), value: z.string().nullable() }));
export type ShopifyAttributes = z.infer<typeof attributesWire>;

/** Another record, by its id. */
export const referenceWire = z.looseObject({ id: z.string() });

export const pageInfoWire = z.looseObject({ hasNextPage: z.boolean(), endCursor: z.string().nullable() });

export type PageInfo = z.infer<typeof pageInfoWire>;

/** A page of a connection. */
export function pageWire<T extends z.ZodType>(node: T) {
  return z.looseObject({ pageInfo: pageInfoWire, nodes: z.array(node) });
}
export type Page<N> = { pageInfo: PageInfo; nodes: N[] };
