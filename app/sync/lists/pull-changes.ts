import { ok, type Result } from "#app/domain/faults/fault.ts";
import { type BooksListType, isToldWhenChanged, type ToldListType } from "#app/domain/lists/books-entry.ts";
import { type RefreshWork, storeEntries, takeAway } from "#app/sync/lists/refresh-work.ts";
import type { EntryPage, ListState } from "#app/sync/ports.ts";

/**
 * Changes of the last moments are told late: each pull begins a little before the end of the one before. What it tells
 * twice differs in nothing, and costs nothing.
 */
const OVERLAP_MS = 2 * 60_000;
/** A list of which so many pages changed is rather read as a whole, which can be interrupted. */
const MOST_CHANGED_PAGES = 20;

/**
 * Pulls what changed in lists that are known, with one request for all of them. Answers the lists that have to be read as a
 * whole again: QuickBooks does not remember their changes any more, or they do not add up.
 */
export async function pullChanges(
  work: RefreshWork,
  states: readonly ListState[],
): Promise<Result<{ toRefill: BooksListType[] }>> {
  const { ports, shop, realmId, books } = work;
  const told = states.filter((state) => isToldWhenChanged(state.type));
  const types = told.map(({ type }) => type).filter(isToldWhenChanged);
  const since = new Date(Math.min(...told.map(({ readUntil }) => readUntil?.getTime() ?? 0)) - OVERLAP_MS);
  if (types.length === 0) return ok({ toRefill: [] });
  const changes = await books.lists.readChanges(types, since);
  if (!changes.ok) return changes.fault.kind === "stale" ? ok({ toRefill: types }) : changes;
  const { entries, gone, overflowing, readUntil } = changes.value;
  await storeEntries(work, entries);
  await takeAway(work, gone);

  const toRefill: BooksListType[] = [];
  for (const type of overflowing.filter(isToldWhenChanged)) {
    const isComplete = await pullPages(work, type, since);
    if (!isComplete.ok) return isComplete;
    if (!isComplete.value) toRefill.push(type);
  }
  for (const state of told) {
    if (!toRefill.includes(state.type)) {
      await ports.mirror.saveState(shop, realmId, { ...state, readUntil });
    }
  }
  return ok({ toRefill });
}

/**
 * The changes of one list, page by page. They do not tell what is gone: when QuickBooks has fewer entries than we know,
 * something is, and the list is not complete.
 */
async function pullPages(work: RefreshWork, type: ToldListType, since: Date): Promise<Result<boolean>> {
  const { ports, shop, realmId, books } = work;
  let position: number | null = 1;
  for (let pages = 0; position !== null; pages += 1) {
    if (pages === MOST_CHANGED_PAGES) return ok(false);
    const page: Result<EntryPage> = await books.lists.readPage(type, position, since);
    if (!page.ok) return page;
    await storeEntries(work, page.value.entries);
    position = page.value.next;
  }
  const count = await books.lists.countEntries(type);
  if (!count.ok) return count;
  const { total } = await ports.mirror.list(shop, realmId, type, { limit: 1 });
  return ok(count.value >= total);
}
