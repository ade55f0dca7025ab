import { failed, type Result } from "#app/domain/faults/fault.ts";
import type { SyncPorts } from "#app/sync/ports.ts";

const tries = 200;
const pauseMs = 50;

/**
 * Waits up to ten seconds for a lock that is only ever held for a few calls, then works under it. Used where two
 * orders may need the same new customer or item: the second finds what the first created.
 */
export async function waitForLock<T>(
  ports: Pick<SyncPorts, "locks" | "clock">,
  key: string,
  work: () => Promise<Result<T>>,
): Promise<Result<T>> {
  for (let attempt = 0; attempt < tries; attempt += 1) {
    const lock = await ports.locks.withLock(key, work);
    if (lock.held) return lock.value;
    await ports.clock.sleep(pauseMs);
  }
  return failed({ kind: "throttled", subject: key, retryAfterMs: 2_000, evidence: { system: "plumbline" } });
}
