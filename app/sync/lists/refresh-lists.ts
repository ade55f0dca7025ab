import { ok, type Result } from "#app/domain/faults/fault.ts";
import { type BooksListType, isToldWhenChanged } from "#app/domain/lists/books-entry.ts";
import { listsToKeep } from "#app/domain/lists/kept-lists.ts";
import { fillList } from "#app/sync/lists/fill-list.ts";
import { costToRead, findUnknown, noteMerges, readNamed } from "#app/sync/lists/follow-events.ts";
import { pullChanges } from "#app/sync/lists/pull-changes.ts";
import type { RefreshWork } from "#app/sync/lists/refresh-work.ts";
import type { BooksEvent, ListState } from "#app/sync/ports.ts";

/** Lists of which QuickBooks tells no changes are read whole once in so long, and when somebody asks. */
const UNTOLD_AGE_MS = 24 * 60 * 60_000;
/** How far QuickBooks' times of an event and of its entry may be apart. */
const EVENT_TOLERANCE_MS = 2_000;

/** One request answers the changes of all lists; as long as it costs no more, entries are rather read by their ids. */
const COST_OF_CHANGES = 1;

export type RefreshWish = {
  plan: string;
  /** What webhooks told since the last pull. */
  events: readonly BooksEvent[];
  /** Whether changes are pulled even when no event tells of any. */
  pullsAnyway: boolean;
  /** Whether lists without told changes are read however young the copy is. */
  rereadsUntold: boolean;
};

/** `isDone: false`: its time was up, another job goes on. `hasPulled`: everything is known up to now. */
export type RefreshOutcome = { isDone: boolean; hasPulled: boolean };

/**
 * Brings our copy of a company's lists up to date: lists that are not known are read page by page, the others follow with
 * one request for their changes, and entries that webhooks named are there afterwards. Repeating it changes nothing.
 */
export async function refreshLists(work: RefreshWork, wish: RefreshWish): Promise<Result<RefreshOutcome>> {
  const kept = listsToKeep(work.settings.imports, wish.plan);
  const events = wish.events.filter(({ type }) => kept.includes(type));
  await noteMerges(work, events);
  const fresh = new Set<BooksListType>();
  const filled = await fillLists(work, kept, fresh, (state) => isToFill(work, wish, events, state));
  if (!filled.ok || !filled.value.isDone) return unfinished(filled);

  const told = events.filter(({ type }) => isToldWhenChanged(type));
  const unknown = await findUnknown(work, told);
  if (!wish.pullsAnyway && costToRead(unknown) <= COST_OF_CHANGES) {
    const read = await readNamed(work, unknown);
    return read.ok ? ok({ isDone: true, hasPulled: false }) : read;
  }
  const pulled = await pullUntilComplete(work, kept, fresh);
  if (!pulled.ok || !pulled.value.isDone) return unfinished(pulled);
  const named = await readNamed(work, await findUnknown(work, unknown, EVENT_TOLERANCE_MS));
  return named.ok ? ok({ isDone: true, hasPulled: true }) : named;
}

const unfinished = (step: Result<unknown>): Result<RefreshOutcome> =>
  step.ok ? ok({ isDone: false, hasPulled: false }) : step;

function isToFill(
  work: RefreshWork,
  { rereadsUntold }: RefreshWish,
  events: readonly BooksEvent[],
  state: ListState | undefined,
): boolean {
  if (state === undefined || state.filledAt === null || state.nextPosition !== null) return true;
  if (isToldWhenChanged(state.type)) return false;
  const ageMs = work.startedAt.getTime() - state.filledAt.getTime();
  return rereadsUntold || ageMs >= UNTOLD_AGE_MS || events.some(({ type }) => type === state.type);
}

/** Reads lists as a whole; `fresh` gets those that were read from their beginning just now. */
async function fillLists(
  work: RefreshWork,
  types: readonly BooksListType[],
  fresh: Set<BooksListType>,
  isWanted: (state: ListState | undefined) => boolean,
): Promise<Result<{ isDone: boolean }>> {
  const states = await loadStates(work);
  for (const type of types) {
    const state = states.get(type);
    if (!isWanted(state)) continue;
    const filled = await fillList(work, type, state);
    if (!filled.ok) return filled;
    if (!filled.value.isDone) return ok({ isDone: false });
    if (filled.value.isFresh) fresh.add(type);
  }
  return ok({ isDone: true });
}

/** Changes of what is known; what cannot be followed by its changes is read as a whole. */
async function pullUntilComplete(
  work: RefreshWork,
  kept: readonly BooksListType[],
  fresh: Set<BooksListType>,
): Promise<Result<{ isDone: boolean }>> {
  const states = await loadStates(work);
  const known = kept.flatMap((type) => states.get(type) ?? []);
  // A list that was read just now has no changes to follow.
  if (kept.every((type) => !isToldWhenChanged(type) || fresh.has(type))) return ok({ isDone: true });
  const pulled = await pullChanges(work, known);
  if (!pulled.ok) return pulled;
  const { toRefill } = pulled.value;
  return fillLists(work, toRefill, fresh, () => true);
}

async function loadStates({ ports, shop, realmId }: RefreshWork): Promise<Map<BooksListType, ListState>> {
  const states = await ports.mirror.states(shop, realmId);
  return new Map(states.map((state) => [state.type, state]));
}
