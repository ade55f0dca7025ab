import type { Snapshot } from "../books/database.ts";
import type { Books } from "../books/types.ts";
import { isRecord } from "../books/wire.ts";
import { type Incoming, jsonReply, type Reply, utf8 } from "../http/reply.ts";
import { expireTokens, revokeAll } from "../oauth/grants.ts";
import { applySettings } from "./apply-settings.ts";
import { dumpBooks, journalOf } from "./dump.ts";
import { type FaultList, readFault } from "./injected-faults.ts";
import type { RequestLog } from "./request-log.ts";

export type ControlParts = { books: Books; faults: FaultList; log: RequestLog };

type Control = (parts: ControlParts, body: unknown) => Reply;

class BadControl extends Error {}

const CONTROLS: Readonly<Record<string, Control>> = {
  "POST faults": addFaults,
  "GET faults": ({ faults }) => jsonReply(200, { faults: faults.list() }),
  "DELETE faults": ({ faults }) => {
    faults.clear();
    return done();
  },
  "GET requests": ({ log }) => jsonReply(200, { requests: log.recent() }),
  "DELETE requests": ({ log }) => {
    log.clear();
    return done();
  },
  "GET stats": ({ log }) => jsonReply(200, log.stats()),
  "GET dump": ({ books }) => jsonReply(200, dumpBooks(books)),
  "GET journal": ({ books }) => jsonReply(200, { journal: journalOf(books) }),
  "GET settings": ({ books }) => jsonReply(200, books.settings()),
  "POST settings": ({ books }, body) => {
    books.db.transact(() => {
      const problem = applySettings(books, body);
      if (problem !== undefined) throw new BadControl(problem);
    });
    return jsonReply(200, books.settings());
  },
  "POST disconnect": ({ books }) => {
    books.db.transact(() => revokeAll(books));
    return done();
  },
  "POST expire-tokens": ({ books }, body) => {
    books.db.transact(() => expireTokens(books, isRecord(body) && body.refresh === true));
    return done();
  },
  "GET snapshot": ({ books }) => jsonReply(200, books.db.snapshot()),
  "POST snapshot": ({ books }) => jsonReply(200, books.db.snapshot()),
  "POST restore": ({ books }, body) => {
    books.db.restore(snapshotOf(body));
    return done();
  },
  "POST clock": setClock,
  "GET clock": ({ books }) => jsonReply(200, { now: books.now().toISOString() }),
};

/** Answers a request below `/__emulator/`. */
export function answerControl(parts: ControlParts, request: Incoming): Reply {
  const name = request.path.slice("/__emulator/".length).replace(/\/$/, "");
  const control = CONTROLS[`${request.method} ${name}`];
  if (control === undefined) return jsonReply(404, { error: `no control ${request.method} ${name}` });
  try {
    const text = utf8(request.body) ?? "";
    return control(parts, text === "" ? undefined : JSON.parse(text));
  } catch (error) {
    if (error instanceof BadControl || error instanceof SyntaxError)
      return jsonReply(400, { error: error.message });
    throw error;
  }
}

function done(): Reply {
  return jsonReply(200, { ok: true });
}

function addFaults({ faults }: ControlParts, body: unknown): Reply {
  const read = (Array.isArray(body) ? body : [body]).map(readFault);
  for (const fault of read) if (typeof fault === "string") throw new BadControl(fault);
  for (const fault of read) if (typeof fault !== "string") faults.add(fault);
  return jsonReply(200, { faults: faults.list() });
}

/** `{"now":"2026-01-31T12:00:00Z"}` sets the clock, `{"advanceMs":3600000}` moves it; it keeps running. */
function setClock({ books }: ControlParts, body: unknown): Reply {
  const now = isRecord(body) && typeof body.now === "string" ? Date.parse(body.now) : undefined;
  const advance = isRecord(body) && typeof body.advanceMs === "number" ? body.advanceMs : undefined;
  const change = now === undefined ? advance : now - books.now().getTime();
  if (change === undefined || !Number.isFinite(change)) throw new BadControl("clock takes now or advanceMs");
  books.db.transact(() => {
    const table = books.db.table<number>("clock");
    table.set("offsetMs", (table.get("offsetMs") ?? 0) + change);
  });
  return jsonReply(200, { now: books.now().toISOString() });
}

function snapshotOf(body: unknown): Snapshot {
  const isGood =
    isRecord(body) &&
    Object.values(body).every(
      (rows) => Array.isArray(rows) && rows.every((row) => Array.isArray(row) && row.length === 2),
    );
  if (!isGood) throw new BadControl("restore takes what snapshot answered");
  return body as Snapshot;
}
