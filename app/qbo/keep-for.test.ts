import { expect, test } from "vitest";
import { failed, ok, type Result } from "#app/domain/faults/fault.ts";
import { keepFor } from "#app/qbo/keep-for.ts";

test("a reading is shared and kept for its time, a fault is not kept", async () => {
  let nowMs = 0;
  const clock = { now: () => new Date(nowMs) };
  const answers: Result<number>[] = [failed({ kind: "unreachable", subject: "x" }), ok(1), ok(2)];
  let reads = 0;
  const ask = keepFor(1_000, clock, async () => answers[reads++] ?? ok(0));
  expect(await ask()).toMatchObject({ ok: false });
  expect(await Promise.all([ask(), ask()])).toEqual([ok(1), ok(1)]);
  nowMs += 999;
  expect(await ask()).toEqual(ok(1));
  nowMs += 1;
  expect(await ask()).toEqual(ok(2));
  expect(reads).toBe(3);
});
