import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import { once } from "node:events";
import {
  chmodSync,
  chownSync,
  closeSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import pg from "pg";
import { locatePostgres } from "#app/db/embedded/postgres-binaries.server.ts";
import { chooseServerAccount } from "#app/db/embedded/server-account.server.ts";

/**
 * Runs a command with DATABASE_URL set to a PostgreSQL server that listens on a loopback port, as an app finds one in
 * production: `node tests/support/with-postgres-server.ts vitest run tests/db`. The server lives in a temporary folder
 * and ends with the command; the exit code is the command's.
 */
const startTimeoutMs = 60_000;
const [command, ...args] = process.argv.slice(2);
if (command === undefined) throw new Error("Usage: with-postgres-server COMMAND [arguments]");

const account = chooseServerAccount();
const folder = mkdtempSync(path.join(tmpdir(), "plumbline-server-"));
const cluster = path.join(folder, "postgres");
const logFile = path.join(folder, "postgres.log");
const password = randomBytes(24).toString("hex");

function freePort(): Promise<number> {
  const probe = createServer();
  return new Promise((resolve, reject) => {
    probe.once("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === "object" && address ? address.port : 0));
    });
  });
}

/** Makes the data folder for the account that runs PostgreSQL, which refuses to be root. */
function createServerCluster(initdb: string): void {
  const passwordFile = path.join(folder, "password");
  mkdirSync(cluster, { mode: 0o700 });
  writeFileSync(passwordFile, password, { mode: 0o600 });
  chmodSync(folder, 0o711);
  if (account) for (const owned of [cluster, passwordFile]) chownSync(owned, account.uid, account.gid);
  const options = ["-U", "plumbline", "--auth=scram-sha-256", "--encoding=UTF8", "--locale=C", "--no-sync"];
  const made = spawnSync(initdb, ["-D", cluster, `--pwfile=${passwordFile}`, ...options], {
    ...account,
    cwd: cluster,
    encoding: "utf8",
  });
  if (made.status !== 0) throw new Error(`initdb failed: ${made.error?.message ?? made.stderr}`);
}

async function waitUntilAnswering(url: string, server: ChildProcess): Promise<void> {
  const deadline = Date.now() + startTimeoutMs;
  while (Date.now() < deadline && server.exitCode === null) {
    const client = new pg.Client({ connectionString: url });
    const isAnswering = await client.connect().then(
      () => true,
      () => false,
    );
    await client.end().catch(() => {});
    if (isAnswering) return;
    await delay(50);
  }
  throw new Error(`PostgreSQL did not start: ${readFileSync(logFile, "utf8")}`);
}

async function run(): Promise<number> {
  const { initdb, postgres } = locatePostgres(folder, account);
  createServerCluster(initdb);
  const port = await freePort();
  const settings = ["listen_addresses=127.0.0.1", `port=${port}`, "unix_socket_directories=", "timezone=UTC"];
  const log = openSync(logFile, "a", 0o600);
  const server = spawn(postgres, ["-D", cluster, ...settings.flatMap((setting) => ["-c", setting])], {
    ...account,
    cwd: cluster,
    stdio: ["ignore", log, log],
  });
  closeSync(log);
  const serverExit = once(server, "exit");
  try {
    const url = `postgresql://plumbline:${password}@127.0.0.1:${port}/postgres`;
    await waitUntilAnswering(url, server);
    const child = spawn(command ?? "", args, {
      env: { ...process.env, DATABASE_URL: url },
      stdio: "inherit",
    });
    for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => child.kill(signal));
    const [code] = await once(child, "exit");
    return typeof code === "number" ? code : 1;
  } finally {
    server.kill("SIGINT");
    await serverExit;
  }
}

run()
  .finally(() => rmSync(folder, { recursive: true, force: true }))
  .then(
    (code) => process.exit(code),
    (error: unknown) => {
      console.error(error instanceof Error ? error.message : String(error));
      process.exit(1);
    },
  );
