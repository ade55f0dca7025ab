import { createLocks } from "#app/db/locks.server.ts";
import { createBindings } from "#app/db/repositories/bindings.server.ts";
import { createMirror } from "#app/db/repositories/mirror.server.ts";
import { createOutbox } from "#app/db/repositories/outbox.server.ts";
import { createRecords } from "#app/db/repositories/records.server.ts";
import { plainBooks } from "#app/domain/accounting/books-facts.ts";
import type { OrderPlan, PlannedDocument } from "#app/domain/accounting/plan.ts";
import { ok, type Result } from "#app/domain/faults/fault.ts";
import { type Settings, settingsSchema } from "#app/domain/settings/settings.ts";
import { systemIds } from "#app/platform/ids.ts";
import { exportDocuments, type OrderToExport } from "#app/sync/exporters/documents/export-documents.ts";
import type { ExportContext } from "#app/sync/exporters/export-context.ts";
import type { Binding, QboDocumentType, SyncPorts } from "#app/sync/ports.ts";
import type { CompanySeed } from "#tests/emulators/quickbooks/start.ts";
import { must } from "#tests/qbo/a-draft.ts";
import { openEmulatedBooks } from "#tests/qbo/emulated-books.ts";
import type { TestDatabase } from "#tests/support/start-test-database.ts";

export const orderId = "gid://shopify/Order/5001";
type Wire = Record<string, unknown>;

/** An emulated company with the whole adapter and a real database: what exporting an order works with. */
export async function anExport(database: TestDatabase, seed: CompanySeed = {}) {
  const session = await openEmulatedBooks(seed);
  const { books, connection } = must(await session.source.openBooks("demo.myshopify.com"));
  const shop = `${systemIds.uuid()}.myshopify.com`;
  const { clock } = session;
  const locks = createLocks(database.connection);
  const stores = {
    bindings: createBindings({ pool: database.pool, clock }),
    outbox: createOutbox({ pool: database.pool, clock }),
    mirror: createMirror({ pool: database.pool, clock, enqueue: async () => {} }),
    // Wishes are stored; nobody works on them here.
    records: createRecords({ pool: database.pool, clock, enqueue: async () => {} }),
  };
  // The shop of these orders has no products any more: their items are made of the lines' own words.
  const shopLists = { readProduct: async () => ok(null) };
  // Exporting reaches for these ports alone.
  const ports = { ...stores, shopLists, locks, clock, ids: systemIds } as unknown as SyncPorts;

  const call = async (method: string, path: string, body?: object): Promise<Wire> => {
    const response = await fetch(`${session.emulator.baseUrl}${path}`, {
      method,
      headers: {
        authorization: `Bearer ${session.emulator.accessToken}`,
        accept: "application/json",
        "content-type": "application/json",
      },
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
    if (!response.ok) throw new Error(`${response.status} ${await response.text()}`);
    return (await response.json()) as Wire;
  };
  const company = `/v3/company/${session.emulator.realmId}`;

  return {
    session,
    /** Brings the books to these documents. */
    async run(
      documents: PlannedDocument[],
      settings: Partial<Settings> = {},
      order: Partial<OrderToExport> = {},
    ): Promise<Result<Binding[]>> {
      const context: ExportContext = {
        ports,
        shop,
        books,
        connection,
        settings: settingsSchema.parse(settings),
      };
      return exportDocuments(context, {
        plan: planOf(documents),
        recordId: orderId,
        changedOn: "2026-01-30",
        facts: plainBooks,
        booked: await stores.bindings.listByRecord(shop, books.realmId, orderId),
        ...order,
      });
    },
    bindings: () => stores.bindings.listByRecord(shop, books.realmId, orderId),
    bind: (binding: Binding) => stores.bindings.bind(binding),
    /** All objects of a type, oldest first. */
    async list(type: QboDocumentType | "Item" | "Account"): Promise<Wire[]> {
      const dump = await call("GET", "/__emulator/dump");
      return (dump[type] as Wire[] | undefined) ?? [];
    },
    async trialBalanceMinor(): Promise<number> {
      const { trialBalance } = (await call("GET", "/__emulator/dump")) as {
        trialBalance: { debit: string; credit: string }[];
      };
      return trialBalance.reduce(
        (sum, row) => sum + Math.round((Number(row.debit) - Number(row.credit)) * 100),
        0,
      );
    },
    /** How many calls QuickBooks has had. */
    async countCalls(): Promise<number> {
      const stats = (await call("GET", "/__emulator/stats")) as { requests: number };
      return stats.requests;
    },
    /** What a person does in QuickBooks. */
    write: (entity: string, body: object) => call("POST", `${company}/${entity.toLowerCase()}`, body),
    /** The first document of a type has one line of this amount from now on. */
    async reprice(type: QboDocumentType, Amount: number): Promise<void> {
      const [{ Id, SyncToken, Line } = {}] = await this.list(type);
      const [line] = (Line ?? []) as object[];
      await this.write(type, { Id, SyncToken, sparse: true, Line: [{ ...line, Amount }] });
    },
    async remove(type: QboDocumentType, id: string): Promise<void> {
      const row = (await session.readWire(type, id)) as { SyncToken: string };
      const body = { Id: id, SyncToken: row.SyncToken };
      await call("POST", `${company}/${type.toLowerCase()}?operation=delete`, body);
    },
    async [Symbol.asyncDispose]() {
      await locks.close();
      await session.emulator.close();
    },
  };
}

export function planOf(documents: PlannedDocument[]): OrderPlan {
  const zero = { expectedMinor: 0, bookedMinor: 0, differenceMinor: 0, taxExpectedMinor: 0 };
  return {
    form: "invoice",
    documents,
    proof: { currency: "USD", ...zero, taxBookedMinor: 0, cashExpectedMinor: 0, cashBookedMinor: 0 },
    decisions: [],
  };
}
