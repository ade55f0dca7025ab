import type { Browser, FrameLocator, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { launchBrowser } from "#tests/support/launch-browser.ts";
import { adminViewOf } from "./admin-view-of.ts";
import { APP_PAGE_BODY } from "./app-page-body.ts";
import { type FakeApp, startFakeApp } from "./fake-app.ts";
import { type RunningAdmin, startAdmin } from "./start-admin.ts";

let browser: Browser;
let fakeApp: FakeApp;
let admin: RunningAdmin;
let page: Page;
let app: FrameLocator;
let consoleErrors: string[];

beforeAll(async () => {
  browser = await launchBrowser();
}, 60_000);

afterAll(() => browser.close());

beforeEach(async () => {
  fakeApp = await startFakeApp({ adminOrigin: () => admin.origin, body: APP_PAGE_BODY });
  admin = await startAdmin(adminViewOf(fakeApp.origin));
  page = await browser.newPage();
  page.setDefaultTimeout(5_000);
  consoleErrors = [];
  page.on("console", (message) => {
    if (message.type() === "error" && !message.text().includes("401")) consoleErrors.push(message.text());
  });
  page.on("pageerror", (error) => consoleErrors.push(error.message));
  app = page.frameLocator("[data-app-frame]");
});

afterEach(async () => {
  await page.close();
  await Promise.all([admin.close(), fakeApp.close()]);
  expect(consoleErrors).toEqual([]);
});

async function openApp(path = ""): Promise<void> {
  await page.goto(`${admin.origin}/store/harbor-pine/apps/plumbline${path}`);
  await app.locator("#path").waitFor();
}

function inApp<Result>(script: () => Promise<Result> | Result): Promise<Result> {
  return app.locator("body").evaluate(script);
}

test("the app's navigation entries appear in the admin without the home entry", async () => {
  await openApp();
  await expect
    .poll(() => page.locator("[data-app-nav] a").allTextContents())
    .toEqual(["Documents", "Settings"]);
});

test("an entry of the navigation lets the app route and the admin's address follows", async () => {
  await openApp();
  await page.getByRole("link", { name: "Documents" }).click();
  await app.locator("#path", { hasText: "/documents" }).waitFor();
  await page.waitForURL("**/apps/plumbline/documents");
  expect(await page.locator("[data-app-nav] [aria-current=page]").textContent()).toBe("Documents");
  expect(fakeApp.requests.map(({ path }) => path.split("?")[0])).toEqual(["/"]);
});

test("an app that does not listen for shopify:navigate is loaded anew at the entry's address", async () => {
  await openApp("/?plain=1");
  await page.locator("[data-app-nav]").getByRole("link", { name: "Settings" }).click();
  await app.locator("#path", { hasText: "/settings" }).waitFor();
  expect(fakeApp.requests.at(-1)?.path).toBe("/settings");
});

test("a deep link opens the app at that path and the address stays free of App Bridge's parameters", async () => {
  await openApp("/documents?page=2");
  expect(await app.locator("#path").textContent()).toBe("/documents");
  expect(fakeApp.requests[0]?.path).toContain("page=2&embedded=1&shop=harbor-pine.myshopify.com");
  expect(new URL(page.url()).search).toBe("?page=2");
});

test("the admin draws title and buttons of the title bar and presses them in the app", async () => {
  await openApp();
  await page.locator("[data-title]", { hasText: "Overview" }).waitFor();
  await page.getByRole("button", { name: "Sync now" }).click();
  await app.locator("#log", { hasText: "pressed main" }).waitFor();
  await page.locator("summary", { hasText: "More" }).click();
  await page.getByRole("button", { name: "Export" }).click();
  await app.locator("#log", { hasText: "pressed export" }).waitFor();
});

test("a toast is drawn by the admin and its action is called in the app", async () => {
  await openApp();
  await app.locator("#toast").click();
  await page.locator(".toast", { hasText: "Order sent" }).waitFor();
  await page.getByRole("button", { name: "Undo" }).click();
  await app.locator("#log", { hasText: "undone" }).waitFor();
});

test("the save bar saves and discards through the app's own buttons", async () => {
  await openApp();
  await app.locator("#bar").click();
  await page.getByRole("button", { name: "Save" }).click();
  await app.locator("#log", { hasText: "saved" }).waitFor();
  await page.locator("[data-save-bar]").waitFor({ state: "hidden" });
  await app.locator("#bar").click();
  await page.getByRole("button", { name: "Discard" }).click();
  await app.locator("#log", { hasText: "discarded" }).waitFor();
});

test("a form with data-save-bar shows the bar with its first change and Discard resets it", async () => {
  await openApp();
  await app.locator("[name=prefix]").fill("QB-");
  await page.getByRole("button", { name: "Discard" }).click();
  await expect.poll(() => app.locator("[name=prefix]").inputValue()).toBe("SH-");
  await app.locator("[name=prefix]").fill("QB-");
  await page.getByRole("button", { name: "Save" }).click();
  await app.locator("#log", { hasText: "submitted" }).waitFor();
  await page.locator("[data-save-bar]").waitFor({ state: "hidden" });
});

test("leaving with unsaved changes asks first", async () => {
  await openApp();
  await app.locator("#bar").click();
  await page.locator("[data-save-bar]").waitFor();
  await page.locator(".navigation").getByRole("link", { name: "Products" }).click();
  await page.getByRole("button", { name: "Stay" }).click();
  expect(page.url()).toContain("/apps/plumbline");
  await page.locator(".navigation").getByRole("link", { name: "Products" }).click();
  await page.getByRole("button", { name: "Leave page" }).click();
  await page.waitForURL("**/store/harbor-pine/products");
});

test("a modal shows its content and buttons and shades the admin", async () => {
  await openApp();
  await app.locator("#modal-open").click();
  await app.getByText("Are you sure?").waitFor();
  expect(await app.getByRole("dialog").getByRole("heading").textContent()).toBe("Send again");
  expect(await page.locator("[data-modal-shade]").isVisible()).toBe(true);
  await app.getByRole("button", { name: "Send", exact: true }).click();
  await app.locator("#log", { hasText: "confirmed" }).waitFor();
  await page.locator("[data-modal-shade]").waitFor({ state: "hidden" });
});

test("requests to the app carry a fresh id token each", async () => {
  await openApp();
  const read = () => inApp(async () => (await (await fetch("/api/echo")).json()).authorization as string);
  const [first, second] = [await read(), await read()];
  expect(first).toMatch(/^Bearer token-\d+$/);
  expect(second).not.toBe(first);
});

test("requests to other origins carry no id token", async () => {
  await openApp();
  await app.locator("body").evaluate((_body, origin) => fetch(`${origin}/app-bridge.js`), admin.origin);
  expect(fakeApp.requests.every(({ authorization }) => authorization === null)).toBe(true);
});

test("an answer that asks for a fresh token is tried once more with the same body", async () => {
  await openApp();
  const status = await inApp(async () => (await fetch("/api/retry", { method: "POST", body: "a=1" })).status);
  const tries = fakeApp.requests.filter(({ path }) => path === "/api/retry");
  expect(status).toBe(200);
  expect(tries).toHaveLength(2);
  expect(tries[0]?.authorization).not.toBe(tries[1]?.authorization);
});

test("an answer that asks to reauthorize leads the whole window away", async () => {
  await openApp();
  await inApp(() => void fetch("/api/reauthorize"));
  await page.waitForURL("**/store/harbor-pine/orders");
});

test("the bounce page comes back with a new id token", async () => {
  const reload = encodeURIComponent(`${fakeApp.origin}/documents?embedded=1&shop=harbor-pine.myshopify.com`);
  await openApp(`/session-token?shopify-reload=${reload}`);
  expect(await app.locator("#path").textContent()).toBe("/documents");
  expect(fakeApp.requests.at(-1)?.path).toMatch(/^\/documents\?embedded=1&shop=.*&id_token=token-\d+$/);
  await page.waitForURL("**/apps/plumbline/documents");
});

test("links and open() to Shopify's admin lead the whole window to the emulated admin", async () => {
  await openApp();
  await app.locator("#admin-link").click();
  await page.waitForURL(`${admin.origin}/store/harbor-pine/products`);
  await openApp();
  await app.locator("#orders-link").click();
  await page.waitForURL(`${admin.origin}/store/harbor-pine/orders`);
  await openApp();
  await app.locator("#leave").click();
  await page.waitForURL(`${admin.origin}/store/harbor-pine/apps/plumbline/settings?tab=1`);
});

test("config, scopes and unsupported parts of the global say what they are", async () => {
  await openApp();
  const seen = await inApp(async () => {
    const { shopify } = window as unknown as {
      shopify: Record<string, (...values: unknown[]) => Promise<unknown>>;
    };
    await shopify.ready;
    const refusal = await shopify
      .resourcePicker?.({ type: "product" })
      .catch((error: Error) => error.message);
    const scopes = await (shopify.scopes as unknown as { query(): Promise<{ granted: string[] }> }).query();
    return {
      config: shopify.config as unknown as { apiKey: string; shop: string },
      refusal,
      granted: scopes.granted,
    };
  });
  expect(seen.config).toMatchObject({ apiKey: "test-key", shop: "harbor-pine.myshopify.com" });
  expect(seen.refusal).toContain("resourcePicker");
  expect(seen.granted).toContain("read_orders");
});

test("installing starts with the consent page and ends in the app; uninstalling brings it back", async () => {
  await admin.close();
  admin = await startAdmin(adminViewOf(fakeApp.origin, { isInstalled: false }));
  await page.goto(`${admin.origin}/store/harbor-pine/apps/plumbline`);
  expect(await page.locator(".scope-list").textContent()).toContain("View and edit products");
  await page.getByRole("button", { name: "Install" }).click();
  await app.locator("#path").waitFor();
  await page.goto(`${admin.origin}/store/harbor-pine/settings/apps`);
  await page.getByRole("button", { name: "Uninstall" }).click();
  await page.goto(`${admin.origin}/store/harbor-pine/apps/plumbline`);
  await page.getByRole("heading", { name: "Install Plumbline" }).waitFor();
});

test("on a phone the navigation hides behind a menu button", async () => {
  await page.setViewportSize({ width: 375, height: 720 });
  await openApp();
  expect(await page.locator("#navigation").isVisible()).toBe(false);
  await page.getByRole("button", { name: "Open navigation" }).click();
  await page.locator("[data-app-nav]").getByRole("link", { name: "Settings" }).click();
  await app.locator("#path", { hasText: "/settings" }).waitFor();
  await page.locator("#navigation").waitFor({ state: "hidden" });
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(375);
});
