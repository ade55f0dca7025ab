import type { Sale, SaleLine, SaleTransaction } from "#app/domain/sale/sale.ts";

/** A plain paid sale of one mug for 20.00 USD; override what the test is about. */
export function aSale(overrides: Partial<Sale> = {}, totals: Partial<Sale["totals"]> = {}): Sale {
  return {
    id: "gid://shopify/Order/5001",
    legacyId: "5001",
    name: "#1001",
    currency: "USD",
    presentmentCurrency: "USD",
    processedAt: "2026-03-02T18:00:00Z",
    createdAt: "2026-03-02T18:00:00Z",
    updatedAt: "2026-03-02T18:00:00Z",
    cancelledAt: null,
    timeZone: "America/Los_Angeles",
    isTest: false,
    isEdited: false,
    taxesIncluded: false,
    financialStatus: "PAID",
    fulfillmentStatus: null,
    sourceName: "web",
    purchaseOrderNumber: null,
    tags: [],
    buyer: {
      customerId: "gid://shopify/Customer/7001",
      firstName: "Ann",
      lastName: "Lee",
      displayName: "Ann Lee",
      company: null,
      email: "ann@example.com",
      phone: null,
      billingAddress: null,
      shippingAddress: null,
    },
    lines: [aLine()],
    shippingLines: [],
    discounts: [],
    transactions: [aTransaction()],
    peculiarities: [],
    ...overrides,
    totals: {
      subtotalMinor: 2000,
      shippingMinor: 0,
      taxMinor: 0,
      discountMinor: 0,
      tipMinor: 0,
      dutyMinor: 0,
      feeMinor: 0,
      cashRoundingMinor: 0,
      totalMinor: 2000,
      currentTotalMinor: 2000,
      receivedMinor: 2000,
      refundedMinor: 0,
      netPaymentMinor: 2000,
      outstandingMinor: 0,
      ...totals,
    },
  };
}

export function aLine(overrides: Partial<SaleLine> = {}): SaleLine {
  return {
    id: "gid://shopify/LineItem/1",
    title: "Enamel Mug",
    variantTitle: null,
    sku: "MUG-1",
    vendor: null,
    productId: "gid://shopify/Product/1",
    variantId: "gid://shopify/ProductVariant/1",
    quantity: 1,
    currentQuantity: 1,
    unitPriceMinor: 2000,
    totalMinor: 2000,
    isTaxable: true,
    isGiftCard: false,
    allocations: [],
    taxes: [],
    ...overrides,
  };
}

export function aTransaction(overrides: Partial<SaleTransaction> = {}): SaleTransaction {
  return {
    id: "gid://shopify/OrderTransaction/9001",
    kind: "SALE",
    status: "SUCCESS",
    gateway: "shopify_payments",
    gatewayLabel: "Shopify Payments",
    amountMinor: 2000,
    currency: "USD",
    processedAt: "2026-03-02T18:00:01Z",
    isTest: false,
    paymentId: null,
    parentId: null,
    ...overrides,
  };
}
