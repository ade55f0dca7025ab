import { type RecordStatus, recordStatuses } from "#app/domain/record/record-status.ts";

export const sortKeys = ["processedAt", "name", "status"] as const;
export type SortKey = (typeof sortKeys)[number];

/** What the orders list shows. All of it stands in the address, so that a list can be bookmarked and shared. */
export type OrderListState = {
  /** Null: every status. */
  status: RecordStatus | null;
  search: string;
  sort: SortKey;
  direction: "asc" | "desc";
  cursor: string | null;
};

const maxSearchLength = 200;

export const firstOrderList: OrderListState = {
  status: null,
  search: "",
  sort: "processedAt",
  direction: "desc",
  cursor: null,
};

/** Reads the state of the list from an address. What it does not know falls back to the first view. */
export function readOrderListAddress(parameters: URLSearchParams): OrderListState {
  const status = parameters.get("status");
  const [sort, direction] = (parameters.get("sort") ?? "").split(" ");
  return {
    status: recordStatuses.find((known) => known === status) ?? null,
    search: (parameters.get("q") ?? "").trim().slice(0, maxSearchLength),
    sort: sortKeys.find((known) => known === sort) ?? firstOrderList.sort,
    direction: direction === "asc" || direction === "desc" ? direction : firstOrderList.direction,
    cursor: parameters.get("cursor") || null,
  };
}

/** The address of a state of the list. Leaves out what is as in the first view. */
export function orderListAddress(change: Partial<OrderListState>): string {
  const { status, search, sort, direction, cursor } = { ...firstOrderList, ...change };
  const parameters = new URLSearchParams();
  if (status) parameters.set("status", status);
  if (search) parameters.set("q", search);
  if (sort !== firstOrderList.sort || direction !== firstOrderList.direction)
    parameters.set("sort", `${sort} ${direction}`);
  if (cursor) parameters.set("cursor", cursor);
  const query = parameters.toString();
  return query ? `/app/orders?${query}` : "/app/orders";
}
