import type { Session } from "@shopify/shopify-api";
import { expect, onTestFinished, test } from "vitest";
import { createShopifyApp } from "#app/shopify/shopify-app.server.ts";
import { startShop } from "#tests/shopify/start-shop.ts";

const appUrl = "http://127.0.0.1:3999";
const browser = { "User-Agent": "Mozilla/5.0 (X11; Linux x86_64) Chrome/153.0.0.0 Safari/537.36" };

async function startEmbeddedApp() {
  const shop = await startShop({ app: { appUrl, configPath: "shopify.app.toml" }, clock: () => new Date() });
  onTestFinished(() => shop.emulator.close());
  await shop.control("POST", "install");
  const { apiKey, apiSecret, baseUrl } = shop.emulator;
  const authenticated: Session[] = [];
  const app = createShopifyApp({
    ...{ apiKey, apiSecret, appUrl, log: shop.log, sessionStorage: shop.storage },
    afterAuth: async (session) => void authenticated.push(session),
    apiOrigin: baseUrl,
    adminOrigin: baseUrl,
    appBridgeUrl: `${baseUrl}/app-bridge.js`,
  });
  const embedUrl = async (path: string) =>
    new URL((await shop.control<{ url: string }>("GET", `embed-url?path=${path}`)).url);
  return { ...shop, app, authenticated, embedUrl, baseUrl };
}

type App = Awaited<ReturnType<typeof startEmbeddedApp>>["app"];

async function authenticate(app: App, url: URL, headers: Record<string, string> = {}) {
  return app.authenticateAdmin(new Request(url, { headers: { ...browser, ...headers } }));
}

/** The Response that the library throws instead of letting the request in. */
async function refusal(app: App, url: URL, headers: Record<string, string> = {}): Promise<Response> {
  const thrown = await authenticate(app, url, headers).then(
    () => null,
    (error: unknown) => error,
  );
  if (!(thrown instanceof Response)) throw new Error(`expected a Response, found ${String(thrown)}`);
  return thrown;
}

test("opening the app exchanges the id token for an expiring pair, stores it and tells afterAuth", async () => {
  const { app, embedUrl, storage, shop, authenticated } = await startEmbeddedApp();
  const context = await authenticate(app, await embedUrl("/orders"));
  expect(context.session.shop).toBe(shop);
  const stored = await storage.loadSession(`offline_${shop}`);
  expect(stored?.accessToken).toMatch(/^shpat_/);
  expect(stored?.refreshToken).toBeTruthy();
  expect(stored?.expires).toBeInstanceOf(Date);
  expect(authenticated.map((session) => session.shop)).toEqual([shop]);
});

test("the library's own GraphQL client reaches the configured origin", async () => {
  const { app, embedUrl } = await startEmbeddedApp();
  const { admin } = await authenticate(app, await embedUrl("/"));
  const answer = await admin.graphql("query Name { shop { name } }");
  expect(await answer.json()).toMatchObject({ data: { shop: { name: "Harbor & Pine" } } });
});

test("a data request is let in by its bearer token and keeps the stored session", async () => {
  const { app, embedUrl, control, authenticated } = await startEmbeddedApp();
  await authenticate(app, await embedUrl("/"));
  const { idToken } = await control<{ idToken: string }>("POST", "id-token");
  const context = await authenticate(app, new URL("/api/x", appUrl), { Authorization: `Bearer ${idToken}` });
  expect(context.sessionToken.dest).toBe(`https://${context.session.shop}`);
  expect(authenticated).toHaveLength(1);
});

test("a page that is opened outside the frame leads back into the configured admin", async () => {
  const { app, embedUrl, baseUrl, emulator } = await startEmbeddedApp();
  const url = await embedUrl("/orders");
  url.searchParams.delete("embedded");
  const response = await refusal(app, url);
  expect(response.status).toBe(302);
  expect(response.headers.get("Location")).toBe(`${baseUrl}/store/plumbline-demo/apps/${emulator.apiKey}`);
});

