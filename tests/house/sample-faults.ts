import type { Evidence, Fault, FaultKind } from "#app/domain/faults/fault.ts";

const order = "order #1001";
const invoice = "invoice WEB-1001";

const refusal = (remoteCode: string, remoteText: string, httpStatus = 400): { evidence: Evidence } => ({
  evidence: { system: "quickbooks", httpStatus, remoteCode, remoteText, requestRef: "1-6789abcd-0123" },
});

/** One fault of every kind, as it may happen: a kind without a sample does not compile. */
export const sampleFaults: { [Kind in FaultKind]: Extract<Fault, { kind: Kind }> } = {
  throttled: { kind: "throttled", subject: order, retryAfterMs: 60_000 },
  unreachable: {
    kind: "unreachable",
    subject: order,
    evidence: { system: "quickbooks", httpStatus: 503, requestRef: "1-6789abcd-0123" },
  },
  outcomeUnknown: { kind: "outcomeUnknown", subject: invoice },
  notConnected: { kind: "notConnected", subject: order },
  reauthorize: { kind: "reauthorize", subject: order, system: "quickbooks", ...refusal("3200", "", 401) },
  permission: { kind: "permission", subject: order, ...refusal("5020", "Permission Denied Error", 403) },
  rejected: { kind: "rejected", subject: invoice, ...refusal("6000", "A business validation error") },
  duplicateName: { kind: "duplicateName", subject: "customer Ann Lee", name: "Ann Lee" },
  duplicateNumber: { kind: "duplicateNumber", subject: invoice, docNumber: "WEB-1001" },
  numberTooLong: {
    kind: "numberTooLong",
    subject: order,
    docNumber: "WAREHOUSE-EAST-1000001",
    maxLength: 21,
  },
  stale: { kind: "stale", subject: invoice, ...refusal("5010", "Stale Object Error") },
  missing: { kind: "missing", subject: order, what: "the item 17 of the shipping charge" },
  inactive: { kind: "inactive", subject: order, what: "Account 84" },
  ambiguous: {
    kind: "ambiguous",
    subject: order,
    what: "SKU LAMP-1",
    candidates: [
      { id: "12", name: "Lamp" },
      { id: "15", name: "Lamp (old)" },
    ],
    choice: { kind: "item", key: "sku:LAMP-1", name: "Lamp" },
  },
  unmapped: { kind: "unmapped", subject: order, what: "the product Lamp (LAMP-1)" },
  unbalanced: {
    kind: "unbalanced",
    subject: order,
    what: "order total and lines",
    expectedMinor: 10_825,
    bookedMinor: 10_826,
    currency: "USD",
    lines: ["Lamp 100.00", "Sales tax 8.26"],
  },
  answerDiffers: {
    kind: "answerDiffers",
    subject: invoice,
    what: invoice,
    plannedMinor: 10_825,
    answeredMinor: 10_800,
    currency: "USD",
    parts: ["California 8%: 8.25 USD planned, 8.00 USD answered"],
  },
  cashUnknown: { kind: "cashUnknown", subject: order },
  closedPeriod: { kind: "closedPeriod", subject: invoice, date: "2026-01-31", ...refusal("6210", "") },
  forAccountant: { kind: "forAccountant", subject: invoice, date: "2026-01-31" },
  subscriptionEnded: { kind: "subscriptionEnded", subject: order, ...refusal("6190", "Subscription period") },
  featureMissing: { kind: "featureMissing", subject: order, feature: "classes" },
  currencyOff: { kind: "currencyOff", subject: order, currency: "EUR", homeCurrency: "USD" },
  unsupported: { kind: "unsupported", subject: order, peculiarities: ["tooLarge"] },
  changedAfterBooking: {
    kind: "changedAfterBooking",
    subject: order,
    what: "Invoice WEB-1001",
    bookedMinor: 10_825,
    currentMinor: 9_825,
    currency: "USD",
  },
  malformed: { kind: "malformed", subject: order, what: "the amount 1.005 is finer than USD allows" },
  heldByPerson: { kind: "heldByPerson", subject: order, note: "Ask the customer first" },
  testOrder: { kind: "testOrder", subject: order },
  excludedByPerson: { kind: "excludedByPerson", subject: order, note: "Booked by hand" },
  beforeStartDate: { kind: "beforeStartDate", subject: order, startDate: "2026-01-01" },
  cancelledUnbooked: { kind: "cancelledUnbooked", subject: order },
  heldByRule: {
    kind: "heldByRule",
    subject: order,
    rule: "Rule 1 «Large orders» matched because total is at least 5000",
    note: "ask first",
  },
  excludedByRule: {
    kind: "excludedByRule",
    subject: order,
    rule: "Rule 2 «Marketplace» matched because channel is Amazon",
    note: "booked there",
  },
  waitsForPayment: { kind: "waitsForPayment", subject: order },
  frozen: { kind: "frozen", subject: order, what: "sales receipt WEB-1001", ...refusal("6540", "") },
  syncOff: { kind: "syncOff", subject: order },
  manualPush: { kind: "manualPush", subject: order },
  deleted: { kind: "deleted", subject: order },
  internal: { kind: "internal", subject: order },
};
