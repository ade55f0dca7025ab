import { dateInZone } from "#app/domain/mapping/document-date.ts";
import type { Sale } from "#app/domain/sale/sale.ts";

/**
 * The day of the last thing that changed what was sold, in the shop's time zone: the date of a document that books the
 * difference. Read from the sale, not from the clock, so that a repeat makes the same document.
 */
export function changeDay(sale: Pick<Sale, "agreements" | "processedAt" | "updatedAt" | "timeZone">): string {
  const moments = sale.agreements.map((agreement) => agreement.happenedAt);
  const days = (moments.length > 0 ? moments : [sale.updatedAt, sale.processedAt])
    .map((moment) => dateInZone(moment, sale.timeZone))
    .filter((day) => day !== null);
  return days.toSorted().at(-1) ?? "";
}
