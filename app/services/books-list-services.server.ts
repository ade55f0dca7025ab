import {
  type BooksEntriesPage,
  type ListedEntry,
  listBooksEntries,
} from "#app/db/read-models/list-books-entries.server.ts";
import type { BooksListType } from "#app/domain/lists/books-entry.ts";
import { type BooksView, booksViewRule } from "#app/domain/lists/books-views.ts";
import { listsToKeep } from "#app/domain/lists/kept-lists.ts";
import type { Actor, Reason } from "#app/domain/record/record-status.ts";
import type { ImportedList } from "#app/domain/settings/import-settings.ts";
import type { Adapters } from "#app/services/open-adapters.server.ts";
import type { Connection, ListPull, ListState } from "#app/sync/ports.ts";

/** A pull that nobody has ended after so long was lost; the schedule asks for the next. */
const LOST_PULL_MS = 15 * 60_000;

/** When the lists were pulled last, and what is going on. */
export type PullView = {
  pulledAt: Date | null;
  isRunning: boolean;
  /** A list that is being read for the first time or again, and how many of its entries were read. */
  reading: { type: BooksListType; count: number } | null;
  trouble: Reason | null;
};

export type BooksListView = Omit<BooksEntriesPage, "entries"> & {
  entries: (ListedEntry & { url: string })[];
  pull: PullView;
  /** `off`: the import that shows this list is not switched on. `unread`: it was not read yet. `absent`: the plan has no such list. */
  state: "ready" | "off" | "unread" | "absent";
  needs: ImportedList | null;
};

/** QuickBooks' lists as they are known here. */
export type BooksListServices = {
  /** Null without a company. */
  load(
    shop: string,
    query: { view: BooksView; search: string; cursor: string | null; limit: number },
  ): Promise<BooksListView | null>;
  loadPull(shop: string): Promise<PullView | null>;
  /** Asks for a pull now; false when no company is connected. */
  refresh(shop: string, actor: Actor): Promise<boolean>;
};

export function createBooksListServices(adapters: Adapters): BooksListServices {
  const { stores, listPorts, database, clock, qbo } = adapters;

  async function readPull({ shop, realmId }: Connection): Promise<{ pull: PullView; states: ListState[] }> {
    const [pull, states] = await Promise.all([
      listPorts.pulls.load(shop, realmId),
      stores.mirror.states(shop, realmId),
    ]);
    return { pull: viewOf(pull, states, clock.now()), states };
  }

  return {
    async load(shop, { view, ...query }) {
      const connection = await stores.connections.find(shop);
      if (!connection) return null;
      const { type, subTypes = null, needs = null } = booksViewRule(view);
      const { realmId } = connection;
      const [{ pull, states }, settings, page] = await Promise.all([
        readPull(connection),
        stores.settings.load(shop),
        listBooksEntries(database.pool, { ...query, shop, realmId, type, subTypes }),
      ]);
      const { imports } = settings;
      const isOff = needs !== null && !imports[needs];
      const isAbsent = !listsToKeep({ ...imports, salesTax: true }, connection.plan).includes(type);
      const isRead = states.some((known) => known.type === type && known.filledAt !== null);
      return {
        ...page,
        entries: page.entries.map((listed) => ({ ...listed, url: qbo.documentUrl(type, listed.entry.id) })),
        pull: connection.status === "connected" ? pull : { ...pull, isRunning: false, reading: null },
        state: isOff ? "off" : isAbsent ? "absent" : isRead || page.total > 0 ? "ready" : "unread",
        needs,
      };
    },
    async loadPull(shop) {
      const connection = await stores.connections.find(shop);
      return connection?.status === "connected" ? (await readPull(connection)).pull : null;
    },
    async refresh(shop, actor) {
      const connection = await stores.connections.find(shop);
      if (connection?.status !== "connected") return false;
      await listPorts.pulls.want(shop, connection.realmId, { why: "person", by: actor.name });
      return true;
    },
  };
}

function viewOf(pull: ListPull, states: readonly ListState[], now: Date): PullView {
  const { wantedAt, endedAt, pulledAt, trouble } = pull;
  const isWaiting =
    wantedAt !== null &&
    (endedAt === null || endedAt < wantedAt) &&
    now.getTime() - wantedAt.getTime() < LOST_PULL_MS;
  const underWay = states.find(({ nextPosition }) => nextPosition !== null);
  const reading =
    isWaiting && underWay ? { type: underWay.type, count: (underWay.nextPosition ?? 1) - 1 } : null;
  return { pulledAt, isRunning: isWaiting, reading, trouble: isWaiting ? null : trouble };
}
