import type { Result } from "#app/domain/faults/fault.ts";
import type { BooksListType } from "#app/domain/lists/books-entry.ts";
import type { Actor, Reason, RecordKind } from "#app/domain/record/record-status.ts";
import type { Run, RunProgress, RunState, RunTask } from "#app/domain/runs/run.ts";

/** What a list shows of an entry of the shop before it was ever read whole. */
export type RecordHeading = {
  /** GID. */
  id: string;
  name: string;
  /** Beside the name: a customer's address, a product's vendor. */
  about: string | null;
  /** When it was placed or created. */
  at: Date | null;
};

export type NewRun = RunTask & { shop: string; actor: Actor };

/** One record of a run that was looked at: `asked` waits for its answer, `stands` as it stands, `unknown` is none. */
export type TakenItem = { id: string; fate: "asked" | "stands" | "unknown" };

/**
 * Runs, and their records in the order in which they are worked. Every method that adds or takes stores where to go on in
 * the same transaction, so that a step which dies is repeated without doubling anything. Methods of a step change nothing
 * once the run is paused or over; `false` says so.
 */
export type Runs = {
  /**
   * Stores a run and its first job together. `taken`: those of its ids that were asked for already. Instead of a second run
   * over everything, the one that is under way is answered.
   */
  start(
    run: NewRun,
    ids: readonly string[],
    taken?: readonly TakenItem[],
  ): Promise<{ run: Run; isNew: boolean }>;
  load(shop: string, id: string): Promise<Run | null>;
  /** The open run that waits for this bulk operation. */
  findByOperation(shop: string, operationId: string): Promise<Run | null>;
  /** Whatever is open and has not been touched since `before`: its job was lost. */
  listIdle(before: Date): Promise<{ shop: string; id: string }[]>;
  /** A new turn with its job; jobs of earlier turns end. */
  wake(shop: string, id: string): Promise<void>;

  /** Adds ids that the run does not have yet. */
  addIds(run: Run, ids: readonly string[], progress: RunProgress): Promise<boolean>;
  /** Adds up to `limit` records of its list after the progress' id; answers where to go on, null at the end. */
  addMatching(run: Run, limit: number): Promise<RunProgress | null>;
  /** The same of a copied list of QuickBooks. */
  addEntries(run: Run, realmId: string, type: BooksListType, limit: number): Promise<RunProgress | null>;
  saveProgress(run: Run, progress: RunProgress): Promise<boolean>;
  /** All records are known. */
  markPrepared(run: Run): Promise<boolean>;

  /** The next ids that nobody asked for yet. */
  next(run: Run, limit: number): Promise<string[]>;
  /** These were the next; those that stand count as answered. */
  take(run: Run, items: readonly TakenItem[]): Promise<boolean>;
  /** Counts what was answered since, and how many are still asked for. Without any the step counts as one more attempt. */
  settle(run: Run): Promise<{ unanswered: number; hasMoved: boolean }>;
  /** Done, with every record counted as it stands now. */
  finish(run: Run): Promise<void>;
  fail(run: Run, reason: Reason): Promise<void>;
  noteAttempt(run: Run, attempts: number): Promise<void>;
  /** The shop is gone: nothing of it goes on. */
  cancelAll(shop: string): Promise<void>;
  /** Changes the state if it is one of `from`. A run that goes on gets a new turn. */
  moveTo(shop: string, id: string, from: readonly RunState[], to: RunState | "open"): Promise<boolean>;
};

/** A bulk operation at Shopify. `lost`: it ended without a list, or is not there. */
export type BulkListing =
  | { state: "running"; found: number }
  | { state: "done"; url: string | null }
  | { state: "lost"; why: string };

/** Of orders: placed between these moments. It may answer a little more, never less. */
export type ListingFilter = { since: Date | null; until: Date | null };

/** Lists everything a shop has, by id and heading: by bulk operation, or page by page where Shopify allows none. */
export type ShopListing = {
  /** Answers the operation's id; a fault where the shop lets this app run none. */
  startBulk(shop: string, kind: RecordKind, filter: ListingFilter): Promise<Result<string>>;
  checkBulk(shop: string, operationId: string): Promise<Result<BulkListing>>;
  cancelBulk(shop: string, operationId: string): Promise<Result<null>>;
  /** Reads a piece of a list that is written, from a byte on; `next: null` is its end. */
  readBulk(
    kind: RecordKind,
    url: string,
    position: number,
  ): Promise<Result<{ headings: RecordHeading[]; next: number | null }>>;
  /** Where pages go on for what a bulk operation does not list; null where it lists everything. */
  afterBulk(kind: RecordKind): string | null;
  /** At most 250 entries after an id, in the order of ids. */
  listPage(
    shop: string,
    kind: RecordKind,
    filter: ListingFilter,
    after: string | null,
  ): Promise<Result<{ headings: RecordHeading[]; next: string | null }>>;
};
