import type {
  LedgerSale,
  Sale,
  SaleAgreement,
  SaleLine,
  SaleRefund,
  SaleShippingLine,
  SaleTotals,
  SaleTransaction,
} from "#app/domain/sale/sale.ts";

/**
 * A plain paid sale of one mug for 20.00 USD, without a ledger, as very old orders are; override what the test is
 * about.
 */
export function aSale(overrides: Partial<Sale> = {}, totals: Partial<SaleTotals> = {}): Sale {
  return {
    id: "gid://shopify/Order/5001",
    legacyId: "5001",
    name: "#1001",
    currency: "USD",
    otherCurrency: "USD",
    processedAt: "2026-03-02T18:00:00Z",
    createdAt: "2026-03-02T18:00:00Z",
    updatedAt: "2026-03-02T18:00:00Z",
    cancelledAt: null,
    cancelReason: null,
    timeZone: "America/Los_Angeles",
    isTest: false,
    isEdited: false,
    taxesIncluded: false,
    financialStatus: "PAID",
    fulfillmentStatus: null,
    sourceName: "web",
    channel: "Online Store",
    retailLocation: null,
    purchaseOrderNumber: null,
    note: null,
    attributes: [],
    tags: [],
    risk: { recommendation: "NONE", level: "NONE" },
    disputes: [],
    merchantOfRecord: null,
    terms: null,
    buyer: {
      customerId: "gid://shopify/Customer/7001",
      firstName: "Ann",
      lastName: "Lee",
      displayName: "Ann Lee",
      company: null,
      email: "ann@example.com",
      phone: null,
      customerEmail: "ann@example.com",
      customerPhone: null,
      customerNote: null,
      customerTags: [],
      isCustomerExempt: false,
      isTaxExempt: false,
      purchasingCompany: null,
      billingAddress: null,
      shippingAddress: null,
      defaultAddress: null,
    },
    lines: [aLine()],
    shippingLines: [],
    duties: [],
    fees: [],
    tipTaxes: [],
    discounts: [],
    transactions: [aTransaction()],
    agreements: [],
    refunds: [],
    fulfillments: [],
    peculiarities: [],
    ...overrides,
    totals: someTotals(totals),
  };
}

/** Totals of the mug; `current...` and `...Other...` ones that are not given are the same as those as sold. */
function someTotals(given: Partial<SaleTotals>): SaleTotals {
  const asSold = {
    subtotalMinor: 2000,
    shippingMinor: 0,
    taxMinor: 0,
    discountMinor: 0,
    tipMinor: 0,
    dutyMinor: 0,
    feeMinor: 0,
    cashRoundingMinor: 0,
    refundRoundingMinor: 0,
    totalMinor: 2000,
    receivedMinor: 2000,
    refundedMinor: 0,
    netPaymentMinor: 2000,
    outstandingMinor: 0,
    ...given,
  };
  const currentTotalMinor = given.currentTotalMinor ?? asSold.totalMinor;
  return {
    totalOtherMinor: asSold.totalMinor,
    currentSubtotalMinor: asSold.subtotalMinor,
    currentShippingMinor: asSold.shippingMinor,
    currentTaxMinor: asSold.taxMinor,
    currentDutyMinor: asSold.dutyMinor,
    currentFeeMinor: asSold.feeMinor,
    currentTotalMinor,
    currentTotalOtherMinor: currentTotalMinor,
    ...asSold,
  };
}

export function aLine(overrides: Partial<SaleLine> = {}): SaleLine {
  return {
    id: "gid://shopify/LineItem/1",
    title: "Enamel Mug",
    variantTitle: null,
    sku: "MUG-1",
    vendor: null,
    productType: null,
    collections: [],
    productId: "gid://shopify/Product/1",
    variantId: "gid://shopify/ProductVariant/1",
    quantity: 1,
    currentQuantity: 1,
    unitPriceMinor: 2000,
    totalMinor: 2000,
    isTaxable: true,
    isGiftCard: false,
    bundle: null,
    attributes: [],
    allocations: [],
    taxes: [],
    ...overrides,
  };
}

/** Standard shipping for 5.00. */
export function aShippingLine(overrides: Partial<SaleShippingLine> = {}): SaleShippingLine {
  return {
    id: "gid://shopify/ShippingLine/6001",
    title: "Standard",
    code: "standard",
    isRemoved: false,
    originalMinor: 500,
    discountedMinor: 500,
    allocations: [],
    taxes: [],
    ...overrides,
  };
}

/** The mug's payment by card; in shop and buyer's currency alike unless `amountOtherMinor` says otherwise. */
export function aTransaction(overrides: Partial<SaleTransaction> = {}): SaleTransaction {
  return {
    id: "gid://shopify/OrderTransaction/9001",
    kind: "SALE",
    status: "SUCCESS",
    gateway: "shopify_payments",
    gatewayLabel: "Shopify Payments",
    isManualGateway: false,
    amountMinor: 2000,
    amountOtherMinor: overrides.amountMinor ?? 2000,
    roundingMinor: 0,
    currency: "USD",
    processedAt: "2026-03-02T18:00:01Z",
    isTest: false,
    paymentId: null,
    parentId: null,
    ...overrides,
  };
}

/** An agreement of the order itself: one mug was sold. */
export function anAgreement(overrides: Partial<SaleAgreement> = {}): SaleAgreement {
  return {
    id: "gid://shopify/OrderAgreement/8001",
    kind: "order",
    happenedAt: "2026-03-02T18:00:00Z",
    refundId: null,
    returnId: null,
    sales: [aLedgerSale()],
    ...overrides,
  };
}

/** A row of the ledger: the mug was ordered. The total in the other currency is the same unless given. */
export function aLedgerSale(overrides: Partial<LedgerSale> = {}): LedgerSale {
  return {
    id: "gid://shopify/ProductSale/8101",
    action: "ORDER",
    kind: "product",
    quantity: 1,
    totalMinor: 2000,
    totalOtherMinor: overrides.totalMinor ?? 2000,
    taxMinor: 0,
    discountMinor: 0,
    taxes: [],
    targetId: "gid://shopify/LineItem/1",
    ...overrides,
  };
}

/** A refund of the mug, restocked, with its money on the way back in transaction 9002. */
export function aRefund(overrides: Partial<SaleRefund> = {}): SaleRefund {
  return {
    id: "gid://shopify/Refund/4001",
    processedAt: "2026-03-05T18:00:00Z",
    note: null,
    lines: [
      {
        lineId: "gid://shopify/LineItem/1",
        quantity: 1,
        subtotalMinor: 2000,
        taxMinor: 0,
        restock: "RETURN",
      },
    ],
    shipping: [],
    duties: [],
    adjustments: [],
    transactionIds: ["gid://shopify/OrderTransaction/9002"],
    ...overrides,
  };
}
