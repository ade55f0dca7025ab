import type { BooksEntry } from "#app/domain/lists/books-entry.ts";
import { matchKey } from "#app/domain/lists/match-key.ts";
import type { RecordKind } from "#app/domain/record/record-status.ts";
import type { Clock, EntryWishes } from "#app/sync/ports.ts";
import type { Queryable } from "../transaction.server.ts";
import { CONSIDER_RECORD, type EnqueueJobs, wishPriority } from "./enqueue-jobs.ts";
import { requestRecords } from "./request-records.ts";

type Reading = {
  shop: string;
  realmId: string;
  entries: readonly BooksEntry[];
  wishes: EntryWishes | undefined;
};

/**
 * Stores entries of QuickBooks' lists inside the caller's transaction, together with the wishes to consider those that are new or
 * differ, which it answers.
 */
export async function putEntries(
  client: Queryable,
  { clock, enqueue }: { clock: Clock; enqueue: EnqueueJobs },
  { shop, realmId, entries, wishes }: Reading,
): Promise<BooksEntry[]> {
  const newest = [...new Map(entries.map((entry) => [keyOf(entry), entry])).values()];
  const now = clock.now();
  const { rows } = await client.query<{ type: string; id: string }>(putSql, [
    shop,
    realmId,
    JSON.stringify(newest.map(toRow)),
    now,
  ]);
  const isChanged = new Set(rows.map(keyOf));
  const changed = newest.filter((entry) => isChanged.has(keyOf(entry)));
  const others = newest.filter((entry) => !isChanged.has(keyOf(entry)));
  if (others.length > 0) {
    const [types, ids] = [others.map(({ type }) => type), others.map(({ id }) => id)];
    await client.query(touchSql, [shop, realmId, types, ids, now]);
  }
  if (wishes) await requestChanged(client, { clock, enqueue }, shop, changed, wishes);
  return changed;
}

const keyOf = ({ type, id }: { type: string; id: string }) => `${type}/${id}`;

async function requestChanged(
  client: Queryable,
  { clock, enqueue }: { clock: Clock; enqueue: EnqueueJobs },
  shop: string,
  changed: readonly BooksEntry[],
  { actor, kindOf }: EntryWishes,
): Promise<void> {
  const wanted = changed.flatMap((entry): { kind: RecordKind; id: string }[] => {
    const kind = kindOf(entry);
    return kind === null ? [] : [{ kind, id: entry.id }];
  });
  if (wanted.length === 0) return;
  await requestRecords(
    client,
    wanted.map((record) => ({ shop, ...record, actor })),
    clock.now(),
  );
  const priority = wishPriority(actor, wanted.length);
  await enqueue(
    CONSIDER_RECORD,
    wanted.map((record) => ({ data: { shop, ...record }, priority })),
    client,
  );
}

/**
 * Of two readings of an entry the one that QuickBooks changed later stays, within one second the one with the higher
 * SyncToken; answers what is new or differs.
 */
const putSql = `
  insert into books_entry as known (shop, realm_id, type, id, name, name_key, email_key, sku_key, parent_id, sub_type,
    is_active, is_deleted, merged_into, sync_token, changed_at, content, read_at)
  select $1, $2, row.type, row.id, row.name, row.name_key, row.email_key, row.sku_key, row.parent_id, row.sub_type,
    row.is_active, row.is_deleted, row.merged_into, row.sync_token, row.changed_at, row.content, $4
  from jsonb_to_recordset($3::jsonb) as row (type text, id text, name text, name_key text, email_key text, sku_key text,
    parent_id text, sub_type text, is_active boolean, is_deleted boolean, merged_into text, sync_token text,
    changed_at timestamptz, content jsonb)
  order by row.type, row.id
  on conflict (shop, realm_id, type, id) do update set
    name = excluded.name, name_key = excluded.name_key, email_key = excluded.email_key, sku_key = excluded.sku_key,
    parent_id = excluded.parent_id, sub_type = excluded.sub_type, is_active = excluded.is_active,
    is_deleted = excluded.is_deleted, merged_into = excluded.merged_into, sync_token = excluded.sync_token,
    changed_at = excluded.changed_at, content = excluded.content, read_at = excluded.read_at
  where (known.changed_at, length(coalesce(known.sync_token, '')), coalesce(known.sync_token, '')) <=
          (excluded.changed_at, length(coalesce(excluded.sync_token, '')), coalesce(excluded.sync_token, ''))
    and known.content is distinct from excluded.content
  returning type, id`;

function toRow(entry: BooksEntry) {
  return {
    type: entry.type,
    id: entry.id,
    name: entry.name,
    name_key: matchKey(entry.name) ?? "",
    email_key: "email" in entry ? matchKey(entry.email) : null,
    sku_key: "sku" in entry ? matchKey(entry.sku) : null,
    parent_id: entry.parentId,
    sub_type: subTypeOf(entry),
    is_active: entry.isActive,
    is_deleted: entry.isDeleted,
    merged_into: entry.mergedInto,
    sync_token: entry.syncToken,
    changed_at: entry.changedAt,
    content: entry,
  };
}

function subTypeOf(entry: BooksEntry): string | null {
  if (entry.type === "Item") return entry.itemType;
  return entry.type === "Account" ? entry.accountType : null;
}

/** Notes that entries were met, of which nothing had to be stored. Rows are taken in one order, as by `putSql`. */
const touchSql = `
  update books_entry as entry set read_at = $5
  from (
    select type, id from books_entry
    where shop = $1 and realm_id = $2 and read_at < $5
      and (type, id) in (select * from unnest($3::text[], $4::text[]))
    order by type, id for update
  ) as met
  where entry.shop = $1 and entry.realm_id = $2 and entry.type = met.type and entry.id = met.id`;
