import { mkdirSync } from "node:fs";
import type { Browser, Frame, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { anOrder } from "#tests/road/an-order.ts";
import { type Road, startRoad, waitFor } from "#tests/road/start-road.ts";
import { launchBrowser } from "#tests/support/launch-browser.ts";

let road: Road;
let browser: Browser;
let page: Page;
const consoleErrors: string[] = [];
const shots = "tests/e2e/screenshots";

beforeAll(async () => {
  mkdirSync(shots, { recursive: true });
  [road, browser] = await Promise.all([startRoad({ install: false }), launchBrowser()]);
  page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
  page.on("console", (message) => {
    // The library answers a fresh visitor 401 by design; the browser itself prints that.
    if (message.type() === "error" && !message.text().includes("401")) consoleErrors.push(message.text());
  });
  page.on("pageerror", (error) => consoleErrors.push(error.message));
});
afterAll(async () => {
  await browser?.close();
  await road?.stop();
});

const appPage = (path: string) => `${road.shopify.baseUrl}/store/plumbline-demo/apps/plumbline${path}`;

/** The app's frame inside the admin, once it shows `path`. */
async function openApp(path: string): Promise<Frame> {
  await page.goto(appPage(path));
  return appFrame();
}

async function appFrame(): Promise<Frame> {
  let frame: Frame | undefined;
  await waitFor(async () => {
    frame = page.frames().find((candidate) => candidate.url().startsWith(`${road.appUrl}/app`));
    return frame !== undefined && (await frame.locator("h1").count()) > 0;
  });
  if (!frame) throw new Error("The app's frame did not appear.");
  return frame;
}

test("a merchant installs the app from the admin and sees what to do first", async () => {
  await page.goto(appPage(""));
  await page.screenshot({ path: `${shots}/install.png` });
  await page.getByRole("button", { name: "Install" }).click();
  const frame = await appFrame();
  await frame
    .getByText(/Connect to QuickBooks/)
    .first()
    .waitFor();
  await page.screenshot({ path: `${shots}/first-visit.png` });
});

test("W-02: Connect to QuickBooks leads to Intuit's consent page and back into the admin, connected", async () => {
  const frame = await openApp("/app/connection");
  await frame.getByRole("button", { name: /Connect to QuickBooks/ }).click();
  await page.waitForURL(`${road.quickbooks.baseUrl}/**`);
  await page.screenshot({ path: `${shots}/consent.png` });
  await page.getByRole("button", { name: "Connect" }).click();
  await page.waitForURL(`${road.shopify.baseUrl}/store/**`);
  const back = await appFrame();
  await back.getByText("Harbor & Pine Outfitters LLC").first().waitFor();
  await page.screenshot({ path: `${shots}/connected.png` });
});

test("M-17, M-26: an order that is placed appears by itself with its QBO Status and its number", async () => {
  const order = anOrder();
  await road.place(order);
  await road.settle(1);
  const frame = await openApp("/app/orders");
  const row = frame.getByRole("row").filter({ hasText: order.name });
  await row.getByText("Synchronized").first().waitFor();
  expect(await row.textContent()).toContain(`WEB-${order.name.slice(1)}`);
});

test("W-08: with automatic push off an order waits until somebody pushes it, and then stands in the books", async () => {
  await road.saveSettings({ isAutoPush: false });
  const order = anOrder();
  await road.place(order);
  await road.settle(2);
  const frame = await openApp("/app/orders");
  const row = frame.getByRole("row").filter({ hasText: order.name });
  await row.getByText("Unsynchronized").first().waitFor();
  await row.getByRole("checkbox").check({ force: true });
  await frame.getByRole("button", { name: "Push to QuickBooks" }).first().click();
  await road.settle(2);
  await row.getByText("Synchronized", { exact: true }).first().waitFor();
  await page.screenshot({ path: `${shots}/pushed.png` });
  await page.goto(`${road.quickbooks.baseUrl}/books/invoices`);
  await page
    .getByText(`WEB-${order.name.slice(1)}`)
    .first()
    .waitFor();
  await page.screenshot({ path: `${shots}/books.png` });
});

test("W-25: a held order says why on its own page, with cause and fix", async () => {
  await road.saveSettings({});
  const order = anOrder({ total_price: "26.00" });
  const [stored] = await road.place(order);
  await road.settle(3);
  const frame = await openApp(`/app/orders/${String(stored?.id).split("/").at(-1)}`);
  await frame.getByText("The amounts do not add up").first().waitFor();
  expect(await frame.locator("body").textContent()).toMatch(/26\.00 USD stated, 25\.00 USD found/);
  await page.screenshot({ path: `${shots}/held.png` });
});

test("every page fits a phone without scrolling sideways", async () => {
  await page.setViewportSize({ width: 375, height: 800 });
  for (const path of ["/app", "/app/orders", "/app/settings", "/app/connection", "/app/help"]) {
    const frame = await openApp(path);
    const overflow = await frame.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect({ path, overflow }).toEqual({ path, overflow: 0 });
    await page.screenshot({ path: `${shots}/phone${path.replaceAll("/", "-")}.png` });
  }
});

test("no page printed an error to the console", () => {
  expect(consoleErrors).toEqual([]);
});
