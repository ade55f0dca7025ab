import { z } from "zod";
import { recordKinds } from "#app/domain/record/record-status.ts";
import {
  type Run,
  runKinds,
  runProgressSchema,
  runResults,
  runSourceSchema,
  runStates,
} from "#app/domain/runs/run.ts";
import { storedActor, storedReason } from "./record-row.ts";

const runRow = z.object({
  id: z.string(),
  shop: z.string(),
  kind: z.enum(runKinds),
  record_kind: z.enum(recordKinds),
  source: runSourceSchema,
  note: z.string(),
  state: z.enum(runStates),
  progress: runProgressSchema.nullable(),
  wanted: z.number(),
  taken: z.number(),
  results: z.partialRecord(z.enum(runResults), z.number()),
  reason: storedReason,
  attempts: z.number(),
  turn: z.number(),
  actor_kind: storedActor.shape.kind,
  actor_name: z.string(),
  created_at: z.date(),
  prepared_at: z.date().nullable(),
  updated_at: z.date(),
  finished_at: z.date().nullable(),
  needs_confirmation: z.boolean(),
});

/**
 * Reads a row of `run`.
 *
 * @throws ZodError when the stored row is not of our shape.
 */
export function parseRunRow(row: unknown): Run {
  const parsed = runRow.parse(row);
  const { id, shop, kind, source, note, state, progress, wanted, taken, results, reason, attempts, turn } =
    parsed;
  return {
    id,
    shop,
    kind,
    recordKind: parsed.record_kind,
    source,
    note,
    state,
    progress,
    isPrepared: parsed.prepared_at !== null,
    wanted,
    taken,
    results,
    reason,
    attempts,
    turn,
    actor: { kind: parsed.actor_kind, name: parsed.actor_name },
    createdAt: parsed.created_at,
    updatedAt: parsed.updated_at,
    finishedAt: parsed.finished_at,
    needsConfirmation: parsed.needs_confirmation,
  };
}
