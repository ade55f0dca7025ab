import { ok, type Result } from "#app/domain/faults/fault.ts";
import type { BooksListType, EntryOf } from "#app/domain/lists/books-entry.ts";
import type { SyncPorts } from "#app/sync/ports.ts";

/**
 * Entries of QuickBooks by id: from the copy, and those that it does not have from QuickBooks, one metered read for 30,
 * which the copy keeps. Ids that QuickBooks does not have are left out.
 */
export async function findEntries<Type extends BooksListType>(
  { mirror, books }: Pick<SyncPorts, "mirror" | "books">,
  shop: string,
  realmId: string,
  type: Type,
  ids: readonly string[],
): Promise<Result<Map<string, EntryOf<Type>>>> {
  const known = await mirror.find(shop, realmId, type, ids);
  const found = new Map(known.map((entry) => [entry.id, entry]));
  const missing = [...new Set(ids)].filter((id) => !found.has(id));
  if (missing.length === 0) return ok(found);
  const opened = await books.openBooks(shop);
  if (!opened.ok) return opened;
  const fresh = await opened.value.books.lists.readEntries(type, missing);
  if (!fresh.ok) return fresh;
  await mirror.put(shop, realmId, fresh.value);
  for (const entry of fresh.value) found.set(entry.id, entry);
  return ok(found);
}
