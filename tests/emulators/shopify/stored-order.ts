/**
 * The shape in which the emulator keeps Shopify's records.
 *
 * A stored record is a plain JSON object with exactly the field names of the GraphQL type of the Admin API:
 * - every connection and every list is a plain array of nodes (`lineItems: [...]`, `refunds[0].refundLineItems: [...]`);
 * - ids are GIDs as text (`gid://shopify/Order/1001`), numeric ids (`legacyResourceId`) are text as well;
 * - money is `MoneyBag` or `MoneyV2` with Shopify's decimal text (`"12.34"`);
 * - objects behind an interface or union carry `__typename` (`PurchasingCompany`, `DiscountCodeApplication`, `SalesAgreement` kinds, sales);
 * - a reference to another record is a small object with its `id` (`refundLineItems[0].lineItem = { id }`): the resolver
 *   fills in the rest from the record of that id, found in the same order or in the shop;
 * - what Shopify does not know is null; an absent field is answered with null, an empty list or a documented default.
 */
export type StoredNode = { [field: string]: unknown };

export type StoredRecord = StoredNode & { id: string };

export type StoredMoney = { amount: string; currencyCode: string };

/** The same amount in the shop's currency and in the buyer's. */
export type StoredMoneyBag = { shopMoney: StoredMoney; presentmentMoney: StoredMoney };

export type StoredReference = StoredNode & { id: string };

export type StoredTaxLine = StoredNode & {
  title: string;
  rate: number | null;
  ratePercentage: number | null;
  channelLiable: boolean | null;
  source: string | null;
  priceSet: StoredMoneyBag;
};

export type StoredAttribute = { key: string; value: string | null };

export type StoredAddress = StoredNode & {
  name: string | null;
  company: string | null;
  address1: string | null;
  address2: string | null;
  city: string | null;
  provinceCode: string | null;
  zip: string | null;
  countryCodeV2: string | null;
  phone: string | null;
};

/** `__typename` is DiscountCodeApplication, ManualDiscountApplication, AutomaticDiscountApplication or ScriptDiscountApplication. */
export type StoredDiscountApplication = StoredNode & {
  __typename: string;
  index: number;
  targetType: "LINE_ITEM" | "SHIPPING_LINE";
  targetSelection: "ALL" | "ENTITLED" | "EXPLICIT";
  allocationMethod: "ACROSS" | "EACH" | "ONE";
};

/** `discountApplication.index` points into the order's `discountApplications`. */
export type StoredDiscountAllocation = StoredNode & {
  allocatedAmountSet: StoredMoneyBag;
  discountApplication: { index: number } & StoredNode;
};

export type StoredLineItem = StoredRecord & {
  name: string;
  title: string;
  variantTitle: string | null;
  sku: string | null;
  vendor: string | null;
  quantity: number;
  currentQuantity: number;
  isGiftCard: boolean;
  taxable: boolean;
  requiresShipping: boolean;
  product: StoredReference | null;
  variant: StoredReference | null;
  originalUnitPriceSet: StoredMoneyBag;
  originalTotalSet: StoredMoneyBag;
  discountAllocations: StoredDiscountAllocation[];
  taxLines: StoredTaxLine[];
  duties: StoredNode[];
  customAttributes: StoredAttribute[];
};

export type StoredShippingLine = StoredNode & {
  id: string | null;
  title: string;
  code: string | null;
  isRemoved: boolean;
  originalPriceSet: StoredMoneyBag;
  discountedPriceSet: StoredMoneyBag;
  currentDiscountedPriceSet: StoredMoneyBag;
  discountAllocations: StoredDiscountAllocation[];
  taxLines: StoredTaxLine[];
};

export type StoredTransaction = StoredRecord & {
  kind:
    | "AUTHORIZATION"
    | "CAPTURE"
    | "CHANGE"
    | "EMV_AUTHORIZATION"
    | "REFUND"
    | "SALE"
    | "SUGGESTED_REFUND"
    | "VOID";
  status: "AWAITING_RESPONSE" | "ERROR" | "FAILURE" | "PENDING" | "SUCCESS" | "UNKNOWN";
  test: boolean;
  gateway: string | null;
  formattedGateway: string | null;
  manualPaymentGateway: boolean;
  paymentId: string | null;
  createdAt: string;
  processedAt: string | null;
  amountSet: StoredMoneyBag;
  amountRoundingSet: StoredMoneyBag | null;
  parentTransaction: StoredReference | null;
  fees: StoredNode[];
};

