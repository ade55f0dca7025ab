import { existsSync } from "node:fs";
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { EmbeddedDatabaseError } from "#app/db/embedded/embedded-database-error.ts";
import { type Database, openDatabase } from "#app/db/open-database.server.ts";
import { findDatabaseProcesses } from "#tests/support/database-processes.ts";
import { spawnHolder } from "#tests/support/spawn-holder.ts";

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "plumbline-embedded-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const shopsOf = async (database: Database): Promise<string[]> =>
  (await database.prisma.shop.findMany({ orderBy: { domain: "asc" } })).map(({ domain }) => domain);
const expectNoProcess = (dataDir: string) =>
  expect
    .poll(() => findDatabaseProcesses(dataDir), { timeout: 20_000, interval: 50 })
    .toEqual({ postmasters: [], keepers: [] });
const postmasterPid = async (dataDir: string): Promise<number> =>
  Number.parseInt(await readFile(path.join(dataDir, "postgres", "postmaster.pid"), "utf8"), 10);

test("closing stops the database, and what was committed is there at the next start", async () => {
  const dataDir = path.join(folder, "close");
  const first = await openDatabase({ DATA_DIR: dataDir });
  await first.prisma.shop.create({ data: { domain: "a.myshopify.com", installedAt: new Date() } });
  await first.close();
  await expectNoProcess(dataDir);
  const second = await openDatabase({ DATA_DIR: dataDir });
  expect(await shopsOf(second)).toEqual(["a.myshopify.com"]);
  await second.close();
});

test("the database writes through to the disk and listens on no port", async () => {
  const dataDir = path.join(folder, "settings");
  const database = await openDatabase({ DATA_DIR: dataDir });
  const { rows } = await database.pool.query(
    `select name, setting from pg_settings
     where name in ('fsync', 'synchronous_commit', 'full_page_writes', 'listen_addresses', 'server_encoding') order by name`,
  );
  await database.close();
  expect(Object.fromEntries(rows.map(({ name, setting }) => [name, setting]))).toEqual({
    fsync: "on",
    full_page_writes: "on",
    listen_addresses: "",
    server_encoding: "UTF8",
    synchronous_commit: "on",
  });
});

test("an app killed with -9 leaves no process, loses nothing committed and keeps nothing uncommitted", async () => {
  const dataDir = path.join(folder, "killed-app");
  const holder = await spawnHolder(dataDir, "k.myshopify.com");
  holder.child.kill("SIGKILL");
  await expectNoProcess(dataDir);
  const next = await openDatabase({ DATA_DIR: dataDir });
  expect(await shopsOf(next)).toEqual(["k.myshopify.com"]);
  await next.close();
});

test("a database killed with -9 comes back by itself with everything committed", async () => {
  const dataDir = path.join(folder, "killed-database");
  const database = await openDatabase({ DATA_DIR: dataDir });
  await database.prisma.shop.create({ data: { domain: "d.myshopify.com", installedAt: new Date() } });
  process.kill(await postmasterPid(dataDir), "SIGKILL");
  await expect
    .poll(() => shopsOf(database).catch(() => "away"), { timeout: 30_000, interval: 50 })
    .toEqual(["d.myshopify.com"]);
  await database.close();
  await expectNoProcess(dataDir);
});

test("app and keeper killed with -9: the orphaned database is found, adopted, and stopped at the end", async () => {
  const dataDir = path.join(folder, "orphan");
  const holder = await spawnHolder(dataDir, "o.myshopify.com");
  const [keeper] = findDatabaseProcesses(dataDir).keepers;
  if (keeper === undefined) throw new Error("There is no keeper.");
  process.kill(keeper, "SIGKILL");
  holder.child.kill("SIGKILL");
  await holder.exited;
  const next = await openDatabase({ DATA_DIR: dataDir });
  const { rows } = await next.pool.query("select pg_postmaster_start_time() as started");
  expect(JSON.parse(JSON.stringify(rows[0].started))).toBe(holder.started);
  expect(await shopsOf(next)).toEqual(["o.myshopify.com"]);
  await next.close();
  await expectNoProcess(dataDir);
});

