import { type Choice, findInTable } from "#app/domain/mapping/lookups/find-in-table.ts";
import type { Decisions } from "#app/domain/rules/decide.ts";
import type { Sale } from "#app/domain/sale/sale.ts";
import type { Settings } from "#app/domain/settings/settings.ts";

/** The QBO terms of an order: a rule's, else those listed for the name (or type, such as `NET`) of Shopify's terms. */
export function chooseTerm(sale: Pick<Sale, "terms">, settings: Settings, decisions: Decisions): Choice {
  if (decisions.termId) return { id: decisions.termId, mapping: `rule: terms ${decisions.termId}` };
  const found = findInTable(settings.terms, [sale.terms?.name, sale.terms?.type]);
  return found ? { id: found.id, mapping: `terms mapping: ${found.key}` } : { id: null, mapping: "no terms" };
}
