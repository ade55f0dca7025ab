import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, test } from "vitest";
import { z } from "zod";
import { startTestDatabase, type TestDatabase } from "#tests/support/start-test-database.ts";
import { startTestQueue } from "#tests/support/start-test-queue.ts";

let database: TestDatabase;
let started: Awaited<ReturnType<typeof startTestQueue>>;
beforeAll(async () => {
  database = await startTestDatabase();
  started = await startTestQueue(database, [{ name: "crash" }]);
});
afterAll(async () => {
  await started.queue.stop();
  await database.stop();
});

test("a start that nobody shares takes up the job of a killed worker at once", {
  timeout: 30_000,
}, async () => {
  await started.queue.enqueue("crash", { id: "job-1" });
  const script = fileURLToPath(new URL("../support/work-until-killed.ts", import.meta.url));
  const worker = spawn(process.execPath, [script, database.dataDir], {
    env: database.env,
    stdio: ["ignore", "pipe", "inherit"],
  });
  await once(createInterface({ input: worker.stdout }), "line");
  worker.kill("SIGKILL");
  await once(worker, "exit");
  const killedAt = performance.now();
  await started.queue.takeBack();
  expect(await started.queue.readLoad()).toMatchObject({ dueNow: 1, active: 0 });
  const again = Promise.withResolvers<string>();
  await started.queue.work(
    { name: "crash", schema: z.object({ id: z.string() }), concurrency: 1 },
    async ({ id }) => {
      again.resolve(id);
      return { kind: "done" };
    },
  );
  expect(await again.promise).toBe("job-1");
  // Its heartbeat would have gone stale after twenty seconds.
  expect(performance.now() - killedAt).toBeLessThan(10_000);
});
