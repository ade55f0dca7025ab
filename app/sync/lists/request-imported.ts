import { entriesOfImport, recordKindOf } from "#app/domain/lists/kept-lists.ts";
import type { ImportedList } from "#app/domain/settings/import-settings.ts";
import type { RefreshWork } from "#app/sync/lists/refresh-work.ts";

const IDS_AT_ONCE = 5_000;

/** Has every entry considered whose list's import was switched on. */
export async function requestImported(work: RefreshWork, lists: readonly ImportedList[]): Promise<void> {
  for (const list of lists) {
    const where = entriesOfImport(list);
    if (where) await requestAll(work, where);
  }
}

async function requestAll(
  { ports, shop, realmId, actor }: RefreshWork,
  { type, subTypes }: NonNullable<ReturnType<typeof entriesOfImport>>,
): Promise<void> {
  const kind = recordKindOf({ type });
  if (kind === null) return;
  let after: string | null = null;
  do {
    const ids: string[] = await ports.mirror.listIds(shop, realmId, type, {
      ...(subTypes && { subTypes }),
      after,
      limit: IDS_AT_ONCE,
    });
    if (ids.length > 0) await ports.records.request(shop, kind, ids, actor);
    after = ids.length < IDS_AT_ONCE ? null : (ids.at(-1) ?? null);
  } while (after !== null);
}
