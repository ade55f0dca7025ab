import { considerDraft } from "#app/sync/consider-draft.ts";
import { considerOrder } from "#app/sync/consider-order.ts";
import type { ConsiderRecord } from "#app/sync/jobs/consider-record/definition.ts";
import type { Outcome } from "#app/sync/outcome.ts";
import type { SyncPorts } from "#app/sync/ports.ts";

/** Considers the record of a job. Customers and products get their status when an order needs them. */
export async function handleConsiderRecord(ports: SyncPorts, job: ConsiderRecord): Promise<Outcome> {
  if (job.kind === "order") return considerOrder(ports, job);
  if (job.kind === "draftOrder") return considerDraft(ports, job);
  return { kind: "skip", reason: `${job.kind} records are not pushed by themselves` };
}
