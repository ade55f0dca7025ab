import { isRecord, textAt } from "../books/wire.ts";

/** A fault that a test ordered: for which requests, how often, and what happens. */
export type InjectedFault = {
  method: string | undefined;
  path: string;
  /** Matching requests that still pass first. */
  after: number;
  times: number;
  status: number | undefined;
  body: unknown;
  delayMs: number;
  dropReplyAfterCommit: boolean;
  dropConnection: boolean;
};

export type FaultList = {
  add(fault: InjectedFault): void;
  clear(): void;
  list(): readonly InjectedFault[];
  /** The fault for this request, if any; it counts as used. */
  take(method: string, path: string, search: string): InjectedFault | undefined;
};

export function createFaultList(): FaultList {
  let faults: InjectedFault[] = [];
  return {
    add: (fault) => {
      faults.push({ ...fault });
    },
    clear: () => {
      faults = [];
    },
    list: () => faults,
    take(method, path, search) {
      for (const fault of faults) {
        if (!isMatch(fault, method, path, search)) continue;
        if (fault.after > 0) {
          fault.after -= 1;
          continue;
        }
        fault.times -= 1;
        if (fault.times <= 0) faults = faults.filter((each) => each !== fault);
        return fault;
      }
      return undefined;
    },
  };
}

/** Reads a fault from JSON; a text is what is wrong with it. */
export function readFault(value: unknown): InjectedFault | string {
  if (!isRecord(value)) return "a fault is an object";
  const count = (key: string, fallback: number) => {
    const number = value[key] ?? fallback;
    return typeof number === "number" && Number.isInteger(number) && number >= 0 ? number : undefined;
  };
  const [after, times, delayMs] = [count("after", 0), count("times", 1), count("delayMs", 0)];
  if (after === undefined || times === undefined || delayMs === undefined) {
    return "after, times and delayMs are whole numbers of at least 0";
  }
  const status = value.status;
  if (status !== undefined && (typeof status !== "number" || status < 100 || status > 599)) {
    return "status is an HTTP status";
  }
  const path = textAt(value, "path") ?? "";
  if (!isPattern(path)) return "path is neither a part of a path nor a regular expression";
  return {
    method: textAt(value, "method")?.toUpperCase(),
    path,
    after,
    times,
    status,
    body: value.body,
    delayMs,
    dropReplyAfterCommit: value.dropReplyAfterCommit === true,
    dropConnection: value.dropConnection === true,
  };
}

function isPattern(path: string): boolean {
  try {
    new RegExp(path, "i");
    return true;
  } catch {
    return path.startsWith("/");
  }
}

/** `path` is a part of the URL path or a regular expression; one with `?` is held against path and query. */
function isMatch(fault: InjectedFault, method: string, path: string, search: string): boolean {
  if (fault.method !== undefined && fault.method !== method) return false;
  if (path.includes(fault.path)) return true;
  if (fault.path.includes("?") && `${path}${search}`.includes(fault.path)) return true;
  try {
    return new RegExp(fault.path, "i").test(path);
  } catch {
    return false;
  }
}
