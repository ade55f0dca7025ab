import { compareDecimals } from "#app/domain/rules/compare-decimals.ts";
import { foldWords } from "#app/domain/rules/fold-words.ts";
import { readField } from "#app/domain/rules/read-field.ts";
import {
  type FieldKind,
  fieldKind,
  type Rule,
  type RuleCondition,
  type RuleOperator,
} from "#app/domain/rules/rule.ts";
import type { Sale } from "#app/domain/sale/sale.ts";

/** Whether `rule` holds for `sale`: the conditions that made it hold, or null when it does not. */
export function matchRule(rule: Rule, sale: Sale): RuleCondition[] | null {
  if (!rule.isOn) return null;
  const met = rule.conditions.filter((condition) => isMet(condition, sale));
  const holds = rule.match === "any" ? met.length > 0 : met.length === rule.conditions.length;
  return holds ? met : null;
}

/** Whether one condition holds. A field with several values meets it when one of them does; `isNot` wants none of them. */
export function isMet(condition: RuleCondition, sale: Sale): boolean {
  const values = readField(condition.field, sale);
  return tests[condition.operator](values, condition.value.trim(), fieldKind(condition.field));
}

type Test = (values: string[], wanted: string, kind: FieldKind) => boolean;

const tests: Record<RuleOperator, Test> = {
  is: (values, wanted, kind) => values.some((value) => isSame(value, wanted, kind)),
  isNot: (values, wanted, kind) => !values.some((value) => isSame(value, wanted, kind)),
  isOneOf: (values, wanted, kind) =>
    listed(wanted).some((word) => values.some((value) => isSame(value, word, kind))),
  contains: (values, wanted) => values.some((value) => foldWords(value).includes(foldWords(wanted))),
  startsWith: (values, wanted) => values.some((value) => foldWords(value).startsWith(foldWords(wanted))),
  atLeast: (values, wanted, kind) => values.some((value) => atLeast(compare(value, wanted, kind))),
  atMost: (values, wanted, kind) => values.some((value) => atLeast(compare(wanted, value, kind))),
  exists: (values, wanted, kind) => isThere(values, kind) !== (foldWords(wanted) === "false"),
};

function isThere(values: string[], kind: FieldKind): boolean {
  return kind === "flag" ? values.includes("true") : values.length > 0;
}

function isSame(value: string, wanted: string, kind: FieldKind): boolean {
  return kind === "amount" ? compareDecimals(value, wanted) === 0 : foldWords(value) === foldWords(wanted);
}

function listed(words: string): string[] {
  return words
    .split(",")
    .map((word) => word.trim())
    .filter((word) => word !== "");
}

const atLeast = (comparison: number | null): boolean => comparison !== null && comparison >= 0;

const LEVELS = ["none", "low", "medium", "high"];

/** Null where two values have no order: words, and a risk that is still being assessed. */
function compare(a: string, b: string, kind: FieldKind): number | null {
  if (kind !== "level") return compareDecimals(a, b);
  const left = LEVELS.indexOf(foldWords(a));
  const right = LEVELS.indexOf(foldWords(b));
  return left < 0 || right < 0 ? null : left - right;
}
