import type { Fault } from "#app/domain/faults/fault.ts";
import { checkEligibility, type StandingWord } from "#app/domain/mapping/check-eligibility.ts";
import type { DraftSale } from "#app/domain/sale/draft-sale.ts";
import type { Settings } from "#app/domain/settings/settings.ts";

/** How a draft stands in the books: as an estimate, or as the order that it became. */
export type BookedDraft = { isEstimated: boolean; isOrderBooked: boolean };

/** Why a draft order gets no estimate now, or null when it may: what bars an order bars its draft, too. */
export function checkDraft(
  { sale, completedAt }: DraftSale,
  settings: Settings,
  word: StandingWord,
  { isEstimated, isOrderBooked }: BookedDraft,
): Fault | null {
  const subject = `draft order ${sale.name}`;
  if (!isEstimated && settings.draftOrders === "leave") return draftsLeft(subject);
  const barred = checkEligibility(sale, settings, word, isEstimated);
  if (barred) return { ...barred, subject };
  if (isEstimated) return null;
  if (isOrderBooked) {
    return { kind: "excludedByRule", subject, rule: "Draft orders", note: "its order is booked already" };
  }
  if (settings.estimateDate === "completed" && completedAt === null) {
    const note = "an estimate is dated when its draft is completed, and this one is open";
    return { kind: "heldByRule", subject, rule: "Draft orders", note };
  }
  return null;
}

/** The merchant leaves draft orders alone. */
export function draftsLeft(subject: string): Fault {
  return { kind: "excludedByRule", subject, rule: "Draft orders", note: "they are left alone by setting" };
}
