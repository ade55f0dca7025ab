/** How many requests this process sent to the accounting API since it started, batches counted among them. */
export type RequestTotals = { quickbooksRequests: number; quickbooksBatches: number };

export type RequestCounts = { count(kind: "request" | "batch"): void; read(): RequestTotals };

/** Counters of one process; every transport of the process shares them. */
export function createRequestCounts(): RequestCounts {
  let requests = 0;
  let batches = 0;
  return {
    count(kind) {
      requests += 1;
      if (kind === "batch") batches += 1;
    },
    read: () => ({ quickbooksRequests: requests, quickbooksBatches: batches }),
  };
}
