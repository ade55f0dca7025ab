import { describeCondition, describeEffect } from "#app/domain/rules/describe-rule.ts";
import { type Rule, ruleEffects } from "#app/domain/rules/rule.ts";
import type { RuleView } from "./rules-section.tsx";

/** `If source is pos and total is at least 100: form sales receipt.` */
export function ruleView({ id, name, isOn, match, conditions, effect }: Rule): RuleView {
  const joint = match === "any" ? " or " : " and ";
  const parts = ruleEffects.flatMap((part) => {
    const value = effect[part];
    return value === undefined ? [] : [describeEffect(part, value)];
  });
  return {
    id,
    name,
    isOn,
    words: `If ${conditions.map(describeCondition).join(joint)}: ${parts.join(", ")}.`,
  };
}
