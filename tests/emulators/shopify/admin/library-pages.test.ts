import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { launchBrowser } from "#tests/support/launch-browser.ts";
import { adminViewOf } from "./admin-view-of.ts";
import { type RunningAdmin, startAdmin } from "./start-admin.ts";

let browser: Browser;
let admin: RunningAdmin;
let page: Page;
let appUrl: string;
let authenticate: (request: Request) => Promise<unknown>;
const seenPaths: string[] = [];

const appServer = createServer((request, response) => void answer(request, response));

beforeAll(async () => {
  appServer.listen(0, "127.0.0.1");
  await once(appServer, "listening");
  appUrl = `http://127.0.0.1:${(appServer.address() as AddressInfo).port}`;
  admin = await startAdmin(adminViewOf(appUrl));
  authenticate = await libraryAuthentication();
  browser = await launchBrowser();
  page = await browser.newPage();
  page.setDefaultTimeout(5_000);
}, 60_000);

afterAll(async () => {
  await browser.close();
  appServer.close();
  appServer.closeAllConnections();
  await admin.close();
});

/** The library reads APP_BRIDGE_URL when it is imported. */
async function libraryAuthentication(): Promise<(request: Request) => Promise<unknown>> {
  process.env.APP_BRIDGE_URL = `${admin.origin}/app-bridge.js`;
  await import("@shopify/shopify-app-remix/adapters/node");
  const { ApiVersion, LogSeverity, shopifyApp } = await import("@shopify/shopify-app-remix/server");
  const { MemorySessionStorage } = await import("./memory-session-storage.ts");
  const shopify = shopifyApp({
    apiKey: "test-key",
    apiSecretKey: "test-secret",
    appUrl,
    apiVersion: ApiVersion.October25,
    scopes: ["read_orders"],
    sessionStorage: new MemorySessionStorage(),
    future: { unstable_newEmbeddedAuthStrategy: true },
    logger: { level: LogSeverity.Error },
  });
  return shopify.authenticate.admin;
}

/** Documents that came with an id token are shown; everything else is left to the library. */
async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const url = new URL(request.url ?? "/", `http://${request.headers.host}`);
  seenPaths.push(url.pathname);
  if (url.searchParams.has("id_token") && !url.pathname.startsWith("/auth")) {
    response.writeHead(200, { "content-type": "text/html" }).end("<p id=done>Signed in</p>");
    return;
  }
  try {
    await authenticate(new Request(url, { headers: { "user-agent": request.headers["user-agent"] ?? "" } }));
    response.writeHead(500).end("The library let a request without a token pass.");
  } catch (thrown) {
    if (!(thrown instanceof Response)) {
      response.writeHead(500).end(String(thrown));
      return;
    }
    // The emulator's admin is not among the library's frame ancestors; an app adds it in its demo.
    const headers = [...thrown.headers].filter(([name]) => name !== "content-security-policy");
    response.writeHead(thrown.status, Object.fromEntries(headers)).end(await thrown.text());
  }
}

test("a document without an id token comes back with one by way of the library's bounce page", async () => {
  await page.goto(`${admin.origin}/store/harbor-pine/apps/plumbline`);
  const frame = page.frameLocator("[data-app-frame]");
  await frame.locator("#done").waitFor();
  seenPaths.length = 0;
  const host = Buffer.from("admin.shopify.com/store/harbor-pine").toString("base64url");
  const path = `/orders?embedded=1&shop=harbor-pine.myshopify.com&host=${host}`;
  await frame.locator("body").evaluate((_body, address) => location.assign(address), `${appUrl}${path}`);
  await expect.poll(() => seenPaths).toEqual(["/orders", "/auth/session-token", "/orders"]);
  await frame.locator("#done").waitFor();
});

test("the library's exit page leads the whole window out of the frame", async () => {
  const target = encodeURIComponent("https://admin.shopify.com/store/harbor-pine/products");
  await page.goto(`${admin.origin}/store/harbor-pine/apps/plumbline/auth/exit-iframe?exitIframe=${target}`);
  await page.waitForURL(`${admin.origin}/store/harbor-pine/products`);
});
