import { adoptionPorts } from "#app/services/adoption-services.server.ts";
import { disconnect } from "#app/services/connect-quickbooks.server.ts";
import { jobDefinitions, type ShopEvent } from "#app/services/job-definitions.ts";
import { linkFilePorts } from "#app/services/link-file-services.server.ts";
import type { Adapters } from "#app/services/open-adapters.server.ts";
import { runCompliance } from "#app/services/run-compliance.server.ts";
import { runPorts } from "#app/services/run-services.server.ts";
import { stepAdoption } from "#app/sync/adoption/step-adoption.ts";
import { handleConsiderRecord } from "#app/sync/jobs/consider-record/handler.server.ts";
import { handleRefreshLists } from "#app/sync/jobs/refresh-lists/handler.server.ts";
import { wantDueLists } from "#app/sync/jobs/refresh-lists/want-due-lists.ts";
import { sendDueRecords, sweepShops } from "#app/sync/jobs/sweep/run-sweep.ts";
import { followShopMerge } from "#app/sync/lists/customers/follow-shop-merge.ts";
import type { Outcome } from "#app/sync/outcome.ts";
import { stepRun, wakeIdleRuns } from "#app/sync/runs/step-run.ts";
import { checkLinksFile } from "#app/sync/use-cases/check-links-file.ts";

/** Takes jobs from the queue from now on, and starts the scheduled run (every minute; each shop at its own interval). */
export async function runWorker(adapters: Adapters): Promise<void> {
  const { queue, ports, env } = adapters;
  // The embedded database has no other workers than this process: what is under way was left by a killed one.
  if (env.DATABASE_URL === undefined) await queue.takeBack();
  await queue.work(jobDefinitions.considerRecord, (job) => handleConsiderRecord(ports, job));
  await queue.work(jobDefinitions.runStep, (step) => stepRun(runPorts(adapters), step));
  await queue.work(jobDefinitions.refreshLists, (job, { attempt }) =>
    handleRefreshLists({ ...ports, ...adapters.listPorts }, job, attempt),
  );
  await queue.work(jobDefinitions.linksFileStep, (step) => checkLinksFile(linkFilePorts(adapters), step));
  await queue.work(jobDefinitions.adoptionStep, (step) => stepAdoption(adoptionPorts(adapters), step));
  await queue.work(jobDefinitions.shopEvent, (event) => handleShopEvent(adapters, event));
  await queue.work(jobDefinitions.customersMerge, (merge) => followShopMerge(ports, merge));
  await queue.work(jobDefinitions.compliance, () => runCompliance(adapters));
  await queue.work(jobDefinitions.sweep, () => sweep(adapters));
  await queue.schedule(jobDefinitions.sweep.name, "* * * * *", {});
  // What a killed process left behind does not wait for the next minute.
  await queue.enqueue(jobDefinitions.sweep.name, {});
}

/** A step is never this long away, unless its job was lost. */
const lostStepMs = 5 * 60_000;

async function sweep(adapters: Adapters): Promise<Outcome> {
  const { ports, stores, listPorts } = adapters;
  await wakeIdleRuns(runPorts(adapters));
  const lostSince = new Date(ports.clock.now().getTime() - lostStepMs);
  await stores.linkFiles.wakeIdle(lostSince);
  await stores.adoptions.wakeIdle(lostSince);
  const due = await sendDueRecords(ports);
  await wantDueLists(listPorts.pulls, ports.clock.now());
  const found = await sweepShops(ports, stores.sweepCursors);
  return { kind: "done", note: `${due} due, ${found} found` };
}

/** The app was removed: its tokens are void, and Intuit's are handed back. A late message about an earlier life is ignored. */
async function handleShopEvent(adapters: Adapters, event: ShopEvent): Promise<Outcome> {
  if (event.topic !== "app/uninstalled") return { kind: "done" };
  const shop = await adapters.stores.shops.find(event.shop);
  if (!shop || shop.uninstalledAt) return { kind: "skip", reason: "not installed" };
  const triggeredAt = event.triggeredAt === null ? null : new Date(event.triggeredAt);
  if (triggeredAt && triggeredAt < shop.installedAt) return { kind: "skip", reason: "installed again since" };
  await adapters.stores.shops.markUninstalled(event.shop);
  await adapters.stores.runs.cancelAll(event.shop);
  await disconnect(adapters, event.shop, { kind: "webhook", name: event.topic });
  return { kind: "done" };
}