export type StoredRefundLineItem = StoredNode & {
  id: string | null;
  lineItem: StoredReference;
  quantity: number;
  restocked: boolean;
  restockType: "CANCEL" | "LEGACY_RESTOCK" | "NO_RESTOCK" | "RETURN";
  location: StoredReference | null;
  priceSet: StoredMoneyBag;
  subtotalSet: StoredMoneyBag;
  totalTaxSet: StoredMoneyBag;
};

export type StoredRefund = StoredRecord & {
  legacyResourceId: string;
  createdAt: string | null;
  processedAt: string | null;
  updatedAt: string;
  note: string | null;
  totalRefundedSet: StoredMoneyBag;
  refundLineItems: StoredRefundLineItem[];
  refundShippingLines: StoredNode[];
  orderAdjustments: StoredNode[];
  /** Shopify answers null or a list. */
  duties: StoredNode[] | null;
  /** References to the order's transactions, or the transactions themselves. */
  transactions: StoredReference[];
};

/** `__typename` is ProductSale, ShippingLineSale, TipSale, GiftCardSale, DutySale, FeeSale, AdditionalFeeSale, AdjustmentSale or UnknownSale. */
export type StoredSale = StoredRecord & {
  __typename: string;
  actionType: "ORDER" | "RETURN" | "UNKNOWN" | "UPDATE";
  lineType:
    | "ADDITIONAL_FEE"
    | "ADJUSTMENT"
    | "DUTY"
    | "FEE"
    | "GIFT_CARD"
    | "PRODUCT"
    | "SHIPPING"
    | "TIP"
    | "UNKNOWN";
  quantity: number | null;
  totalAmount: StoredMoneyBag;
  totalDiscountAmountBeforeTaxes: StoredMoneyBag;
  totalDiscountAmountAfterTaxes: StoredMoneyBag;
  totalTaxAmount: StoredMoneyBag;
  taxes: StoredNode[];
};

/** `__typename` is OrderAgreement, OrderEditAgreement, RefundAgreement or ReturnAgreement. */
export type StoredAgreement = StoredRecord & {
  __typename: string;
  reason: "ORDER" | "ORDER_EDIT" | "REFUND" | "RETURN" | "UNKNOWN";
  happenedAt: string;
  sales: StoredSale[];
};

export type StoredMetafield = StoredRecord & {
  namespace: string;
  key: string;
  type: string;
  value: string;
  compareDigest: string;
  createdAt: string;
  updatedAt: string;
};

/** An order as the Admin API's `Order` type, connections flattened to arrays. Fields not listed here may be stored too. */
export type StoredOrder = StoredRecord & {
  legacyResourceId: string;
  name: string;
  number: number;
  test: boolean;
  createdAt: string;
  processedAt: string;
  updatedAt: string;
  closedAt: string | null;
  cancelledAt: string | null;
  cancelReason: "CUSTOMER" | "DECLINED" | "FRAUD" | "INVENTORY" | "OTHER" | "STAFF" | null;
  currencyCode: string;
  presentmentCurrencyCode: string;
  taxesIncluded: boolean;
  displayFinancialStatus: string | null;
  displayFulfillmentStatus: string;
  email: string | null;
  phone: string | null;
  note: string | null;
  tags: string[];
  paymentGatewayNames: string[];
  customer: StoredReference | null;
  billingAddress: StoredAddress | null;
  shippingAddress: StoredAddress | null;
  subtotalPriceSet: StoredMoneyBag | null;
  totalShippingPriceSet: StoredMoneyBag;
  totalTaxSet: StoredMoneyBag | null;
  totalDiscountsSet: StoredMoneyBag | null;
  totalPriceSet: StoredMoneyBag;
  currentTotalPriceSet: StoredMoneyBag;
  taxLines: StoredTaxLine[];
  discountApplications: StoredDiscountApplication[];
  lineItems: StoredLineItem[];
  shippingLines: StoredShippingLine[];
  transactions: StoredTransaction[];
  refunds: StoredRefund[];
  agreements: StoredAgreement[];
  fulfillments: StoredNode[];
};

/** A product with its `variants`; each variant may hold its `inventoryItem`. */
export type StoredProduct = StoredRecord & { title: string; variants: StoredRecord[] };

export type StoredCustomer = StoredRecord & { displayName: string };
