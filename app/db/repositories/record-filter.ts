import type { RecordKind, RecordStatus } from "#app/domain/record/record-status.ts";

/** Which records of a shop are meant: no statuses is every status, no search everything. */
export type RecordFilter = {
  shop: string;
  kind: RecordKind;
  statuses: readonly RecordStatus[];
  /** Part of a name, document number or customer name. */
  search: string;
};

/** The condition on `record`, with its parameters from $1 on. */
export function recordFilter({ shop, kind, statuses, search }: RecordFilter): {
  sql: string;
  values: unknown[];
} {
  const values: unknown[] = [shop, kind];
  const parts = ["shop = $1", "kind = $2"];
  if (statuses.length > 0) parts.push(`status = any($${values.push([...statuses])}::text[])`);
  const wanted = search.trim();
  if (wanted !== "") {
    const pattern = `%${wanted.replace(/[\\%_]/g, "\\$&")}%`;
    const at = `$${values.push(pattern)}`;
    parts.push(`(name ilike ${at} or document_number ilike ${at} or customer_name ilike ${at})`);
  }
  return { sql: parts.join(" and "), values };
}
