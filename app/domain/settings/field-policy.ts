import { z } from "zod";
import type { FieldPolicy } from "#app/domain/lists/merge-fields.ts";

/**
 * Who may write a group of fields of a linked entry, as a merchant chooses it in one field. `shopify` and `quickbooks`
 * go one way; the `both` ones follow whoever changed it last and name who wins when both did; `none` leaves the fields
 * alone once the entry is there.
 */
export const fieldPolicies = [
  "shopify",
  "quickbooks",
  "bothShopify",
  "bothQuickBooks",
  "bothAsk",
  "none",
] as const;
export type FieldPolicyName = (typeof fieldPolicies)[number];

export const fieldPolicySchema = z.enum(fieldPolicies);

const policies: Record<FieldPolicyName, FieldPolicy> = {
  shopify: { flow: "shopify", whenBoth: "shopify" },
  quickbooks: { flow: "quickbooks", whenBoth: "quickbooks" },
  bothShopify: { flow: "both", whenBoth: "shopify" },
  bothQuickBooks: { flow: "both", whenBoth: "quickbooks" },
  bothAsk: { flow: "both", whenBoth: "ask" },
  none: { flow: "none", whenBoth: "ask" },
};

/** The policy of a chosen name, as `mergeFields` takes it. */
export const fieldPolicy = (name: FieldPolicyName): FieldPolicy => policies[name];
