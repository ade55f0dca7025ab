/** Who buys an order or a draft; `Address` goes with it. */
export const BUYER_SELECTION = `
  email phone taxExempt
  customer {
    id firstName lastName displayName note tags taxExempt
    defaultEmailAddress { emailAddress }
    defaultPhoneNumber { phoneNumber }
    defaultAddress { ...Address }
  }
  purchasingEntity {
    kind: __typename
    ... on PurchasingCompany { company { id name } contact { customer { id } } location { id name } }
  }
  billingAddress { ...Address }
  shippingAddress { ...Address }`;

export const ADDRESS_FIELDS = `
fragment Address on MailingAddress {
  name company address1 address2 city provinceCode zip countryCodeV2 phone
}`;

/** Who bought: a person, a company through a person, or nobody named. */
export const BUYER_FIELDS = `
fragment Buyer on Order {${BUYER_SELECTION}
}${ADDRESS_FIELDS}`;

/** What was agreed about the payment of an order or a draft. */
export const TERMS_SELECTION = `
  paymentTerms {
    paymentTermsName paymentTermsType dueInDays
    paymentSchedules(first: 25) { nodes { dueAt completedAt } }
  }`;

/** How the order came, what was agreed about its payment, and what Shopify thinks of it. */
export const ORIGIN_FIELDS = `
fragment Origin on Order {
  sourceName
  app { id name }
  retailLocation { id name }
  poNumber note tags
  customAttributes { key value }
  risk { recommendation assessments { riskLevel } }
  disputes { id initiatedAs status }
  merchantOfRecordApp { id name }${TERMS_SELECTION}
}`;

/** Totals as sold, and the current ones after edits, refunds and returns. */
export const TOTAL_FIELDS = `
fragment Totals on Order {
  subtotalPriceSet { ...Bag }
  totalShippingPriceSet { ...Bag }
  totalTaxSet { ...Bag }
  totalDiscountsSet { ...Bag }
  totalTipReceivedSet { ...Bag }
  originalTotalDutiesSet { ...Bag }
  originalTotalAdditionalFeesSet { ...Bag }
  totalCashRoundingAdjustment { paymentSet { ...Bag } refundSet { ...Bag } }
  totalPriceSet { ...Bag }
  currentSubtotalPriceSet { ...Bag }
  currentShippingPriceSet { ...Bag }
  currentTotalTaxSet { ...Bag }
  currentTotalDutiesSet { ...Bag }
  currentTotalAdditionalFeesSet { ...Bag }
  currentTotalPriceSet { ...Bag }
  totalReceivedSet { ...Bag }
  totalRefundedSet { ...Bag }
  netPaymentSet { ...Bag }
  totalOutstandingSet { ...Bag }
}`;

/** How many rows of a list without pages (transactions, refunds, fulfillments) one order can bring. */
export const PAGELESS_LIMIT = 250;

/** Payments and fulfillments. Where it was sent from hangs on an optional scope: without it the place stays unknown. */
export const EVENT_FIELDS = `
fragment Events on Order {
  transactions(first: ${PAGELESS_LIMIT}) {
    id kind status test gateway formattedGateway manualPaymentGateway paymentId createdAt processedAt
    amountSet { ...Bag }
    amountRoundingSet { ...Bag }
    parentTransaction { id }
  }
  fulfillments(first: ${PAGELESS_LIMIT}) {
    id status createdAt
    location { id }
    trackingInfo(first: 1) { company number }
  }
}`;
