import { previewRun, type RunPreview } from "#app/db/read-models/preview-run.server.ts";
import { listRunItems, listRuns, type RunItem, whatHolds } from "#app/db/read-models/run-overview.server.ts";
import type { Actor, Reason, RecordKind, RecordStatus } from "#app/domain/record/record-status.ts";
import { isOpen, openRunStates, type Run, type RunKind, type RunResult } from "#app/domain/runs/run.ts";
import type { Adapters } from "#app/services/open-adapters.server.ts";
import type { NewRun } from "#app/sync/ports.ts";
import type { RunPorts } from "#app/sync/runs/run-ports.ts";
import { takenBy } from "#app/sync/runs/work-run.ts";
import { type Steering, type SteeringResult, steerRecords } from "#app/sync/use-cases/steer-records.ts";

/** Which records a person chose in a list: these, or all that the list shows. */
export type Selection = { ids: string[] } | { statuses: RecordStatus[]; search: string };

export type RunView = {
  run: Run;
  items: RunItem[];
  /** The position to go on from; null at the end. */
  nextAfter: number | null;
  /** What the records that are under way wait for themselves. */
  holds: Reason | null;
  /** What it would do, while it waits for a person's word. */
  preview: RunPreview | null;
};

/** What is to be pushed: chosen records, all that a list shows, or everything that Shopify has. */
export type PushSelection = Selection | "shop";

/** Long work, for the pages. */
export type RunServices = {
  /** A person's word about chosen records. Up to a page of them is carried out at once, more by a run; either is watched as one. */
  steerSelection(wish: {
    shop: string;
    kind: RecordKind;
    selection: Selection;
    steering: Steering;
    note: string;
    actor: Actor;
  }): Promise<{ result: SteeringResult | null; runId: string | null }>;
  /** Everything that Shopify or QuickBooks has. A run that is under way already is answered instead of a second one. */
  startWholeRun(wish: {
    shop: string;
    kind: Extract<RunKind, "find" | "import">;
    recordKind: RecordKind;
    actor: Actor;
  }): Promise<{ id: string; isNew: boolean }>;
  /** Looks for what is to be pushed, and waits until a person has seen what that would do. */
  preparePush(wish: {
    shop: string;
    recordKind: RecordKind;
    selection: PushSelection;
    actor: Actor;
  }): Promise<{ id: string; isNew: boolean }>;
  /** Looks for the orders of these days (YYYY-MM-DD, both included), and waits in the same way. */
  prepareBackfill(wish: {
    shop: string;
    since: string;
    until: string | null;
    actor: Actor;
  }): Promise<{ id: string; isNew: boolean }>;
  /** The person has seen it. A back-fill moves the start date of the settings back to its own where that is later. */
  confirmRun(shop: string, id: string, actor: Actor): Promise<boolean>;
  listRuns(
    shop: string,
    query: { recordKind?: RecordKind; isOpenOnly?: boolean; limit: number },
  ): Promise<Run[]>;
  /** Runs over records of a kind that are under way, or have just ended. */
  watchRuns(shop: string, recordKind: RecordKind): Promise<Run[]>;
  loadRun(
    shop: string,
    id: string,
    query: { result: RunResult | null; after: number; limit: number },
  ): Promise<RunView | null>;
  pauseRun(shop: string, id: string): Promise<boolean>;
  resumeRun(shop: string, id: string): Promise<boolean>;
  cancelRun(shop: string, id: string): Promise<boolean>;
};

const watchedRuns = 3;
/** So long a run that has ended is still shown above its list. */
const justEndedMs = 60_000;

/** What the engine's runs get of the adapters. */
export function runPorts({ ports, stores, shopify }: Adapters): RunPorts {
  return { ...ports, runs: stores.runs, listing: shopify.listing };
}

