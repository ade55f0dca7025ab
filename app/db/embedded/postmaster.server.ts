import { spawn, spawnSync } from "node:child_process";
import {
  closeSync,
  existsSync,
  openSync,
  readFileSync,
  readlinkSync,
  rmSync,
  statSync,
  truncateSync,
} from "node:fs";
import path from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import pg from "pg";
import { EMBEDDED_USER, folderArgument } from "./create-cluster.server.ts";
import { EmbeddedDatabaseError, explainPostgresFailure } from "./embedded-database-error.ts";
import { EMBEDDED_PORT, type EmbeddedLayout } from "./embedded-layout.server.ts";
import type { PostgresBinaries } from "./postgres-binaries.server.ts";
import type { ServerAccount } from "./server-account.server.ts";

const POLL_MS = 10;
/** Crash recovery replays the log since the last checkpoint: minutes at worst. */
const READY_TIMEOUT_MS = 300_000;
const FAST_STOP_MS = 30_000;
const IMMEDIATE_STOP_MS = 5_000;
const MAX_LOG_BYTES = 10_000_000;

/** A running PostgreSQL, started by us or found running. */
export type Postmaster = {
  pid: number;
  isAdopted: boolean;
  /** Resolves when the process is gone, whoever ended it. */
  exited: Promise<void>;
  /** Fast shutdown, which loses nothing; harder ways when that does not end it. */
  stop(): Promise<void>;
};

/**
 * Starts PostgreSQL on the data folder, or adopts the one that a killed app left running there.
 *
 * @throws EmbeddedDatabaseError
 */
export async function runPostmaster(
  layout: EmbeddedLayout,
  binaries: PostgresBinaries,
  account: ServerAccount,
): Promise<Postmaster> {
  const left = readPostmasterPid(layout.clusterDir);
  if (left !== null && isPostmasterOf(left, layout.clusterDir)) return adopt(left, layout);
  if (left !== null && !isPostgres(left)) {
    // After a reboot or in a new container the number may belong to any other process, which PostgreSQL
    // would take for itself and refuse to start.
    rmSync(path.join(layout.clusterDir, "postmaster.pid"), { force: true });
    rmSync(path.join(layout.socketDir, `.s.PGSQL.${EMBEDDED_PORT}.lock`), { force: true });
  }
  return launch(layout, binaries, account);
}

async function adopt(pid: number, layout: EmbeddedLayout): Promise<Postmaster> {
  const exited = watchPid(pid);
  const isReady = await Promise.race([waitUntilReady(layout.socketDir), exited.then(() => false)]);
  if (!isReady) throw new EmbeddedDatabaseError("The database that was left running ended. Start again.");
  return { pid, isAdopted: true, exited, stop: () => stopProcess(pid, exited) };
}

async function launch(
  layout: EmbeddedLayout,
  binaries: PostgresBinaries,
  account: ServerAccount,
): Promise<Postmaster> {
  const { logFile, clusterDir } = layout;
  if ((statSync(logFile, { throwIfNoEntry: false })?.size ?? 0) > MAX_LOG_BYTES) truncateSync(logFile);
  const log = openSync(logFile, "a", 0o600);
  const logStart = statSync(logFile).size;
  const child = spawn(
    binaries.postgres,
    ["-D", folderArgument(clusterDir, account), ...serverSettings(layout.socketDir)],
    // A session of its own: a Ctrl-C meant for the app must not reach the database.
    { ...account, cwd: clusterDir, detached: true, stdio: ["ignore", log, log] },
  );
  closeSync(log);
  let startError = "";
  const exited = new Promise<void>((resolve) => {
    child.once("exit", () => resolve());
    child.once("error", (error) => {
      startError = error.message;
      resolve();
    });
  });
  const isReady = await Promise.race([waitUntilReady(layout.socketDir), exited.then(() => false)]);
  const { pid } = child;
  if (isReady && pid !== undefined) {
    return { pid, isAdopted: false, exited, stop: () => stopProcess(pid, exited) };
  }
  if (pid !== undefined && isAlive(pid)) await stopProcess(pid, exited);
  const output = startError || readFileSync(logFile).subarray(logStart).toString();
  throw explainPostgresFailure(`starting the database in ${clusterDir}`, output);
}

