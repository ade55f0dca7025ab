import type { SaleForm } from "#app/domain/accounting/plan.ts";
import { findInTable } from "#app/domain/mapping/lookups/find-in-table.ts";
import { describeCondition, describeEffect, formWords } from "#app/domain/rules/describe-rule.ts";
import { matchRule } from "#app/domain/rules/match-rule.ts";
import { locationWords } from "#app/domain/rules/read-field.ts";
import { type Rule, type RuleEffect, ruleEffects } from "#app/domain/rules/rule.ts";
import type { Sale } from "#app/domain/sale/sale.ts";
import type { Settings } from "#app/domain/settings/settings.ts";

/** What rules and settings decide about one order as a whole. Ids are QBO's; null leaves the matter to the mapping. */
export type Decisions = {
  form: SaleForm;
  /** `why` names the rule. */
  hold: { note: string; why: string } | null;
  exclude: { note: string; why: string } | null;
  classId: string | null;
  /** A rule named the class: it counts for every line, before the class of a product type. */
  isClassByRule: boolean;
  departmentId: string | null;
  termId: string | null;
  itemId: string | null;
  depositAccountId: string | null;
  prefix: string | null;
  /** Who decided what, in words: rules in their order, then the settings. */
  words: string[];
};

/**
 * Tries the rules in their order: for each part of the effect the first rule that names it wins. Where no rule spoke,
 * the settings and their tables do. Pure.
 */
export function decideBySettings(sale: Sale, settings: Settings): Decisions {
  const { won, words } = applyRules(sale, settings.rules);
  const department = won.departmentId ? null : findByOrigin(sale, settings.departments);
  const orderClass = won.classId ? null : findByOrigin(sale, settings.classes);
  return {
    form: won.form?.value ?? settings.form,
    hold: noteOf(won.hold),
    exclude: noteOf(won.exclude),
    classId: won.classId?.value ?? orderClass?.id ?? null,
    isClassByRule: won.classId !== undefined,
    departmentId: won.departmentId?.value ?? department?.id ?? null,
    termId: won.termId?.value ?? null,
    itemId: won.itemId?.value ?? null,
    depositAccountId: won.depositAccountId?.value ?? null,
    prefix: won.prefix?.value ?? null,
    words: [
      ...words,
      ...(won.form ? [] : [`Form ${formWords(settings.form)} by the settings`]),
      ...(orderClass ? [`Class ${orderClass.id} by the settings: ${orderClass.why}`] : []),
      ...(department ? [`Location ${department.id} by the settings: ${department.why}`] : []),
    ],
  };
}

type Won = { [Part in keyof RuleEffect]?: { value: NonNullable<RuleEffect[Part]>; why: string } };

function applyRules(sale: Sale, rules: Rule[]): { won: Won; words: string[] } {
  const won: Won = {};
  const words = rules.flatMap((rule, index) => {
    const met = matchRule(rule, sale);
    if (!met) return [];
    const because = met.map(describeCondition).join(" and ");
    const why = `Rule ${index + 1} «${rule.name}» matched because ${because}`;
    const gained = ruleEffects.flatMap((part) => claim(won, part, rule.effect, why));
    return [`${why}: ${gained.length > 0 ? gained.join(", ") : "earlier rules had decided already"}`];
  });
  return { won, words };
}

/** Gives `part` to this rule unless an earlier one has it; answers what was gained, in words. */
function claim<Part extends keyof RuleEffect>(
  won: Won,
  part: Part,
  effect: RuleEffect,
  why: string,
): string[] {
  const value = effect[part];
  if (value === undefined || won[part] !== undefined) return [];
  Object.assign(won, { [part]: { value, why } });
  return [describeEffect(part, value)];
}

function noteOf(part: { value: string; why: string } | undefined) {
  return part ? { note: part.value, why: part.why } : null;
}

type OriginTables = Record<"byTag" | "byLocation" | "byChannel", Record<string, string>>;

/** The most deliberate word counts first: a tag, then the counter it was sold at, then the channel. */
function findByOrigin(sale: Sale, tables: OriginTables): { id: string; why: string } | null {
  const tag = findInTable(tables.byTag, sale.tags);
  if (tag) return { id: tag.id, why: `tag ${tag.key}` };
  const place = sale.retailLocation
    ? findInTable(tables.byLocation, locationWords(sale.retailLocation))
    : null;
  if (place) return { id: place.id, why: `sold at ${place.key}` };
  const channel = findInTable(tables.byChannel, [sale.channel, sale.sourceName]);
  return channel ? { id: channel.id, why: `channel ${channel.key}` } : null;
}
