import type { Reason, RecordKind } from "#app/domain/record/record-status.ts";
import { answeredOf, isOpen, type Run, type RunCounts, type RunState } from "#app/domain/runs/run.ts";
import { runTitle } from "./run-words.ts";

/** A run as lists and pages show it. Plain data: it travels from server to browser. */
export type RunRow = {
  id: string;
  href: string;
  title: string;
  recordKind: RecordKind;
  kind: Run["kind"];
  state: RunState;
  isOpen: boolean;
  isPrepared: boolean;
  /** Whether Shopify is writing the list of its records. */
  isListing: boolean;
  wanted: number;
  answered: number;
  /** Records that Shopify says to have listed so far. */
  found: number;
  results: RunCounts;
  reason: Reason | null;
  startedBy: string;
  startedAt: string;
  finishedAt: string | null;
};

/** Picks what is shown of a run. */
export function runRow(run: Run): RunRow {
  const { progress } = run;
  const isListing = run.state === "preparing" && progress?.by === "bulk" && progress.url === null;
  return {
    id: run.id,
    href: `/app/activity/${run.id}`,
    title: runTitle(run),
    recordKind: run.recordKind,
    kind: run.kind,
    state: run.state,
    isOpen: isOpen(run),
    isPrepared: run.isPrepared,
    isListing,
    wanted: run.wanted,
    answered: answeredOf(run),
    found: progress?.by === "bulk" ? Math.max(progress.found, run.wanted) : run.wanted,
    results: run.results,
    reason: run.reason,
    startedBy: run.actor.name || "Plumbline",
    startedAt: run.createdAt.toISOString(),
    finishedAt: run.finishedAt?.toISOString() ?? null,
  };
}
