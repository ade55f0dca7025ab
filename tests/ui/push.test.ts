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
  return async () => {
    expect(troubles).toEqual([]);
    await page.close();
  };
});
afterAll(async () => {
  await Promise.all([browser.close(), ui.close()]);
});

async function open(path: string): Promise<void> {
  await page.goto(ui.origin + path);
  await waitForLife(page);
}
const tick = (name: string) => page.getByRole("checkbox", { name, exact: true }).check({ force: true });

test("M-39: «Manual data push» has «Select Products» and «Select Customers»", async () => {
  await open("/app/push");
  await page.getByRole("link", { name: "Select Products" }).waitFor();
  await page.getByRole("link", { name: "Select Customers" }).click();
  await page.waitForURL(/\/app\/push\/customers$/);
  await page.getByRole("heading", { level: 1, name: "Select customers" }).waitFor();
});

test("M-40, M-42: ticked on two pages, continued, confirmed, pushed, and watched until all are synchronized", async () => {
  await open("/app/push/products");
  expect(await page.getByRole("button", { name: "Continue", exact: true }).isDisabled()).toBe(true);
  await tick("Select product Enamel mug 5");
  await page.getByRole("button", { name: "Next" }).click();
  await page.waitForURL(/cursor=50/);
  await tick("Select product Enamel mug 55");
  await page.getByRole("button", { name: "Continue with 2 products" }).click();
  await page.waitForURL(/\/app\/activity\//);
  expect(ui.state.runs[0]).toMatchObject({ state: "ready", recordKind: "product", wanted: 2 });
  await page.getByRole("heading", { name: "What happens to 2 products" }).waitFor();
  await page.getByText("Linked already: only differences are sent").waitFor();
  await page.getByRole("button", { name: "Push to QuickBooks" }).click();
  await page.getByText("0 of 2 products done.").waitFor();
  expect(ui.state.runs[0]?.state).toBe("running");
  const [run] = ui.state.runs;
  if (run) ui.state.runs = [{ ...run, state: "done", taken: 2, results: { Synchronized: 2 } }];
  await page.getByText("2 Synchronized.").waitFor();
});

test("M-41: the whole catalogue is chosen with one press, also what is not listed here yet", async () => {
  await open("/app/push/products");
  await page.getByRole("button", { name: "All products in Shopify" }).click();
  await page.waitForURL(/\/app\/activity\//);
  expect(ui.state.runs[0]).toMatchObject({ kind: "push", source: { from: "shop" } });
});

test("M-41: all that a view shows is chosen over its pages", async () => {
  await open("/app/push/customers?q=Ann");
  await page
    .getByRole("checkbox", { name: /Select all customers/i })
    .first()
    .check({ force: true });
  await page
    .getByRole("button", { name: /^Continue with/ })
    .first()
    .click();
  await page.waitForURL(/\/app\/activity\//);
  await open("/app/push/customers");
  await page
    .getByRole("checkbox", { name: /Select all customers/i })
    .first()
    .check({ force: true });
  await page.getByRole("button", { name: "Select all 70 customers" }).click();
  await page.getByRole("button", { name: "Continue with 70 customers" }).click();
  await page.waitForURL(/\/app\/activity\//);
  expect(ui.state.runs[0]?.source).toEqual({ from: "records", statuses: [], search: "" });
});

test("problem 25: any range of days of past orders is found first and booked only after the last word", async () => {
  ui.state.settings = { ...ui.state.settings, startDate: "2026-11-01" };
  await open("/app/backfill");
  await page.getByLabel("From").fill("2024-01-01");
  await page.getByText(/the start date becomes Jan 1, 2024/).waitFor();
  await page.getByLabel("To (optional)").fill("2023-12-31");
  await page.getByRole("button", { name: "Find orders" }).click();
  await page.getByText("This is before the first day.").waitFor();
  await page.getByLabel("To (optional)").fill("");
  await page.getByRole("button", { name: "Find orders" }).click();
  await page.getByRole("heading", { level: 1, name: "Book orders from Jan 1, 2024" }).waitFor();
  expect(ui.state.runs[0]?.state).toBe("ready");
  await page.getByRole("button", { name: "Book them" }).click();
  await page.getByText("0 of 128 orders done.").waitFor();
});

test("M-44: the help tells what differs from a connector for QuickBooks Desktop", async () => {
  await open("/app/help");
  await page.getByRole("heading", { name: "Coming from a QuickBooks Desktop connector" }).waitFor();
  await page.getByText(/no Web Connector/).waitFor();
});

test("the way from selection to push is walked by keyboard alone", async () => {
  await open("/app/push/customers");
  await page.getByRole("checkbox", { name: "Select customer Ann Lee 5", exact: true }).focus();
  await page.keyboard.press("Space");
  const goOn = page.getByRole("button", { name: "Continue with 1 customer" });
  await goOn.focus();
  await page.keyboard.press("Enter");
  await page.waitForURL(/\/app\/activity\//);
  const push = page.getByRole("button", { name: "Push to QuickBooks" });
  await push.focus();
  await page.keyboard.press("Enter");
  await page.getByText("0 of 1 customer done.").waitFor();
});