test("without an id token the bounce page is shown, which the configured admin may frame", async () => {
  const { app, embedUrl, baseUrl } = await startEmbeddedApp();
  const url = await embedUrl("/orders");
  url.searchParams.delete("id_token");
  const bounce = new URL((await refusal(app, url)).headers.get("Location") ?? "", appUrl);
  expect(bounce.pathname).toBe("/auth/session-token");
  const page = await refusal(app, bounce);
  expect(page.headers.get("Content-Security-Policy")).toContain(baseUrl);
  expect(await page.text()).toContain("data-api-key");
});

test.each(["host", "shop"])("a page without its %s leads to the login", async (name) => {
  const { app, embedUrl } = await startEmbeddedApp();
  const url = await embedUrl("/");
  url.searchParams.delete(name);
  expect((await refusal(app, url)).headers.get("Location")).toBe("/auth/login");
});

test.each(["evil.example/store/demo", "not an address", "admin.shopify.com.evil.example/store/demo", ""])(
  "a host that decodes to %j leads to the login and nowhere else",
  async (host) => {
    const { app, embedUrl } = await startEmbeddedApp();
    const url = await embedUrl("/");
    url.searchParams.set("host", Buffer.from(host).toString("base64"));
    expect((await refusal(app, url)).headers.get("Location")).toBe("/auth/login");
  },
);

test("a forged bearer token is refused so that App Bridge asks for a new one", async () => {
  const { app } = await startEmbeddedApp();
  const response = await refusal(app, new URL("/api/x", appUrl), { Authorization: "Bearer a.b.c" });
  expect(response.status).toBe(401);
  expect(response.headers.get("X-Shopify-Retry-Invalid-Session-Request")).toBe("1");
});

test("an untrusted exit from the frame is refused with 400", async () => {
  const { app, embedUrl } = await startEmbeddedApp();
  const url = await embedUrl("/auth/exit-iframe");
  url.searchParams.set("exitIframe", "https://evil.example/");
  expect((await refusal(app, url)).status).toBe(400);
});

test("a redirect into the admin leaves the frame for the configured one", async () => {
  const { app, embedUrl, baseUrl } = await startEmbeddedApp();
  const { redirect } = await authenticate(app, await embedUrl("/"));
  const page = await redirect("shopify://admin/orders/1001").text();
  expect(page).toContain(`window.open("${baseUrl}/store/plumbline-demo/orders/1001", "_parent")`);
});

test("a redirect inside the app keeps what the frame needs", async () => {
  const { app, embedUrl, shop } = await startEmbeddedApp();
  const { redirect } = await authenticate(app, await embedUrl("/"));
  const location = new URL(redirect("/settings").headers.get("Location") ?? "");
  expect(location.pathname).toBe("/settings");
  expect(location.searchParams.get("shop")).toBe(shop);
});

test("documents may be framed by the shop, Shopify's admin and the configured one, and preload its App Bridge", async () => {
  const { app, embedUrl, baseUrl, shop } = await startEmbeddedApp();
  const headers = new Headers();
  app.addDocumentResponseHeaders(new Request(await embedUrl("/")), headers);
  const policy = headers.get("Content-Security-Policy") ?? "";
  for (const origin of [`https://${shop}`, "https://admin.shopify.com", baseUrl])
    expect(policy).toContain(origin);
  expect(headers.get("Link")).toBe(`<${baseUrl}/app-bridge.js>; rel="preload"; as="script";`);
});

test("a refused token exchange is the library's answer, not a crash", async () => {
  const { app, embedUrl, control } = await startEmbeddedApp();
  await control("POST", "faults", {
    method: "POST",
    path: "access_token",
    times: 1,
    status: 500,
    body: "oops",
  });
  expect((await refusal(app, await embedUrl("/"))).status).toBe(500);
});
