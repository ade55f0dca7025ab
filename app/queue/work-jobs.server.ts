import type { JobResult, JobWithMetadata, PgBoss } from "pg-boss";
import type { Outcome } from "#app/sync/outcome.ts";
import type { Logger } from "#app/sync/ports.ts";
import type { JobDefinition } from "./job-definition.ts";
import { unwrapJob } from "./job-envelope.ts";
import { settleJob } from "./settle-job.server.ts";

/** Two, because pg-boss only goes on fetching without a pause while batches of more than one come back full. */
const BATCH_SIZE = 2;
/** Delayed jobs are found by looking, new ones by notification: so long may a due retry wait. */
const POLL_SECONDS = 0.5;

/** What a handler knows of its job besides the payload. `attempt` counts tries before this one. */
export type JobContext = { attempt: number; signal: AbortSignal };
export type JobHandler<Data extends object> = (data: Data, context: JobContext) => Promise<Outcome>;

/**
 * Starts the workers of one kind of job; each job of a batch is settled by its own outcome. A group (shop) has at
 * most `concurrency` jobs going in this process. There are a third more workers than that, so that however many
 * jobs one shop has, and however long they take, another shop's job finds a worker.
 */
export async function workJobs<Data extends object>(
  deps: { boss: PgBoss; log: Logger },
  definition: JobDefinition<Data>,
  handler: JobHandler<Data>,
): Promise<void> {
  const { name, concurrency } = definition;
  const options = {
    batchSize: BATCH_SIZE,
    burstWhenBatchFull: true,
    pollingIntervalSeconds: POLL_SECONDS,
    notifyPollingIntervalSeconds: POLL_SECONDS,
    localConcurrency: concurrency + Math.ceil(concurrency / 3),
    localGroupConcurrency: concurrency,
    perJobResults: true,
    includeMetadata: true,
  } as const;
  await deps.boss.work<object, unknown, typeof options>(name, options, (jobs) =>
    Promise.all(jobs.map((job) => workOne(deps, definition, handler, job))),
  );
}

async function workOne<Data extends object>(
  deps: { boss: PgBoss; log: Logger },
  definition: JobDefinition<Data>,
  handler: JobHandler<Data>,
  job: JobWithMetadata<object>,
): Promise<JobResult> {
  const { log } = deps;
  try {
    const envelope = unwrapJob(job.data);
    const parsed = definition.schema.safeParse(envelope.payload);
    if (!parsed.success) {
      log.error("job payload refused", { job: definition.name, id: job.id, issues: parsed.error.issues });
      return { id: job.id, status: "deadletter", output: { kind: "refused" } };
    }
    const outcome = await handler(parsed.data, { attempt: envelope.attempt, signal: job.signal });
    return await settleJob(deps, definition, job, envelope, outcome);
  } catch (error) {
    // Expected trouble is an outcome: this is a programmer's mistake, or a database that went away.
    log.error("job threw", { job: definition.name, id: job.id, retryCount: job.retryCount, error });
    return { id: job.id, status: "failed", output: { message: String(error) } };
  }
}
