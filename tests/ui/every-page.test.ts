import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { launchBrowser } from "#tests/support/launch-browser.ts";
import { aRun } from "./fake-runs.ts";
import { aFakeShop } from "./fake-services.ts";
import { openPage, waitForLife } from "./open-page.ts";
import { type RunningUi, startUi } from "./start-ui.ts";

let browser: Browser;
let ui: RunningUi;

beforeAll(async () => {
  [browser, ui] = await Promise.all([launchBrowser(), startUi({ ...aFakeShop(), runs: [aRun()] })]);
});
afterAll(async () => {
  await Promise.all([browser.close(), ui.close()]);
});

const paths = [
  "/",
  "/app",
  "/app/orders",
  "/app/orders?status=Failed&q=Tables",
  "/app/orders/5002",
  "/app/orders/5003",
  "/app/orders/5004",
  "/app/links",
  "/app/links?group=documents&q=nothing",
  "/app/links/link?kind=customer&key=gid%3A%2F%2Fshopify%2FCustomer%2F8003%7CUSD",
  "/app/links/choose?kind=customer&key=x",
  "/app/links/import",
  "/app/customers",
  "/app/customers?status=Held&q=Ann",
  "/app/products",
  "/app/customers/7002",
  "/app/customers/7004",
  "/app/customers/7007",
  "/app/products/7003",
  "/app/products/7009",
  "/app/push",
  "/app/push/products",
  "/app/push/customers",
  "/app/backfill",
  "/app/activity",
  "/app/activity/00000000-0000-4000-8000-000000000001",
  "/app/links/look",
  "/app/adopt",
  "/app/settings",
  "/app/connection",
  "/app/books",
  "/app/books?list=items",
  "/app/help",
];

for (const width of [1280, 768, 375, 320]) {
  test(`every page comes alive without a console message and fits a width of ${width} px`, async () => {
    const { page, troubles } = await openPage(browser, { width, height: 812 });
    for (const path of paths) {
      await page.goto(ui.origin + path);
      await waitForLife(page);
      const excess = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      expect(excess, path).toBeLessThanOrEqual(0);
      expect(troubles, path).toEqual([]);
    }
    await page.close();
  });
}

test("every page has one title of its own and one first heading", async () => {
  const { page } = await openPage(browser);
  const titles = new Set<string>();
  for (const path of [
    "/",
    "/app/orders",
    "/app/orders/5002",
    "/app/settings",
    "/app/connection",
    "/app/books",
    "/app/help",
  ]) {
    await page.goto(ui.origin + path);
    titles.add(await page.title());
    expect(await page.locator("h1").count(), path).toBe(1);
  }
  expect(titles.size).toBe(7);
  await page.close();
});

test("App Bridge is the first script of embedded pages and absent from pages outside the admin", async () => {
  const embedded = await (await fetch(`${ui.origin}/app`)).text();
  expect(/<script[^>]*>/.exec(embedded)?.[0]).toMatch(/app-bridge\.js" data-api-key="test-key"/);
  const outside = await (await fetch(`${ui.origin}/`)).text();
  expect(outside).not.toMatch(/<script[^>]+app-bridge/);
});
