import { z } from "zod";
import { buyerFields } from "#app/shopify/wire/buyer-wire.ts";
import { lineWire, shippingLineWire } from "#app/shopify/wire/line-wire.ts";
import { moneyBagWire, pageWire, referenceWire, taxLineWire } from "#app/shopify/wire/money-wire.ts";
import { originFields } from "#app/shopify/wire/origin-wire.ts";

const currency = z.string().regex(/^[A-Z]{3}$/, "not a currency code");
const instant = z.iso.datetime({ offset: true });
const discount = z.looseObject({ title: z.string().nullable() }).nullable();

/** A line of a draft: like an order's, but what was taken off stands in its discounted total. */
export const draftLineWire = lineWire
  .omit({ currentQuantity: true, lineItemGroup: true, discountAllocations: true, duties: true })
  .extend({ discountedTotalSet: moneyBagWire, appliedDiscount: discount });
export type ShopifyDraftLine = z.infer<typeof draftLineWire>;

const { poNumber, note, tags, customAttributes, paymentTerms } = originFields;

/** A draft order as the Admin API answers our query: the first page of its lines. */
export const draftWire = z.looseObject({
  id: z.string(),
  legacyResourceId: z.string().regex(/^\d+$/),
  name: z.string().min(1),
  status: z.enum(["OPEN", "INVOICE_SENT", "COMPLETED"]),
  completedAt: instant.nullable(),
  createdAt: instant,
  updatedAt: instant,
  order: referenceWire.nullable(),
  currencyCode: currency,
  presentmentCurrencyCode: currency,
  taxesIncluded: z.boolean(),
  ...{ poNumber, note, tags, customAttributes, paymentTerms },
  ...buyerFields,
  appliedDiscount: discount,
  subtotalPriceSet: moneyBagWire,
  totalShippingPriceSet: moneyBagWire,
  totalTaxSet: moneyBagWire,
  totalDiscountsSet: moneyBagWire,
  totalPriceSet: moneyBagWire,
  taxLines: z.array(taxLineWire),
  shippingLine: shippingLineWire.nullable(),
  lineItems: pageWire(draftLineWire),
});
export type ShopifyDraft = z.infer<typeof draftWire>;

/** The answer to the draft query. `draftOrder` is null when Shopify no longer has it. */
export const draftAnswerWire = z.looseObject({
  shop: z.looseObject({ ianaTimezone: z.string().min(1) }),
  draftOrder: draftWire.nullable(),
});

/** A draft with all its lines. */
export type WholeShopifyDraft = { draft: ShopifyDraft; timeZone: string };
