import type { JobResult, JobWithMetadata, PgBoss } from "pg-boss";
import { z } from "zod";
import type { Outcome } from "#app/sync/outcome.ts";
import type { Logger } from "#app/sync/ports.ts";
import type { JobDefinition } from "./job-definition.ts";
import { type JobEnvelope, wrapJob } from "./job-envelope.ts";

type Claimed = JobWithMetadata<unknown>;

/**
 * Turns the fate a job returned into pg-boss's terms: done and skip complete it, stop fails it for good, retry and
 * snooze complete it and send it again later in one transaction. Only retry spends an attempt.
 */
export async function settleJob(
  deps: { boss: PgBoss; log: Logger },
  definition: JobDefinition<object>,
  claimed: Claimed,
  envelope: JobEnvelope,
  outcome: Outcome,
): Promise<JobResult> {
  const { id } = claimed;
  switch (outcome.kind) {
    case "done":
    case "skip":
      return { id, status: "completed", output: outcome };
    case "stop":
      deps.log.warn("job stopped", { job: definition.name, id, fault: outcome.fault.kind });
      return { id, status: "deadletter", output: outcome };
    case "retry":
      if (definition.attempts !== undefined && envelope.attempt + 1 >= definition.attempts) {
        deps.log.warn("job out of attempts", { job: definition.name, id, fault: outcome.fault.kind });
        return { id, status: "deadletter", output: outcome };
      }
      await sendAgain(deps.boss, claimed, wrapJob(envelope.payload, envelope.attempt + 1), outcome);
      return { id, status: "completed", output: outcome };
    case "snooze":
      await sendAgain(deps.boss, claimed, envelope, outcome);
      return { id, status: "completed", output: outcome };
  }
}

const settled = z.object({ affected: z.number() });

async function sendAgain(
  boss: PgBoss,
  claimed: Claimed,
  envelope: JobEnvelope,
  outcome: Extract<Outcome, { afterMs: number }>,
): Promise<void> {
  const transaction = await boss.getDb().beginTransaction?.();
  if (transaction === undefined) throw new Error("The queue's database connection offers no transactions.");
  const { db } = transaction;
  try {
    const attempt = { id: claimed.id, retryCount: claimed.retryCount };
    const { affected } = settled.parse(await boss.complete(claimed.name, attempt, outcome, { db }));
    // None: the claim had lapsed and another worker has the job by now; sending it again would make two.
    if (affected > 0) {
      const group = claimed.groupId ? { group: { id: claimed.groupId } } : {};
      const startAfter = outcome.afterMs > 0 ? { startAfter: outcome.afterMs / 1000 } : {};
      const options = { priority: claimed.priority, ...group, ...startAfter, db };
      await boss.send(claimed.name, envelope, options);
    }
    await transaction.commit();
  } catch (error) {
    await transaction.rollback();
    throw error;
  }
}
