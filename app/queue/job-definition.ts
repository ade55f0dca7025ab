import type { z } from "zod";

/** What a kind of job is: its payload and its limits. */
export type JobDefinition<Data extends object> = {
  name: string;
  schema: z.ZodType<Data>;
  /** Jobs of one shop worked on at a time in this process; a third more workers serve the others. */
  concurrency: number;
  /** Tries before an `Outcome` of `retry` becomes a failure; left out: no end, the fault's policy decides. */
  attempts?: number;
  /** How long one try may take before it counts as lost; 300 seconds when left out. */
  expireSeconds?: number;
};

/** One job to be sent. */
export type JobRequest = {
  data: object;
  /** Jobs of a group share the workers fairly with others; `data.shop` when left out. */
  group?: string;
  /** Higher goes first; see `jobPriority`. */
  priority?: number;
  startAfterMs?: number;
};

/** Live events go before what a run or a back-fill found: one shop's thousands never delay another's new order. */
export const jobPriority = { live: 100, person: 50, sweep: 0, backfill: -50 } as const;

/** Runs SQL on one connection, so that jobs are stored in the caller's transaction. */
export type TransactionClient = {
  query(text: string, values?: unknown[]): Promise<{ rows: Record<string, unknown>[] }>;
};
