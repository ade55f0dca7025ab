import { z } from "zod";
import { linkVerdicts } from "#app/domain/lists/links/judge-link-line.ts";
import type { LinkFile, LinkFileRow } from "#app/sync/ports.ts";
import type { Queryable } from "../transaction.server.ts";
import { storedActor, storedReason } from "./record-row.ts";

const fileRow = z.object({
  id: z.string(),
  shop: z.string(),
  realm_id: z.string(),
  name: z.string(),
  state: z.enum(["checking", "ready", "applied", "failed", "discarded"]),
  asked: z.number(),
  attempts: z.number(),
  reason: storedReason,
  actor_kind: storedActor.shape.kind,
  actor_name: z.string(),
  created_at: z.date(),
});

export function readFile(row: unknown): LinkFile {
  const { realm_id, actor_kind, actor_name, created_at, ...file } = fileRow.parse(row);
  return { ...file, realmId: realm_id, actor: { kind: actor_kind, name: actor_name }, createdAt: created_at };
}

const lineRow = z.object({
  line: z.number(),
  kind: z.string(),
  key: z.string(),
  qbo_type: z.string(),
  qbo_id: z.string(),
  name: z.string().nullable(),
  books_name: z.string().nullable(),
  record_id: z.string().nullable(),
  current_id: z.string().nullable(),
  verdict: z.enum(linkVerdicts),
  reason: z.string().nullable(),
});

export function readFileRow(row: unknown): LinkFileRow {
  const { qbo_type, qbo_id, books_name, record_id, current_id, ...line } = lineRow.parse(row);
  return {
    ...line,
    qboType: qbo_type,
    qboId: qbo_id,
    booksName: books_name,
    recordId: record_id,
    currentId: current_id,
  };
}

const rowsPerInsert = 5_000;

/** Adds lines to a file, or replaces what was known of them. */
export async function storeFileRows(
  client: Queryable,
  fileId: string,
  rows: readonly LinkFileRow[],
): Promise<void> {
  for (let start = 0; start < rows.length; start += rowsPerInsert) {
    await client.query(
      `insert into link_file_row (file_id, line, kind, key, qbo_type, qbo_id, name, books_name, record_id, current_id,
         verdict, reason)
       select $1, line, kind, key, qbo_type, qbo_id, name, books_name, record_id, current_id, verdict, reason
       from jsonb_to_recordset($2::jsonb) as row (line int, kind text, key text, qbo_type text, qbo_id text, name text,
         books_name text, record_id text, current_id text, verdict text, reason text)
       on conflict (file_id, line) do update set name = excluded.name, books_name = excluded.books_name,
         record_id = excluded.record_id, current_id = excluded.current_id, verdict = excluded.verdict,
         reason = excluded.reason`,
      [fileId, JSON.stringify(rows.slice(start, start + rowsPerInsert).map(toRow))],
    );
  }
}

function toRow({ qboType, qboId, booksName, recordId, currentId, ...row }: LinkFileRow) {
  return {
    ...row,
    qbo_type: qboType,
    qbo_id: qboId,
    books_name: booksName,
    record_id: recordId,
    current_id: currentId,
  };
}
