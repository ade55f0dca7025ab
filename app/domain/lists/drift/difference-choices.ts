import type { FieldPolicy, FieldValue } from "#app/domain/lists/merge-fields.ts";

/** What a person may do about a field that differs: one side's value goes to the other, or both stay as they are. */
export const differenceChoices = ["shopify", "quickbooks", "leave"] as const;
export type DifferenceChoice = (typeof differenceChoices)[number];

type Difference = {
  shopify: FieldValue;
  quickbooks: FieldValue;
  flow: FieldPolicy["flow"];
  isConflict: boolean;
};

/**
 * Which choices there are: what the settings let be written, and leaving it, unless both sides wait for a word. Under a flow
 * to QuickBooks alone an edit there can be undone (`shopify`) or left.
 */
export function choicesOf({ flow, isConflict }: Pick<Difference, "flow" | "isConflict">): DifferenceChoice[] {
  return differenceChoices.filter((choice) => {
    if (choice === "leave") return !isConflict;
    return flow === "both" || flow === choice;
  });
}

/**
 * What both sides have to be taken to have agreed on, so that the next merge writes the chosen side's value: the other
 * side's, as then only the chosen one has changed.
 */
export function agreedFor(choice: Exclude<DifferenceChoice, "leave">, difference: Difference): FieldValue {
  return choice === "shopify" ? difference.quickbooks : difference.shopify;
}
