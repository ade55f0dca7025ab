import { spawn } from "node:child_process";
import { once } from "node:events";
import { expect, test } from "vitest";
import { isDemoAlive } from "./is-demo-alive.ts";

const idle = "process.stdout.write('up'); setInterval(() => {}, 1000)";

test("a process that runs the demo is alive, and no longer once it is killed, reaped or not", async () => {
  const demo = spawn(process.execPath, ["-e", idle, "tests/demo/main.ts"], {
    stdio: ["ignore", "pipe", "ignore"],
  });
  await once(demo.stdout, "data");
  expect(isDemoAlive(demo.pid ?? 0)).toBe(true);
  // Until the exit is waited for, the killed child stands as a zombie under its number.
  process.kill(demo.pid ?? 0, "SIGKILL");
  const deadline = performance.now() + 5_000;
  let isAlive = true;
  while (isAlive && performance.now() < deadline) isAlive = isDemoAlive(demo.pid ?? 0);
  expect(isAlive).toBe(false);
});

test("a number that belongs to another program by now is no demo", () => {
  expect(isDemoAlive(process.pid)).toBe(false);
});
