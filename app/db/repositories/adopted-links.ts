import type { Actor } from "#app/domain/record/record-status.ts";
import type { Binding } from "#app/sync/ports.ts";
import type { Queryable } from "../transaction.server.ts";
import { storeBinding } from "./bindings.server.ts";

const historySql = `insert into link_event (shop, realm_id, kind, key, change, qbo_type, before_id, after_id, note,
    actor_kind, actor_name, at)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`;

/**
 * Links documents that stand in the books. `false`, with nothing done: a document or a key is linked already. Two people who
 * adopt the same document wait for each other here.
 */
export async function adoptDocuments(
  client: Queryable,
  bindings: readonly Binding[],
  { note, actor, at }: { note: string; actor: Actor; at: Date },
): Promise<boolean> {
  for (const { shop, realmId, kind, key, qboType, qboId } of bindings) {
    await client.query("select pg_advisory_xact_lock(hashtextextended($1, 0))", [
      `adopt ${shop} ${realmId} ${qboType} ${qboId}`,
    ]);
    const { rowCount } = await client.query(
      `select 1 from binding where shop = $1 and realm_id = $2
         and ((kind = $3 and key = $4) or (qbo_type = $5 and qbo_id = $6))`,
      [shop, realmId, kind, key, qboType, qboId],
    );
    if (rowCount !== 0) return false;
  }
  for (const binding of bindings) {
    const { shop, realmId, kind, key, qboType, qboId } = binding;
    await storeBinding(client, binding, at);
    const values = [
      shop,
      realmId,
      kind,
      key,
      "linked",
      qboType,
      null,
      qboId,
      note,
      actor.kind,
      actor.name,
      at,
    ];
    await client.query(historySql, values);
  }
  return true;
}

/** Takes the adopted links of an order away again. */
export async function undoAdoption(
  client: Queryable,
  { shop, realmId, recordId }: { shop: string; realmId: string; recordId: string },
  { note, actor, at }: { note: string; actor: Actor; at: Date },
): Promise<number> {
  const { rows } = await client.query<{ kind: string; key: string; qbo_type: string; qbo_id: string }>(
    `delete from binding where shop = $1 and realm_id = $2 and record_id = $3 and matched_by = 'adopted'
       and kind not in ('customer', 'item') returning kind, key, qbo_type, qbo_id`,
    [shop, realmId, recordId],
  );
  for (const { kind, key, qbo_type, qbo_id } of rows) {
    const values = [
      shop,
      realmId,
      kind,
      key,
      "unlinked",
      qbo_type,
      qbo_id,
      null,
      note,
      actor.kind,
      actor.name,
      at,
    ];
    await client.query(historySql, values);
  }
  return rows.length;
}
