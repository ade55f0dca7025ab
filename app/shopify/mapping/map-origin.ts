import type { Sale } from "#app/domain/sale/sale.ts";
import { cleanField, mapAttributes } from "#app/shopify/mapping/clean-field.ts";
import type { ShopifyOrigin } from "#app/shopify/wire/origin-wire.ts";

type Origin = Pick<
  Sale,
  | "sourceName"
  | "channel"
  | "retailLocation"
  | "purchaseOrderNumber"
  | "note"
  | "attributes"
  | "tags"
  | "risk"
  | "disputes"
  | "merchantOfRecord"
  | "terms"
>;

/** How an order came, what was agreed about its payment, and what Shopify thinks of it. */
export function mapOrigin(order: ShopifyOrigin): Origin {
  const { retailLocation: place, merchantOfRecordApp } = order;
  return {
    sourceName: cleanField(order.sourceName),
    channel: cleanField(order.app?.name),
    retailLocation: place ? { id: place.id, name: place.name } : null,
    purchaseOrderNumber: cleanField(order.poNumber),
    note: cleanField(order.note),
    attributes: mapAttributes(order.customAttributes),
    tags: order.tags,
    risk: mapRisk(order.risk),
    disputes: order.disputes.map(({ id, initiatedAs, status }) => ({ id, kind: initiatedAs, status })),
    // An app without a name owes the taxes none the less.
    merchantOfRecord: merchantOfRecordApp
      ? (cleanField(merchantOfRecordApp.name) ?? merchantOfRecordApp.id)
      : null,
    terms: mapTerms(order.paymentTerms),
  };
}

type RiskLevel = Sale["risk"]["level"];

/** HIGH is the last word; below it an assessment that still runs may turn out higher than those that have ended. */
const riskLevels: RiskLevel[] = ["NONE", "LOW", "MEDIUM", "PENDING", "HIGH"];

function mapRisk(risk: ShopifyOrigin["risk"]): Sale["risk"] {
  const ranks = risk.assessments.map(({ riskLevel }) => riskLevels.indexOf(riskLevel));
  return {
    recommendation: risk.recommendation,
    level: riskLevels[Math.max(0, ...ranks)] ?? "NONE",
  };
}

/**
 * Terms with the day on which the last part that is still open is due; once all is paid the last part's, so that
 * paying an invoice does not take away its due date.
 */
function mapTerms(terms: ShopifyOrigin["paymentTerms"]): Sale["terms"] {
  if (!terms) return null;
  const schedules = terms.paymentSchedules.nodes;
  const open = schedules.filter((schedule) => schedule.completedAt === null);
  const days = (open.length > 0 ? open : schedules).flatMap(({ dueAt }) => dueAt ?? []);
  days.sort((a, b) => Date.parse(a) - Date.parse(b));
  return {
    name: terms.paymentTermsName,
    type: terms.paymentTermsType,
    dueInDays: terms.dueInDays,
    dueAt: days.at(-1) ?? null,
  };
}
