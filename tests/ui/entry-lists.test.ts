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
const row = (name: string) => page.locator("tr", { has: page.getByText(name, { exact: true }) });
const select = (name: RegExp) => page.getByRole("checkbox", { name }).check({ force: true });

test.each([
  ["customers", "Customer", "Ann Lee 5"],
  ["products", "Product", "Enamel mug 5"],
])(
  "M-24, M-26: the list of %s has the QBO Status column, and leads to what it is in QuickBooks",
  async (path, first, name) => {
    await open(`/app/${path}`);
    const headings = await page.locator("thead th").allInnerTexts();
    expect(headings.slice(0, 2)).toContain(first);
    expect(headings).toContain("QBO Status");
    await row(name).waitFor();
    const link = page.getByRole("link", { name: /in QuickBooks, opens a new tab/ }).first();
    expect(await link.getAttribute("href")).toMatch(/^https:\/\/qbo\.intuit\.com\/app\//);
  },
);

test("M-28: a ticked customer is held by hand, and released", async () => {
  await open("/app/customers");
  await select(/^Select customer Ann Lee 25$/);
  await page.getByRole("button", { name: "Hold" }).click();
  await expect.poll(() => toastsOf(page)).toEqual(["1 customer held"]);
  await row("Ann Lee 25").getByText("Held").waitFor();
});

test("W-25: pointing at the badge of a product that failed tells cause and fix", async () => {
  await open("/app/products?status=Failed");
  await page.getByRole("button", { name: "Failed" }).first().hover();
  await page.getByRole("tooltip").getByText("Something is inactive in QuickBooks").waitFor();
});

test("W-26: what failed is tried again with one press, and what came of it is watched above the list", async () => {
  await open("/app/products?status=Failed");
  await page
    .getByRole("checkbox", { name: /Select all products/i })
    .first()
    .check({ force: true });
  await page.getByRole("button", { name: "Retry" }).click();
  await expect.poll(() => toastsOf(page)).toEqual(["10 products queued for another try"]);
  expect(ui.state.wishes).toMatchObject([{ steering: "retry" }]);
  await page.getByRole("status").getByText("Retry 10 products").waitFor();
  await page.getByRole("link", { name: /Details: Retry 10 products/ }).click();
  await page.getByRole("heading", { level: 1, name: "Retry 10 products" }).waitFor();
});

test("everything that a view shows is chosen over all pages, and asked about once more before it is done", async () => {
  await open("/app/customers");
  await page
    .getByRole("checkbox", { name: /Select all customers/i })
    .first()
    .check({ force: true });
  await page.getByRole("button", { name: "Select all 70 customers" }).click();
  await page.getByRole("button", { name: "Push to QuickBooks" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByText("Push to QuickBooks: all 70 customers?").waitFor();
  await dialog.getByRole("button", { name: "Push to QuickBooks" }).click();
  await page.getByRole("status").getByText("Push all customers").waitFor();
  expect(ui.state.runs[0]).toMatchObject({
    kind: "push",
    recordKind: "customer",
    source: { from: "records", statuses: [], search: "" },
  });
});

test("«Find all in Shopify» starts once, however often it is pressed", async () => {
  await open("/app/products");
  await page.getByRole("button", { name: "Find all in Shopify" }).click();
  await page.getByRole("status").getByText("Find all products in Shopify").waitFor();
  await page.getByRole("button", { name: "Find all in Shopify" }).click();
  await expect
    .poll(() => toastsOf(page))
    .toEqual(["Started. You can leave the page.", "It is under way already."]);
  expect(ui.state.runs).toHaveLength(1);
});

test("search, sort and view stand in the address; an empty list says what to do", async () => {
  await open("/app/products?q=nothing-like-it");
  await page.getByText("No product fits").waitFor();
  ui.state.records = [];
  await open("/app/products");
  await page.getByText("No products yet").waitFor();
});

test("a click on a row opens its record", async () => {
  await open("/app/customers");
  await row("Ann Lee 25").getByText("Oct").first().click();
  await page.waitForURL(/\/app\/customers\/7025$/);
});
