import type { Sale } from "#app/domain/sale/sale.ts";

const kinds: Record<string, string> = { CHARGEBACK: "chargeback", INQUIRY: "inquiry of the buyer's bank" };
const states: Record<string, string> = {
  NEEDS_RESPONSE: "waits for your response",
  UNDER_REVIEW: "is under review",
  ACCEPTED: "was accepted",
  LOST: "was lost",
  WON: "was won",
  PREVENTED: "was prevented",
};

/**
 * Disputes of an order in words, for who looks at how it is booked. They change no document of the order: the bank takes
 * and gives back the money with a pay-out, where it is an event of its own.
 */
export function describeDisputes({ disputes }: Pick<Sale, "disputes">): string[] {
  return disputes.map(({ kind, status }) => {
    const what = kinds[kind] ?? "dispute";
    const state = states[status] ?? `has the status ${status}`;
    return `A ${what} ${state}: its money moves with a pay-out, so the order stays booked as it was sold`;
  });
}
