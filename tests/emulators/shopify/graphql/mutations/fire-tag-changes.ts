import { parseGid } from "../../core/gid.ts";
import { asList } from "../../core/plain-object.ts";
import type { Stage } from "../../core/stage.ts";
import type { StoredRecord } from "../../stored-order.ts";

/** Since 2025-01 the tags of a customer have topics of their own: customer.tags_added and customer.tags_removed. */
export function fireTagChanges(record: StoredRecord, before: unknown, stage: Stage): void {
  if (parseGid(record.id)?.type !== "Customer") return;
  const lower = (tags: unknown) => new Set(asList(tags).map((tag) => String(tag).toLowerCase()));
  const [had, has] = [lower(before), lower(record.tags)];
  const added = asList(record.tags).filter((tag) => !had.has(String(tag).toLowerCase()));
  const removed = asList(before).filter((tag) => !has.has(String(tag).toLowerCase()));
  const occurredAt = stage.now.toISOString();
  if (added.length > 0) stage.fire("customer.tags_added", { customerId: record.id, tags: added, occurredAt });
  if (removed.length > 0) {
    stage.fire("customer.tags_removed", { customerId: record.id, tags: removed, occurredAt });
  }
}
