import { explain } from "#app/domain/faults/explain.ts";
import type { Actor, RecordKind } from "#app/domain/record/record-status.ts";
import type { SyncPorts, SyncRecord } from "#app/sync/ports.ts";

/** What a person or a Flow may do to a record from a list or its page. */
export type Steering = "push" | "hold" | "release" | "exclude";

/** Per record what came of it. Ids that are no records are counted as `unknown`, never dropped silently. */
export type SteeringResult = { changed: string[]; unchanged: string[]; unknown: string[] };

type SteeringPorts = Pick<SyncPorts, "records">;

/**
 * Carries out a wish on any number of records. A push is one more wish to consider: it repeats nothing that is booked.
 * Hold and exclude stand until released or pushed.
 */
export async function steerRecords(
  ports: SteeringPorts,
  wish: { shop: string; kind: RecordKind; ids: string[]; steering: Steering; note: string; actor: Actor },
): Promise<SteeringResult> {
  const result: SteeringResult = { changed: [], unchanged: [], unknown: [] };
  for (const id of new Set(wish.ids)) {
    const record = await ports.records.load(wish.shop, wish.kind, id);
    if (!record) result.unknown.push(id);
    else if (await steer(ports, record, wish)) result.changed.push(id);
    else result.unchanged.push(id);
  }
  if (wish.steering === "push" || wish.steering === "release") {
    await ports.records.request(wish.shop, wish.kind, result.changed, wish.actor);
  }
  return result;
}

async function steer(
  ports: SteeringPorts,
  record: SyncRecord,
  wish: { steering: Steering; note: string; actor: Actor },
): Promise<boolean> {
  const { shop, kind, id } = record;
  const { actor, note } = wish;
  const subject = `${kind} ${record.name}`;
  switch (wish.steering) {
    case "push":
      await ports.records.change(
        shop,
        kind,
        id,
        { ...queued(), override: { kind: "push", actor, note } },
        actor,
      );
      return true;
    case "release":
      if (!record.override) return false;
      await ports.records.change(shop, kind, id, { ...queued(), override: null }, actor);
      return true;
    case "hold": {
      if (record.status === "Synchronized" || record.override?.kind === "hold") return false;
      const reason = explain({ kind: "heldByPerson", subject, note });
      await ports.records.change(
        shop,
        kind,
        id,
        { status: "Held", reason, nextTryAt: null, override: { kind: "hold", actor, note } },
        actor,
      );
      return true;
    }
    case "exclude": {
      if (record.status === "Synchronized" || record.override?.kind === "exclude") return false;
      const reason = explain({ kind: "excludedByPerson", subject, note });
      await ports.records.change(
        shop,
        kind,
        id,
        { status: "Excluded", reason, nextTryAt: null, override: { kind: "exclude", actor, note } },
        actor,
      );
      return true;
    }
  }
}

function queued() {
  return { status: "Queued", reason: null, attempts: 0, nextTryAt: null } as const;
}
