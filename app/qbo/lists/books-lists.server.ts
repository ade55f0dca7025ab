import { ok, type Result } from "#app/domain/faults/fault.ts";
import type { BooksListType, EntryOf, TaxRateEntry } from "#app/domain/lists/books-entry.ts";
import type { EntityClient } from "#app/qbo/entity-client.server.ts";
import { createListReaders } from "#app/qbo/lists/list-readers.ts";
import { readChanges } from "#app/qbo/lists/read-changes.server.ts";
import { type Condition, PAGE_SIZE } from "#app/qbo/query.ts";
import type { Transport } from "#app/qbo/transport.server.ts";
import { qboTaxAgency } from "#app/qbo/wire/list-answers.ts";
import type { BooksLists, Clock } from "#app/sync/ports.ts";

/**
 * Rows that two pages have in common: when entries before them were merged away between two requests, the rest moves up,
 * and without an overlap as many would be skipped.
 */
const OVERLAP = 20;

/** The lists of a company as a whole, by query and by change data capture. */
export function createBooksLists(deps: {
  client: EntityClient;
  transport: Transport;
  homeCurrency: string;
  clock: Pick<Clock, "now">;
}): BooksLists {
  const { client, homeCurrency } = deps;
  const readers = createListReaders({ homeCurrency });

  return {
    async readPage(type, position, changedSince) {
      const conditions: Condition[] = [{ field: "Active", any: true }];
      if (changedSince) conditions.push({ field: "MetaData.LastUpdatedTime", since: changedSince });
      const page = await client.page(readers[type], conditions, position);
      if (!page.ok) return page;
      const next = page.value.length < PAGE_SIZE ? null : position + PAGE_SIZE - OVERLAP;
      const entries = await withAgencies(client, page.value);
      return entries.ok ? ok({ entries: entries.value, next }) : entries;
    },
    readChanges: (types, since) => readChanges({ ...deps, readers }, types, since),
    async readEntries<Type extends BooksListType>(type: Type, ids: readonly string[]) {
      return client.queryIn<EntryOf<Type>>(readers[type], "Id", ids);
    },
    countEntries: (type) => client.count(type),
  };
}

/** Tax rates name their agency by id alone: its name is looked up, one request for a page that has any. */
async function withAgencies<Entry extends { type: BooksListType }>(
  client: EntityClient,
  entries: Entry[],
): Promise<Result<Entry[]>> {
  if (!entries.some(isNameless)) return ok(entries);
  const agencies = await client.query({ entity: "TaxAgency", schema: qboTaxAgency }, []);
  if (!agencies.ok) return agencies;
  const names = new Map(agencies.value.map(({ Id, DisplayName }) => [Id, DisplayName]));
  return ok(
    entries.map((entry) =>
      isNameless(entry) ? { ...entry, agencyName: names.get(entry.agencyId ?? "") ?? null } : entry,
    ),
  );
}

function isNameless(entry: { type: BooksListType }): entry is TaxRateEntry {
  return entry.type === "TaxRate" && "agencyName" in entry && entry.agencyName === null;
}
