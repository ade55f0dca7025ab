import { failed, ok, type Result } from "#app/domain/faults/fault.ts";
import type { EntryOf } from "#app/domain/lists/books-entry.ts";
import { importOf } from "#app/domain/lists/kept-lists.ts";
import type { Actor, RecordKind } from "#app/domain/record/record-status.ts";
import type { Settings } from "#app/domain/settings/settings.ts";
import { considerOnce, type RecordRef } from "#app/sync/consider-once.ts";
import type { Outcome } from "#app/sync/outcome.ts";
import type { Binding, Books, Connection, SyncPorts, SyncRecord } from "#app/sync/ports.ts";
import type { Consideration } from "#app/sync/settle-record.ts";

/** Lists whose entries can come into the shop. */
export type ImportedType = "Customer" | "Item" | "Vendor";

/** An entry of QuickBooks that comes into the shop, and everything that is known of it. */
export type Import<Type extends ImportedType> = {
  record: SyncRecord;
  /** As our copy has it; it may be inactive or gone. */
  entry: EntryOf<Type>;
  settings: Settings;
  connection: Connection;
  books: Books;
};

/** Brings an entry into the shop whose list is imported, and which is linked to nothing there. */
export type Importer<Type extends ImportedType> = (
  ports: SyncPorts,
  wanted: Import<Type>,
) => Promise<Consideration>;

const kinds = { Customer: "booksCustomer", Item: "booksItem", Vendor: "booksVendor" } as const;
const actor: Actor = { kind: "system", name: "QuickBooks" };

/**
 * The road of every record of QuickBooks' lists. An entry that is linked asks for what it is linked to: both sides are merged there,
 * in one place and under one lock. One that is not comes into the shop when its list is imported, and says so when it is not.
 */
export function considerBooksEntry<Type extends ImportedType>(
  type: Type,
  importEntry: Importer<Type> | null,
): (ports: SyncPorts, ref: RecordRef) => Promise<Outcome> {
  return (ports, ref) =>
    considerOnce(ports, { ...ref, kind: kinds[type] }, async (_, record) => {
      const found = await findEntry(ports, record, type);
      if (!found.ok) return answer(found);
      const { entry, settings, connection } = found.value;
      const { realmId } = connection;
      const facts = { name: entry.fullName || entry.name };
      const links = await ports.bindings.findByQboIds(record.shop, realmId, type, [entry.id]);
      // A vendor is a word on products: what it is called is all that there is to it.
      if (links.length > 0 && type !== "Vendor") {
        await askForLinked(ports, record.shop, links);
        return { ...answer(ok(links)), facts };
      }
      const list = importOf(entry);
      if (list !== null && settings.imports[list] && importEntry) {
        const considered = await importEntry(ports, found.value);
        return { ...considered, facts: { ...facts, ...considered.facts } };
      }
      const subject = `QuickBooks ${type.toLowerCase()} ${entry.name}`;
      return { ...answer(failed({ kind: "importOff", list: list ?? "items", subject })), facts };
    });
}

async function findEntry<Type extends ImportedType>(
  ports: SyncPorts,
  record: SyncRecord,
  type: Type,
): Promise<Result<Import<Type>>> {
  const { shop, id } = record;
  const opened = await ports.books.openBooks(shop);
  if (!opened.ok) return opened;
  const { books, connection } = opened.value;
  const [entry] = await ports.mirror.find(shop, connection.realmId, type, [id]);
  const what = `${type.toLowerCase()} ${id}`;
  if (!entry) return failed({ kind: "missing", what, subject: what });
  return ok({ record, entry, settings: await ports.settings.load(shop), connection, books });
}

const answer = (result: Result<Binding[]>): Consideration => ({ sale: null, plan: null, result });

/** Records of the shop that links lead to, by what their keys name: a company is considered as a customer is. */
const linkedKinds: [gid: RegExp, kind: RecordKind][] = [
  [/^gid:\/\/shopify\/(Customer|Company)\/\d+/, "customer"],
  [/^gid:\/\/shopify\/Product\/\d+/, "product"],
];

async function askForLinked(ports: SyncPorts, shop: string, links: readonly Binding[]): Promise<void> {
  for (const [gid, kind] of linkedKinds) {
    const ids = links.flatMap(({ key, recordId }) => (gid.exec(recordId ?? "") ?? gid.exec(key))?.[0] ?? []);
    if (ids.length > 0) await ports.records.request(shop, kind, ids, actor);
  }
}
