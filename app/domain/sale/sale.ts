import type { Currency } from "#app/domain/money/currency.ts";

/**
 * The canonical sale: one Shopify order as this product understands it. All `...Minor` amounts are integer
 * minor units of `currency`, the order's shop currency. Ids are Shopify GIDs (text: they go beyond 2^53).
 */
export type Sale = {
  id: string;
  /** Numeric id as text, as it stands in admin URLs. */
  legacyId: string;
  /** The merchant's order name, for example `#1001`. */
  name: string;
  currency: Currency;
  presentmentCurrency: Currency;
  /** ISO 8601 with offset: the accounting moment. Its date in `timeZone` is the document date. */
  processedAt: string;
  createdAt: string;
  updatedAt: string;
  cancelledAt: string | null;
  /** IANA zone of the shop. */
  timeZone: string;
  isTest: boolean;
  isEdited: boolean;
  taxesIncluded: boolean;
  financialStatus: string | null;
  fulfillmentStatus: string | null;
  sourceName: string | null;
  purchaseOrderNumber: string | null;
  tags: string[];
  buyer: Buyer;
  lines: SaleLine[];
  shippingLines: SaleShippingLine[];
  discounts: SaleDiscount[];
  totals: SaleTotals;
  transactions: SaleTransaction[];
  /** Things this sale has that need more than an invoice with payments. Empty for a plain sale. */
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
  billingAddress: PostalAddress | null;
  shippingAddress: PostalAddress | null;
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
  productId: string | null;
  variantId: string | null;
  quantity: number;
  currentQuantity: number;
  unitPriceMinor: number;
  totalMinor: number;
  isTaxable: boolean;
  isGiftCard: boolean;
  allocations: DiscountAllocation[];
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

/** Shopify's own totals, kept as stated: the independent side of every proof. */
export type SaleTotals = {
  subtotalMinor: number;
  shippingMinor: number;
  taxMinor: number;
  discountMinor: number;
  tipMinor: number;
  dutyMinor: number;
  feeMinor: number;
  cashRoundingMinor: number;
  totalMinor: number;
  currentTotalMinor: number;
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
  amountMinor: number;
  currency: Currency;
  processedAt: string;
  isTest: boolean;
  /** The gateway's own reference, when it fits a payment's reference number. */
  paymentId: string | null;
  parentId: string | null;
};

/** Why a sale is more than a plain one. Each kind is explained to the merchant by its fault. */
export type Peculiarity =
  | "refund"
  | "edit"
  | "cancellation"
  | "return"
  | "giftCardSold"
  | "giftCardPayment"
  | "storeCreditPayment"
  | "presentmentCurrency"
  | "duty"
  | "additionalFee"
  | "cashRounding"
  | "cashChange"
  | "channelLiableTax"
  | "merchantOfRecord"
  | "bundle"
  | "companyBuyer"
  | "paymentTerms"
  | "removedShipping"
  | "taxOnTip"
  | "tooLarge";
