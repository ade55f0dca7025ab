import { type ChildProcess, spawn } from "node:child_process";
import { closeSync, existsSync, openSync, readFileSync } from "node:fs";
import net from "node:net";
import path from "node:path";
import { createInterface } from "node:readline";
import { setTimeout as delay } from "node:timers/promises";
import type pg from "pg";
import { findProjectFile } from "../find-project-file.server.ts";
import { EMBEDDED_USER } from "./create-cluster.server.ts";
import { EmbeddedDatabaseError } from "./embedded-database-error.ts";
import { EMBEDDED_PORT, type EmbeddedLayout, prepareLayout } from "./embedded-layout.server.ts";
import { type KeeperWord, keeperWord, LEAVE } from "./keeper-protocol.ts";
import { chooseServerAccount } from "./server-account.server.ts";

const RETRY_MS = 20;
const GIVE_UP_MS = 300_000;
const LEAVE_TIMEOUT_MS = 45_000;

/** A hold on the embedded database: it runs at least as long as this process has it. */
export type EmbeddedDatabase = {
  /** How to connect: the private Unix socket, no password. */
  connection: pg.PoolConfig;
  /** Lets go. The last process to let go waits until the database has stopped cleanly. */
  close(): Promise<void>;
};

/**
 * Starts the packaged PostgreSQL on `dataDir`, or joins the one that runs there for another process of this app
 * (or was left behind by a killed one). It stops when the last process that holds it is gone, however it ended.
 *
 * @throws EmbeddedDatabaseError in plain words: unsupported platform, full disk, damaged or foreign data folder.
 */
export async function startEmbeddedDatabase(dataDir: string): Promise<EmbeddedDatabase> {
  const layout = prepareLayout(dataDir, chooseServerAccount());
  let isClosing = false;
  let hold = holdDatabase(layout);
  // A keeper that is killed takes no database with it: hold on to a new one, which adopts the running database.
  const followLosses = async (): Promise<void> => {
    while (!isClosing) {
      const { lost } = await hold;
      await lost;
      if (!isClosing) hold = holdDatabase(layout);
    }
  };
  await hold;
  void followLosses().catch(() => {});
  return {
    connection: { host: layout.socketDir, port: EMBEDDED_PORT, user: EMBEDDED_USER, database: "postgres" },
    close: async () => {
      isClosing = true;
      const current = await hold.catch(() => null);
      await current?.leave();
    },
  };
}

type Hold = { lost: Promise<void>; leave(): Promise<void> };

async function holdDatabase(layout: EmbeddedLayout): Promise<Hold> {
  const deadline = Date.now() + GIVE_UP_MS;
  let keeper = startKeeperOnce(layout);
  while (Date.now() < deadline) {
    const hold = await tryHold(layout.keeperSocket);
    if (hold !== null) return hold;
    if (keeper.hasFailed()) throw new EmbeddedDatabaseError(keeper.complaint());
    if (keeper.hasEnded()) keeper = startKeeperOnce(layout);
    keeper.start();
    await delay(RETRY_MS);
  }
  throw new EmbeddedDatabaseError(`The database in ${layout.dataDir} did not start within five minutes.`);
}

/** Connects to the keeper. Null: none is listening, or it is about to stop. */
async function tryHold(keeperSocket: string): Promise<Hold | null> {
  const socket = net.connect(keeperSocket);
  const lost = new Promise<void>((resolve) => socket.once("close", () => resolve()));
  socket.on("error", () => {});
  const words = createInterface({ input: socket });
  words.on("error", () => {});
  const first = await new Promise<KeeperWord | null>((resolve) => {
    words.once("line", (line) => resolve(keeperWord.parse(JSON.parse(line))));
    void lost.then(() => resolve(null));
  });
  if (first?.state === "failed") throw new EmbeddedDatabaseError(first.message);
  if (first?.state !== "ready") {
    socket.destroy();
    return null;
  }
  // The hold alone must not keep a finished process alive.
  socket.unref();
  return {
    lost,
    leave: async () => {
      socket.ref();
      socket.write(LEAVE);
      const late = new AbortController();
      await Promise.race([lost, delay(LEAVE_TIMEOUT_MS, undefined, { signal: late.signal }).catch(() => {})]);
      late.abort();
      socket.destroy();
    },
  };
}

/** Prepares the start of one keeper; `start` does it once. The process is detached and outlives a killed app. */
function startKeeperOnce(layout: EmbeddedLayout) {
  const complaints = path.join(layout.dataDir, "keeper.log");
  let child: ChildProcess | null = null;
  return {
    start(): void {
      if (child !== null) return;
      const output = openSync(complaints, "w", 0o600);
      const script = findProjectFile("app/db/embedded/keeper.server.ts");
      const started: ChildProcess = spawn(process.execPath, [script, layout.dataDir], {
        detached: true,
        cwd: "/",
        // Nothing of the app's environment: it holds secrets that the keeper has no use for.
        env: { NODE_ENV: "production", PATH: process.env.PATH ?? "" },
        stdio: ["ignore", output, output],
      });
      closeSync(output);
      started.unref();
      child = started;
    },
    hasFailed: () => child !== null && child.exitCode !== null && child.exitCode !== 0,
    hasEnded: () => child !== null && (child.exitCode !== null || child.signalCode !== null),
    complaint: () =>
      `The process that keeps the database ended: ${existsSync(complaints) ? readFileSync(complaints, "utf8").trim() : "no reason known"}`,
  };
}
