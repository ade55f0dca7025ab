import type { StoredNode } from "../stored-order.ts";
import { asObject, filledText, optionalList, type RawObject } from "./raw-fields.ts";
import type { Reading } from "./reading.ts";

const LEVELS = ["NONE", "LOW", "MEDIUM", "HIGH", "PENDING"];
const RECOMMENDATIONS = ["NONE", "ACCEPT", "INVESTIGATE", "CANCEL"];
/** What REST's recommendations of single risks amount to as a level. */
const LEVEL_OF = new Map([
  ["ACCEPT", "LOW"],
  ["INVESTIGATE", "MEDIUM"],
  ["CANCEL", "HIGH"],
]);

/**
 * Shopify's word on fraud. REST keeps risks beside orders (`order_risks`, each with a recommendation); exports put them
 * into the order as `risks`, `order_risks`, `risk` (the Admin API's own shape) or a bare `risk_level`.
 */
export function readRisk(reading: Reading): StoredNode {
  const { raw, note } = reading;
  const summary = asObject(raw.risk) ?? {};
  const assessments = optionalList(summary, "assessments", note);
  const risks = [...optionalList(raw, "risks", note), ...optionalList(raw, "order_risks", note)];
  const levels = [...assessments, ...risks, raw].map(levelOf).filter((level) => level !== null);
  const stated = [summary, ...risks].map(recommendationOf).filter((word) => word !== null);
  const highest = Math.max(0, ...stated.map((word) => RECOMMENDATIONS.indexOf(word)));
  return {
    recommendation: RECOMMENDATIONS[highest] ?? "NONE",
    assessments: levels.map((riskLevel) => ({ riskLevel, provider: null, facts: [] })),
  };
}

function recommendationOf(raw: RawObject): string | null {
  const word = (filledText(raw.recommendation) ?? "").trim().toUpperCase();
  return RECOMMENDATIONS.includes(word) ? word : null;
}

/** `risk_level` or `riskLevel` as stated; of a REST risk what its recommendation amounts to. */
function levelOf(raw: RawObject): string | null {
  const word = (filledText(raw.risk_level ?? raw.riskLevel) ?? "").trim().toUpperCase();
  return LEVELS.includes(word) ? word : (LEVEL_OF.get(recommendationOf(raw) ?? "") ?? null);
}
