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
const fieldRow = (name: string) => page.locator("tr", { has: page.getByRole("rowheader", { name }) });

test("a linked customer shows both sides field by field, and what a push does about each difference", async () => {
  await open("/app/customers/7002");
  expect(await fieldRow("E-mail").innerText()).toMatch(
    /ann\.lee@example\.com.*ann@example\.com.*Goes to QuickBooks/s,
  );
  expect(await fieldRow("Phone").innerText()).toMatch(/Comes to Shopify/);
  expect(await fieldRow("Company").innerText()).toMatch(/You decide/);
  expect(await fieldRow("First name").innerText()).not.toMatch(/Goes|Comes|decide/);
  const link = page.getByRole("link", { name: "Ann Lee in QuickBooks, opens a new tab" });
  expect(await link.getAttribute("href")).toBe("https://qbo.intuit.com/app/customerdetail?nameId=31");
});

test("one that is not linked says what a push would make of it", async () => {
  await open("/app/customers/7007");
  await page.getByText("A push creates «Ann Lee» in QuickBooks.").waitFor();
});

test("each variant of a product stands by itself", async () => {
  await open("/app/products/7002");
  await page.getByRole("heading", { name: "Item in QuickBooks: Blue" }).waitFor();
  await page.getByText(/A push links it to «Enamel mug - Red», found by its SKU/).waitFor();
});

test("W-25, W-26: a failed product shows cause and fix, and is tried again", async () => {
  await open("/app/products/7004");
  await page.getByText("Something is inactive in QuickBooks").first().waitFor();
  await page.getByRole("button", { name: "Retry" }).click();
  await expect.poll(() => toastsOf(page)).toEqual(["1 product queued for another try"]);
  expect(ui.state.wishes).toMatchObject([{ steering: "retry", ids: ["gid://shopify/Product/7004"] }]);
});

test("a customer is held with a word for whoever finds it, and the timeline names who did what", async () => {
  await open("/app/customers/7007");
  await page.getByRole("button", { name: "Hold" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Note (optional)").fill("waits for their VAT number");
  await dialog.getByRole("button", { name: "Hold" }).click();
  await expect.poll(() => toastsOf(page)).toEqual(["1 customer held"]);
  expect(ui.state.wishes).toMatchObject([{ steering: "hold", note: "waits for their VAT number" }]);
  await page.getByText("Shopify told us about the customer").waitFor();
});

test("when Shopify cannot be reached the page still tells how the customer stands", async () => {
  await open("/app/customers/7004");
  await page.getByRole("heading", { level: 1 }).waitFor();
  await page.getByRole("heading", { name: "Customer in QuickBooks" }).waitFor();
});

test("what is no customer is said plainly", async () => {
  await page.goto(`${ui.origin}/app/customers/404404`);
  await page.getByRole("heading", { name: "There is nothing here" }).first().waitFor();
  troubles.length = 0;
});
