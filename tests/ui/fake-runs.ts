import type { RecordStatus } from "#app/domain/record/record-status.ts";
import { isOpen, type Run } from "#app/domain/runs/run.ts";
import type { RunServices } from "#app/services/run-services.server.ts";
import type { SyncRecord } from "#app/sync/ports.ts";

type State = { records: SyncRecord[]; runs: Run[] };
export type SteeringWish = {
  shop: string;
  ids: string[];
  steering: "push" | "retry" | "hold" | "release" | "exclude";
  note: string;
  actor: Run["actor"];
};
type Steered = { changed: string[]; unchanged: string[]; unknown: string[] };

/** A run as it stands after `answered` of its records, all of them synchronized. */
export function aRun(change: Partial<Run> = {}): Run {
  const at = new Date(Date.UTC(2026, 10, 22, 11, 40));
  return {
    id: "00000000-0000-4000-8000-000000000001",
    shop: "harbor-pine.myshopify.com",
    kind: "push",
    recordKind: "product",
    source: { from: "shop", since: null, until: null, timeZone: "UTC" },
    note: "",
    needsConfirmation: false,
    state: "running",
    progress: null,
    isPrepared: true,
    wanted: 1_200,
    taken: 500,
    results: { Synchronized: 412, Held: 3, Failed: 1 },
    reason: null,
    attempts: 0,
    turn: 1,
    actor: { kind: "user", name: "Staff 42" },
    createdAt: at,
    updatedAt: at,
    finishedAt: null,
    ...change,
  };
}

/** Runs over a fake shop, in memory: nothing moves unless a test moves it. */
export function fakeRunServices(state: State, steer: (wish: SteeringWish) => Steered): RunServices {
  const add = (change: Partial<Run>): Run => {
    const number = String(state.runs.length + 1).padStart(12, "0");
    const run = aRun({ id: `00000000-0000-4000-8000-${number}`, results: {}, taken: 0, ...change });
    state.runs.unshift(run);
    return run;
  };
  const move = (id: string, from: Run["state"][], to: (run: Run) => Run["state"]): boolean => {
    const index = state.runs.findIndex((run) => run.id === id && from.includes(run.state));
    const run = state.runs[index];
    if (!run) return false;
    state.runs[index] = { ...run, state: to(run) };
    return true;
  };
  return {
    steerSelection: async ({ selection, kind, steering, note, actor, shop }) => {
      const task = { kind: steering, recordKind: kind, note, actor, shop };
      if (!("ids" in selection)) {
        const run = add({
          ...task,
          source: { from: "records", ...selection },
          state: "preparing",
          wanted: 0,
        });
        return { result: null, runId: run.id };
      }
      const { ids } = selection;
      const result = steer({ shop, ids, steering, note, actor });
      if (ids.length < 2) return { result, runId: null };
      const run = add({ ...task, source: { from: "ids" }, wanted: ids.length, taken: ids.length });
      return { result, runId: run.id };
    },
    startWholeRun: async ({ kind, recordKind, actor }) => {
      const known = state.runs.find(
        (run) =>
          isOpen(run) && run.kind === kind && run.recordKind === recordKind && run.source.from === "shop",
      );
      if (known) return { id: known.id, isNew: false };
      return { id: add({ kind, recordKind, actor, state: "preparing", wanted: 0 }).id, isNew: true };
    },
    preparePush: async ({ recordKind, selection, actor }) => {
      const source =
        selection === "shop"
          ? ({ from: "shop", since: null, until: null, timeZone: "UTC" } as const)
          : "ids" in selection
            ? ({ from: "ids" } as const)
            : ({ from: "records", ...selection } as const);
      const wanted = selection !== "shop" && "ids" in selection ? selection.ids.length : 70;
      const task = { kind: "push", recordKind, actor, source, wanted, needsConfirmation: true } as const;
      return { id: add({ ...task, state: "ready" }).id, isNew: true };
    },
    prepareBackfill: async ({ since, until, actor }) => {
      const source = { from: "shop", since, until, timeZone: "UTC" } as const;
      const task = { kind: "backfill", recordKind: "order", actor, source, wanted: 128 } as const;
      return { id: add({ ...task, state: "ready", needsConfirmation: true }).id, isNew: true };
    },
    confirmRun: async (_shop, id) => move(id, ["ready"], () => "running"),
    listRuns: async (_shop, { recordKind, isOpenOnly, limit }) =>
      state.runs
        .filter((run) => (!recordKind || run.recordKind === recordKind) && (!isOpenOnly || isOpen(run)))
        .slice(0, limit),
    watchRuns: async (_shop, recordKind) =>
      state.runs.filter((run) => run.recordKind === recordKind).slice(0, 3),
    loadRun: async (_shop, id, { result, after, limit }) => {
      const run = state.runs.find((one) => one.id === id);
      if (!run) return null;
      const records = state.records.filter(({ kind }) => kind === run.recordKind);
      const items = records.slice(0, run.wanted).map((record, index) => ({
        position: index + 1,
        id: record.id,
        name: record.name,
        isAsked: index < run.taken,
        result: index < run.taken ? record.status : null,
        status: record.status as RecordStatus | null,
        reason: record.reason,
      }));
      const wanted = items.filter((item) => item.position > after && (!result || item.result === result));
      const page = wanted.slice(0, limit);
      const nextAfter = wanted.length > limit ? (page.at(-1)?.position ?? null) : null;
      const preview =
        run.state === "ready"
          ? {
              total: run.wanted,
              linked: Math.floor(run.wanted / 2),
              fitting: 1,
              fresh: run.wanted - Math.floor(run.wanted / 2) - 1,
              setAside: 1,
              isListRead: true,
            }
          : null;
      return { run, items: page, nextAfter, holds: null, preview };
    },
    pauseRun: async (_shop, id) => move(id, ["preparing", "running"], () => "paused"),
    resumeRun: async (_shop, id) =>
      move(id, ["paused", "failed"], ({ isPrepared }) => (isPrepared ? "running" : "preparing")),
    cancelRun: async (_shop, id) => move(id, ["preparing", "running", "paused"], () => "cancelled"),
  };
}
