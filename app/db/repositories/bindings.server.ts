import type pg from "pg";
import { z } from "zod";
import { salesDocumentTypes } from "#app/domain/accounting/plan.ts";
import { listKinds } from "#app/domain/lists/link-choice.ts";
import { matchReasons } from "#app/domain/lists/match-reason.ts";
import type { FieldValue } from "#app/domain/lists/merge-fields.ts";
import type { Binding, Bindings, Clock } from "#app/sync/ports.ts";
import type { Queryable } from "../transaction.server.ts";
import { storedContent } from "./stored-content.ts";

const bindingKinds = [...salesDocumentTypes, "payment", "application", "journalEntry", ...listKinds] as const;
const amount = z.coerce.number().refine(Number.isSafeInteger, "is beyond 2^53").nullable();

export const fieldValue: z.ZodType<FieldValue> = z.lazy(() =>
  z.union([z.string(), z.number(), z.boolean(), z.null(), z.record(z.string(), fieldValue)]),
);

const bindingRow = z.object({
  shop: z.string(),
  realm_id: z.string(),
  kind: z.enum(bindingKinds),
  key: z.string(),
  qbo_type: z.string(),
  qbo_id: z.string(),
  sync_token: z.string().nullable(),
  content_hash: z.string().nullable(),
  doc_number: z.string().nullable(),
  date: z.string().nullable(),
  currency: z.string().nullable(),
  total_minor: amount,
  balance_minor: amount,
  record_id: z.string().nullable(),
  booked: storedContent.nullable(),
  agreed: z.record(z.string(), fieldValue).nullable(),
  matched_by: z.enum(matchReasons).nullable(),
  name: z.string().nullable(),
  books_name: z.string().nullable(),
});

function parseBindingRow(row: unknown): Binding {
  const parsed = bindingRow.parse(row);
  return {
    shop: parsed.shop,
    realmId: parsed.realm_id,
    kind: parsed.kind,
    key: parsed.key,
    qboType: parsed.qbo_type,
    qboId: parsed.qbo_id,
    syncToken: parsed.sync_token,
    contentHash: parsed.content_hash,
    docNumber: parsed.doc_number,
    date: parsed.date,
    currency: parsed.currency,
    totalMinor: parsed.total_minor,
    balanceMinor: parsed.balance_minor,
    recordId: parsed.record_id,
    booked: parsed.booked,
    agreed: parsed.agreed,
    matchedBy: parsed.matched_by,
    ...(parsed.name !== null && { name: parsed.name }),
    ...(parsed.books_name !== null && { booksName: parsed.books_name }),
  };
}

/** Bindings in PostgreSQL: at most one per (shop, realm, kind, key). */
export function createBindings({ pool, clock }: { pool: pg.Pool; clock: Clock }): Bindings {
  return {
    async find(shop, realmId, kind, keys) {
      const { rows } = await pool.query(
        "select * from binding where shop = $1 and realm_id = $2 and kind = $3 and key = any($4::text[])",
        [shop, realmId, kind, keys],
      );
      return rows.map(parseBindingRow);
    },
    async findByNumber(shop, realmId, kind, docNumber) {
      const { rows } = await pool.query(
        `select * from binding where shop = $1 and realm_id = $2 and kind = $3 and doc_number = $4
         order by bound_at limit 1`,
        [shop, realmId, kind, docNumber],
      );
      return rows[0] === undefined ? null : parseBindingRow(rows[0]);
    },
    async listByRecord(shop, realmId, recordId) {
      const { rows } = await pool.query(
        `select * from binding where shop = $1 and realm_id = $2 and record_id = $3
         order by bound_at, kind, key`,
        [shop, realmId, recordId],
      );
      return rows.map(parseBindingRow);
    },
    async findByQboIds(shop, realmId, qboType, qboIds) {
      const { rows } = await pool.query(
        `select * from binding where shop = $1 and realm_id = $2 and qbo_type = $3 and qbo_id = any($4::text[])
         order by bound_at, kind, key`,
        [shop, realmId, qboType, qboIds],
      );
      return rows.map(parseBindingRow);
    },
    bind: (binding) => storeBinding(pool, binding, clock.now()),
    async rebind({ shop, realmId, kind, key, ...link }, fromId) {
      const { rowCount } = await pool.query(
        `update binding set qbo_id = $6, sync_token = $7, currency = $8, record_id = $9, agreed = $10, matched_by = $11,
                            name = coalesce($12, name), books_name = coalesce($13, books_name)
         where shop = $1 and realm_id = $2 and kind = $3 and key = $4 and qbo_id = $5`,
        [
          ...[shop, realmId, kind, key, fromId, link.qboId, link.syncToken, link.currency, link.recordId],
          link.agreed === null ? null : JSON.stringify(link.agreed),
          ...[link.matchedBy, link.name ?? null, link.booksName ?? null],
        ],
      );
      return rowCount === 1;
    },
    async unbind(shop, realmId, kind, key, fromId) {
      await pool.query(
        `delete from binding where shop = $1 and realm_id = $2 and kind = $3 and key = $4
           and ($5::text is null or qbo_id = $5)`,
        [shop, realmId, kind, key, fromId ?? null],
      );
    },
  };
}

/** Inserts or replaces one binding; also used inside the outbox's transaction. */
export async function storeBinding(client: Queryable, binding: Binding, at: Date): Promise<void> {
  await client.query(
    `insert into binding (shop, realm_id, kind, key, qbo_type, qbo_id, sync_token, content_hash, doc_number, date,
                          currency, total_minor, balance_minor, record_id, bound_at, booked, agreed, matched_by,
                          name, books_name)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20)
     on conflict (shop, realm_id, kind, key) do update set
       qbo_type = excluded.qbo_type, qbo_id = excluded.qbo_id, sync_token = excluded.sync_token,
       content_hash = excluded.content_hash, doc_number = excluded.doc_number, date = excluded.date,
       currency = excluded.currency, total_minor = excluded.total_minor,
       balance_minor = excluded.balance_minor, record_id = excluded.record_id,
       booked = excluded.booked, agreed = excluded.agreed, matched_by = excluded.matched_by,
       name = coalesce(excluded.name, binding.name),
       books_name = coalesce(excluded.books_name, binding.books_name)`,
    [
      binding.shop,
      binding.realmId,
      binding.kind,
      binding.key,
      binding.qboType,
      binding.qboId,
      binding.syncToken,
      binding.contentHash,
      binding.docNumber,
      binding.date,
      binding.currency,
      binding.totalMinor,
      binding.balanceMinor,
      binding.recordId,
      at,
      binding.booked === null ? null : JSON.stringify(binding.booked),
      binding.agreed === null ? null : JSON.stringify(binding.agreed),
      binding.matchedBy,
      binding.name ?? null,
      binding.booksName ?? null,
    ],
  );
}
