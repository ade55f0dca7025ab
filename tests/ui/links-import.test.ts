import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { launchBrowser } from "#tests/support/launch-browser.ts";
import { aLinkFile } from "./fake-link-files.ts";
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

const open = async () => {
  await page.goto(`${ui.origin}/app/links/import`);
  await waitForLife(page);
};
const give = (name: string, text: string) =>
  page.locator('input[type="file"]').setInputFiles({ name, mimeType: "text/csv", buffer: Buffer.from(text) });

test("row 25: a file is given, shows what it would do, and is applied with one click", async () => {
  await open();
  await give("mine.csv", "Kind,Shopify id,QuickBooks id\ncustomer,71,58\n");
  await page.getByRole("heading", { name: "mine.csv" }).waitFor();
  expect(ui.state.links.given).toEqual(["Kind,Shopify id,QuickBooks id\ncustomer,71,58\n"]);
  await page.getByText("1 new.").waitFor();
  await page.getByRole("button", { name: "Make 1 link" }).click();
  await page.getByText("This file was applied.").waitFor();
  await expect.poll(() => toastsOf(page)).toEqual(["Checking the file", "1 link made"]);
});

test("each line says what it does and why, by kind of answer; replacing links is a choice of its own", async () => {
  ui.state.links.file = aLinkFile();
  await open();
  await page.getByText("1 new, 56 unchanged, 1 linked otherwise now, 1 refused, 1 repeated.").waitFor();
  await page.getByText("It is linked to Ann Old now.").waitFor();
  await page.getByRole("tab", { name: "Refused (1)" }).click();
  await page.waitForURL(/verdict=refused/);
  await expect.poll(() => page.locator("tbody tr").count()).toBe(1);
  await page.getByText("Sam Twin 3 is inactive in QuickBooks. Make it active there first.").waitFor();
  await page.getByRole("checkbox", { name: "Also replace 1 link that leads elsewhere now" }).check();
  await page.getByRole("button", { name: "Make 2 links" }).click();
  await page.getByText("This file was applied.").waitFor();
});

test("the lines are paged, and a file that is put aside leaves room for another", async () => {
  ui.state.links.file = aLinkFile();
  await open();
  await page.getByRole("button", { name: "Next lines" }).click();
  await page.waitForURL(/after=51/);
  await expect.poll(() => page.locator("tbody tr").count()).toBe(10);
  await page.getByRole("button", { name: "Discard" }).click();
  await page
    .getByRole("button", { name: "Choose a file" })
    .or(page.getByText("Choose a file"))
    .first()
    .waitFor();
});

test("a file that is too large, or that says nothing, is refused with the reason", async () => {
  await open();
  await give("large.csv", "x".repeat(1_001));
  await page.getByText("large.csv is larger than 0 MB.").waitFor();
  ui.state.links.refusal = "The file has no links: only a first line, or nothing at all.";
  await give("empty.csv", "Kind,Shopify id,QuickBooks id\n");
  await page.getByText("The file has no links: only a first line, or nothing at all.").waitFor();
  expect(await toastsOf(page)).toEqual([]);
});

test("while a file is checked its progress shows, and ends by itself", async () => {
  const file = aLinkFile();
  ui.state.links.file = {
    ...file,
    state: "checking",
    lines: file.lines.map((line) => ({ ...line, verdict: "unchecked" })),
  };
  await open();
  await page.getByText("Checked against Shopify and QuickBooks: 0 of 60 lines.").waitFor();
  ui.state.links.file = aLinkFile();
  await page.getByRole("button", { name: "Make 1 link" }).waitFor();
});
