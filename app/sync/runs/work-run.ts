import type { Run } from "#app/domain/runs/run.ts";
import type { TakenItem } from "#app/sync/ports.ts";
import type { RunPorts } from "#app/sync/runs/run-ports.ts";
import type { Step } from "#app/sync/runs/step-run.ts";
import {
  asksAgain,
  queued,
  type Steering,
  type SteeringResult,
  steerRecords,
} from "#app/sync/use-cases/steer-records.ts";

/**
 * Records of a run that may wait for their answer at a time: enough to keep every worker and full batches busy, few
 * enough that a pause is felt within half a minute.
 */
const windowSize = 500;
const chunkSize = 250;
/** Holding and excluding wait for no answer: so many are done before somebody else's run has its turn. */
const chunksPerStep = 20;
/** How long to wait for answers: a little, and ever longer while none come, as when QuickBooks is not connected. */
const waitsMs = [1_000, 1_000, 2_000, 5_000, 10_000, 30_000];

/** Counts what was answered, asks for as many more as the window has room for, and ends the run after the last. */
export async function workRun(ports: RunPorts, run: Run): Promise<Step> {
  const { unanswered, hasMoved } = await ports.runs.settle(run);
  let room = windowSize - unanswered;
  let isLast = false;
  for (let chunk = 0; room > 0 && !isLast; chunk += 1) {
    if (chunk === chunksPerStep) return { afterMs: 0 };
    const limit = Math.min(room, chunkSize);
    const ids = await ports.runs.next(run, limit);
    isLast = ids.length < limit;
    if (ids.length === 0) break;
    const items = await askFor(ports, run, ids);
    if (!(await ports.runs.take(run, items))) return null;
    room -= items.filter(({ fate }) => fate === "asked").length;
  }
  if (!isLast || room < windowSize) {
    const attempt = hasMoved ? 0 : run.attempts;
    return { afterMs: waitsMs[Math.min(attempt, waitsMs.length - 1)] ?? 0 };
  }
  await ports.runs.finish(run);
  ports.log.info("run done", { shop: run.shop, run: run.id, kind: run.kind, records: run.wanted });
  return null;
}

/** A step that died after asking asks once more: one more look at a record changes nothing. */
async function askFor(ports: RunPorts, run: Run, ids: string[]): Promise<TakenItem[]> {
  if (run.kind === "find") return ids.map((id) => ({ id, fate: "stands" }));
  const steering = steeringOf(run);
  if (steering === null) {
    await considerAll(ports, run, ids);
    return ids.map((id) => ({ id, fate: "asked" }));
  }
  const { shop, recordKind: kind, note, actor } = run;
  const wish = { shop, kind, ids, steering, note, actor, haste: "backfill" } as const;
  return takenBy(steering, await steerRecords(ports, wish));
}

/** What a wish left to wait for. */
export function takenBy(steering: Steering, { changed, unchanged, unknown }: SteeringResult): TakenItem[] {
  const isAsked = asksAgain(steering);
  return [
    ...changed.map((id): TakenItem => ({ id, fate: isAsked ? "asked" : "stands" })),
    ...unchanged.map((id): TakenItem => ({ id, fate: "stands" })),
    ...unknown.map((id): TakenItem => ({ id, fate: "unknown" })),
  ];
}

/** The word that a run speaks about its records; null: they are only looked at, under the shop's own rules. */
function steeringOf({ kind }: Run): Steering | null {
  switch (kind) {
    case "push":
    case "retry":
    case "hold":
    case "release":
    case "exclude":
      return kind;
    case "find":
    case "backfill":
    case "import":
      return null;
  }
}

/** What failed or was never sent is queued visibly; what a person set aside keeps standing until it is considered. */
async function considerAll(ports: RunPorts, run: Run, ids: string[]): Promise<void> {
  const { shop, recordKind, actor } = run;
  const known = await ports.records.loadMany(shop, recordKind, ids);
  const changes = known
    .filter(({ status }) => status === "Failed" || status === "Unsynchronized")
    .map(({ id }) => ({ id, change: queued }));
  await ports.records.changeMany(shop, recordKind, changes, actor);
  await ports.records.request(shop, recordKind, ids, actor, "backfill");
}
