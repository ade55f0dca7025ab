import type { Actor } from "#app/domain/record/record-status.ts";
import type { SyncPorts, SyncRecord } from "#app/sync/ports.ts";

const actor: Actor = { kind: "system", name: "Plumbline" };

/** Sends on every record whose reason led to one of these pages; answers how many. `but`: the one at hand. */
export async function releaseWaiting(
  { records }: Pick<SyncPorts, "records">,
  shop: string,
  hrefs: readonly string[],
  but: Pick<SyncRecord, "kind" | "id"> | null = null,
): Promise<number> {
  const waiting = (await records.listWaitingFor(shop, hrefs)).filter(
    ({ kind, id }) => kind !== but?.kind || id !== but.id,
  );
  for (const [kind, some] of Map.groupBy(waiting, (record) => record.kind)) {
    await records.request(
      shop,
      kind,
      some.map(({ id }) => id),
      actor,
    );
  }
  return waiting.length;
}
