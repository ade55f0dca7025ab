import type pg from "pg";
import { PgBoss, systemClock, type Clock as TimerClock } from "pg-boss";
import { z } from "zod";
import type { Logger } from "#app/sync/ports.ts";
import type { JobDefinition, JobRequest, TransactionClient } from "./job-definition.ts";
import { toInsert } from "./job-envelope.ts";
import { type JobHandler, workJobs } from "./work-jobs.server.ts";

/** Apart from our tables, so that pg-boss can migrate its own. */
export const QUEUE_SCHEMA = "pgboss";
const POOL_SIZE = 10;
/** A worker that died is noticed when its heartbeat is late and the monitor looks: within 30 seconds. */
const HEARTBEAT_SECONDS = 20;
const MONITOR_SECONDS = 10;
const EXPIRE_SECONDS = 300;
const KEEP_COMPLETED_SECONDS = 3_600;
/** Tries of a job whose handler threw or whose worker died; outcomes do not count here. */
const CRASH_RETRIES = 10;
/** After so many new rows the planner's old statistics make every fetch several times slower. */
const ANALYZE_AFTER = 1_000;
const ANALYZE_DELAY_MS = 500;
const STOP_TIMEOUT_MS = 30_000;

export type QueueOptions = {
  /** Where the queue's own connections go. */
  connection: pg.PoolConfig;
  definitions: readonly Pick<JobDefinition<object>, "name" | "expireSeconds">[];
  log: Logger;
  /** Timers and time of pg-boss; a simulation gives its TestClock. */
  timers?: TimerClock;
};

/** The work that is left, without pg-boss's own. */
export type QueueLoad = { dueNow: number; active: number; later: number; nextDueAt: Date | null };

/** The durable job queue on the app's own database. */
export type Queue = ReturnType<typeof createQueue>;

/** Makes the queue; nothing happens before `start`. */
export function createQueue({ connection, definitions, log, timers = systemClock }: QueueOptions) {
  const boss = new PgBoss({
    ...pickConnection(connection),
    schema: QUEUE_SCHEMA,
    max: POOL_SIZE,
    application_name: "plumbline queue",
    clock: timers,
    useListenNotify: true,
    superviseIntervalSeconds: MONITOR_SECONDS,
    monitorIntervalSeconds: MONITOR_SECONDS,
  });
  boss.on("error", (error) => log.error("queue error", { error }));
  boss.on("warning", (warning) => log.warn("queue warning", { message: warning.message }));
  const analyze = createAnalyzer(boss, timers, log);

  const enqueueMany = async (
    name: string,
    requests: readonly JobRequest[],
    client?: TransactionClient,
  ): Promise<void> => {
    if (requests.length === 0) return;
    await boss.insert(name, requests.map(toInsert), client === undefined ? {} : { db: executor(client) });
    analyze(requests.length);
  };

  return {
    /** Installs or migrates the queue's schema and makes the queues. */
    start: async (): Promise<void> => {
      await boss.start();
      for (const definition of definitions) await declareQueue(boss, definition);
    },
    takeBack: (): Promise<void> => takeBack(boss),
    /** Takes no new jobs, waits up to 30 seconds for running ones, then closes. */
    stop: (): Promise<void> => boss.stop({ graceful: true, timeout: STOP_TIMEOUT_MS }),
    /** Stores one job; in the caller's transaction when its client is given. */
    enqueue: (
      name: string,
      data: object,
      options: Omit<JobRequest, "data"> & { client?: TransactionClient } = {},
    ): Promise<void> => {
      const { client, ...request } = options;
      return enqueueMany(name, [{ data, ...request }], client);
    },
    /** Stores many jobs in one statement; in the caller's transaction when its client is given. */
    enqueueMany,
    /** Works on a kind of job in this process from now on. */
    work: <Data extends object>(definition: JobDefinition<Data>, handler: JobHandler<Data>): Promise<void> =>
      workJobs({ boss, log }, definition, handler),
    /** Sends a job at every time of a cron expression (UTC), once over all processes. */
    schedule: (name: string, cron: string, data: object): Promise<void> =>
      boss.schedule(name, cron, { payload: data, attempt: 0 }),
    readLoad: (): Promise<QueueLoad> => readLoad(boss),
    /** Nothing runs and nothing is due now; jobs for later may wait. */
    isIdle: async (): Promise<boolean> => {
      const load = await readLoad(boss);
      return load.dueNow === 0 && load.active === 0;
    },
  };
}

