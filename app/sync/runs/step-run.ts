import { explain } from "#app/domain/faults/explain.ts";
import type { Fault } from "#app/domain/faults/fault.ts";
import { policy } from "#app/domain/faults/policy.ts";
import type { Run } from "#app/domain/runs/run.ts";
import type { RunStep } from "#app/sync/jobs/run-step/definition.ts";
import type { Outcome } from "#app/sync/outcome.ts";
import type { RunPorts } from "#app/sync/runs/run-ports.ts";
import { prepareRun } from "./prepare-run.ts";
import { workRun } from "./work-run.ts";

/** What a step says: go on after so long, or a fault. Null: the run is over, or waits for a person. */
export type Step = { afterMs: number } | { fault: Fault } | null;

const busyRetryMs = 500;

/**
 * One step of a run: a few hundred records at most, so that a pause takes effect at once and a process may die at any
 * moment. What a step did is stored with where the next one goes on.
 */
export async function stepRun(ports: RunPorts, { shop, id, turn }: RunStep): Promise<Outcome> {
  const lock = await ports.locks.withLock(`${shop}/run/${id}`, async (): Promise<Outcome> => {
    const run = await ports.runs.load(shop, id);
    if (!run) return { kind: "skip", reason: "no such run" };
    if (run.turn !== turn) return { kind: "skip", reason: "an earlier turn" };
    if (run.state !== "preparing" && run.state !== "running") return { kind: "skip", reason: run.state };
    const step = run.state === "preparing" ? await prepareRun(ports, run) : await workRun(ports, run);
    if (step === null) return { kind: "done" };
    if ("fault" in step) return settleFault(ports, run, step.fault);
    return { kind: "snooze", afterMs: step.afterMs, reason: "goes on" };
  });
  return lock.held
    ? lock.value
    : { kind: "snooze", afterMs: busyRetryMs, reason: "another worker has this run" };
}

/** Trouble that passes is waited for; what a person has to mend ends the run with the reason. */
async function settleFault(ports: RunPorts, run: Run, fault: Fault): Promise<Outcome> {
  const { retryAfterMs } = policy(fault, run.attempts);
  ports.log.warn("run step failed", { shop: run.shop, run: run.id, kind: run.kind, fault: fault.kind });
  if (retryAfterMs === null) {
    await ports.runs.fail(run, explain(fault));
    return { kind: "skip", reason: fault.kind };
  }
  await ports.runs.noteAttempt(run, run.attempts + 1);
  return { kind: "snooze", afterMs: retryAfterMs, reason: fault.kind };
}

/** A step is never this long away, unless its job was lost. */
const idleMs = 5 * 60_000;

/** Sets runs going again whose job was lost. A run that waits for its next try is woken too, and finds the same. */
export async function wakeIdleRuns({ runs, clock }: RunPorts): Promise<number> {
  const idle = await runs.listIdle(new Date(clock.now().getTime() - idleMs));
  for (const { shop, id } of idle) await runs.wake(shop, id);
  return idle.length;
}
