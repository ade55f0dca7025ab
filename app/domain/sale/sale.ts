import type { Currency } from "#app/domain/money/currency.ts";

/**
 * The canonical sale: one Shopify order as this product understands it. All `...Minor` amounts are integer
 * minor units of `currency`: the order's shop currency, or the buyer's when the books are kept in presentment money.
 * `...OtherMinor` amounts are the same in `otherCurrency`, the other one of the two, to tell exchange differences
 * from real ones. Ids are Shopify GIDs (text: they go beyond 2^53).
 */
export type Sale = {
  id: string;
  /** Numeric id as text, as it stands in admin URLs. */
  legacyId: string;
  /** The merchant's order name, for example `#1001`. */
  name: string;
  currency: Currency;
  otherCurrency: Currency;
  /** ISO 8601 with offset: the accounting moment. Its date in `timeZone` is the document date. */
  processedAt: string;
  createdAt: string;
  updatedAt: string;
  cancelledAt: string | null;
  /** CUSTOMER, DECLINED, FRAUD, INVENTORY, OTHER or STAFF. */
  cancelReason: string | null;
  /** IANA zone of the shop. */
  timeZone: string;
  isTest: boolean;
  isEdited: boolean;
  taxesIncluded: boolean;
  financialStatus: string | null;
  fulfillmentStatus: string | null;
  /** How the order came: `web`, `pos`, `shopify_draft_order`, an app's handle. */
  sourceName: string | null;
  /** Name of the app or channel that took the order. */
  channel: string | null;
  /** Where it was sold at a counter. */
  retailLocation: { id: string; name: string } | null;
  purchaseOrderNumber: string | null;
  note: string | null;
  attributes: { key: string; value: string }[];
  tags: string[];
  /** Shopify's word on fraud: recommendation ACCEPT, INVESTIGATE, CANCEL or NONE; the highest level of its assessments. */
  risk: { recommendation: string; level: "NONE" | "LOW" | "MEDIUM" | "HIGH" | "PENDING" };
  /**
   * What the buyer's bank says about the payment: `kind` CHARGEBACK or INQUIRY, `status` NEEDS_RESPONSE, UNDER_REVIEW,
   * ACCEPTED, LOST, WON or PREVENTED. Its money moves with a pay-out, never with the order.
   */
  disputes: { id: string; kind: string; status: string }[];
  /** Name of the app that sells in its own name: it, not the shop, owes the taxes. */
  merchantOfRecord: string | null;
  /** Payment terms agreed with the buyer; `dueAt` of the last open schedule. */
  terms: { name: string; type: string; dueInDays: number | null; dueAt: string | null } | null;
  buyer: Buyer;
  /** Line items as Shopify lists them: as ordered, with what edits added, without what only repeats the tip. */
  lines: SaleLine[];
  /** Removed ones included. */
  shippingLines: SaleShippingLine[];
  duties: SaleCharge[];
  fees: SaleCharge[];
  /** Taxes on the tip, when it carries any. */
  tipTaxes: SaleTax[];
  discounts: SaleDiscount[];
  totals: SaleTotals;
  transactions: SaleTransaction[];
  /**
   * The ledger of what was sold, oldest first: the order, its edits, refunds and returns. Empty for orders to which nothing
   * happened, whose lists say the same, and for very old ones.
   */
  agreements: SaleAgreement[];
  refunds: SaleRefund[];
  fulfillments: SaleFulfillment[];
  /** What cannot be booked at all: more rows than Shopify can list. Empty for every other sale. */
  peculiarities: Peculiarity[];
};

export type Buyer = {
  /** Customer GID; null for a guest. */
  customerId: string | null;
  firstName: string | null;
  lastName: string | null;
  displayName: string | null;
  company: string | null;
  email: string | null;
  phone: string | null;
  /** The customer's own, whatever the order says; null for a guest, and where the shop withholds it. */
  customerEmail: string | null;
  customerPhone: string | null;
  customerNote: string | null;
  customerTags: string[];
  isCustomerExempt: boolean | null;
  /** The order or its customer. */
  isTaxExempt: boolean;
  /** B2B: the company that buys, and its location. */
  purchasingCompany: { id: string; name: string; locationId: string; locationName: string } | null;
  billingAddress: PostalAddress | null;
  shippingAddress: PostalAddress | null;
  /** The customer's default address. */
  defaultAddress: PostalAddress | null;
};

export type PostalAddress = {
  name: string | null;
  company: string | null;
  line1: string | null;
  line2: string | null;
  city: string | null;
  region: string | null;
  postalCode: string | null;
  /** ISO 3166 alpha-2. */
  country: string | null;
  phone: string | null;
};

/** What somebody bought: `totalMinor` = unit price × quantity as ordered, before any discount. */
export type SaleLine = {
  id: string;
  title: string;
  variantTitle: string | null;
  sku: string | null;
  vendor: string | null;
  productType: string | null;
  /** Titles of the collections that hold the product. */
  collections: string[];
  productId: string | null;
  variantId: string | null;
  quantity: number;
  currentQuantity: number;
  unitPriceMinor: number;
  totalMinor: number;
  isTaxable: boolean;
  isGiftCard: boolean;
  /** The bundle it is a component of. */
  bundle: { id: string; title: string; sku: string | null; quantity: number } | null;
  attributes: { key: string; value: string }[];
  allocations: DiscountAllocation[];
  taxes: SaleTax[];
};

