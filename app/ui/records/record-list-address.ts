import { type RecordStatus, recordStatuses } from "#app/domain/record/record-status.ts";
import { kindWords, type ListedKind } from "#app/ui/record/kind-words.ts";

export const sortKeys = ["processedAt", "name", "status"] as const;
export type SortKey = (typeof sortKeys)[number];

/** What a list shows. All of it stands in the address, so that a list can be bookmarked and shared. */
export type RecordListState = {
  /** Null: every status. */
  status: RecordStatus | null;
  search: string;
  sort: SortKey;
  direction: "asc" | "desc";
  cursor: string | null;
};

const maxSearchLength = 200;

/** Orders begin with the newest; customers and products with A. */
export const firstList = (kind: ListedKind): RecordListState => ({
  status: null,
  search: "",
  sort: kind === "order" ? "processedAt" : "name",
  direction: kind === "order" ? "desc" : "asc",
  cursor: null,
});

/** Reads the state of the list from an address. What it does not know falls back to the first view. */
export function readRecordListAddress(kind: ListedKind, parameters: URLSearchParams): RecordListState {
  const first = firstList(kind);
  const status = parameters.get("status");
  const [sort, direction] = (parameters.get("sort") ?? "").split(" ");
  return {
    status: recordStatuses.find((known) => known === status) ?? null,
    search: (parameters.get("q") ?? "").trim().slice(0, maxSearchLength),
    sort: sortKeys.find((known) => known === sort) ?? first.sort,
    direction: direction === "asc" || direction === "desc" ? direction : first.direction,
    cursor: parameters.get("cursor") || null,
  };
}

/** The address of a state of the list. Leaves out what is as in the first view. */
export function recordListAddress(
  kind: ListedKind,
  change: Partial<RecordListState>,
  path: string = kindWords[kind].path,
): string {
  const first = firstList(kind);
  const { status, search, sort, direction, cursor } = { ...first, ...change };
  const parameters = new URLSearchParams();
  if (status) parameters.set("status", status);
  if (search) parameters.set("q", search);
  if (sort !== first.sort || direction !== first.direction) parameters.set("sort", `${sort} ${direction}`);
  if (cursor) parameters.set("cursor", cursor);
  const query = parameters.toString();
  return query ? `${path}?${query}` : path;
}

/** Of the orders list. */
export const orderListAddress = (change: Partial<RecordListState>): string =>
  recordListAddress("order", change);
