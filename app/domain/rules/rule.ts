import { z } from "zod";
import { isDecimal } from "#app/domain/rules/compare-decimals.ts";

/** Fields of an order that a rule can look at. Lists (tags, gateways ...) match when one of their values does. */
export const ruleFields = [
  "tag",
  "channel",
  "source",
  "location",
  "country",
  "region",
  "currency",
  "total",
  "financialStatus",
  "fulfillmentStatus",
  "gateway",
  "risk",
  "riskRecommendation",
  "dispute",
  "customerTag",
  "isB2B",
  "isGuest",
  "isDraftOrder",
  "isTaxExempt",
  "company",
  "discountCode",
  "sku",
  "productType",
  "vendor",
  "collection",
  "shippingMethod",
  "paymentTerms",
  "note",
  "attribute",
  "weekday",
] as const;
export type RuleField = (typeof ruleFields)[number];

export const ruleOperators = [
  "is",
  "isNot",
  "isOneOf",
  "contains",
  "startsWith",
  "atLeast",
  "atMost",
  "exists",
] as const;
export type RuleOperator = (typeof ruleOperators)[number];

/** How values of a field compare: by their words, as decimals, as true or false, as steps of risk. */
export type FieldKind = "text" | "amount" | "flag" | "level";
const specialKinds: Partial<Record<RuleField, FieldKind>> = {
  total: "amount",
  risk: "level",
  isB2B: "flag",
  isGuest: "flag",
  isDraftOrder: "flag",
  isTaxExempt: "flag",
};
export function fieldKind(field: RuleField): FieldKind {
  return specialKinds[field] ?? "text";
}

const qboId = z.string().regex(/^\d{1,20}$/, "A QuickBooks id is a number.");

const condition = z
  .strictObject({
    field: z.enum(ruleFields),
    operator: z.enum(ruleOperators),
    /**
     * Text without regard to case; amounts as decimal text; `true` or `false`; several values separated by commas for
     * `isOneOf`. `exists` with `false` holds where there is nothing.
     */
    value: z.string().max(500).default(""),
  })
  .superRefine((condition, context) => {
    const trouble = findTrouble(condition);
    if (trouble) context.addIssue({ code: "custom", path: ["value"], message: trouble });
  });
export type RuleCondition = z.infer<typeof condition>;

/** What would make a condition match every order, or none, unnoticed. */
function findTrouble({ field, operator, value }: RuleCondition): string | null {
  if (operator === "exists") return null;
  if (value.trim() === "") return "A condition needs a value.";
  const kind = fieldKind(field);
  const words = operator === "isOneOf" ? value.split(",").map((word) => word.trim()) : [value.trim()];
  if (kind === "amount" && !words.every(isDecimal)) return "An amount is written like 100 or 99.90.";
  if (kind === "flag" && !words.every((word) => /^(true|false)$/i.test(word))) {
    return "This condition is true or false.";
  }
  return null;
}

const effect = z.strictObject({
  form: z.enum(["invoice", "salesReceipt"]).optional(),
  /** Holds the order with this note. */
  hold: z.string().trim().min(1).max(200).optional(),
  /** Leaves the order out of the books with this note. */
  exclude: z.string().trim().min(1).max(200).optional(),
  classId: qboId.optional(),
  departmentId: qboId.optional(),
  termId: qboId.optional(),
  /** The item of all product lines. */
  itemId: qboId.optional(),
  /** The account that the order's money goes to. */
  depositAccountId: qboId.optional(),
  prefix: z.string().trim().max(15).optional(),
});
export type RuleEffect = z.infer<typeof effect>;
/** Parts of an effect in the order in which they are told. */
export const ruleEffects = effect.keyof().options;

/**
 * If all (or any) of the conditions hold, the effect does. Rules are tried in their order; for each part of the effect
 * the first rule that names it wins.
 */
export const ruleSchema = z.strictObject({
  id: z.string().min(1).max(40),
  name: z.string().trim().min(1, "A rule needs a name.").max(80),
  isOn: z.boolean().default(true),
  match: z.enum(["all", "any"]).default("all"),
  conditions: z.array(condition).min(1, "A rule needs a condition.").max(20),
  effect: effect.refine(
    (value) => Object.values(value).some((part) => part !== undefined),
    "A rule must do something.",
  ),
});
export type Rule = z.infer<typeof ruleSchema>;
