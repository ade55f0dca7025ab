import { z } from "zod";
import { buyerFields } from "#app/shopify/wire/buyer-wire.ts";
import { lineWire, shippingLineWire } from "#app/shopify/wire/line-wire.ts";
import { discountWire, moneyBagWire, pageWire, taxLineWire } from "#app/shopify/wire/money-wire.ts";
import { transactionWire } from "#app/shopify/wire/transaction-wire.ts";

const currency = z.string().regex(/^[A-Z]{3}$/, "not a currency code");
const instant = z.iso.datetime({ offset: true });

const totalFields = {
  subtotalPriceSet: moneyBagWire.nullable(),
  totalShippingPriceSet: moneyBagWire,
  totalTaxSet: moneyBagWire.nullable(),
  totalDiscountsSet: moneyBagWire.nullable(),
  totalTipReceivedSet: moneyBagWire,
  originalTotalDutiesSet: moneyBagWire.nullable(),
  currentTotalDutiesSet: moneyBagWire.nullable(),
  originalTotalAdditionalFeesSet: moneyBagWire.nullable(),
  currentTotalAdditionalFeesSet: moneyBagWire.nullable(),
  totalCashRoundingAdjustment: z.looseObject({ paymentSet: moneyBagWire, refundSet: moneyBagWire }),
  totalPriceSet: moneyBagWire,
  currentTotalPriceSet: moneyBagWire,
  totalReceivedSet: moneyBagWire,
  totalRefundedSet: moneyBagWire,
  netPaymentSet: moneyBagWire,
  totalOutstandingSet: moneyBagWire,
};

export const agreementWire = z.looseObject({ reason: z.string() });

/** An order as the Admin API answers our query: the first page of every list. */
export const orderWire = z.looseObject({
  id: z.string().regex(/^gid:\/\/shopify\/Order\/\d+$/),
  legacyResourceId: z.string().regex(/^\d+$/),
  name: z.string().min(1),
  test: z.boolean(),
  edited: z.boolean(),
  taxesIncluded: z.boolean(),
  createdAt: instant,
  processedAt: instant,
  updatedAt: instant,
  cancelledAt: instant.nullable(),
  currencyCode: currency,
  presentmentCurrencyCode: currency,
  displayFinancialStatus: z.string().nullable(),
  displayFulfillmentStatus: z.string().nullable(),
  returnStatus: z.string(),
  sourceName: z.string().nullable(),
  poNumber: z.string().nullable(),
  tags: z.array(z.string()),
  merchantOfRecordApp: z.looseObject({ id: z.string() }).nullable(),
  paymentTerms: z.looseObject({ id: z.string() }).nullable(),
  taxLines: z.array(taxLineWire),
  additionalFees: z.array(z.looseObject({ id: z.string(), price: moneyBagWire })),
  ...buyerFields,
  ...totalFields,
  transactions: z.array(transactionWire),
  refunds: z.array(z.looseObject({ id: z.string() })),
  lineItems: pageWire(lineWire),
  shippingLines: pageWire(shippingLineWire),
  discountApplications: pageWire(discountWire),
  agreements: pageWire(agreementWire),
});
export type ShopifyOrder = z.infer<typeof orderWire>;

/** The answer to the order query. `order` is null when Shopify no longer has it. */
export const orderAnswerWire = z.looseObject({
  shop: z.looseObject({ ianaTimezone: z.string().min(1) }),
  order: orderWire.nullable(),
});

/** A tip among the sales of an order's agreements. `lineItemId` is the line item that stands for it, if any. */
export type ShopifyTipSale = { lineItemId: string | null; hasTax: boolean };

/** An order with every list read to its end, and what its agreements say about tips. */
export type WholeShopifyOrder = { order: ShopifyOrder; timeZone: string; tipSales: ShopifyTipSale[] };
