import { z } from "zod";
import { buyerFields } from "#app/shopify/wire/buyer-wire.ts";
import { agreementsWire } from "#app/shopify/wire/ledger-wire.ts";
import { lineWire, shippingLineWire } from "#app/shopify/wire/line-wire.ts";
import {
  discountWire,
  moneyBagWire,
  pageWire,
  referenceWire,
  taxLineWire,
} from "#app/shopify/wire/money-wire.ts";
import { originFields } from "#app/shopify/wire/origin-wire.ts";
import { refundWire } from "#app/shopify/wire/refund-wire.ts";
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
  originalTotalAdditionalFeesSet: moneyBagWire.nullable(),
  totalCashRoundingAdjustment: z.looseObject({ paymentSet: moneyBagWire, refundSet: moneyBagWire }),
  totalPriceSet: moneyBagWire,
  currentSubtotalPriceSet: moneyBagWire,
  currentShippingPriceSet: moneyBagWire,
  currentTotalTaxSet: moneyBagWire,
  currentTotalDutiesSet: moneyBagWire.nullable(),
  currentTotalAdditionalFeesSet: moneyBagWire.nullable(),
  currentTotalPriceSet: moneyBagWire,
  totalReceivedSet: moneyBagWire,
  totalRefundedSet: moneyBagWire,
  netPaymentSet: moneyBagWire,
  totalOutstandingSet: moneyBagWire,
};

const feeWire = z.looseObject({
  id: z.string(),
  name: z.string(),
  price: moneyBagWire,
  taxLines: z.array(taxLineWire),
});
export type ShopifyFee = z.infer<typeof feeWire>;

const fulfillmentWire = z.looseObject({
  id: z.string(),
  status: z.string(),
  createdAt: instant,
  location: referenceWire.nullable(),
  trackingInfo: z.array(z.looseObject({ company: z.string().nullable(), number: z.string().nullable() })),
});
export type ShopifyFulfillment = z.infer<typeof fulfillmentWire>;

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
  cancelReason: z.string().nullable(),
  currencyCode: currency,
  presentmentCurrencyCode: currency,
  displayFinancialStatus: z.string().nullable(),
  displayFulfillmentStatus: z.string().nullable(),
  taxLines: z.array(taxLineWire),
  additionalFees: z.array(feeWire),
  ...originFields,
  ...buyerFields,
  ...totalFields,
  transactions: z.array(transactionWire),
  fulfillments: z.array(fulfillmentWire),
  refunds: z.array(refundWire),
  lineItems: pageWire(lineWire),
  shippingLines: pageWire(shippingLineWire),
  discountApplications: pageWire(discountWire),
  /** The ledger by reasons only: it tells whether more of it is wanted. */
  history: z.looseObject({ nodes: z.array(z.looseObject({ reason: z.string() })) }).default({ nodes: [] }),
  /** Read on its own, for orders to which something happened. */
  agreements: agreementsWire.default({ pageInfo: { hasNextPage: false, endCursor: null }, edges: [] }),
});
export type ShopifyOrder = z.infer<typeof orderWire>;

/** The answer to the order query. `order` is null when Shopify no longer has it. */
export const orderAnswerWire = z.looseObject({
  shop: z.looseObject({ ianaTimezone: z.string().min(1) }),
  order: orderWire.nullable(),
});

/** An order with every list read to its end. */
export type WholeShopifyOrder = { order: ShopifyOrder; timeZone: string };
