import type { RuleCondition, RuleEffect, RuleField, RuleOperator } from "#app/domain/rules/rule.ts";

export const fieldWords: Record<RuleField, string> = {
  tag: "tag",
  channel: "channel",
  source: "source",
  location: "location",
  country: "country",
  region: "region",
  currency: "currency",
  total: "total",
  financialStatus: "payment status",
  fulfillmentStatus: "fulfilment status",
  gateway: "payment gateway",
  risk: "risk",
  riskRecommendation: "risk recommendation",
  dispute: "dispute",
  customerTag: "customer tag",
  isB2B: "B2B",
  isGuest: "guest",
  isDraftOrder: "draft order",
  isTaxExempt: "tax exempt",
  company: "company",
  discountCode: "discount code",
  sku: "SKU",
  productType: "product type",
  vendor: "vendor",
  collection: "collection",
  shippingMethod: "shipping method",
  paymentTerms: "payment terms",
  note: "note",
  attribute: "attribute",
  weekday: "weekday",
};

export const operatorWords: Record<RuleOperator, string> = {
  is: "is",
  isNot: "is not",
  isOneOf: "is one of",
  contains: "contains",
  startsWith: "starts with",
  atLeast: "is at least",
  atMost: "is at most",
  exists: "exists",
};

/** A condition in words: `source is pos`, `total is at least 100`, `note does not exist`. */
export function describeCondition(condition: RuleCondition): string {
  const field = fieldWords[condition.field];
  const value = condition.value.trim();
  if (condition.operator !== "exists") return `${field} ${operatorWords[condition.operator]} ${value}`;
  return value.toLowerCase() === "false" ? `${field} does not exist` : `${field} exists`;
}

/** One part of an effect in words: `location 12`, `form sales receipt`. */
export function describeEffect(part: keyof RuleEffect, value: string): string {
  return effectWords[part](value);
}

const effectWords: Record<keyof RuleEffect, (value: string) => string> = {
  form: (value) => `form ${formWords(value)}`,
  hold: (note) => `hold (${note})`,
  exclude: (note) => `leave out (${note})`,
  classId: (id) => `class ${id}`,
  departmentId: (id) => `location ${id}`,
  termId: (id) => `terms ${id}`,
  itemId: (id) => `item ${id} for all products`,
  depositAccountId: (id) => `account ${id} for its money`,
  prefix: (prefix) => (prefix === "" ? "no prefix" : `prefix ${prefix}`),
};

export function formWords(form: string): string {
  return form === "salesReceipt" ? "sales receipt" : form;
}