export function createRunServices(adapters: Adapters): RunServices {
  const { stores, database, ports, shopify, clock } = adapters;
  const { runs } = stores;
  const start = async (task: NewRun, ids: string[] = []) => {
    const { run, isNew } = await runs.start(task, ids);
    return { id: run.id, isNew };
  };
  const wholeShop = async (shop: string, since: string | null, until: string | null) => {
    const facts = await stores.shops.find(shop);
    return { from: "shop", since, until, timeZone: facts?.timeZone ?? "UTC" } as const;
  };
  return {
    steerSelection: (wish) => steerSelection(adapters, wish),
    async startWholeRun({ shop, kind, recordKind, actor }) {
      const isBooks = kind === "import";
      const source = isBooks ? ({ from: "books" } as const) : await wholeShop(shop, null, null);
      return start({ shop, kind, recordKind, source, note: "", actor, needsConfirmation: false });
    },
    async preparePush({ shop, recordKind, selection, actor }) {
      const task = { shop, kind: "push", recordKind, note: "", actor, needsConfirmation: true } as const;
      if (selection === "shop") return start({ ...task, source: await wholeShop(shop, null, null) });
      if ("ids" in selection) return start({ ...task, source: { from: "ids" } }, selection.ids);
      return start({ ...task, source: { from: "records", ...selection } });
    },
    async prepareBackfill({ shop, since, until, actor }) {
      const source = await wholeShop(shop, since, until);
      const task = { kind: "backfill", recordKind: "order", note: "", needsConfirmation: true } as const;
      return start({ shop, ...task, source, actor });
    },
    async confirmRun(shop, id, actor) {
      const run = await runs.load(shop, id);
      if (run?.state !== "ready") return false;
      if (run.kind === "backfill") await moveStartDate(adapters, run, actor);
      return runs.moveTo(shop, id, ["ready"], "open");
    },
    listRuns: (shop, query) => listRuns(database.pool, { shop, ...query }),
    async watchRuns(shop, recordKind) {
      const latest = await listRuns(database.pool, { shop, recordKind, limit: watchedRuns });
      const since = clock.now().getTime() - justEndedMs;
      return latest.filter(({ finishedAt }) => finishedAt === null || finishedAt.getTime() >= since);
    },
    async loadRun(shop, id, { limit, ...query }) {
      const run = await runs.load(shop, id);
      if (!run) return null;
      const connection = await stores.connections.find(shop);
      const [found, holds, preview] = await Promise.all([
        listRunItems(database.pool, run, { ...query, limit: limit + 1 }),
        isOpen(run) ? whatHolds(database.pool, run) : null,
        run.state === "ready" ? previewRun(database.pool, run, connection?.realmId ?? null) : null,
      ]);
      const items = found.slice(0, limit);
      const nextAfter = found.length > limit ? (items.at(-1)?.position ?? null) : null;
      return { run, items, nextAfter, holds, preview };
    },
    pauseRun: (shop, id) => runs.moveTo(shop, id, ["preparing", "running"], "paused"),
    resumeRun: (shop, id) => runs.moveTo(shop, id, ["paused", "failed"], "open"),
    async cancelRun(shop, id) {
      const run = await runs.load(shop, id);
      const isCancelled = await runs.moveTo(shop, id, openRunStates, "cancelled");
      const operationId = run?.progress?.by === "bulk" ? run.progress.operationId : null;
      if (isCancelled && operationId !== null) {
        const cancelled = await shopify.listing.cancelBulk(shop, operationId);
        if (!cancelled.ok)
          ports.log.warn("bulk operation not cancelled", { shop, fault: cancelled.fault.kind });
      }
      return isCancelled;
    },
  };
}

/** Orders before the start date are left alone: who books them on purpose wants another start date. */
async function moveStartDate({ stores }: Adapters, { shop, source }: Run, actor: Actor): Promise<void> {
  const since = source.from === "shop" ? source.since : null;
  const settings = await stores.settings.load(shop);
  if (since === null || settings.startDate === null || settings.startDate <= since) return;
  await stores.settings.save(shop, { ...settings, startDate: since }, actor);
}

async function steerSelection(
  { ports, stores }: Adapters,
  wish: Parameters<RunServices["steerSelection"]>[0],
): ReturnType<RunServices["steerSelection"]> {
  const { shop, kind, selection, steering, note, actor } = wish;
  const task = { shop, kind: steering, recordKind: kind, note, actor, needsConfirmation: false } as const;
  if (!("ids" in selection)) {
    const { run } = await stores.runs.start({ ...task, source: { from: "records", ...selection } }, []);
    return { result: null, runId: run.id };
  }
  const { ids } = selection;
  const result = await steerRecords(ports, { shop, kind, ids, steering, note, actor });
  if (ids.length < 2) return { result, runId: null };
  const { run } = await stores.runs.start(
    { ...task, source: { from: "ids" } },
    ids,
    takenBy(steering, result),
  );
  return { result, runId: run.id };
}
