import type { RecordKind } from "#app/domain/record/record-status.ts";
import type { Run, RunResult, RunState } from "#app/domain/runs/run.ts";
import { numberText } from "#app/ui/record/kind-words.ts";
import { calendarDateText } from "#app/ui/text/moment-text.ts";
import type { RunRow } from "./run-row.ts";

const nouns: Record<RecordKind, { one: string; many: string }> = {
  order: { one: "order", many: "orders" },
  draftOrder: { one: "draft order", many: "draft orders" },
  customer: { one: "customer", many: "customers" },
  product: { one: "product", many: "products" },
  booksCustomer: { one: "QuickBooks customer", many: "QuickBooks customers" },
  booksItem: { one: "QuickBooks item", many: "QuickBooks items" },
  booksVendor: { one: "QuickBooks vendor", many: "QuickBooks vendors" },
};

/** `1 product`, `12,345 products`. */
export const runCountText = (kind: RecordKind, count: number): string =>
  `${numberText(count)} ${count === 1 ? nouns[kind].one : nouns[kind].many}`;

const verbs: Record<Run["kind"], string> = {
  push: "Push",
  retry: "Retry",
  hold: "Hold",
  release: "Release",
  exclude: "Exclude",
  find: "Find",
  backfill: "Book",
  import: "Bring in",
};

/** What a run is about: `Push 12 customers`, `Find all products in Shopify`, `Book orders from Nov 1, 2026`. */
export function runTitle({ kind, recordKind, source, wanted }: Run): string {
  const verb = verbs[kind];
  const { many } = nouns[recordKind];
  switch (source.from) {
    case "ids":
      return `${verb} ${runCountText(recordKind, wanted)}`;
    case "records": {
      const status = source.statuses.length === 1 ? `${source.statuses[0]} ` : "";
      const search = source.search === "" ? "" : ` that match "${source.search}"`;
      return `${verb} ${status === "" && search === "" ? "all " : ""}${status}${many}${search}`;
    }
    case "books":
      return `${verb} all ${many}`;
    case "shop": {
      const { since, until } = source;
      if (since === null && until === null) return `${verb} all ${many} in Shopify`;
      const from = since === null ? "" : ` from ${calendarDateText(since)}`;
      return `${verb} ${many}${from}${until === null ? "" : ` to ${calendarDateText(until)}`}`;
    }
  }
}

export const stateWords: Record<RunState, string> = {
  preparing: "Preparing",
  ready: "Waiting for you",
  running: "Running",
  paused: "Paused",
  done: "Done",
  failed: "Stopped",
  cancelled: "Cancelled",
};

/** How far a run is, in one sentence. */
export function progressText(run: RunRow): string {
  const { recordKind, state, wanted, answered, found } = run;
  const { many } = nouns[recordKind];
  if (state === "failed" || state === "cancelled") {
    return `${numberText(answered)} of ${runCountText(recordKind, wanted)} had been dealt with.`;
  }
  if (!run.isPrepared) {
    const soFar = found > 0 ? `: ${numberText(found)} so far` : "";
    return run.isListing ? `Shopify is listing the ${many}${soFar}.` : `Looking for the ${many}${soFar}.`;
  }
  if (state === "ready")
    return `${runCountText(recordKind, wanted)} found. Nothing is done before your word.`;
  if (state === "done") return wanted === 0 ? `There are no ${many}.` : `${resultsText(run)}.`;
  return `${numberText(answered)} of ${runCountText(recordKind, wanted)} done.`;
}

/** `1,196 Synchronized, 3 Held, 1 Failed`. */
export function resultsText({ results, recordKind, wanted }: RunRow): string {
  const parts = resultOrder.flatMap((result) => {
    const count = results[result] ?? 0;
    return count > 0 ? [`${numberText(count)} ${resultLabels[result]}`] : [];
  });
  return parts.length === 0 ? runCountText(recordKind, wanted) : parts.join(", ");
}

/** Trouble first. */
export const resultOrder: readonly RunResult[] = [
  "Failed",
  "Held",
  "Changed",
  "unknown",
  "Queued",
  "Synchronized",
  "Excluded",
  "Unsynchronized",
];

export const resultLabels: Record<RunResult, string> = {
  Failed: "Failed",
  Held: "Held",
  Changed: "Changed",
  unknown: "not found",
  Queued: "Queued",
  Synchronized: "Synchronized",
  Excluded: "Excluded",
  Unsynchronized: "Unsynchronized",
};
