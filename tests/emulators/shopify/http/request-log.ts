import type { EmulatorRequest } from "./exchange.ts";

export type LoggedRequest = {
  at: string;
  method: string;
  path: string;
  /** Name of the GraphQL operation, where it has one. */
  operation: string | null;
  status: number | null;
  durationMs: number;
};

export type RequestLog = {
  add(request: EmulatorRequest, entry: { at: string; status: number | null; durationMs: number }): void;
  latest(): LoggedRequest[];
  counts(): Record<string, number>;
};

/** The latest requests are kept whole, all are counted by method and path. */
const KEPT = 1000;

export function createRequestLog(): RequestLog {
  const kept: LoggedRequest[] = [];
  const counts = new Map<string, number>();
  return {
    add(request, entry) {
      const operation = operationName(request);
      const name = `${request.method} ${request.path}${operation === null ? "" : ` ${operation}`}`;
      counts.set(name, (counts.get(name) ?? 0) + 1);
      kept.push({ ...entry, method: request.method, path: request.path, operation });
      if (kept.length > KEPT) kept.shift();
    },
    latest: () => [...kept],
    counts: () => Object.fromEntries([...counts].sort(([a], [b]) => (a < b ? -1 : 1))),
  };
}

/** The first operation's name, read from the text of the query alone. */
function operationName(request: EmulatorRequest): string | null {
  if (!request.path.endsWith("/graphql.json")) return null;
  // In JSON a line break is written as two characters, of which the second would be taken for a letter of the word.
  const text = request.body.subarray(0, 4096).toString("utf8").replaceAll("\\n", " ");
  const match = /\b(?:query|mutation)\s+([A-Za-z_]\w*)/.exec(text);
  return match?.[1] ?? "anonymous";
}