function serverSettings(socketDir: string): string[] {
  const settings = {
    listen_addresses: "",
    port: EMBEDDED_PORT,
    unix_socket_directories: socketDir,
    unix_socket_permissions: "0700",
    max_connections: 100,
    fsync: "on",
    timezone: "UTC",
    log_timezone: "UTC",
    // Compiling plans costs more than our short queries take.
    jit: "off",
    // Statements carry personal data: the log keeps trouble of the server, never what a query said.
    log_min_messages: "warning",
    log_min_error_statement: "panic",
    log_checkpoints: "off",
  };
  return Object.entries(settings).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
}

/** True once the server answers a query; false after five minutes without. */
async function waitUntilReady(socketDir: string): Promise<boolean> {
  const deadline = Date.now() + READY_TIMEOUT_MS;
  while (Date.now() < deadline) {
    if (await answers(socketDir)) return true;
    await delay(POLL_MS, undefined, { ref: true });
  }
  return false;
}

async function answers(socketDir: string): Promise<boolean> {
  if (!existsSync(path.join(socketDir, `.s.PGSQL.${EMBEDDED_PORT}`))) return false;
  const client = new pg.Client({
    host: socketDir,
    port: EMBEDDED_PORT,
    user: EMBEDDED_USER,
    database: "postgres",
  });
  client.on("error", () => {});
  try {
    await client.connect();
    await client.query("select 1");
    return true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => {});
  }
}

function readPostmasterPid(clusterDir: string): number | null {
  const file = path.join(clusterDir, "postmaster.pid");
  if (!existsSync(file)) return null;
  const pid = Number.parseInt(readFileSync(file, "utf8"), 10);
  return Number.isInteger(pid) && pid > 0 && isAlive(pid) ? pid : null;
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return !isZombie(pid);
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}

/** A killed process whose parent has not asked for it yet; in containers without an init that may be for ever. */
function isZombie(pid: number): boolean {
  const file = `/proc/${pid}/stat`;
  if (process.platform !== "linux" || !existsSync(file)) return false;
  return /\) [ZX] /.test(readFileSync(file, "latin1"));
}

function isPostgres(pid: number): boolean {
  if (process.platform === "linux" && existsSync(`/proc/${pid}/comm`)) {
    return readFileSync(`/proc/${pid}/comm`, "latin1").startsWith("postgres");
  }
  return (
    spawnSync("ps", ["-o", "comm=", "-p", String(pid)])
      .stdout?.toString()
      .includes("postgres") ?? false
  );
}

/** PostgreSQL works inside its data folder, which tells whose it is; without /proc its pid file has to do. */
function isPostmasterOf(pid: number, clusterDir: string): boolean {
  if (!isPostgres(pid)) return false;
  if (process.platform !== "linux") return true;
  try {
    return readlinkSync(`/proc/${pid}/cwd`) === clusterDir;
  } catch {
    return true;
  }
}

async function watchPid(pid: number): Promise<void> {
  while (isAlive(pid)) await delay(100);
}

async function stopProcess(pid: number, exited: Promise<void>): Promise<void> {
  const ways = [
    { signal: "SIGINT", waitMs: FAST_STOP_MS },
    { signal: "SIGQUIT", waitMs: IMMEDIATE_STOP_MS },
    { signal: "SIGKILL", waitMs: IMMEDIATE_STOP_MS },
  ] as const;
  for (const { signal, waitMs } of ways) {
    try {
      process.kill(pid, signal);
    } catch {
      // Gone already: the wait below ends at once.
    }
    const abort = new AbortController();
    const timeout = delay(waitMs, "late", { signal: abort.signal }).catch(() => "late");
    const outcome = await Promise.race([exited, timeout]);
    abort.abort();
    if (outcome !== "late") return;
  }
}
