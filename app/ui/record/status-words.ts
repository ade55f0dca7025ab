import type { BadgeProps } from "@shopify/polaris";
import type { RecordStatus } from "#app/domain/record/record-status.ts";

type StatusWords = {
  tone: NonNullable<BadgeProps["tone"]> | null;
  progress: NonNullable<BadgeProps["progress"]> | null;
  meaning: string;
};

/** How each status looks and what it means, in one sentence. */
export const statusWords: Record<RecordStatus, StatusWords> = {
  Synchronized: {
    tone: "success",
    progress: "complete",
    meaning: "Booked in QuickBooks, equal to the cent.",
  },
  Queued: { tone: "info", progress: "partiallyComplete", meaning: "Goes out with the next run." },
  Held: { tone: "warning", progress: "incomplete", meaning: "Waits for a person, with the reason." },
  Failed: {
    tone: "critical",
    progress: "incomplete",
    meaning: "Could not be booked; cause and fix are shown.",
  },
  Changed: {
    tone: "attention",
    progress: "partiallyComplete",
    meaning: "Booked, and different in Shopify since.",
  },
  Excluded: { tone: null, progress: null, meaning: "Stays out of the books, by a rule or a person." },
  Unsynchronized: { tone: null, progress: "incomplete", meaning: "Not sent yet, and not waiting to be." },
};

/** The order in which statuses are shown: trouble first, then what moves, then what rests. */
export const statusOrder: readonly RecordStatus[] = [
  "Failed",
  "Held",
  "Changed",
  "Queued",
  "Synchronized",
  "Excluded",
  "Unsynchronized",
];
