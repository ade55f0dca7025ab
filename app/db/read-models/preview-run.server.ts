import { z } from "zod";
import type { BooksListType } from "#app/domain/lists/books-entry.ts";
import type { RecordKind } from "#app/domain/record/record-status.ts";
import type { Run } from "#app/domain/runs/run.ts";
import type { Queryable } from "../transaction.server.ts";

/**
 * What a run would do, counted without a look at either side. `linked`: in QuickBooks already, where only differences go
 * out. `fitting`: not linked, but an entry with the same e-mail address or name is there; `fresh`: nothing like it is.
 * `setAside`: held or excluded by a person; a push passes over that. The first three sum to `total`.
 */
export type RunPreview = {
  total: number;
  linked: number;
  fitting: number;
  fresh: number;
  setAside: number;
  /** Whether QuickBooks' list was read, without which nothing fits. */
  isListRead: boolean;
};

const types: Partial<Record<RecordKind, BooksListType>> = { customer: "Customer", product: "Item" };

const previewRow = z.object({
  total: z.number(),
  linked: z.number(),
  fitting: z.number(),
  set_aside: z.number(),
});

/** Counts in the database: no request, however many records there are. `realmId: null` is no company. */
export async function previewRun(db: Queryable, run: Run, realmId: string | null): Promise<RunPreview> {
  const { id, shop, recordKind } = run;
  const type = types[recordKind] ?? null;
  const { rows } = await db.query(
    `with given as (
       select record.id, record.override->>'kind' as word,
         lower(record.customer_name) as email_key,
         lower(btrim(regexp_replace(normalize(record.name, nfkc), '\\s+', ' ', 'g'))) as name_key,
         exists (select 1 from binding
                 where shop = $2 and realm_id = $4 and binding.record_id = record.id) as is_linked
       from run_item join record on record.shop = $2 and record.kind = $3 and record.id = run_item.record_id
       where run_item.run_id = $1
     )
     select count(*)::int as total,
       (count(*) filter (where is_linked))::int as linked,
       (count(*) filter (where not is_linked and (
         exists (select 1 from books_entry where shop = $2 and realm_id = $4 and type = $5
                 and books_entry.name_key = given.name_key and not is_deleted)
         or exists (select 1 from books_entry where shop = $2 and realm_id = $4 and type = $5
                    and books_entry.email_key = given.email_key and not is_deleted))))::int as fitting,
       (count(*) filter (where word in ('hold', 'exclude')))::int as set_aside
     from given`,
    [id, shop, recordKind, realmId, type],
  );
  const { total, linked, fitting, set_aside: setAside } = previewRow.parse(rows[0]);
  const { rows: read } = await db.query(
    "select 1 from books_list where shop = $1 and realm_id = $2 and type = $3 and filled_at is not null",
    [shop, realmId, type],
  );
  return { total, linked, fitting, fresh: total - linked - fitting, setAside, isListRead: read.length > 0 };
}