test("a running app outlives its keeper: a new one takes the database over", async () => {
  const dataDir = path.join(folder, "keeper");
  const database = await openDatabase({ DATA_DIR: dataDir });
  const [keeper] = findDatabaseProcesses(dataDir).keepers;
  if (keeper === undefined) throw new Error("There is no keeper.");
  process.kill(keeper, "SIGKILL");
  await expect
    .poll(() => findDatabaseProcesses(dataDir).keepers.filter((pid) => pid !== keeper).length, {
      timeout: 10_000,
    })
    .toBe(1);
  expect(await shopsOf(database)).toEqual([]);
  await database.close();
  await expectNoProcess(dataDir);
});

test("apps that start together on one folder share one database, which stops with the last of them", async () => {
  const dataDir = path.join(folder, "shared");
  const [first, second, third] = await Promise.all(
    ["1", "2", "3"].map((name) => spawnHolder(dataDir, `${name}.myshopify.com`)),
  );
  if (!first || !second || !third) throw new Error("Three holders were started.");
  expect(new Set([first.started, second.started, third.started]).size).toBe(1);
  first.child.kill("SIGKILL");
  second.child.stdin?.write("close\n");
  await Promise.all([first.exited, second.exited]);
  const joined = await openDatabase({ DATA_DIR: dataDir });
  expect(await shopsOf(joined)).toEqual(["1.myshopify.com", "2.myshopify.com", "3.myshopify.com"]);
  await joined.close();
  expect(findDatabaseProcesses(dataDir).keepers).toHaveLength(1);
  third.child.stdin?.write("close\n");
  await third.exited;
  await expectNoProcess(dataDir);
});

test("a pid file whose number now belongs to another process does not stop the start", async () => {
  const dataDir = path.join(folder, "stale-pid");
  await (await openDatabase({ DATA_DIR: dataDir })).close();
  const socketDir = path.join(dataDir, "run", "pg");
  const lines = [process.pid, path.join(dataDir, "postgres"), 1, 5432, socketDir, "", "1 1", "ready"];
  await writeFile(path.join(dataDir, "postgres", "postmaster.pid"), `${lines.join("\n")}\n`);
  const database = await openDatabase({ DATA_DIR: dataDir });
  expect(await shopsOf(database)).toEqual([]);
  await database.close();
});

test("a data folder with a very long path gets its sockets elsewhere", async () => {
  const dataDir = path.join(folder, "long".repeat(40));
  const database = await openDatabase({ DATA_DIR: dataDir });
  expect(Buffer.byteLength(String(database.connection.host))).toBeLessThan(80);
  expect(await shopsOf(database)).toEqual([]);
  await database.close();
  await expect.poll(() => existsSync(path.dirname(String(database.connection.host)))).toBe(false);
});

test("a data folder under a private folder works too", async () => {
  const closed = await mkdtemp(path.join(tmpdir(), "plumbline-private-"));
  const dataDir = path.join(closed, "data");
  const database = await openDatabase({ DATA_DIR: dataDir });
  expect(await shopsOf(database)).toEqual([]);
  await database.close();
  await rm(closed, { recursive: true });
});

test("a damaged data folder is refused in plain words", async () => {
  const dataDir = path.join(folder, "damaged");
  await (await openDatabase({ DATA_DIR: dataDir })).close();
  await rm(path.join(dataDir, "postgres", "global", "pg_control"));
  const opening = openDatabase({ DATA_DIR: dataDir });
  await expect(opening).rejects.toThrow(EmbeddedDatabaseError);
  await expect(opening).rejects.toThrow(/The data folder is damaged\. Restore it from a backup/);
  await expectNoProcess(dataDir);
});

test("a data folder of another PostgreSQL version is refused in plain words", async () => {
  const dataDir = path.join(folder, "version");
  await mkdir(path.join(dataDir, "postgres"), { recursive: true });
  await writeFile(path.join(dataDir, "postgres", "PG_VERSION"), "14\n");
  await expect(openDatabase({ DATA_DIR: dataDir })).rejects.toThrow(
    /was written by PostgreSQL 14; this app runs PostgreSQL 18/,
  );
});

test("a data folder that is a file is refused in plain words", async () => {
  const dataDir = path.join(folder, "a-file");
  await writeFile(dataDir, "");
  await expect(openDatabase({ DATA_DIR: dataDir })).rejects.toThrow(/cannot be used.*set DATA_DIR/);
});
