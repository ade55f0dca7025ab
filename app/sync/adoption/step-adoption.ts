import { explain } from "#app/domain/faults/explain.ts";
import type { Fault, Result } from "#app/domain/faults/fault.ts";
import { policy } from "#app/domain/faults/policy.ts";
import type { Reason } from "#app/domain/record/record-status.ts";
import type { AdoptionPorts } from "#app/sync/adoption/adoption-ports.ts";
import { entriesPerStep, linkWanted } from "#app/sync/adoption/link-wanted.ts";
import { type EntriesStep, lookAtEntries } from "#app/sync/adoption/look-at-entries.ts";
import { lookAtOrders } from "#app/sync/adoption/look-at-orders.ts";
import type { Outcome } from "#app/sync/outcome.ts";
import type { Adoption, Books, Connection } from "#app/sync/ports.ts";

/** Metered reads of QuickBooks that a look may take before a person is asked again. */
export const readsPerAllowance = 400;
const busyRetryMs = 1_000;
const listRetryMs = 5_000;
const quickRetryMs = 2_000;

/** One step of a look: links what a person wants, then looks at a month of orders or a page of customers or products. */
export async function stepAdoption(
  ports: AdoptionPorts,
  { shop, id }: { shop: string; id: string },
): Promise<Outcome> {
  const lock = await ports.locks.withLock(`${shop}/adoption`, async (): Promise<Outcome> => {
    const adoption = await ports.adoptions.load(shop, id);
    if (!adoption || adoption.state === "ended") return { kind: "skip", reason: "it has ended" };
    const wanted = await ports.adoptions.listWanted(id, entriesPerStep);
    if (wanted.length > 0) {
      const fault = await linkWanted(ports, adoption, wanted);
      return fault ? settleFault(ports, adoption, fault) : { kind: "snooze", afterMs: 0, reason: "goes on" };
    }
    return adoption.state === "looking" ? look(ports, adoption) : { kind: "done", note: adoption.state };
  });
  return lock.held ? lock.value : { kind: "snooze", afterMs: busyRetryMs, reason: "another worker looks" };
}

async function look(ports: AdoptionPorts, adoption: Adoption): Promise<Outcome> {
  const opened = await ports.books.openBooks(adoption.shop);
  if (!opened.ok) return settleFault(ports, adoption, opened.fault);
  const { books, connection } = opened.value;
  if (books.realmId !== adoption.realmId) {
    await ports.adoptions.changeState(adoption, "ended");
    return { kind: "skip", reason: "another company is connected" };
  }
  const step = await lookFurther(ports, adoption, books, connection);
  if (!step.ok) return settleFault(ports, adoption, step.fault);
  if (step.value === "listIsRead")
    return { kind: "snooze", afterMs: listRetryMs, reason: "QuickBooks' lists are read" };
  const isOpen = await ports.adoptions.saveStep(adoption, step.value);
  if (!isOpen) return { kind: "done", note: "paused" };
  if (step.value.isSpent) {
    await ports.adoptions.changeState(adoption, "paused", { reason: spent(adoption) });
    return { kind: "done", note: "asked often" };
  }
  if (step.value.progress.phase !== "done") return { kind: "snooze", afterMs: 0, reason: "goes on" };
  await ports.adoptions.changeState(adoption, "ready");
  return { kind: "done" };
}

async function lookFurther(
  ports: AdoptionPorts,
  adoption: Adoption,
  books: Books,
  { homeCurrency }: Connection,
): Promise<Result<EntriesStep>> {
  const { progress } = adoption;
  switch (progress.phase) {
    case "orders":
      return lookAtOrders(ports, adoption, books);
    case "customers":
      return lookAtEntries(ports, adoption, "customer", homeCurrency);
    case "items":
      return lookAtEntries(ports, adoption, "item", homeCurrency);
    case "done":
      return { ok: true, value: { progress, asked: 0, found: [], cleared: [] } };
  }
}

async function settleFault(ports: AdoptionPorts, adoption: Adoption, fault: Fault): Promise<Outcome> {
  const { retryAfterMs } = policy(fault, adoption.attempts);
  ports.log.warn("adoption step failed", { shop: adoption.shop, adoption: adoption.id, fault: fault.kind });
  if (retryAfterMs === null) {
    await ports.adoptions.changeState(adoption, "failed", { reason: explain(fault) });
    return { kind: "skip", reason: fault.kind };
  }
  await ports.adoptions.noteAttempt(adoption, adoption.attempts + 1);
  return {
    kind: "snooze",
    afterMs: fault.kind === "throttled" ? quickRetryMs : retryAfterMs,
    reason: fault.kind,
  };
}

const spent = ({ allowed }: Adoption): Reason => ({
  code: "ADOPT-ASKED-OFTEN",
  title: "QuickBooks was asked often",
  cause: `Looking took ${allowed} reads of QuickBooks, whose number a month is limited.`,
  fix: "Go on when the rest is worth as many reads again. What was found so far can be linked now.",
  action: null,
});
