import { createLocks } from "#app/db/locks.server.ts";
import { createBindings } from "#app/db/repositories/bindings.server.ts";
import { createBooksEvents } from "#app/db/repositories/books-events.server.ts";
import type { EnqueueJobs } from "#app/db/repositories/enqueue-jobs.ts";
import { createListPulls } from "#app/db/repositories/list-pulls.server.ts";
import { createMirror } from "#app/db/repositories/mirror.server.ts";
import { createRecords } from "#app/db/repositories/records.server.ts";
import { createSettingsStore } from "#app/db/repositories/settings.server.ts";
import type { BooksListType, EntryOf } from "#app/domain/lists/books-entry.ts";
import type { ImportSettings } from "#app/domain/settings/import-settings.ts";
import { settingsSchema } from "#app/domain/settings/settings.ts";
import { systemIds } from "#app/platform/ids.ts";
import type { RefreshLists } from "#app/sync/jobs/refresh-lists/definition.ts";
import { handleRefreshLists } from "#app/sync/jobs/refresh-lists/handler.server.ts";
import type { RefreshPorts } from "#app/sync/lists/refresh-work.ts";
import type { Outcome } from "#app/sync/outcome.ts";
import type { BooksEvent } from "#app/sync/ports.ts";
import type { CompanySeed } from "#tests/emulators/quickbooks/start.ts";
import { openEmulatedBooks } from "#tests/qbo/emulated-books.ts";
import type { TestDatabase } from "#tests/support/start-test-database.ts";

type Wire = Record<string, unknown> & { Id: string; SyncToken: string };
type LoggedRequest = { path: string; query: string };

/** A company whose lists are pulled into a real database, and a user who works in it. QuickBooks has the time of our clock. */
export async function aListPull(
  database: TestDatabase,
  seed: CompanySeed = {},
  imports: Partial<ImportSettings> = {},
) {
  const session = await openEmulatedBooks(seed, { sharesClock: true });
  const { clock } = session;
  const { baseUrl, realmId } = session.emulator;
  const shop = `${systemIds.uuid()}.myshopify.com`;
  const enqueue: EnqueueJobs = async () => {};
  const deps = { pool: database.pool, prisma: database.prisma, clock, enqueue };
  const locks = createLocks(database.connection);
  const bindings = createBindings(deps);
  const mirror = createMirror(deps);
  const pulls = createListPulls(deps);
  const settings = createSettingsStore(deps);
  const booksEvents = createBooksEvents(deps);
  const saveImports = (changed: Partial<ImportSettings>) =>
    settings.save(shop, settingsSchema.parse({ imports: changed }), { kind: "user", name: "test" });
  await saveImports(imports);
  await database.pool.query(
    `insert into connection (shop, realm_id, company_name, country, home_currency, is_multi_currency, plan, status, connected_at)
     values ($1, $2, '', 'US', 'USD', true, 'Plus', 'connected', now())`,
    [shop, realmId],
  );
  // Pulling reaches for these ports alone.
  const ports = {
    clock,
    log: { info() {}, warn() {}, error() {} },
    locks,
    books: { openBooks: () => session.source.openBooks("demo.myshopify.com") },
    bindings,
    mirror,
    records: createRecords(deps),
    settings,
    pulls,
    booksEvents,
  } as unknown as RefreshPorts;

  const post = async (path: string, body: object) => {
    // The user's sign-in is the app's: a request of the app renews it when its hour is over.
    if (session.row.tokens.accessExpiresAt <= clock.now()) await session.books.lists.countEntries("Term");
    const { accessToken } = session.row.tokens;
    const response = await fetch(`${baseUrl}${path}`, {
      method: "POST",
      headers: {
        authorization: `Bearer ${accessToken}`,
        accept: "application/json",
        "content-type": "application/json",
      },
      body: JSON.stringify(body),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`${response.status} ${text}`);
    return JSON.parse(text);
  };
  const write = async (entity: string, body: object): Promise<Wire> =>
    (await post(`/v3/company/${realmId}/${entity.toLowerCase()}`, body))[entity];

  return {
    session,
    shop,
    realmId,
    clock,
    ports,
    mirror,
    bindings,
    pulls,
    saveImports,
    control: (name: string, body: object) => post(`/__emulator/${name}`, body),
    /** A user makes or changes an entry. */
    write,
    /** A user changes some members of an entry. */
    change: (entity: string, { Id, SyncToken }: Wire, members: object) =>
      write(entity, { Id, SyncToken, sparse: true, ...members }),
    /** Pulls once, also when it takes several jobs. Answers the last job's fate. */
    async pull(why: RefreshLists["why"] = "schedule", more: Partial<RefreshLists> = {}): Promise<Outcome> {
      for (;;) {
        const outcome = await handleRefreshLists(ports, { shop, why, ...more }, 0);
        if (outcome.kind === "retry") throw new Error(JSON.stringify(outcome.fault));
        if (outcome.kind !== "snooze") return outcome;
      }
    },
    /** What a piece of work asked of QuickBooks, as `Customer` for a page of a list, `cdc`, or `count Vendor`. */
    async requestsOf(work: () => Promise<unknown>): Promise<string[]> {
      await fetch(`${baseUrl}/__emulator/requests`, { method: "DELETE" });
      await work();
      const answer = await fetch(`${baseUrl}/__emulator/requests`);
      const { requests } = (await answer.json()) as { requests: LoggedRequest[] };
      return requests.filter(({ path }) => path.includes("/v3/company/")).map(wordsOf);
    },
    /** Webhooks told this. */
    tell: (...events: (Omit<BooksEvent, "realmId" | "deletedId"> & { deletedId?: string })[]) =>
      booksEvents.receive(events.map((event) => ({ deletedId: null, ...event, realmId }))),
    async find<Type extends BooksListType>(type: Type, id: string): Promise<EntryOf<Type> | undefined> {
      return (await mirror.find(shop, realmId, type, [id]))[0];
    },
    /** Wishes to consider entries, as `booksCustomer 12: 1`. */
    async wishes(): Promise<string[]> {
      const { rows } = await database.pool.query(
        "select kind || ' ' || id || ': ' || requested_seq as wish from record where shop = $1 order by kind, length(id), id",
        [shop],
      );
      return rows.map(({ wish }) => wish);
    },
    /** An entry of the shop is linked to one of QuickBooks. */
    link: (kind: "customer" | "item", qboType: "Customer" | "Item", qboId: string) =>
      bindings.bind({
        shop,
        realmId,
        kind,
        key: `gid://shopify/${qboType}/${qboId}`,
        qboType,
        qboId,
        syncToken: null,
        contentHash: null,
        docNumber: null,
        date: null,
        currency: null,
        totalMinor: null,
        balanceMinor: null,
        recordId: null,
        booked: null,
        agreed: null,
        matchedBy: "id",
      }),
    async [Symbol.asyncDispose]() {
      await locks.close();
      await session.emulator.close();
    },
  };
}

function wordsOf({ path, query }: LoggedRequest): string {
  if (path.endsWith("/cdc")) return "cdc";
  const text = new URLSearchParams(query).get("query") ?? "";
  const [, what = "", entity = path] = /^select (count\(\*\)|\*) from (\w+)/i.exec(text) ?? [];
  if (what !== "*") return `count ${entity}`;
  return /where Id in/i.test(text) ? `${entity} by id` : entity;
}
