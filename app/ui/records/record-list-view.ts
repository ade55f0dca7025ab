import { type RecordRow, recordRow } from "#app/ui/record/record-row.ts";
import type { RecordListState } from "./record-list-address.ts";
import type { SteeringCounts, SteeringName } from "./steering-words.ts";

const recordsPerPage = 50;

/** What is asked of the server for a state of the list. */
export const listQueryOf = ({ status, ...query }: RecordListState) => ({
  ...query,
  statuses: status ? [status] : [],
  limit: recordsPerPage,
});

type PageFacts = {
  records: Parameters<typeof recordRow>[0][];
  nextCursor: string | null;
  previousCursor: string | null;
  total: number;
};

/** Picks what the list shows of a page of records. */
export function recordListView({ records, nextCursor, previousCursor, total }: PageFacts): {
  records: RecordRow[];
  nextCursor: string | null;
  previousCursor: string | null;
  total: number;
} {
  return { records: records.map(recordRow), nextCursor, previousCursor, total };
}

type SteeringFacts = {
  result: { changed: string[]; unchanged: string[]; unknown: string[] } | null;
  runId: string | null;
};

/** What came of a wish, for the page: counts, or the run that carries it out. */
export function steeringAnswer(
  steering: SteeringName,
  { result, runId }: SteeringFacts,
): SteeringCounts & { runId: string | null } {
  return {
    steering,
    changed: result?.changed.length ?? 0,
    unchanged: result?.unchanged.length ?? 0,
    unknown: result?.unknown.length ?? 0,
    runId,
  };
}
