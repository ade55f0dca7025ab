import { z } from "zod";
import {
  type Actor,
  type Reason,
  type RecordKind,
  recordStatuses,
} from "#app/domain/record/record-status.ts";

/**
 * What a run does with its records. `push`, `retry`, `hold`, `release`, `exclude`: a person's word, as from a list. `find`: makes the
 * shop's entries known here and sends nothing. `backfill`: orders from a day on. `import`: entries of QuickBooks' lists.
 */
export const runKinds = [
  "push",
  "retry",
  "hold",
  "release",
  "exclude",
  "find",
  "backfill",
  "import",
] as const;
export type RunKind = (typeof runKinds)[number];

/**
 * `preparing` looks for its records, `running` works on them; `ready` knows them all and waits for a person's word, `paused`
 * stopped by it on the way.
 */
export const runStates = ["preparing", "ready", "running", "paused", "done", "failed", "cancelled"] as const;
export type RunState = (typeof runStates)[number];
export const openRunStates: readonly RunState[] = ["preparing", "ready", "running", "paused"];

/** Where the records of a run come from. */
export const runSourceSchema = z.discriminatedUnion("from", [
  /** Named one by one when it was started. */
  z.object({ from: z.literal("ids") }),
  /** Whatever stands in the list of this app with these statuses and this search. */
  z.object({
    from: z.literal("records"),
    statuses: z.array(z.enum(recordStatuses)),
    search: z.string(),
  }),
  /** Everything that Shopify has; orders of these days (YYYY-MM-DD, both included) in the shop's time zone. */
  z.object({
    from: z.literal("shop"),
    since: z.iso.date().nullable(),
    until: z.iso.date().nullable(),
    timeZone: z.string(),
  }),
  /** Everything that QuickBooks has. */
  z.object({ from: z.literal("books") }),
]);
export type RunSource = z.infer<typeof runSourceSchema>;

/**
 * How far the search for the records is. `bulk`: Shopify writes a list of them (`operationId`), which is then read from `url`
 * at byte `position`; `found` is what Shopify says to have listed. `pages`: asked for page by page, in the order of ids.
 */
export const runProgressSchema = z.discriminatedUnion("by", [
  z.object({ by: z.literal("pages"), after: z.string().nullable() }),
  z.object({
    by: z.literal("bulk"),
    operationId: z.string().nullable(),
    url: z.string().nullable(),
    position: z.number().int(),
    found: z.number().int(),
    waitingSince: z.iso.datetime(),
  }),
]);
export type RunProgress = z.infer<typeof runProgressSchema>;

/** Where an answered record of a run stood then; `unknown`: there was no such record. */
export const runResults = [...recordStatuses, "unknown"] as const;
export type RunResult = (typeof runResults)[number];
export type RunCounts = Partial<Record<RunResult, number>>;

export type RunTask = {
  kind: RunKind;
  recordKind: RecordKind;
  source: RunSource;
  note: string;
  /** A person sees what it would do before it does it. */
  needsConfirmation: boolean;
};

/** Long work that a person started. */
export type Run = RunTask & {
  id: string;
  shop: string;
  state: RunState;
  progress: RunProgress | null;
  isPrepared: boolean;
  /** Records of the run; final once it is prepared. */
  wanted: number;
  /** Those of them that were asked to be considered. */
  taken: number;
  results: RunCounts;
  /** Why it failed. */
  reason: Reason | null;
  /** Tries of its present step. */
  attempts: number;
  turn: number;
  actor: Actor;
  createdAt: Date;
  updatedAt: Date;
  finishedAt: Date | null;
};

export const isOpen = ({ state }: Pick<Run, "state">): boolean => openRunStates.includes(state);

/** Answered records over all results. */
export const answeredOf = ({ results }: Pick<Run, "results">): number =>
  Object.values(results).reduce((sum, count) => sum + count, 0);
