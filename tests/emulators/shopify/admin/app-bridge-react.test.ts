import { fileURLToPath } from "node:url";
import type { Browser, FrameLocator, Page } from "playwright-core";
import { build, type Rollup } from "vite";
import { afterAll, beforeAll, expect, test } from "vitest";
import { launchBrowser } from "#tests/support/launch-browser.ts";
import { adminViewOf } from "./admin-view-of.ts";
import { type FakeApp, startFakeApp } from "./fake-app.ts";
import { type RunningAdmin, startAdmin } from "./start-admin.ts";

let browser: Browser;
let fakeApp: FakeApp;
let admin: RunningAdmin;
let page: Page;
let app: FrameLocator;
const consoleErrors: string[] = [];

beforeAll(async () => {
  const body = `<div id="root"></div><script>${await bundledPage()}</script>`;
  browser = await launchBrowser();
  fakeApp = await startFakeApp({ adminOrigin: () => admin.origin, body });
  admin = await startAdmin(adminViewOf(fakeApp.origin));
  page = await browser.newPage();
  page.setDefaultTimeout(5_000);
  page.on("console", (message) => {
    if (message.type() === "error") consoleErrors.push(message.text());
  });
  page.on("pageerror", (error) => consoleErrors.push(error.message));
  app = page.frameLocator("[data-app-frame]");
  await page.goto(`${admin.origin}/store/harbor-pine/apps/plumbline`);
  await app.locator("#dirty").waitFor();
}, 60_000);

afterAll(async () => {
  await browser.close();
  await Promise.all([admin.close(), fakeApp.close()]);
});

async function bundledPage(): Promise<string> {
  const output = await build({
    configFile: false,
    logLevel: "silent",
    define: { "process.env.NODE_ENV": JSON.stringify("development") },
    build: {
      write: false,
      minify: true,
      lib: {
        entry: fileURLToPath(new URL("./react-page.tsx", import.meta.url)),
        formats: ["iife"],
        name: "page",
      },
    },
  });
  const [{ output: chunks }] = output as [Rollup.RollupOutput];
  return chunks[0].code.replaceAll("</script", "<\\/script");
}

test("NavMenu and TitleBar reach the admin, and a new title follows", async () => {
  await expect.poll(() => page.locator("[data-app-nav] a").allTextContents()).toEqual(["Settings"]);
  await page.getByRole("button", { name: "Count" }).click();
  await page.locator("[data-title]", { hasText: "Page 1" }).waitFor();
});

test("SaveBar opens and closes with its prop and tells both", async () => {
  await app.locator("#dirty").click();
  await app.locator("#log", { hasText: "bar shown" }).waitFor();
  await page.getByRole("button", { name: "Save" }).click();
  await app.locator("#log", { hasText: "bar hidden" }).waitFor();
  expect(await page.locator("[data-save-bar]").isVisible()).toBe(false);
});

test("Modal shows live content and closes through its title bar's button", async () => {
  await app.locator("#ask").click();
  await app.locator("#modal-content", { hasText: "Counted 1" }).waitFor();
  await app.locator("#modal-count").click();
  await app.locator("#modal-content", { hasText: "Counted 2" }).waitFor();
  await app.getByRole("button", { name: "Yes" }).click();
  await app.locator("#modal-content").waitFor({ state: "hidden" });
});

test("closing a Modal with Escape tells the app, which can open it again", async () => {
  await app.locator("#ask").click();
  await app.locator("#modal-content").waitFor();
  await page.keyboard.press("Escape");
  await app.locator("#modal-content").waitFor({ state: "hidden" });
  await app.locator("#ask").click();
  await app.locator("#modal-content").waitFor();
  await app.getByRole("button", { name: "Yes" }).click();
});

test("useAppBridge gives the global, and nothing was written to the console as an error", async () => {
  await app.locator("#toast").click();
  await page.locator(".toast", { hasText: "Hello from React" }).waitFor();
  expect(consoleErrors).toEqual([]);
});
