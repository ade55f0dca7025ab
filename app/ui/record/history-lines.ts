import type { Actor, Reason, RecordStatus } from "#app/domain/record/record-status.ts";
import { kindWords, type ListedKind } from "./kind-words.ts";

/** One line of a record's history. Plain data. */
export type HistoryLine = {
  key: string;
  at: string;
  status: RecordStatus;
  reasonTitle: string | null;
  actor: string;
};
export type HistoryFacts = { at: Date; status: RecordStatus; reason: Reason | null; actor: Actor };

/** Picks what a timeline shows, newest first as it comes. */
export function historyLines(history: readonly HistoryFacts[], kind: ListedKind): HistoryLine[] {
  return history.map(({ at, status, reason, actor }, index) => ({
    key: String(history.length - index),
    at: at.toISOString(),
    status,
    reasonTitle: reason?.title ?? null,
    actor: actorText(actor, kind),
  }));
}

function actorText({ kind, name }: Actor, record: ListedKind): string {
  switch (kind) {
    case "webhook":
      return `Shopify told us about the ${kindWords[record].one}`;
    case "sweep":
      return "Scheduled run";
    case "system":
      return name || "Plumbline";
    case "flow":
      return name ? `Shopify Flow: ${name}` : "Shopify Flow";
    case "user":
      return name || "Staff";
  }
}
