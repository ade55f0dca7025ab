import type { EmulatorRequest } from "./exchange.ts";

/** A failure as data: which requests it hits, after how many, how often, and what happens to them. */
export type Fault = {
  method: string | null;
  /** Part of the path that must occur. */
  path: string | null;
  /** Part of the body that must occur, such as the name of a GraphQL operation. */
  bodyContains: string | null;
  /** Matching requests that pass before the fault begins. */
  after: number;
  /** How many requests it hits; null means all from then on. */
  times: number | null;
  status: number | null;
  body: unknown;
  headers: Record<string, string>;
  delayMs: number;
  /** Carry the request out, then cut the connection instead of answering. */
  dropReplyAfterCommit: boolean;
  /** Cut the connection without carrying the request out. */
  dropConnection: boolean;
};

export type FaultBoard = {
  add(input: Record<string, unknown>): Fault;
  clear(): void;
  list(): (Fault & { hits: number })[];
  /** The fault that hits this request, counted as one hit. */
  take(request: EmulatorRequest): Fault | undefined;
};

type Armed = { fault: Fault; seen: number; hits: number };

export function createFaultBoard(): FaultBoard {
  let armed: Armed[] = [];
  return {
    add(input) {
      const fault = readFault(input);
      armed.push({ fault, seen: 0, hits: 0 });
      return fault;
    },
    clear() {
      armed = [];
    },
    list: () => armed.map(({ fault, hits }) => ({ ...fault, hits })),
    take(request) {
      for (const entry of armed) {
        if (!isHit(entry.fault, request)) continue;
        entry.seen += 1;
        const isSpent = entry.fault.times !== null && entry.hits >= entry.fault.times;
        if (entry.seen <= entry.fault.after || isSpent) continue;
        entry.hits += 1;
        return entry.fault;
      }
      return undefined;
    },
  };
}

function isHit(fault: Fault, request: EmulatorRequest): boolean {
  const isMethod = fault.method === null || fault.method === request.method;
  const isPath = fault.path === null || request.path.includes(fault.path);
  return isMethod && isPath && (fault.bodyContains === null || request.body.includes(fault.bodyContains));
}

/** @throws {TypeError} for an unknown field or a value of the wrong kind, because a fault that never fires proves nothing. */
function readFault(input: Record<string, unknown>): Fault {
  const fault: Fault = {
    method: null,
    path: null,
    bodyContains: null,
    after: 0,
    times: 1,
    status: null,
    body: null,
    headers: {},
    delayMs: 0,
    dropReplyAfterCommit: false,
    dropConnection: false,
  };
  const kinds: Record<string, (value: unknown) => boolean> = {
    method: isTextOrNull,
    path: isTextOrNull,
    bodyContains: isTextOrNull,
    after: isCount,
    times: (value) => value === null || isCount(value),
    status: (value) => value === null || (isCount(value) && Number(value) >= 100 && Number(value) < 600),
    body: () => true,
    headers: (value) => typeof value === "object" && value !== null,
    delayMs: isCount,
    dropReplyAfterCommit: (value) => typeof value === "boolean",
    dropConnection: (value) => typeof value === "boolean",
  };
  for (const [name, value] of Object.entries(input)) {
    if (kinds[name]?.(value) !== true)
      throw new TypeError(`A fault cannot have ${name} = ${JSON.stringify(value)}.`);
  }
  return { ...fault, ...input };
}

function isTextOrNull(value: unknown): boolean {
  return value === null || typeof value === "string";
}

function isCount(value: unknown): boolean {
  return typeof value === "number" && Number.isInteger(value) && value >= 0;
}
