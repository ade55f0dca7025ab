import { formatDecimal } from "#app/domain/money/format-decimal.ts";
import type { RuleField } from "#app/domain/rules/rule.ts";
import type { Sale } from "#app/domain/sale/sale.ts";

/** Answers none, one or several values; empty ones are left out. */
type Reader = (sale: Sale) => (string | null | undefined)[];

/** What a rule sees of a sale in `field`. */
export function readField(field: RuleField, sale: Sale): string[] {
  const values = readers[field](sale).flatMap((value) => value?.trim() || []);
  return [...new Set(values)];
}

const readers: Record<RuleField, Reader> = {
  tag: (sale) => sale.tags,
  channel: (sale) => [sale.channel],
  source: (sale) => [sale.sourceName],
  location: (sale) => (sale.retailLocation ? locationWords(sale.retailLocation) : []),
  country: (sale) => [shippedTo(sale)?.country],
  region: (sale) => [shippedTo(sale)?.region],
  // Books in shop money have one currency for all: the buyer's is what tells orders apart.
  currency: (sale) => [sale.currency, sale.otherCurrency],
  total: (sale) => [formatDecimal(sale.totals.totalMinor, sale.currency)],
  financialStatus: (sale) => statusWords(sale.financialStatus),
  fulfillmentStatus: (sale) => statusWords(sale.fulfillmentStatus),
  gateway: gatewayWords,
  risk: (sale) => [sale.risk.level],
  riskRecommendation: (sale) => [sale.risk.recommendation],
  dispute: (sale) => sale.disputes.flatMap(({ kind, status }) => [kind, ...statusWords(status)]),
  customerTag: (sale) => sale.buyer.customerTags,
  isB2B: (sale) => [String(sale.buyer.purchasingCompany !== null)],
  isGuest: (sale) => [String(sale.buyer.customerId === null)],
  isDraftOrder: (sale) => [String(sale.sourceName === "shopify_draft_order")],
  isTaxExempt: (sale) => [String(sale.buyer.isTaxExempt)],
  company: (sale) => [sale.buyer.purchasingCompany?.name ?? sale.buyer.company],
  discountCode: (sale) => sale.discounts.filter((part) => part.kind === "code").map((part) => part.label),
  sku: (sale) => sale.lines.map((line) => line.sku),
  productType: (sale) => sale.lines.map((line) => line.productType),
  vendor: (sale) => sale.lines.map((line) => line.vendor),
  collection: (sale) => sale.lines.flatMap((line) => line.collections),
  shippingMethod: (sale) =>
    sale.shippingLines.filter((line) => !line.isRemoved).flatMap((line) => [line.title, line.code]),
  paymentTerms: (sale) => (sale.terms ? [sale.terms.name, sale.terms.type] : []),
  note: (sale) => [sale.note],
  attribute: (sale) => sale.attributes.map((part) => `${part.key}=${part.value}`),
  weekday: (sale) => [weekday(sale.processedAt, sale.timeZone)],
};

/** A location is named by its name, its GID or the number at the GID's end. */
export function locationWords(location: { id: string; name: string }): string[] {
  return [location.name, location.id, location.id.split("/").at(-1) ?? location.id];
}

function shippedTo(sale: Sale) {
  return sale.buyer.shippingAddress ?? sale.buyer.billingAddress;
}

/** Shopify writes `PARTIALLY_PAID`, its admin "Partially paid". */
function statusWords(status: string | null): (string | null)[] {
  return [status, status?.replaceAll("_", " ") ?? null];
}

/** Attempts that failed say nothing about how the order is paid. */
function gatewayWords(sale: Sale): string[] {
  return sale.transactions
    .filter((row) => row.status !== "FAILURE" && row.status !== "ERROR")
    .flatMap((row) => [row.gateway, row.gatewayLabel]);
}

function weekday(moment: string, timeZone: string): string | null {
  const date = new Date(moment);
  if (Number.isNaN(date.getTime())) return null;
  try {
    return new Intl.DateTimeFormat("en-US", { timeZone, weekday: "long" }).format(date);
  } catch {
    return new Intl.DateTimeFormat("en-US", { timeZone: "UTC", weekday: "long" }).format(date);
  }
}
