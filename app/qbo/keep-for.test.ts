import { expect, test } from "vitest";
import { failed, ok, type Result } from "#app/domain/faults/fault.ts";
import { keepFor } from "#app/qbo/keep-for.ts";
import { aClock } from "#tests/qbo/adapter-deps.ts";

test("a reading is shared and kept for its time, a fault is not kept", async () => {
  const clock = aClock();
  const answers: Result<number>[] = [failed({ kind: "unreachable", subject: "x" }), ok(1), ok(2)];
  let reads = 0;
  const ask = keepFor(1_000, clock, async () => answers[reads++] ?? ok(0));
  expect(await ask()).toMatchObject({ ok: false });
  expect(await Promise.all([ask(), ask()])).toEqual([ok(1), ok(1)]);
  clock.advance(999);
  expect(await ask()).toEqual(ok(1));
  clock.advance(1);
  expect(await ask()).toEqual(ok(2));
  expect(reads).toBe(3);
});
