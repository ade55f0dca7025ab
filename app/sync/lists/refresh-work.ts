import type { BooksEntry, BooksListType } from "#app/domain/lists/books-entry.ts";
import { importOf, recordKindOf } from "#app/domain/lists/kept-lists.ts";
import type { Actor } from "#app/domain/record/record-status.ts";
import type { Settings } from "#app/domain/settings/settings.ts";
import type { Books, BooksEvents, GoneEntry, ListPulls, SyncPorts } from "#app/sync/ports.ts";

/** What the pulling of lists needs from outside. */
export type RefreshPorts = SyncPorts & { pulls: ListPulls; booksEvents: BooksEvents };

/** One pull of a company's lists. */
export type RefreshWork = {
  ports: RefreshPorts;
  books: Books;
  shop: string;
  realmId: string;
  settings: Settings;
  /** On whose account changed entries are considered. */
  actor: Actor;
  startedAt: Date;
  /** Later than this it stops between two requests, and another job goes on. */
  deadline: Date;
};

/** Whether the time of this job is up. */
export function isOver({ ports, deadline }: RefreshWork): boolean {
  return ports.clock.now() >= deadline;
}

/**
 * Stores what was read, and has those that changed considered whose list is imported, or that are linked to something in
 * the shop. Of an entry that is met for the first time nothing is known to have changed: who linked it knew it.
 */
export async function storeEntries(work: RefreshWork, entries: readonly BooksEntry[]): Promise<BooksEntry[]> {
  const { ports, shop, realmId, settings, actor } = work;
  const known = await findKnown(work, await findLinked(work, entries));
  const isWanted = (entry: BooksEntry) => {
    const list = importOf(entry);
    return (list !== null && settings.imports[list]) || known.has(keyOf(entry));
  };
  const kindOf = (entry: BooksEntry) => (isWanted(entry) ? recordKindOf(entry) : null);
  return ports.mirror.put(shop, realmId, await keepMerges(work, entries), { actor, kindOf });
}

/** Notes that entries are gone: what is known of them stays as it was last. */
export async function takeAway(work: RefreshWork, gone: readonly GoneEntry[]): Promise<void> {
  const known = await findKnown(work, gone);
  const changes = gone.flatMap((stub): BooksEntry[] => {
    const entry = known.get(keyOf(stub));
    if (!entry || entry.isDeleted) return [];
    return [
      { ...entry, isDeleted: true, isActive: false, changedAt: laterOf(entry.changedAt, stub.changedAt) },
    ];
  });
  await storeEntries(work, changes);
}

/** Notes that an entry went into another one. */
export async function noteMerge(
  work: RefreshWork,
  merge: { type: BooksListType; id: string; deletedId: string; at: Date },
): Promise<void> {
  const known = await findKnown(work, [{ type: merge.type, id: merge.deletedId }]);
  const changes = [...known.values()]
    .filter(({ mergedInto }) => mergedInto !== merge.id)
    .map((entry) => ({
      ...entry,
      isActive: false,
      isDeleted: true,
      mergedInto: merge.id,
      changedAt: laterOf(entry.changedAt, merge.at),
    }));
  await storeEntries(work, changes);
}

/** An entry that was merged may stay in QuickBooks as an inactive one, which does not say where it went. */
async function keepMerges(work: RefreshWork, entries: readonly BooksEntry[]): Promise<BooksEntry[]> {
  const inactive = entries.filter(({ isActive, mergedInto }) => !isActive && mergedInto === null);
  const known = await findKnown(work, inactive);
  return entries.map((entry) => {
    const mergedInto = entry.isActive
      ? null
      : (entry.mergedInto ?? known.get(keyOf(entry))?.mergedInto ?? null);
    return { ...entry, mergedInto };
  });
}

export async function findKnown(
  { ports, shop, realmId }: RefreshWork,
  entries: readonly { type: BooksListType; id: string }[],
): Promise<Map<string, BooksEntry>> {
  const found = new Map<string, BooksEntry>();
  for (const [type, some] of byType(entries)) {
    const ids = some.map(({ id }) => id);
    for (const entry of await ports.mirror.find(shop, realmId, type, ids)) found.set(keyOf(entry), entry);
  }
  return found;
}

async function findLinked(
  { ports, shop, realmId }: RefreshWork,
  entries: readonly BooksEntry[],
): Promise<{ type: BooksListType; id: string }[]> {
  const linked = [];
  for (const [type, some] of byType(entries.filter((entry) => recordKindOf(entry) !== null))) {
    const ids = some.map(({ id }) => id);
    const bindings = await ports.bindings.findByQboIds(shop, realmId, type, ids);
    linked.push(...bindings.map(({ qboId }) => ({ type, id: qboId })));
  }
  return linked;
}

function byType<Entry extends { type: BooksListType }>(entries: readonly Entry[]) {
  return Map.groupBy(entries, ({ type }) => type);
}

export function keyOf({ type, id }: { type: BooksListType; id: string }): string {
  return `${type}/${id}`;
}

function laterOf(left: Date, right: Date): Date {
  return left > right ? left : right;
}
