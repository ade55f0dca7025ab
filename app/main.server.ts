import { createServer, type Server } from "node:http";
import { pathToFileURL } from "node:url";
import { createRequestHandler } from "@remix-run/express";
import type { ServerBuild } from "@remix-run/node";
import compression from "compression";
import express from "express";
import { EmbeddedDatabaseError } from "#app/db/embedded/embedded-database-error.ts";
import { EnvError, loadEnv } from "#app/platform/env.ts";
import { openAdapters } from "#app/services/open-adapters.server.ts";
import { runWorker } from "#app/services/run-worker.server.ts";
import { createServices, type Services } from "#app/services.server.ts";

/** What this process does: everything, only the pages and webhooks, or only the work. */
const modes = ["all", "web", "worker"] as const;
type Mode = (typeof modes)[number];

const shutdownMs = 20_000;

async function main(mode: Mode): Promise<void> {
  const env = loadEnv(process.env);
  const adapters = await openAdapters(env);
  await adapters.queue.start();
  const server =
    mode === "worker" ? null : await listen(await createWeb(createServices(adapters)), env.PORT, env.HOST);
  if (mode !== "web") await runWorker(adapters);
  adapters.log.info("started", { mode, port: server ? env.PORT : null });

  let isStopping = false;
  const stop = async (signal: string) => {
    if (isStopping) return;
    isStopping = true;
    adapters.log.info("stopping", { signal });
    // A worker that hangs must not keep the machine from stopping; what it had is taken up at the next start.
    setTimeout(() => process.exit(1), shutdownMs).unref();
    await closeServer(server);
    await adapters.queue.stop();
    await adapters.locks.close();
    await adapters.database.close();
    process.exit(0);
  };
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => void stop(signal));
  // Started by another process over a channel: its end is ours, even when it was killed.
  process.once("disconnect", () => void stop("disconnect"));
}

/** The pages: static files that never change under their name, then Remix with the services as its context. */
async function createWeb(services: Services) {
  const buildUrl = pathToFileURL("build/server/index.js").href;
  const build = (await import(buildUrl)) as ServerBuild;
  const app = express();
  app.disable("x-powered-by");
  app.set("trust proxy", true);
  app.use(compression());
  app.use("/assets", express.static("build/client/assets", { immutable: true, maxAge: "1y" }));
  app.use(express.static("build/client", { maxAge: "1h" }));
  app.all("*", createRequestHandler({ build, mode: "production", getLoadContext: () => services }));
  return app;
}

/** Longer than the minute that proxies keep a connection open: who closes first must be the one that asks. */
const idleConnectionMs = 65_000;

function listen(app: express.Express, port: number, host: string): Promise<Server> {
  const server = createServer({ keepAliveTimeout: idleConnectionMs }, app);
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, host, () => resolve(server));
  });
}

function closeServer(server: Server | null): Promise<void> {
  if (!server) return Promise.resolve();
  server.closeIdleConnections();
  return new Promise((resolve) => server.close(() => resolve()));
}

const mode = modes.find((known) => known === (process.argv[2] ?? "all"));
if (!mode) {
  process.stderr.write(`Unknown mode "${process.argv[2]}". Known: ${modes.join(", ")}.\n`);
  process.exit(2);
}
main(mode).catch((error: unknown) => {
  // Expected trouble is a sentence; a programmer's mistake shows where it happened.
  const isExpected = error instanceof EnvError || error instanceof EmbeddedDatabaseError;
  const text =
    error instanceof Error ? (isExpected ? error.message : (error.stack ?? error.message)) : String(error);
  process.stderr.write(`${text}\n`);
  process.exit(1);
});
