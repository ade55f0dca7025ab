import type { JobResult, JobWithMetadata, PgBoss } from "pg-boss";
import type { Outcome } from "#app/sync/outcome.ts";
import type { Logger } from "#app/sync/ports.ts";
import type { JobDefinition } from "./job-definition.ts";
import { unwrapJob } from "./job-envelope.ts";
import { settleJob } from "./settle-job.server.ts";

const MAX_WORKERS = 8;
/** Delayed jobs are found by looking, new ones by notification: so long may a due retry wait. */
const POLL_SECONDS = 0.5;

/** What a handler knows of its job besides the payload. `attempt` counts tries before this one. */
export type JobContext = { attempt: number; signal: AbortSignal };
export type JobHandler<Data extends object> = (data: Data, context: JobContext) => Promise<Outcome>;

/**
 * Starts the workers of one kind of job. Batches are fetched and worked on side by side; each job of a batch is
 * settled by its own outcome. One group (shop) gets at most three quarters of the places in this process.
 */
export async function workJobs<Data extends object>(
  deps: { boss: PgBoss; log: Logger },
  definition: JobDefinition<Data>,
  handler: JobHandler<Data>,
): Promise<void> {
  const { boss } = deps;
  const { name, concurrency } = definition;
  const workers = Math.min(MAX_WORKERS, concurrency);
  const batchSize = Math.ceil(concurrency / workers);
  const options = {
    batchSize,
    burstWhenBatchFull: batchSize > 1,
    pollingIntervalSeconds: POLL_SECONDS,
    notifyPollingIntervalSeconds: POLL_SECONDS,
    localGroupConcurrency: Math.max(1, Math.floor((concurrency * 3) / 4)),
    perJobResults: true,
    includeMetadata: true,
  } as const;
  for (let index = 0; index < workers; index += 1) {
    let workerId: string | null = null;
    workerId = await boss.work<object, unknown, typeof options>(name, options, async (jobs) => {
      const results = await Promise.all(jobs.map((job) => workOne(deps, definition, handler, job)));
      // A batch cut short by the group limit would make pg-boss pause; there may be more to fetch at once.
      if (workerId !== null) boss.notifyWorker(workerId);
      return results;
    });
  }
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
