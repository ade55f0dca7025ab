import { existsSync, renameSync, rmdirSync, rmSync } from "node:fs";
import net from "node:net";
import { setTimeout as delay } from "node:timers/promises";
import { createCluster } from "./create-cluster.server.ts";
import { type EmbeddedLayout, prepareLayout } from "./embedded-layout.server.ts";
import { type KeeperWord, LEAVE, writeWord } from "./keeper-protocol.ts";
import { locatePostgres } from "./postgres-binaries.server.ts";
import { type Postmaster, runPostmaster } from "./postmaster.server.ts";
import { chooseServerAccount } from "./server-account.server.ts";

/**
 * The keeper: a small process of its own that runs PostgreSQL for as long as an app holds a connection to it. The
 * kernel closes that connection however the app ends, `kill -9` included; the last one to go stops the database.
 * Started by `startEmbeddedDatabase` with the data folder as its only argument.
 */
const FIRST_APP_MS = 15_000;
const MAX_RESTARTS = 5;
const RESTART_WINDOW_MS = 60_000;

const account = chooseServerAccount();
const dataDir = process.argv[2];
if (dataDir === undefined) throw new Error("The keeper needs the data folder as its argument.");
const layout = prepareLayout(dataDir, account);
const apps = new Set<net.Socket>();
let last: KeeperWord | null = null;
/** The database of now, perhaps still starting: whoever ends must wait for it, or it would be left behind. */
let postmaster: Promise<Postmaster> | null = null;
let isEnding = false;

const server = net.createServer((app) => {
  if (isEnding) {
    app.on("error", () => {});
    app.end(writeWord({ state: "stopping" }));
    return;
  }
  apps.add(app);
  if (last !== null) app.write(writeWord(last));
  app.on("data", (chunk) => {
    if (chunk.toString().includes(LEAVE.trim())) dropApp(app);
  });
  app.on("error", () => {});
  app.on("close", () => dropApp(app));
});

/** An app that leaves while others stay is told at once; the last one hears when the database has stopped. */
function dropApp(app: net.Socket): void {
  if (!apps.delete(app)) return;
  if (apps.size === 0) void end({ state: "stopped" }, [app]);
  else app.end(writeWord({ state: "stopped" }));
}

async function end(word: KeeperWord, waiting: readonly net.Socket[]): Promise<void> {
  if (isEnding) return;
  isEnding = true;
  const running = await postmaster?.catch(() => null);
  await running?.stop();
  for (const app of [...apps, ...waiting]) if (!app.destroyed) app.end(writeWord(word));
  server.close(() => removeEmptyFolders());
  await delay(50);
  process.exit(word.state === "failed" ? 1 : 0);
}

/** Leaves nothing in /tmp. A folder that somebody uses again by now is not empty and stays. */
function removeEmptyFolders(): void {
  try {
    rmdirSync(layout.socketDir);
    rmdirSync(layout.runDir);
  } catch {
    // In use again, or removed together with the data folder.
  }
}

/** Runs the database and starts it again when something kills it: committed work survives, so may the app. */
async function keepRunning(): Promise<void> {
  const binaries = locatePostgres(layout.dataDir, account);
  await createCluster(layout, binaries, account);
  let deaths: number[] = [];
  while (!isEnding) {
    postmaster = runPostmaster(layout, binaries, account);
    const { exited } = await postmaster;
    last = { state: "ready" };
    for (const app of apps) app.write(writeWord(last));
    await exited;
    deaths = [...deaths.filter((at) => at > Date.now() - RESTART_WINDOW_MS), Date.now()];
    if (deaths.length > MAX_RESTARTS)
      throw new Error(`The database died ${deaths.length} times in a minute.`);
  }
}

/**
 * Claims the socket, by which there is one keeper per data folder. A socket file that nobody answers was left by
 * a killed keeper; it is moved aside first and tried again under the new name, in case it was claimed meanwhile.
 */
async function claimSocket({ keeperSocket }: EmbeddedLayout): Promise<boolean> {
  if (await listen(keeperSocket)) return true;
  if (await isAnswered(keeperSocket)) return false;
  const aside = `${keeperSocket}.${process.pid}`;
  try {
    renameSync(keeperSocket, aside);
  } catch {
    return listen(keeperSocket);
  }
  if (await isAnswered(aside)) {
    if (!existsSync(keeperSocket)) renameSync(aside, keeperSocket);
    return false;
  }
  rmSync(aside, { force: true });
  return listen(keeperSocket);
}

function listen(path: string): Promise<boolean> {
  return new Promise((resolve, reject) => {
    // ENOENT: a keeper that ends just now has removed the folder; whoever started us starts another.
    const refuse = (error: NodeJS.ErrnoException): void =>
      error.code === "EADDRINUSE" || error.code === "ENOENT" ? resolve(false) : reject(error);
    server.once("error", refuse);
    server.listen(path, () => {
      server.off("error", refuse);
      resolve(true);
    });
  });
}

function isAnswered(path: string): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = net.connect(path);
    probe.once("connect", () => {
      probe.destroy();
      resolve(true);
    });
    probe.once("error", () => resolve(false));
  });
}

for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
  process.on(signal, () => void end({ state: "stopped" }, []));
}
if (await claimSocket(layout)) {
  setTimeout(() => {
    if (apps.size === 0) void end({ state: "stopped" }, []);
  }, FIRST_APP_MS).unref();
  keepRunning().catch((error: unknown) => {
    const message = error instanceof Error ? error.message : String(error);
    console.error(message);
    last = { state: "failed", message };
    void end(last, []);
  });
}
