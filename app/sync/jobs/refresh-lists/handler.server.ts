import { explain } from "#app/domain/faults/explain.ts";
import type { Fault } from "#app/domain/faults/fault.ts";
import { policy } from "#app/domain/faults/policy.ts";
import type { Actor } from "#app/domain/record/record-status.ts";
import type { RefreshLists } from "#app/sync/jobs/refresh-lists/definition.ts";
import { refreshLists } from "#app/sync/lists/refresh-lists.ts";
import type { RefreshPorts, RefreshWork } from "#app/sync/lists/refresh-work.ts";
import { requestImported } from "#app/sync/lists/request-imported.ts";
import type { Outcome } from "#app/sync/outcome.ts";
import type { Books, Connection, PullReason } from "#app/sync/ports.ts";

/** A worker is held no longer than this: a first reading of very many entries goes on in further jobs. */
const WORK_MS = 60_000;
const BUSY_RETRY_MS = 2_000;
/** More events than these are followed by a further job. */
const EVENTS_AT_ONCE = 2_000;

const actors: Record<PullReason, Actor> = {
  schedule: { kind: "sweep", name: "Scheduled run" },
  webhook: { kind: "webhook", name: "QuickBooks" },
  connected: { kind: "system", name: "QuickBooks connected" },
  imports: { kind: "system", name: "Import switched on" },
  person: { kind: "user", name: "Staff" },
};

/** Pulls the lists of a shop's company; one pull at a time, over all processes. */
export async function handleRefreshLists(
  ports: RefreshPorts,
  job: RefreshLists,
  attempt: number,
): Promise<Outcome> {
  const opened = await ports.books.openBooks(job.shop);
  if (!opened.ok) return fateOf(opened.fault, attempt);
  const { books, connection } = opened.value;
  const lock = await ports.locks.withLock(`lists/${job.shop}`, () =>
    pull(ports, { job, attempt, books, connection }),
  );
  return lock.held
    ? lock.value
    : { kind: "snooze", afterMs: BUSY_RETRY_MS, reason: "these lists are being pulled already" };
}

type Pull = { job: RefreshLists; attempt: number; books: Books; connection: Connection };

async function pull(ports: RefreshPorts, { job, attempt, books, connection }: Pull): Promise<Outcome> {
  const { shop, why } = job;
  const { realmId, plan } = connection;
  const open = await ports.booksEvents.listOpen(shop, realmId, EVENTS_AT_ONCE);
  const isWebhook = why === "webhook";
  if (isWebhook && !open) return { kind: "skip", reason: "these events were followed already" };
  const startedAt = ports.clock.now();
  const work: RefreshWork = {
    ports,
    books,
    shop,
    realmId,
    settings: await ports.settings.load(shop),
    actor: job.by === undefined ? actors[why] : { kind: "user", name: job.by },
    startedAt,
    deadline: new Date(startedAt.getTime() + WORK_MS),
  };
  const events = open?.events ?? [];
  const refreshed = await refreshLists(work, {
    plan,
    events,
    pullsAnyway: !isWebhook,
    rereadsUntold: why === "person",
  });
  if (!refreshed.ok) return tellTrouble(work, refreshed.fault, attempt);
  const { isDone, hasPulled } = refreshed.value;
  if (!isDone) return { kind: "snooze", afterMs: 0, reason: "goes on" };
  await requestImported(work, job.imported ?? []);
  if (open) await ports.booksEvents.close(shop, realmId, open.upTo);
  if (hasPulled) await ports.pulls.end(shop, realmId, { pulledAt: startedAt });
  if (events.length === EVENTS_AT_ONCE) return { kind: "snooze", afterMs: 0, reason: "more events came" };
  return { kind: "done", note: hasPulled ? "pulled" : "nothing new" };
}

async function tellTrouble(
  { ports, shop, realmId }: RefreshWork,
  fault: Fault,
  attempt: number,
): Promise<Outcome> {
  ports.log.warn("lists not pulled", { shop, fault: fault.kind });
  // A limit of requests passes by itself, and nobody has to know.
  if (fault.kind !== "throttled") await ports.pulls.end(shop, realmId, { trouble: explain(fault) });
  return fateOf(fault, attempt);
}

function fateOf(fault: Fault, attempt: number): Outcome {
  if (fault.kind === "notConnected" || fault.kind === "reauthorize" || fault.kind === "subscriptionEnded") {
    return { kind: "skip", reason: fault.kind };
  }
  const { retryAfterMs } = policy(fault, attempt);
  return retryAfterMs === null
    ? { kind: "skip", reason: fault.kind }
    : { kind: "retry", afterMs: retryAfterMs, fault };
}
