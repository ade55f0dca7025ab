import type { Result } from "#app/domain/faults/fault.ts";
import type { SyncPorts } from "#app/sync/ports.ts";
import { waitForLock } from "#app/sync/wait-for-lock.ts";

/**
 * Works under several locks at once. They are taken in one order, so that no two workers wait for each other for ever;
 * one that is not freed within ten seconds is a fault that passes.
 */
export function underLocks<T>(
  ports: Pick<SyncPorts, "locks" | "clock">,
  keys: readonly string[],
  work: () => Promise<Result<T>>,
): Promise<Result<T>> {
  const [first, ...rest] = [...new Set(keys)].toSorted();
  if (first === undefined) return work();
  return waitForLock(ports, first, () => underLocks(ports, rest, work));
}
