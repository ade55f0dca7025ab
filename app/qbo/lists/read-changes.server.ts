import { z } from "zod";
import { failed, ok, type Result } from "#app/domain/faults/fault.ts";
import type { BooksEntry, ToldListType } from "#app/domain/lists/books-entry.ts";
import { parseAnswer } from "#app/qbo/entity-client.server.ts";
import type { createListReaders } from "#app/qbo/lists/list-readers.ts";
import { wholeSeconds } from "#app/qbo/query.ts";
import type { Transport } from "#app/qbo/transport.server.ts";
import { qboChanges, qboDeletedStub } from "#app/qbo/wire/list-answers.ts";
import type { Clock, EntryChanges, GoneEntry } from "#app/sync/ports.ts";

/** Most objects that one answer holds, over all lists (Intuit, "Change data capture"). */
const MOST_OBJECTS = 1000;
/** QuickBooks remembers 30 days; its clock and ours, and the way there, take part of the last one. */
const MEMORY_MS = 29.5 * 24 * 60 * 60_000;
/** Our reading of the table of codes: "Date is out of range". */
const OUT_OF_RANGE = "2190";
const SUBJECT = "changes in QuickBooks";

export type ChangesDeps = {
  transport: Transport;
  readers: ReturnType<typeof createListReaders>;
  clock: Pick<Clock, "now">;
};

type Answer = { changes: EntryChanges; isFull: boolean };

/**
 * What changed in lists. When one answer cannot hold it, each list is asked for by itself; what even then does not fit
 * is `overflowing`, because nothing says which of a list's changes were left out.
 */
export async function readChanges(
  deps: ChangesDeps,
  types: readonly ToldListType[],
  since: Date,
): Promise<Result<EntryChanges>> {
  if (deps.clock.now().getTime() - since.getTime() > MEMORY_MS) return failed(STALE);
  const whole = await ask(deps, types, since);
  if (!whole.ok) return whole;
  const { changes, isFull } = whole.value;
  if (!isFull) return ok(changes);
  if (types.length === 1) return ok({ ...changes, entries: [], gone: [], overflowing: [...types] });

  const parts: EntryChanges[] = [];
  for (const type of types) {
    const part = await readChanges(deps, [type], since);
    if (!part.ok) return part;
    parts.push(part.value);
  }
  return ok({
    entries: parts.flatMap(({ entries }) => entries),
    gone: parts.flatMap(({ gone }) => gone),
    overflowing: parts.flatMap(({ overflowing }) => overflowing),
    // The first answer's time: what changed while the lists were asked for one by one comes again.
    readUntil: changes.readUntil,
  });
}

async function ask(
  { transport, readers, clock }: ChangesDeps,
  types: readonly ToldListType[],
  since: Date,
): Promise<Result<Answer>> {
  const params = { entities: types.join(","), changedSince: wholeSeconds(since) };
  const answer = await transport.send({
    method: "GET",
    path: "/cdc",
    params,
    effect: "read",
    subject: SUBJECT,
  });
  if (!answer.ok) {
    const { fault } = answer;
    const isStale = fault.kind === "rejected" && fault.evidence?.remoteCode === OUT_OF_RANGE;
    return isStale ? failed({ ...STALE, ...(fault.evidence && { evidence: fault.evidence }) }) : answer;
  }
  const parsed = parseAnswer(qboChanges, answer.value, SUBJECT);
  if (!parsed.ok) return parsed;
  const { CDCResponse, time } = parsed.value;
  const lists = CDCResponse.flatMap(({ QueryResponse }) => QueryResponse ?? []);

  const entries: BooksEntry[] = [];
  const gone: GoneEntry[] = [];
  for (const type of types) {
    const told = parseAnswer(z.array(rowsOf(type)), lists, SUBJECT);
    if (!told.ok) return told;
    const rows = told.value.flatMap((list) => list[type] ?? []);
    const whole: unknown[] = [];
    for (const row of rows) {
      const stub = qboDeletedStub.safeParse(row);
      if (!stub.success) whole.push(row);
      else
        gone.push({ type, id: stub.data.Id, changedAt: stub.data.MetaData?.LastUpdatedTime ?? clock.now() });
    }
    const read = parseAnswer<BooksEntry[]>(z.array(readers[type].schema), whole, SUBJECT);
    if (!read.ok) return read;
    entries.push(...read.value);
  }
  const readUntil = time ?? clock.now();
  const isFull = entries.length + gone.length >= MOST_OBJECTS;
  return ok({ changes: { entries, gone, readUntil, overflowing: [] }, isFull });
}

/** The part of an answer that is about one list; one that did not change is not in it. */
function rowsOf(type: string) {
  return z.object({ [type]: z.array(z.unknown()).optional() });
}

const STALE = { kind: "stale", subject: SUBJECT } as const;
