import { GraphQLError } from "graphql";

export type SortKey = readonly (string | number | bigint)[];

/** A sorted list with the key that places each node, so that a cursor stays valid when the list changes. */
export type SortedNodes = { nodes: readonly unknown[]; keys: readonly SortKey[]; isDescending: boolean };

export type ConnectionPage = {
  nodes: unknown[];
  edges: { cursor: string; node: unknown }[];
  pageInfo: {
    hasNextPage: boolean;
    hasPreviousPage: boolean;
    startCursor: string | null;
    endCursor: string | null;
  };
  totalCount: number;
};

export type PageArguments = {
  first?: number | null;
  last?: number | null;
  after?: string | null;
  before?: string | null;
  reverse?: boolean | null;
};

/** Shopify: at most 250 nodes of a connection per request. */
const PAGE_LIMIT = 250;

export function inGivenOrder(nodes: readonly unknown[]): SortedNodes {
  return { nodes, keys: nodes.map((_, index) => [index]), isDescending: false };
}

/**
 * One page of a connection by Shopify's rules: `first` or `last` is required and at most 250, `reverse` turns the whole list.
 * @throws {GraphQLError} BAD_USER_INPUT for a missing or too large size or a cursor that the emulator never made.
 */
export function paginate(sorted: SortedNodes, args: PageArguments): ConnectionPage {
  const size = readSize(args);
  const list = args.reverse === true ? turned(sorted) : sorted;
  const from = args.after == null ? 0 : positionAfter(list, readCursor(args.after));
  const to = args.before == null ? list.nodes.length : positionOf(list, readCursor(args.before));
  const start = args.first == null ? Math.max(from, to - size) : from;
  const end = args.first == null ? to : Math.min(to, from + size);
  const edges = list.nodes
    .slice(start, end)
    .map((node, index) => ({ cursor: writeCursor(list.keys[start + index] ?? []), node }));
  return {
    nodes: edges.map((edge) => edge.node),
    edges,
    pageInfo: {
      hasNextPage: end < list.nodes.length,
      hasPreviousPage: start > 0,
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
    totalCount: list.nodes.length,
  };
}

/** A connection to its end, as bulk operations read it. */
export function wholePage({ nodes }: SortedNodes): ConnectionPage {
  const edges = nodes.map((node) => ({ cursor: "", node }));
  const pageInfo = { hasNextPage: false, hasPreviousPage: false, startCursor: null, endCursor: null };
  return { nodes: [...nodes], edges, pageInfo, totalCount: nodes.length };
}

export function compareKeys(a: SortKey, b: SortKey): number {
  const length = Math.min(a.length, b.length);
  for (let index = 0; index < length; index += 1) {
    const [left, right] = [a[index] as string | number | bigint, b[index] as string | number | bigint];
    if (left < right) return -1;
    if (left > right) return 1;
  }
  return a.length - b.length;
}

function readSize(args: PageArguments): number {
  const size = args.first ?? args.last;
  if (size == null) throw badInput("you must provide one of first or last");
  if (size < 0) throw badInput(`The size of a page cannot be ${size}.`);
  if (size > PAGE_LIMIT) throw badInput(`The size of a page cannot be ${size}: it is ${PAGE_LIMIT} at most.`);
  return size;
}

function turned(sorted: SortedNodes): SortedNodes {
  return {
    nodes: [...sorted.nodes].reverse(),
    keys: [...sorted.keys].reverse(),
    isDescending: !sorted.isDescending,
  };
}

function positionAfter(list: SortedNodes, cursor: SortKey): number {
  return firstPosition(list, (key) => order(list, key, cursor) > 0);
}

function positionOf(list: SortedNodes, cursor: SortKey): number {
  return firstPosition(list, (key) => order(list, key, cursor) >= 0);
}

/** The first position from which on the keys, which are sorted, are beyond; the length of the list when none is. */
function firstPosition(list: SortedNodes, isBeyond: (key: SortKey) => boolean): number {
  let [low, high] = [0, list.keys.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (isBeyond(list.keys[middle] ?? [])) high = middle;
    else low = middle + 1;
  }
  return low;
}

function order(list: SortedNodes, a: SortKey, b: SortKey): number {
  return list.isDescending ? -compareKeys(a, b) : compareKeys(a, b);
}

/** Numbers beyond 2^53 occur in ids, so the parts carry their kind: ["n1001", "s2026-..."]. */
function writeCursor(key: SortKey): string {
  const parts = key.map((part) => (typeof part === "string" ? `s${part}` : `n${part}`));
  return Buffer.from(JSON.stringify(parts)).toString("base64url");
}

function readCursor(cursor: string): SortKey {
  try {
    const parts: unknown = JSON.parse(Buffer.from(cursor, "base64url").toString("utf8"));
    if (!Array.isArray(parts)) throw new TypeError("not a list");
    return parts.map((part) => readCursorPart(String(part)));
  } catch {
    throw badInput(`Invalid cursor for current pagination sort: ${cursor}`);
  }
}

function readCursorPart(part: string): string | number | bigint {
  if (part.startsWith("s")) return part.slice(1);
  return /^n-?\d+$/.test(part) ? BigInt(part.slice(1)) : Number(part.slice(1));
}

function badInput(message: string): GraphQLError {
  return new GraphQLError(message, { extensions: { code: "BAD_USER_INPUT" } });
}
