import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { connect } from "node:net";
import type { QuickBooksEmulator } from "#tests/emulators/quickbooks/start.ts";
import type { ShopifyEmulator } from "#tests/emulators/shopify/start.ts";
import type { DemoFolder } from "./demo-folder.ts";

export type RunningApp = {
  url: string;
  env: NodeJS.ProcessEnv;
  stop(): Promise<void>;
  /** Ends it at once, without a chance to clean up. */
  kill(): void;
  exited: Promise<number | null>;
};

const startTimeoutMs = 60_000;

const webhookVerifier = "3c0b62b7-loopback-verifier";

/** Where the emulated QuickBooks sends its webhooks: to the app on this port, as it is set up in Intuit's portal. */
export function quickBooksWebhooks(port: number, format: "legacy" | "cloudEvents" = "legacy") {
  return {
    url: `http://127.0.0.1:${port}/webhooks/quickbooks`,
    verifierToken: webhookVerifier,
    format,
  };
}

/** The environment of an app that talks to the two emulators: what a real installation sets, with other addresses. */
export function appEnvironment(
  folder: Pick<DemoFolder, "databaseDir" | "keys">,
  port: number,
  shopify: ShopifyEmulator,
  quickbooks: QuickBooksEmulator,
): NodeJS.ProcessEnv {
  return {
    ...process.env,
    NODE_ENV: "production",
    HOST: "127.0.0.1",
    PORT: String(port),
    APP_URL: `http://127.0.0.1:${port}`,
    DATA_DIR: folder.databaseDir,
    SHOPIFY_API_KEY: shopify.apiKey,
    SHOPIFY_API_SECRET: shopify.apiSecret,
    SHOPIFY_APP_HANDLE: "plumbline",
    SHOPIFY_API_ORIGIN: shopify.baseUrl,
    SHOPIFY_ADMIN_ORIGIN: shopify.baseUrl,
    SHOPIFY_APP_BRIDGE_URL: `${shopify.baseUrl}/app-bridge.js`,
    // The bounce page of Shopify's library reads its script from here.
    APP_BRIDGE_URL: `${shopify.baseUrl}/app-bridge.js`,
    QBO_CLIENT_ID: quickbooks.clientId,
    QBO_CLIENT_SECRET: quickbooks.clientSecret,
    QBO_ENVIRONMENT: "sandbox",
    QBO_WEBHOOK_VERIFIER: webhookVerifier,
    QBO_API_ORIGIN: quickbooks.baseUrl,
    QBO_DISCOVERY_URL: quickbooks.discoveryUrl,
    QBO_APP_ORIGIN: quickbooks.baseUrl,
    ENCRYPTION_KEYS: folder.keys.encryptionKeys,
    LOG_LEVEL: process.env.LOG_LEVEL ?? "warn",
    SUPPORT_EMAIL: "support@plumbline.example",
  };
}

/** Starts the app with its worker as a process of its own and waits until it answers. */
export async function startApp(env: NodeJS.ProcessEnv): Promise<RunningApp> {
  await refuseTakenPort(Number(env.PORT));
  const child = spawn(process.execPath, ["app/main.server.ts", "all"], {
    env,
    // The channel closes when this process dies, however it dies: the app stops then.
    stdio: ["ignore", "inherit", "inherit", "ipc"],
  });
  const exited = once(child, "exit").then(([code]) => code as number | null);
  const url = env.APP_URL ?? "";
  await Promise.race([
    waitUntilHealthy(url),
    exited.then(() =>
      Promise.reject(new Error("The app stopped while it was starting; the lines above say why.")),
    ),
  ]);
  return { url, env, exited, stop: () => stop(child, exited), kill: () => void child.kill("SIGKILL") };
}

/** An app that was left behind would answer in place of the one that is started here. */
async function refuseTakenPort(port: number): Promise<void> {
  const socket = connect(port, "127.0.0.1");
  const isTaken = await new Promise<boolean>((resolve) => {
    socket.once("connect", () => resolve(true));
    socket.once("error", () => resolve(false));
  });
  socket.destroy();
  if (isTaken)
    throw new Error(`Port ${port} is taken by another program. Stop it, or choose other ports with --port.`);
}

async function waitUntilHealthy(url: string): Promise<void> {
  const deadline = Date.now() + startTimeoutMs;
  while (Date.now() < deadline) {
    const isHealthy = await fetch(`${url}/healthz`).then(
      (response) => response.ok,
      () => false,
    );
    if (isHealthy) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`The app did not answer on ${url} within ${startTimeoutMs / 1000} seconds.`);
}

async function stop(child: ChildProcess, exited: Promise<unknown>): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill("SIGTERM");
  await exited;
}
