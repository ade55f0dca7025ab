import type { SalesDocumentType } from "#app/domain/accounting/plan.ts";
import { type Fault, failed, ok, type Result } from "#app/domain/faults/fault.ts";
import { maxDocNumberLength, orderNumber } from "#app/domain/mapping/order-number.ts";
import type { Decisions } from "#app/domain/rules/decide.ts";
import type { Sale } from "#app/domain/sale/sale.ts";
import type { Settings } from "#app/domain/settings/settings.ts";

/**
 * The number of a document: prefix, order number, suffix. `WEB-1001`, its first refund `WEB-1001-R1`. More than 21
 * characters are held or shortened by setting; a suffix always finds room, so that a refund never waits for its number.
 */
export function documentNumber(
  { sale, settings, decisions }: { sale: Sale; settings: Settings; decisions: Decisions },
  kind: SalesDocumentType | "journalEntry",
  suffix: string,
): Result<string> {
  const number = prefixOf(settings, decisions, kind) + orderNumber(sale);
  const roomy = maxDocNumberLength - suffix.length;
  if (number.length <= roomy) return ok(number + suffix);
  if (suffix === "" && settings.whenNumberTooLong === "hold") return failed(tooLong(sale, number));
  return ok(number.slice(-roomy) + suffix);
}

function prefixOf(
  settings: Settings,
  decisions: Decisions,
  kind: SalesDocumentType | "journalEntry",
): string {
  const own = kind === "invoice" ? null : settings.prefixes[kind];
  return own ?? decisions.prefix ?? settings.invoicePrefix;
}

function tooLong(sale: Sale, docNumber: string): Fault {
  return { kind: "numberTooLong", subject: `order ${sale.name}`, docNumber, maxLength: maxDocNumberLength };
}
