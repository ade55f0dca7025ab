import { orderWire, type WholeShopifyOrder } from "#app/shopify/wire/order-wire.ts";

type Json = Record<string, unknown>;

/** An amount as the Admin API writes it: the same in both currencies unless the buyer's is given. */
export function bag(
  amount: string,
  currencyCode = "USD",
  presentment?: { amount: string; currencyCode: string },
) {
  const shopMoney = { amount, currencyCode };
  return { shopMoney, presentmentMoney: presentment ?? shopMoney };
}

const page = (...nodes: Json[]) => ({ pageInfo: { hasNextPage: false, endCursor: null }, nodes });

/** One mug for 20.00 unless told otherwise. */
export function aLine(changes: Json = {}): Json {
  return {
    id: "gid://shopify/LineItem/1",
    title: "Mug",
    variantTitle: null,
    sku: "MUG-1",
    vendor: "Harbor",
    quantity: 2,
    currentQuantity: 2,
    taxable: true,
    isGiftCard: false,
    product: { id: "gid://shopify/Product/1", productType: "Cups", collections: { nodes: [] } },
    variant: { id: "gid://shopify/ProductVariant/1" },
    lineItemGroup: null,
    customAttributes: [],
    originalUnitPriceSet: bag("10.0"),
    originalTotalSet: bag("20.0"),
    discountAllocations: [],
    taxLines: [],
    duties: [],
    ...changes,
  };
}

/** A line of no product, as custom sales and tips are. */
export function aCustomLine(id: string, title: string, amount: string): Json {
  return aLine({
    id,
    title,
    sku: null,
    quantity: 1,
    currentQuantity: 1,
    product: null,
    variant: null,
    originalUnitPriceSet: bag(amount),
    originalTotalSet: bag(amount),
  });
}

export function aShippingLine(changes: Json = {}): Json {
  return {
    id: "gid://shopify/ShippingLine/1",
    title: "Standard",
    code: "STANDARD",
    isRemoved: false,
    originalPriceSet: bag("5.0"),
    discountedPriceSet: bag("5.0"),
    discountAllocations: [],
    taxLines: [],
    ...changes,
  };
}

export function aTaxLine(amount: string, changes: Json = {}): Json {
  return { title: "State Tax", rate: 0.065, channelLiable: false, priceSet: bag(amount), ...changes };
}

export function aTransaction(changes: Json = {}): Json {
  return {
    id: "gid://shopify/OrderTransaction/1",
    kind: "SALE",
    status: "SUCCESS",
    test: false,
    gateway: "shopify_payments",
    formattedGateway: "Shopify Payments",
    manualPaymentGateway: false,
    paymentId: "r123.1",
    createdAt: "2026-11-02T09:00:00Z",
    processedAt: "2026-11-02T09:00:05Z",
    amountSet: bag("20.0"),
    amountRoundingSet: null,
    parentTransaction: null,
    ...changes,
  };
}

const unsetTotals = {
  totalTaxSet: bag("0.0"),
  totalDiscountsSet: bag("0.0"),
  totalShippingPriceSet: bag("0.0"),
  totalTipReceivedSet: bag("0.0"),
  originalTotalDutiesSet: null,
  currentTotalDutiesSet: null,
  originalTotalAdditionalFeesSet: null,
  currentTotalAdditionalFeesSet: null,
  totalCashRoundingAdjustment: { paymentSet: bag("0.0"), refundSet: bag("0.0") },
  currentShippingPriceSet: bag("0.0"),
  currentTotalTaxSet: bag("0.0"),
  totalRefundedSet: bag("0.0"),
  totalOutstandingSet: bag("0.0"),
};

const guest = {
  email: "ann@example.com",
  phone: null,
  taxExempt: false,
  customer: null,
  purchasingEntity: null,
  billingAddress: null,
  shippingAddress: null,
};

const plainOrigin = {
  sourceName: "web",
  app: { id: "gid://shopify/OrderApp/1", name: "Online Store" },
  retailLocation: null,
  poNumber: null,
  note: null,
  tags: [],
  customAttributes: [],
  risk: { recommendation: "NONE", assessments: [] },
  merchantOfRecordApp: null,
  paymentTerms: null,
};

/** A row of the ledger: the two mugs were ordered. */
export function aSaleRow(changes: Json = {}): Json {
  return {
    id: "gid://shopify/ProductSale/1",
    actionType: "ORDER",
    lineType: "PRODUCT",
    quantity: 2,
    totalAmount: bag("20.0"),
    totalTaxAmount: bag("0.0"),
    totalDiscountAmountBeforeTaxes: bag("0.0"),
    taxes: [],
    lineItem: { id: "gid://shopify/LineItem/1" },
    ...changes,
  };
}

export function anAgreement(changes: Json = {}): Json {
  return {
    id: "gid://shopify/OrderAgreement/1",
    reason: "ORDER",
    happenedAt: "2026-11-02T09:00:00Z",
    sales: page(aSaleRow()),
    ...changes,
  };
}

/** A page of agreements. */
export function agreements(...nodes: Json[]): Json {
  return {
    pageInfo: { hasNextPage: false, endCursor: null },
    edges: nodes.map((node, at) => ({ cursor: String(at), node })),
  };
}

/** A refund of nothing; rows are given. */
export function aRefund(changes: Json = {}): Json {
  return {
    id: "gid://shopify/Refund/1",
    processedAt: "2026-11-05T09:00:00Z",
    note: null,
    duties: [],
    refundLineItems: page(),
    refundShippingLines: page(),
    orderAdjustments: page(),
    transactions: page(),
    ...changes,
  };
}

/** A paid guest order of one line, 20.00 USD in all, in the shape of the Admin API's answer. */
export function aShopifyOrderJson(changes: Json = {}): Json {
  return {
    id: "gid://shopify/Order/1001",
    legacyResourceId: "1001",
    name: "#1001",
    test: false,
    edited: false,
    taxesIncluded: false,
    createdAt: "2026-11-02T09:00:00Z",
    processedAt: "2026-11-02T09:00:00Z",
    updatedAt: "2026-11-02T09:00:06Z",
    cancelledAt: null,
    cancelReason: null,
    currencyCode: "USD",
    presentmentCurrencyCode: "USD",
    displayFinancialStatus: "PAID",
    displayFulfillmentStatus: "UNFULFILLED",
    ...plainOrigin,
    additionalFees: [],
    taxLines: [],
    ...guest,
    ...unsetTotals,
    subtotalPriceSet: bag("20.0"),
    totalPriceSet: bag("20.0"),
    currentSubtotalPriceSet: bag("20.0"),
    currentTotalPriceSet: bag("20.0"),
    totalReceivedSet: bag("20.0"),
    netPaymentSet: bag("20.0"),
    transactions: [aTransaction()],
    fulfillments: [],
    refunds: [],
    lineItems: page(aLine()),
    shippingLines: page(),
    discountApplications: page(),
    agreements: agreements(),
    ...changes,
  };
}

export { page };

/** The same, read and with its lists complete. */
export function aWholeOrder(changes: Json = {}): WholeShopifyOrder {
  return { order: orderWire.parse(aShopifyOrderJson(changes)), timeZone: "America/Los_Angeles" };
}
