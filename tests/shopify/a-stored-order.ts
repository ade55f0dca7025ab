type Json = Record<string, unknown>;

/** An amount in both currencies, as the emulator stores it. */
export function storedBag(amount: string): Json {
  const money = { amount, currencyCode: "USD" };
  return { shopMoney: money, presentmentMoney: money };
}

export function aStoredLine(number: number, changes: Json = {}): Json {
  return {
    id: `gid://shopify/LineItem/${number}`,
    name: `Part ${number}`,
    title: `Part ${number}`,
    variantTitle: null,
    sku: `PART-${number}`,
    vendor: null,
    quantity: 1,
    currentQuantity: 1,
    isGiftCard: false,
    taxable: true,
    requiresShipping: true,
    product: null,
    variant: null,
    originalUnitPriceSet: storedBag("1.0"),
    originalTotalSet: storedBag("1.0"),
    discountAllocations: [],
    taxLines: [],
    duties: [],
    customAttributes: [],
    ...changes,
  };
}

/** An order of `lines` in the emulator's store; its totals fit lines of 1.00 each. */
export function aStoredOrder(number: number, lines: Json[], changes: Json = {}): Json {
  const total = storedBag(`${lines.length}.0`);
  return {
    __typename: "Order",
    id: `gid://shopify/Order/${number}`,
    legacyResourceId: String(number),
    name: `#${number}`,
    number,
    test: false,
    edited: false,
    createdAt: "2026-11-20T09:00:00Z",
    processedAt: "2026-11-20T09:00:00Z",
    updatedAt: "2026-11-20T09:00:00Z",
    closedAt: null,
    cancelledAt: null,
    cancelReason: null,
    currencyCode: "USD",
    presentmentCurrencyCode: "USD",
    taxesIncluded: false,
    displayFinancialStatus: "PENDING",
    displayFulfillmentStatus: "UNFULFILLED",
    returnStatus: "NO_RETURN",
    email: "ann@example.com",
    phone: null,
    note: null,
    tags: ["web"],
    paymentGatewayNames: [],
    customer: null,
    billingAddress: null,
    shippingAddress: null,
    subtotalPriceSet: total,
    totalShippingPriceSet: storedBag("0.0"),
    totalTaxSet: storedBag("0.0"),
    totalDiscountsSet: storedBag("0.0"),
    totalTipReceivedSet: storedBag("0.0"),
    totalCashRoundingAdjustment: { paymentSet: storedBag("0.0"), refundSet: storedBag("0.0") },
    totalPriceSet: total,
    currentTotalPriceSet: total,
    totalReceivedSet: storedBag("0.0"),
    totalRefundedSet: storedBag("0.0"),
    netPaymentSet: storedBag("0.0"),
    totalOutstandingSet: total,
    taxLines: [],
    discountApplications: [],
    lineItems: lines,
    shippingLines: [],
    transactions: [],
    refunds: [],
    agreements: [],
    fulfillments: [],
    additionalFees: [],
    ...changes,
  };
}
