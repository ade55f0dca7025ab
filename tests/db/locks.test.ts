import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createLocks } from "#app/db/locks.server.ts";
import { startTestDatabase, type TestDatabase } from "#tests/support/start-test-database.ts";

let database: TestDatabase;
beforeAll(async () => {
  database = await startTestDatabase();
});
afterAll(() => database.stop());

test("a lock that another process holds is refused, and free once its work is done", async () => {
  const ours = createLocks(database.connection);
  const theirs = createLocks(database.connection);
  const gate = Promise.withResolvers<void>();
  const entered = Promise.withResolvers<void>();
  const holding = ours.withLock("order/1", async () => {
    entered.resolve();
    await gate.promise;
    return "worked";
  });
  await entered.promise;
  expect(await theirs.withLock("order/1", async () => "worked")).toEqual({ held: false });
  expect(await theirs.withLock("order/2", async () => "worked")).toEqual({ held: true, value: "worked" });
  gate.resolve();
  expect(await holding).toEqual({ held: true, value: "worked" });
  expect(await theirs.withLock("order/1", async () => "worked")).toEqual({ held: true, value: "worked" });
  await ours.close();
  await theirs.close();
});

test("two workers of one process exclude each other as well", async () => {
  const locks = createLocks(database.connection);
  const answer = await locks.withLock("order/3", () => locks.withLock("order/3", async () => "inner"));
  expect(answer).toEqual({ held: true, value: { held: false } });
  await locks.close();
});

test("work that throws frees its lock", async () => {
  const locks = createLocks(database.connection);
  const failing = locks.withLock("order/4", async () => {
    throw new Error("no");
  });
  await expect(failing).rejects.toThrow("no");
  expect(await locks.withLock("order/4", async () => "again")).toEqual({ held: true, value: "again" });
  await locks.close();
});

test("a connection that breaks frees its locks, and the next call opens a new one", async () => {
  const ours = createLocks(database.connection);
  const theirs = createLocks(database.connection);
  const killer = new pg.Client(database.connection);
  await killer.connect();
  const during = await ours.withLock("order/5", async () => {
    await killer.query(
      `select pg_terminate_backend(pid, 5000) from pg_stat_activity
       where application_name = 'plumbline locks' and state = 'idle'
         and pid in (select pid from pg_locks where locktype = 'advisory')`,
    );
    return theirs.withLock("order/5", async () => "theirs");
  });
  expect(during).toEqual({ held: true, value: { held: true, value: "theirs" } });
  await expect
    .poll(() => ours.withLock("order/5", async () => "ours").catch(() => "away"))
    .toEqual({ held: true, value: "ours" });
  await killer.end();
  await ours.close();
  await theirs.close();
});
