import type { Actor } from "#app/domain/record/record-status.ts";
import type { Queryable } from "../transaction.server.ts";

/** Stores jobs in the transaction of `client`; the queue adapter provides it. */
export type EnqueueJobs = (
  name: string,
  jobs: readonly { data: object; priority?: number; startAfterMs?: number }[],
  client: Queryable,
) => Promise<void>;

/** The job that brings a run one step on; its payload is `{ shop, id, turn }`. */
export const RUN_STEP = "run-step";

/** The job that checks some more lines of a file of links; its payload is `{ shop, id }`. */
export const LINKS_FILE_STEP = "links-file-step";

/** The job that looks some further for what stands in the books, or links what a person wants; its payload is `{ shop, id }`. */
export const ADOPTION_STEP = "adoption-step";

/** The job by which a record is considered; its payload is `{ shop, kind, id }`. */
export const CONSIDER_RECORD = "consider-record";

/** The job that pulls QuickBooks' lists; its payload is `{ shop, why, imported? }`. */
export const REFRESH_LISTS = "refresh-lists";

const MANY = 100;
/** Work that a run asked for goes after everything that just happened, in every shop. */
export const backfillPriority = -50;

/**
 * Who wishes decides who goes first: something that just happened, then a person, then a run. A person's or a
 * Flow's wish for very many records is a back-fill and goes last.
 */
export function wishPriority(actor: Actor, count: number): number {
  if (count > MANY) return backfillPriority;
  return { webhook: 100, flow: 100, user: 50, system: 0, sweep: 0 }[actor.kind];
}
