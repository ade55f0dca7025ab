import type {
  ApplicationPlan,
  CustomerNeed,
  JournalEntryPlan,
  MoneyPlace,
  PaymentPlan,
  PlannedLine,
  SalesDocumentPlan,
} from "#app/domain/accounting/plan.ts";

export const why = { field: "f", mapping: "m", rule: "r" };

/** A buyer in California. */
export function aNeed(changes: Partial<CustomerNeed> = {}): CustomerNeed {
  const address = {
    name: "Ann Lee",
    company: null,
    line1: "1 Main St",
    line2: null,
    city: "Bayshore",
    region: "CA",
    postalCode: "94326",
    country: "US",
    phone: null,
  };
  return {
    key: "email:ann@example.com",
    currency: "USD",
    displayName: "Ann Lee",
    firstName: "Ann",
    lastName: "Lee",
    company: null,
    email: "ann@example.com",
    phone: "+1 555 010 0000",
    notes: null,
    isTaxExempt: null,
    tags: null,
    billingAddress: address,
    shippingAddress: address,
    ownAddress: null,
    parent: null,
    ...changes,
  };
}

/** A planned line without quantity. */
export function aLine(changes: Partial<PlannedLine>): PlannedLine {
  return {
    role: "product",
    item: { kind: "charge", chosenId: null, charge: "customSale" },
    description: "Line",
    amountMinor: 0,
    quantity: null,
    unitPriceMinor: null,
    taxCode: null,
    classId: null,
    why,
    ...changes,
  };
}

/** 2 × 19.99 − 5.00 + 2.54 tax = 37.52. */
export function aPlan(changes: Partial<SalesDocumentPlan> = {}): SalesDocumentPlan {
  return {
    type: "invoice",
    key: "gid://shopify/Order/1",
    docNumber: "WEB-1001",
    date: "2026-01-30",
    dueDate: null,
    currency: "USD",
    customer: aNeed(),
    lines: [
      aLine({ description: "Shirt", amountMinor: 3998, quantity: 2, unitPriceMinor: 1999 }),
      aLine({ role: "discount", description: "SPRING", amountMinor: -500 }),
      aLine({ role: "tax", description: "CA State Tax", amountMinor: 254 }),
    ],
    tax: { mode: "none" },
    totalMinor: 3752,
    deposit: null,
    privateNote: "Order #1001 plumbline:gid://shopify/Order/1",
    customerMemo: "Thank you 🎁",
    shippingAddress: aNeed().shippingAddress,
    billingAddress: aNeed().billingAddress,
    email: "ann@example.com",
    termId: null,
    departmentId: null,
    classId: null,
    customFields: [],
    shipDate: null,
    trackingNumber: null,
    shipMethod: null,
    origin: null,
    source: null,
    ...changes,
  };
}

/** PayPal, with a reference of its own. */
export function aMoneyPlace(changes: Partial<MoneyPlace> = {}): MoneyPlace {
  return {
    account: { kind: "clearing", gateway: "paypal", label: "PayPal", chosenId: null },
    gateway: "paypal",
    gatewayLabel: "PayPal",
    paymentMethodId: null,
    reference: "PP-77",
    ...changes,
  };
}

export function aPaymentPlan(changes: Partial<PaymentPlan> = {}): PaymentPlan {
  return {
    type: "payment",
    key: "gid://shopify/OrderTransaction/1",
    referenceNumber: "1001",
    date: "2026-01-31",
    currency: "USD",
    customer: aNeed(),
    amountMinor: 3752,
    deposit: aMoneyPlace(),
    links: [],
    privateNote: "plumbline:gid://shopify/OrderTransaction/1",
    source: null,
    why,
    ...changes,
  };
}

export function anApplicationPlan(changes: Partial<ApplicationPlan> = {}): ApplicationPlan {
  return {
    type: "application",
    key: "gid://shopify/Refund/1",
    date: "2026-02-01",
    currency: "USD",
    customer: aNeed(),
    links: [],
    privateNote: "plumbline:gid://shopify/Refund/1",
    source: null,
    why,
    ...changes,
  };
}

/** The pay-out of a refund: what the customer is owed goes out of a clearing account. */
export function anEntryPlan(amountMinor: number, changes: Partial<JournalEntryPlan> = {}): JournalEntryPlan {
  const line = { amountMinor, description: "Refund of #1001", why };
  return {
    type: "journalEntry",
    purpose: "refundPayout",
    key: "gid://shopify/OrderTransaction/2",
    docNumber: "WEB-1001-R1",
    date: "2026-02-01",
    currency: "USD",
    customer: aNeed(),
    lines: [
      { ...line, side: "debit", account: { kind: "receivable" }, isCustomer: true },
      { ...line, side: "credit", account: aMoneyPlace().account, isCustomer: false },
    ],
    privateNote: "plumbline:gid://shopify/OrderTransaction/2",
    source: null,
    ...changes,
  };
}