/** A duty or an additional fee. `lineId`: the line item it belongs to; null for a fee of the order. */
export type SaleCharge = {
  id: string;
  title: string;
  lineId: string | null;
  amountMinor: number;
  taxes: SaleTax[];
};

/** A shipping charge before its discounts; `discountedMinor` is what the buyer was charged. */
export type SaleShippingLine = {
  id: string;
  title: string;
  code: string | null;
  isRemoved: boolean;
  originalMinor: number;
  discountedMinor: number;
  allocations: DiscountAllocation[];
  taxes: SaleTax[];
};

/** Part of the discount `discountIndex` (position in `Sale.discounts`) that fell on one line. Positive. */
export type DiscountAllocation = { discountIndex: number; amountMinor: number };

export type SaleDiscount = { index: number; kind: "code" | "manual" | "automatic" | "script"; label: string };

/** One tax on one line. `rate` is a fraction in text (`"0.065"`); `amountMinor` is Shopify's exact amount. */
export type SaleTax = { title: string; rate: string | null; amountMinor: number; isChannelLiable: boolean };

/**
 * Shopify's own totals, kept as stated: the independent side of every proof. Those without `current` are as sold,
 * before refunds, returns and removals.
 */
export type SaleTotals = {
  subtotalMinor: number;
  shippingMinor: number;
  taxMinor: number;
  discountMinor: number;
  tipMinor: number;
  dutyMinor: number;
  feeMinor: number;
  /** What rounding in cash added to what was paid (negative: took from it), and to what was refunded. */
  cashRoundingMinor: number;
  refundRoundingMinor: number;
  totalMinor: number;
  totalOtherMinor: number;
  currentSubtotalMinor: number;
  currentShippingMinor: number;
  currentTaxMinor: number;
  currentDutyMinor: number;
  currentFeeMinor: number;
  currentTotalMinor: number;
  currentTotalOtherMinor: number;
  receivedMinor: number;
  refundedMinor: number;
  netPaymentMinor: number;
  outstandingMinor: number;
};

export type SaleTransaction = {
  id: string;
  kind:
    | "AUTHORIZATION"
    | "CAPTURE"
    | "CHANGE"
    | "EMV_AUTHORIZATION"
    | "REFUND"
    | "SALE"
    | "SUGGESTED_REFUND"
    | "VOID";
  status: "SUCCESS" | "PENDING" | "FAILURE" | "ERROR" | "AWAITING_RESPONSE" | "UNKNOWN";
  gateway: string;
  gatewayLabel: string;
  isManualGateway: boolean;
  amountMinor: number;
  amountOtherMinor: number;
  /** What rounding in cash added to the amount; it is not part of it. */
  roundingMinor: number;
  currency: Currency;
  processedAt: string;
  isTest: boolean;
  /** The gateway's own reference, when it fits a payment's reference number. */
  paymentId: string | null;
  parentId: string | null;
};

/** One entry of the ledger of what was sold. Immutable once it happened. */
export type SaleAgreement = {
  id: string;
  kind: "order" | "edit" | "refund" | "return" | "unknown";
  happenedAt: string;
  refundId: string | null;
  returnId: string | null;
  sales: LedgerSale[];
};

/**
 * One row of an agreement. Amounts are signed: positive adds to what the buyer owes, negative takes from it.
 * `totalMinor` is after discounts and with tax, also where prices exclude it; `discountMinor` is before tax.
 */
export type LedgerSale = {
  id: string;
  action: "ORDER" | "UPDATE" | "RETURN" | "UNKNOWN";
  kind: "product" | "giftCard" | "tip" | "shipping" | "duty" | "fee" | "adjustment" | "unknown";
  quantity: number | null;
  totalMinor: number;
  totalOtherMinor: number;
  taxMinor: number;
  discountMinor: number;
  taxes: SaleTax[];
  /** GID of the line item, shipping line, duty or fee. */
  targetId: string | null;
};

/** A refund as Shopify lists it. Positive amounts go back to the buyer; `adjustments` keep Shopify's sign. */
export type SaleRefund = {
  id: string;
  processedAt: string;
  note: string | null;
  lines: {
    lineId: string;
    quantity: number;
    subtotalMinor: number;
    taxMinor: number;
    restock: "CANCEL" | "LEGACY_RESTOCK" | "NO_RESTOCK" | "RETURN";
  }[];
  shipping: { shippingLineId: string | null; subtotalMinor: number; taxMinor: number }[];
  duties: { dutyId: string | null; amountMinor: number }[];
  /** Negative amounts go back to the buyer, as Shopify writes them. */
  adjustments: { reason: string; amountMinor: number; taxMinor: number }[];
  /** Ids of its transactions, whatever became of them. */
  transactionIds: string[];
};

export type SaleFulfillment = {
  id: string;
  status: string;
  createdAt: string;
  locationId: string | null;
  trackingNumber: string | null;
  trackingCompany: string | null;
};

/** What keeps a sale from being read whole. */
export type Peculiarity = "tooLarge";
