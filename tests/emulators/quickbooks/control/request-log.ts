export type LoggedRequest = {
  method: string;
  path: string;
  query: string;
  status: number;
  requestid: string | null;
};

export type RequestLog = {
  /** Notes a request; `status` 0 means that no answer was sent. */
  note(request: LoggedRequest): void;
  recent(): readonly LoggedRequest[];
  stats(): { requests: number; batches: number };
  clear(): void;
  /** Counts answers, for their trace ids. */
  nextTrace(): number;
};

const LONGEST = 5000;

/** The last requests of the company API and how many there were in all. */
export function createRequestLog(): RequestLog {
  let recent: LoggedRequest[] = [];
  let requests = 0;
  let batches = 0;
  let answers = 0;
  return {
    note(request) {
      recent.push(request);
      if (recent.length > 2 * LONGEST) recent = recent.slice(-LONGEST);
      if (!request.path.startsWith("/v3/")) return;
      requests += 1;
      if (request.path.endsWith("/batch")) batches += 1;
    },
    recent: () => recent.slice(-LONGEST),
    nextTrace: () => {
      answers += 1;
      return answers;
    },
    stats: () => ({ requests, batches }),
    clear() {
      recent = [];
      requests = 0;
      batches = 0;
    },
  };
}
