import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { launchBrowser } from "#tests/support/launch-browser.ts";
import { aFakeShop } from "./fake-services.ts";
import { openPage, toastsOf, waitForLife } from "./open-page.ts";
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
  await page.goto(`${ui.origin}/app/orders`);
  await waitForLife(page);
  return async () => {
    expect(troubles).toEqual([]);
    await page.close();
  };
});
afterAll(async () => {
  await Promise.all([browser.close(), ui.close()]);
});

const row = (name: string) => page.locator("tr", { has: page.getByText(name, { exact: true }) });
const select = (name: string) =>
  page.getByRole("checkbox", { name: `Select order ${name}` }).check({ force: true });

test("M-26 the list shows the QBO Status column and the number that leads to the document", async () => {
  await expect.poll(() => page.locator("thead th").allInnerTexts()).toContain("QBO Status");
  const link = row("#1002").getByRole("link", { name: /WEB-1002/ });
  expect(await link.getAttribute("href")).toBe("https://qbo.intuit.com/app/invoice?txnId=2");
  expect(await link.getAttribute("target")).toBe("_blank");
});

test("W-19 ticked orders are pushed, exactly those, and the outcome is told", async () => {
  await select("#1003");
  await select("#1004");
  await page.getByRole("button", { name: "Push to QuickBooks" }).click();
  await expect.poll(() => toastsOf(page)).toEqual(["2 orders queued for QuickBooks"]);
  expect(ui.state.wishes).toMatchObject([
    { steering: "push", ids: ["gid://shopify/Order/5003", "gid://shopify/Order/5004"] },
  ]);
  await row("#1004").getByText("Queued").waitFor();
});

test("what could not be changed is said beside the list, not only in passing", async () => {
  await select("#1002");
  await select("#1003");
  await page.getByRole("button", { name: "Hold" }).click();
  await page.getByText(/^1 order stayed as before/).waitFor();
  expect(await toastsOf(page)).toEqual(["1 order held"]);
});

test("W-25 pointing at a status tells its cause and fix", async () => {
  await row("#1004").getByRole("button", { name: "Failed" }).hover();
  const tooltip = page.getByRole("tooltip");
  await tooltip.getByText("QuickBooks refused it").waitFor();
  await tooltip.getByText(/Amount calculation incorrect/).waitFor();
  await tooltip.getByText("Correct what QuickBooks names, then push it again.").waitFor();
});

test("the cause and the fix are reached by keyboard and read to a screen reader", async () => {
  const link = row("#1004").getByRole("link", { name: "#1004" });
  await link.focus();
  await page.keyboard.press("Tab");
  const tooltip = page.getByRole("tooltip");
  await tooltip.getByText("QuickBooks refused it").waitFor();
  const described = await page.evaluate(() => document.activeElement?.getAttribute("aria-describedby"));
  expect(await tooltip.getAttribute("id")).toBe(described);
});

test("views, search and sort stand in the address, and back leads to where one was", async () => {
  await page.getByRole("tab", { name: /Failed/ }).click();
  await page.waitForURL(/status=Failed/);
  await page.getByRole("button", { name: /Search orders/ }).click();
  await page.getByRole("textbox", { name: /Search by order/ }).fill("Tables");
  await page.waitForURL(/q=Tables/);
  await expect.poll(() => page.locator("tbody tr").count()).toBe(3);
  await page.goBack();
  await page.waitForURL((url) => !url.searchParams.has("status"));
});

test("the next page shows other orders and the way back", async () => {
  await page.getByRole("button", { name: "Next" }).click();
  await page.waitForURL(/cursor=50/);
  await row("#1051").waitFor();
  await page.getByRole("button", { name: "Previous" }).click();
  await row("#1001").waitFor();
});

test("an order that gets booked meanwhile shows its new status without a reload", async () => {
  ui.state.records = ui.state.records.map((record) =>
    record.name === "#1001" ? { ...record, status: "Synchronized", documentNumber: "WEB-1001" } : record,
  );
  await row("#1001").getByText("Synchronized").waitFor();
});

test("a click on a row opens its order", async () => {
  await row("#1004").getByText("Nov").first().click();
  await page.waitForURL(/\/app\/orders\/5004$/);
  await page.getByRole("heading", { level: 1, name: "#1004" }).waitFor();
});

test("a search that fits nothing says so", async () => {
  await page.goto(`${ui.origin}/app/orders?q=nobody-at-all`);
  await page.getByText("No order fits").waitFor();
});
