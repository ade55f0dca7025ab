import { explain } from "#app/domain/faults/explain.ts";
import type { Actor, RecordKind } from "#app/domain/record/record-status.ts";
import type { RecordChange, SyncPorts, SyncRecord } from "#app/sync/ports.ts";

/** What a person or a Flow may do to a record from a list or its page. */
export type Steering = "push" | "retry" | "hold" | "release" | "exclude";

/** Words after which a record is considered again; the others only set it aside. */
export const asksAgain = (steering: Steering): boolean =>
  steering === "push" || steering === "retry" || steering === "release";

/** Per record what came of it. Ids that are no records are counted as `unknown`, never dropped silently. */
export type SteeringResult = { changed: string[]; unchanged: string[]; unknown: string[] };

type SteeringPorts = Pick<SyncPorts, "records">;

export type SteeringWish = {
  shop: string;
  kind: RecordKind;
  ids: readonly string[];
  steering: Steering;
  note: string;
  actor: Actor;
  /** Part of a run: what just happened goes first. */
  haste?: "backfill";
};

/**
 * Carries out a wish on any number of records. A push is one more wish to consider, past rules and switches: it repeats
 * nothing that is booked. Retry is the same under the shop's own rules. Hold and exclude stand until released or pushed.
 */
export async function steerRecords(ports: SteeringPorts, wish: SteeringWish): Promise<SteeringResult> {
  const { shop, kind, actor, haste } = wish;
  const ids = [...new Set(wish.ids)];
  const records = new Map(
    (await ports.records.loadMany(shop, kind, ids)).map((record) => [record.id, record]),
  );
  const result: SteeringResult = { changed: [], unchanged: [], unknown: [] };
  const changes: { id: string; change: RecordChange }[] = [];
  for (const id of ids) {
    const record = records.get(id);
    const change = record && steer(record, wish);
    if (change) changes.push({ id, change });
    const fate = !record ? result.unknown : change ? result.changed : result.unchanged;
    fate.push(id);
  }
  await ports.records.changeMany(shop, kind, changes, actor);
  if (asksAgain(wish.steering)) {
    await ports.records.request(shop, kind, result.changed, actor, haste);
  }
  return result;
}

/** How a record stands after the wish; null when the wish does not touch it. */
function steer(record: SyncRecord, { steering, actor, note }: SteeringWish): RecordChange | null {
  const subject = `${record.kind} ${record.name}`;
  switch (steering) {
    case "push":
      return { ...queued, override: { kind: "push", actor, note } };
    case "retry":
      if (record.status === "Synchronized" || isSetAside(record)) return null;
      return { ...queued };
    case "release":
      return record.override ? { ...queued, override: null } : null;
    case "hold":
      if (record.status === "Synchronized" || record.override?.kind === "hold") return null;
      return {
        status: "Held",
        reason: explain({ kind: "heldByPerson", subject, note }),
        nextTryAt: null,
        override: { kind: "hold", actor, note },
      };
    case "exclude":
      if (record.status === "Synchronized" || record.override?.kind === "exclude") return null;
      return {
        status: "Excluded",
        reason: explain({ kind: "excludedByPerson", subject, note }),
        nextTryAt: null,
        override: { kind: "exclude", actor, note },
      };
  }
}

const isSetAside = ({ override }: SyncRecord): boolean =>
  override?.kind === "hold" || override?.kind === "exclude";

/** A record that is about to be considered for another reason than its last one. */
export const queued = { status: "Queued", reason: null, attempts: 0, nextTryAt: null } as const;
