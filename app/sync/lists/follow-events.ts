import { ok, type Result } from "#app/domain/faults/fault.ts";
import type { BooksListType } from "#app/domain/lists/books-entry.ts";
import {
  findKnown,
  keyOf,
  noteMerge,
  type RefreshWork,
  storeEntries,
  takeAway,
} from "#app/sync/lists/refresh-work.ts";
import type { BooksEvent } from "#app/sync/ports.ts";

/** Notes the merges that events tell: nothing else says where an entry went. */
export async function noteMerges(work: RefreshWork, events: readonly BooksEvent[]): Promise<void> {
  for (const { type, id, deletedId, at } of events) {
    if (deletedId !== null) await noteMerge(work, { type, id, deletedId, at });
  }
}

/**
 * The events of which our copy does not know yet, `toleranceMs` apart at most. The answers to writes of our own are in
 * the copy already, so that their events cost nothing.
 */
export async function findUnknown(
  work: RefreshWork,
  events: readonly BooksEvent[],
  toleranceMs = 0,
): Promise<BooksEvent[]> {
  const known = await findKnown(work, events);
  return events.filter((event) => {
    const entry = known.get(keyOf(event));
    if (!entry) return event.operation !== "deleted";
    if (entry.isDeleted) return false;
    return event.operation === "deleted" || secondOf(entry.changedAt) + toleranceMs < secondOf(event.at);
  });
}

/** QuickBooks keeps times in whole seconds. */
function secondOf(moment: Date): number {
  return Math.floor(moment.getTime() / 1000) * 1000;
}

/** Ids that one request takes. */
const IDS_AT_ONCE = 30;

/** Requests that it takes to read the entries of these events by their ids. */
export function costToRead(events: readonly BooksEvent[]): number {
  const byType = Map.groupBy(events, ({ type }) => type);
  const sizes = [...byType.values()].map((some) => new Set(some.map(({ id }) => id)).size);
  return sizes.reduce((sum, size) => sum + Math.ceil(size / IDS_AT_ONCE), 0);
}

/** Reads the entries of events by their ids: what changed may not be among the changes for some seconds. */
export async function readNamed(work: RefreshWork, events: readonly BooksEvent[]): Promise<Result<null>> {
  for (const [type, some] of Map.groupBy(events, ({ type }) => type)) {
    const ids = [...new Set(some.map(({ id }) => id))];
    const read = await readByIds(work, type, ids);
    if (!read.ok) return read;
  }
  return ok(null);
}

async function readByIds(work: RefreshWork, type: BooksListType, ids: string[]): Promise<Result<null>> {
  const found = await work.books.lists.readEntries(type, ids);
  if (!found.ok) return found;
  await storeEntries(work, found.value);
  const there = new Set(found.value.map(({ id }) => id));
  const changedAt = work.ports.clock.now();
  await takeAway(
    work,
    ids.filter((id) => !there.has(id)).map((id) => ({ type, id, changedAt })),
  );
  return ok(null);
}
