import { z } from "zod";
import { moneyBagWire, pageWire, referenceWire } from "#app/shopify/wire/money-wire.ts";

const refundLineWire = z.looseObject({
  lineItem: referenceWire,
  quantity: z.number().int(),
  restockType: z.enum(["CANCEL", "LEGACY_RESTOCK", "NO_RESTOCK", "RETURN"]),
  subtotalSet: moneyBagWire,
  totalTaxSet: moneyBagWire,
});

const refundShippingWire = z.looseObject({
  shippingLine: z.looseObject({ id: z.string().nullable() }),
  subtotalAmountSet: moneyBagWire,
  taxAmountSet: moneyBagWire,
});

const adjustmentWire = z.looseObject({
  reason: z.string().nullable(),
  amountSet: moneyBagWire,
  taxAmountSet: moneyBagWire,
});

/** The lists of a refund that have pages. */
export const refundPages = {
  refundLineItems: pageWire(refundLineWire),
  refundShippingLines: pageWire(refundShippingWire),
  orderAdjustments: pageWire(adjustmentWire),
  transactions: pageWire(referenceWire),
};

/** A refund with the first page of its lists. */
export const refundWire = z.looseObject({
  id: z.string(),
  processedAt: z.iso.datetime({ offset: true }),
  note: z.string().nullable(),
  duties: z
    .array(z.looseObject({ amountSet: moneyBagWire, originalDuty: referenceWire.nullable() }))
    .nullable(),
  ...refundPages,
});
export type ShopifyRefund = z.infer<typeof refundWire>;

/** Later pages; a list that was not asked is absent. */
export const refundPageWire = z.looseObject({
  order: z.looseObject({ updatedAt: z.string() }),
  refundLineItems: refundPages.refundLineItems.optional(),
  refundShippingLines: refundPages.refundShippingLines.optional(),
  orderAdjustments: refundPages.orderAdjustments.optional(),
  transactions: refundPages.transactions.optional(),
});