async function declareQueue(
  boss: PgBoss,
  { name, expireSeconds }: Pick<JobDefinition<object>, "name" | "expireSeconds">,
): Promise<void> {
  const options = {
    notify: true,
    heartbeatSeconds: HEARTBEAT_SECONDS,
    expireInSeconds: expireSeconds ?? EXPIRE_SECONDS,
    deleteAfterSeconds: KEEP_COMPLETED_SECONDS,
    retryLimit: CRASH_RETRIES,
    retryDelay: 1,
    retryBackoff: true,
    retryDelayMax: 300,
  };
  await boss.createQueue(name, options);
  // An existing queue keeps the options it was made with.
  await boss.updateQueue(name, options);
}

/**
 * Puts the jobs that stand as being worked on, and those that wait after a failed try, back to be worked on now.
 * For a start at which nobody else works on this database: those jobs belonged to a worker that was killed, whose
 * heartbeat would otherwise have to go stale first. The higher retry count fences off a worker that lives after all.
 */
async function takeBack(boss: PgBoss): Promise<void> {
  await boss.getDb().executeSql(
    `update ${QUEUE_SCHEMA}.job
     set state = 'retry', retry_count = retry_count + (state = 'active')::int, start_after = ${QUEUE_SCHEMA}.job_now(),
         heartbeat_on = null
     where state in ('active', 'retry') and name not like '\\_\\_pgboss\\_\\_%'`,
  );
}

const loadRow = z.object({
  due_now: z.coerce.number(),
  active: z.coerce.number(),
  later: z.coerce.number(),
  next_due_at: z.date().nullable(),
});

async function readLoad(boss: PgBoss): Promise<QueueLoad> {
  const { rows } = await boss.getDb().executeSql(
    `select count(*) filter (where state < 'active' and start_after <= ${QUEUE_SCHEMA}.job_now()) as due_now,
            count(*) filter (where state = 'active') as active,
            count(*) filter (where state < 'active' and start_after > ${QUEUE_SCHEMA}.job_now()) as later,
            min(start_after) filter (where state < 'active') as next_due_at
     from ${QUEUE_SCHEMA}.job where state <= 'active' and name not like '\\_\\_pgboss\\_\\_%'`,
  );
  const row = loadRow.parse(rows[0]);
  return { dueNow: row.due_now, active: row.active, later: row.later, nextDueAt: row.next_due_at };
}

const executor = (client: TransactionClient) => ({
  executeSql: (text: string, values?: unknown[]) => client.query(text, values),
});

function createAnalyzer(boss: PgBoss, timers: TimerClock, log: Logger): (added: number) => void {
  let added = 0;
  let isPlanned = false;
  const run = (): void => {
    isPlanned = false;
    added = 0;
    boss
      .getDb()
      .executeSql(`analyze ${QUEUE_SCHEMA}.job`)
      .catch((error: unknown) => log.warn("queue analyze failed", { error }));
  };
  return (count) => {
    added += count;
    if (added < ANALYZE_AFTER || isPlanned) return;
    isPlanned = true;
    // Later, because the caller's transaction has to commit before the rows can be counted.
    timers.setTimeout(run, ANALYZE_DELAY_MS);
  };
}

/** pg-boss hands these to `pg`; a connection string stands alone. */
function pickConnection({ connectionString, host, port, user, database }: pg.PoolConfig) {
  if (connectionString !== undefined) return { connectionString };
  const given = { host, port, user, database };
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
}
