import { afterAll, beforeAll, expect, test } from "vitest";
import { z } from "zod";
import { anOrder } from "./an-order.ts";
import { type Road, startRoad } from "./start-road.ts";

let road: Road;
beforeAll(async () => {
  road = await startRoad();
});
afterAll(() => road?.stop());

const answerSchema = z.object({
  replay: z.object({
    replayed: z.number(),
    differences: z.array(z.object({ name: z.string(), changes: z.array(z.object({ after: z.string() })) })),
  }),
});

test("the newest orders are planned under unsaved settings, newest first, and nothing of it is saved", async () => {
  const orders = Array.from({ length: 9 }, (_, at) =>
    anOrder({ processed_at: `2026-11-${10 + at}T10:00:00-08:00` }),
  );
  await road.place(...orders);
  await road.settle(orders.length);
  const before = await road.dump();
  const switches = { isEnabled: "on", isAutoPush: "on", excludeTestOrders: "on", withShipment: "on" };
  const answer = await road.submit("/app/settings", { intent: "replay", invoicePrefix: "NEW-", ...switches });
  const { replay } = answerSchema.parse(answer);
  expect(replay.replayed).toBe(9);
  expect(replay.differences.map(({ name }) => name)).toEqual(orders.map(({ name }) => name).toReversed());
  expect(replay.differences[0]?.changes[0]?.after).toMatch(/^NEW-/);
  expect(await road.dump()).toEqual(before);
});
