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

test("the job of a worker killed with -9 is worked on by another within a minute", {
  timeout: 90_000,
}, async () => {
  await started.queue.enqueue("crash", { id: "job-1" });
  const script = fileURLToPath(new URL("../support/work-until-killed.ts", import.meta.url));
  const worker = spawn(process.execPath, [script, database.dataDir], {
    env: database.env,
    stdio: ["ignore", "pipe", "inherit"],
  });
  const [taken] = await once(createInterface({ input: worker.stdout }), "line");
  expect(taken).toBe("job-1");
  worker.kill("SIGKILL");
  await once(worker, "exit");
  expect(await started.queue.isIdle()).toBe(false);
  const killedAt = performance.now();
  const again = Promise.withResolvers<string>();
  await started.queue.work(
    { name: "crash", schema: z.object({ id: z.string() }), concurrency: 1 },
    async ({ id }) => {
      again.resolve(id);
      return { kind: "done" };
    },
  );
  expect(await again.promise).toBe("job-1");
  expect(performance.now() - killedAt).toBeLessThan(60_000);
});
