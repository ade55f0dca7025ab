import { type Fault, ok, type Result } from "#app/domain/faults/fault.ts";
import type { BooksListType } from "#app/domain/lists/books-entry.ts";
import { isOver, type RefreshWork, storeEntries, takeAway } from "#app/sync/lists/refresh-work.ts";
import type { ListState } from "#app/sync/ports.ts";

/** Lists without which nothing works; another one that a company refuses does not stop the rest. */
const essential = new Set<BooksListType>(["Customer", "Vendor", "Item", "Account"]);
/** QuickBooks' clock is not ours: changes are looked for from a little before the reading began. */
const CLOCKS_APART_MS = 5 * 60_000;
const refusals = new Set<Fault["kind"]>(["featureMissing", "permission", "rejected"]);

/**
 * Reads a list whole, page by page, from where an earlier job stopped. What was known and is not in it any more is taken
 * away. `isDone: false`: the job's time was up before. `isFresh`: it was begun and ended in this job.
 */
export async function fillList(
  work: RefreshWork,
  type: BooksListType,
  before: ListState | undefined,
): Promise<Result<{ isDone: boolean; isFresh: boolean }>> {
  const { ports, shop, realmId, books } = work;
  const save = async (state: ListState) => {
    await ports.mirror.saveState(shop, realmId, state);
    return state;
  };
  const filledAt = before?.filledAt ?? null;
  const isFresh = !before || !isUnderWay(before);
  let state = isFresh
    ? await save({
        type,
        filledAt,
        nextPosition: 1,
        readUntil: new Date(ports.clock.now().getTime() - CLOCKS_APART_MS),
      })
    : before;
  for (;;) {
    if (isOver(work)) return ok({ isDone: false, isFresh });
    const page = await books.lists.readPage(type, state.nextPosition ?? 1);
    if (!page.ok && !(refusals.has(page.fault.kind) && !essential.has(type))) return page;
    if (!page.ok) ports.log.warn("list refused", { shop, type, fault: page.fault.kind });
    const { entries, next } = page.ok ? page.value : { entries: [], next: null };
    await storeEntries(work, entries);
    if (next === null) break;
    state = await save({ ...state, nextPosition: next });
  }
  if (filledAt !== null) {
    const begunMs = (state.readUntil ?? work.startedAt).getTime() + CLOCKS_APART_MS;
    const missed = await takeMissedAway(work, type, new Date(begunMs));
    if (!missed.ok) return missed;
  }
  await save({ ...state, filledAt: ports.clock.now(), nextPosition: null });
  return ok({ isDone: true, isFresh });
}

function isUnderWay({ nextPosition, readUntil }: ListState): boolean {
  return nextPosition !== null && readUntil !== null;
}

/** What the pages did not show is asked for by id before it counts as gone: entries move while pages are read. */
async function takeMissedAway(work: RefreshWork, type: BooksListType, since: Date): Promise<Result<null>> {
  const { ports, shop, realmId, books } = work;
  const missed = await ports.mirror.listUnread(shop, realmId, type, since);
  if (missed.length === 0) return ok(null);
  const found = await books.lists.readEntries(
    type,
    missed.map(({ id }) => id).filter((id) => /^\d+$/.test(id)),
  );
  if (!found.ok) return found;
  await storeEntries(work, found.value);
  const there = new Set(found.value.map(({ id }) => id));
  const changedAt = ports.clock.now();
  await takeAway(
    work,
    missed.filter(({ id }) => !there.has(id)).map(({ id }) => ({ type, id, changedAt })),
  );
  return ok(null);
}
