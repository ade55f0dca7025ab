import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { launchBrowser } from "#tests/support/launch-browser.ts";
import { aFakeShop } from "./fake-services.ts";
import { openPage, waitForLife } from "./open-page.ts";
import { type RunningUi, startUi } from "./start-ui.ts";

let browser: Browser;
let ui: RunningUi;
let page: Page;
let troubles: string[];

beforeAll(async () => {
  [browser, ui] = await Promise.all([launchBrowser(), startUi()]);
});
beforeEach(async () => {
  Object.assign(ui.state, aFakeShop());
  ({ page, troubles } = await openPage(browser));
  return () => page.close();
});
afterAll(async () => {
  await Promise.all([browser.close(), ui.close()]);
});

async function open(path: string): Promise<void> {
  await page.goto(ui.origin + path);
  await waitForLife(page);
}

test("W-09 cancelling the confirmation changes nothing", async () => {
  await open("/app/connection");
  await page.getByRole("button", { name: "Disconnect" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("button", { name: "Cancel" }).click();
  await dialog.waitFor({ state: "hidden" });
  expect(ui.state.connection?.status).toBe("connected");
  await page.getByText("Harbor & Pine Trading Co.").waitFor();
  expect(troubles).toEqual([]);
});

test("W-10 W-28 after confirming, the page says disconnected and offers to connect again", async () => {
  await open("/app/connection");
  await page.getByRole("button", { name: "Disconnect" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Disconnect" }).click();
  await page.getByText("Disconnected", { exact: true }).waitFor();
  await page.getByRole("dialog").waitFor({ state: "hidden" });
  await page.getByRole("button", { name: "Connect to QuickBooks" }).waitFor();
  expect(troubles).toEqual([]);
});

test("W-02 Connect to QuickBooks leads to Intuit's sign-in", async () => {
  ui.state.connection = null;
  await open("/app/connection");
  await page.getByRole("button", { name: "Connect to QuickBooks" }).click();
  await page.waitForURL(`${ui.origin}/intuit-sign-in`);
});

test("I-18 a connection that needs a sign-in says so on the home page and leads there", async () => {
  if (ui.state.connection) ui.state.connection = { ...ui.state.connection, status: "reauthorize" };
  await open("/app");
  await page.getByText("Sign in again").waitFor();
  await page.getByRole("button", { name: "Reconnect QuickBooks" }).click();
  await page.waitForURL(`${ui.origin}/intuit-sign-in`);
});

test("a new shop is led through three steps", async () => {
  ui.state.connection = null;
  ui.state.records = [];
  await open("/app");
  await expect
    .poll(() => page.getByRole("heading", { level: 3 }).allInnerTexts())
    .toEqual(["Connect QuickBooks Online", "Look at the settings", "See your first order"]);
  expect(troubles).toEqual([]);
});

test("W-29 the connection page names a support contact", async () => {
  await open("/app/connection");
  await page.getByRole("link", { name: "support@plumbline.example" }).waitFor();
});
