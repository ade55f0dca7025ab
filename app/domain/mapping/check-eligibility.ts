import type { Fault } from "#app/domain/faults/fault.ts";
import { dateInZone } from "#app/domain/mapping/document-date.ts";
import { decideBySettings } from "#app/domain/rules/decide.ts";
import { listReceipts } from "#app/domain/sale/list-receipts.ts";
import type { Sale } from "#app/domain/sale/sale.ts";
import type { Settings } from "#app/domain/settings/settings.ts";

export type StandingWord = { kind: "hold" | "exclude" | "push"; note: string } | null;

/**
 * Why a sale does not go out now, or null when it may. A person's word comes first, then what never belongs in books,
 * then the merchant's switches. A sale that is booked already passes the switches that only stop new ones.
 */
export function checkEligibility(
  sale: Sale,
  settings: Settings,
  word: StandingWord,
  isBooked: boolean,
): Fault | null {
  const subject = `order ${sale.name}`;
  if (word?.kind === "exclude") return { kind: "excludedByPerson", subject, note: word.note };
  if (sale.isTest && settings.excludeTestOrders) return { kind: "testOrder", subject };
  if (word?.kind === "hold") return { kind: "heldByPerson", subject, note: word.note };
  if (!settings.isEnabled) return { kind: "syncOff", subject };
  if (isBooked) return null;
  if (isCancelledWithoutMoney(sale)) return { kind: "cancelledUnbooked", subject };
  if (word?.kind === "push") return null;
  const { hold, exclude } = decideBySettings(sale, settings);
  if (exclude) return { kind: "excludedByRule", subject, rule: exclude.why, note: exclude.note };
  if (hold) return { kind: "heldByRule", subject, rule: hold.why, note: hold.note };
  const date = dateInZone(sale.processedAt, sale.timeZone);
  if (settings.startDate && date !== null && date < settings.startDate) {
    return { kind: "beforeStartDate", subject, startDate: settings.startDate };
  }
  return settings.isAutoPush ? null : { kind: "manualPush", subject };
}

function isCancelledWithoutMoney(sale: Sale): boolean {
  return (
    sale.cancelledAt !== null &&
    listReceipts(sale).length === 0 &&
    sale.totals.receivedMinor === 0 &&
    sale.totals.refundedMinor === 0
  );
}
