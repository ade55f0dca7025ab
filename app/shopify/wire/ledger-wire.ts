import { z } from "zod";
import { moneyBagWire, pageInfoWire, pageWire, referenceWire } from "#app/shopify/wire/money-wire.ts";

/** One row of an agreement; which of the links it has depends on what was sold. Amounts are signed. */
export const saleWire = z.looseObject({
  id: z.string(),
  actionType: z.string(),
  lineType: z.string(),
  quantity: z.number().int().nullable(),
  totalAmount: moneyBagWire,
  totalTaxAmount: moneyBagWire,
  totalDiscountAmountBeforeTaxes: moneyBagWire,
  taxes: z.array(
    z.looseObject({
      amount: moneyBagWire,
      taxLine: z.looseObject({
        title: z.string(),
        rate: z.number().nullable(),
        channelLiable: z.boolean().nullable(),
      }),
    }),
  ),
  lineItem: referenceWire.optional(),
  shippingLine: z.looseObject({ id: z.string().nullable() }).nullish(),
  duty: referenceWire.optional(),
  additionalFee: z.looseObject({ id: z.string(), name: z.string() }).optional(),
  fee: referenceWire.nullish(),
});
export type ShopifySale = z.infer<typeof saleWire>;

/** An entry of the ledger with the first page of its sales. */
export const agreementWire = z.looseObject({
  id: z.string(),
  reason: z.string(),
  happenedAt: z.iso.datetime({ offset: true }),
  refund: referenceWire.optional(),
  sales: pageWire(saleWire),
});
export type ShopifyAgreement = z.infer<typeof agreementWire>;

/** A page of agreements, each with its place in the list: further sales are asked by the place before theirs. */
export const agreementsWire = z.looseObject({
  pageInfo: pageInfoWire,
  edges: z.array(z.looseObject({ cursor: z.string(), node: agreementWire })),
});
export type ShopifyAgreements = z.infer<typeof agreementsWire>;
