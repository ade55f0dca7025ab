import type { Result } from "#app/domain/faults/fault.ts";
import type { Clock } from "#app/sync/ports.ts";

/**
 * `read`, answered from memory for `keepMs` after it last succeeded. Whoever asks meanwhile shares one reading; a fault
 * is told to those and not kept.
 */
export function keepFor<T>(
  keepMs: number,
  clock: Pick<Clock, "now">,
  read: () => Promise<Result<T>>,
): () => Promise<Result<T>> {
  let kept: { answer: Result<T>; untilMs: number } | null = null;
  let reading: Promise<Result<T>> | null = null;

  async function readOnce(): Promise<Result<T>> {
    try {
      const answer = await read();
      if (answer.ok) kept = { answer, untilMs: clock.now().getTime() + keepMs };
      return answer;
    } finally {
      reading = null;
    }
  }

  return async () => {
    if (kept && clock.now().getTime() < kept.untilMs) return kept.answer;
    reading ??= readOnce();
    return reading;
  };
}
