import { readFile } from "node:fs/promises";
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

const open = async (path: string) => {
  await page.goto(ui.origin + path);
  await waitForLife(page);
};
const openCustomer = () =>
  open("/app/links/link?kind=customer&key=gid%3A%2F%2Fshopify%2FCustomer%2F8000%7CUSD");

test("I-11: a link shows both names, how they were matched and when, and leads to both sides", async () => {
  await open("/app/links");
  const row = page.getByRole("row").filter({ hasText: "Shop name 1" }).first();
  await row.getByText("By e-mail address").waitFor();
  const books = row.getByRole("link", { name: "Books name 1 in QuickBooks, opens a new tab" });
  expect(await books.getAttribute("href")).toBe("https://qbo.intuit.com/app/customerdetail?nameId=1");
  await row.getByRole("link", { name: "Shop name 1", exact: true }).click();
  await page.waitForURL(/\/app\/links\/link\?kind=customer/);
  const shop = page.getByRole("link", { name: "Shop name 1 in Shopify" });
  expect(await shop.getAttribute("href")).toMatch(/\/customers\/8000$/);
});

test("tabs, search and pages of links stand in the address", async () => {
  await open("/app/links");
  await page.getByRole("tab", { name: /Documents/ }).click();
  await page.waitForURL(/group=documents/);
  await page.getByRole("link", { name: "WEB-1002 in QuickBooks, opens a new tab" }).waitFor();
  await page.getByRole("tab", { name: /Customers/ }).click();
  await page.waitForURL((url) => !url.searchParams.has("group"));
  await page.getByRole("button", { name: /Search links/ }).click();
  await page.getByRole("textbox", { name: /Search by name/ }).fill("good deal longer");
  await page.waitForURL(/q=good/);
  await expect.poll(() => page.locator("tbody tr").count()).toBe(1);
});

test("row 12: unlinking says what follows before it does anything, and cancelling changes nothing", async () => {
  await openCustomer();
  await page.getByRole("button", { name: "Unlink" }).click();
  const dialog = page.getByRole("dialog");
  await dialog
    .getByText(/The next order of this customer looks for a match again: by e-mail address, then by name/)
    .waitFor();
  await dialog.getByRole("button", { name: "Cancel" }).click();
  await dialog.waitFor({ state: "hidden" });
  expect(ui.state.links.links).toHaveLength(120);
  await page.getByRole("button", { name: "Unlink" }).click();
  await dialog.getByRole("button", { name: "Unlink" }).click();
  await page.waitForURL(/\/app\/links$/);
  expect(ui.state.links.links).toHaveLength(119);
  await expect.poll(() => toastsOf(page)).toEqual(["Unlinked"]);
});

test("row 13: a link is led to another entry, found by part of its name, and its history names who did it", async () => {
  await openCustomer();
  const entries = page.getByRole("list", { name: "Entries of QuickBooks" }).getByRole("listitem");
  await expect.poll(() => entries.count()).toBe(5);
  await page.getByRole("button", { name: "Show more" }).click();
  await expect.poll(() => entries.count()).toBe(10);
  await page.getByRole("textbox", { name: "Search in QuickBooks" }).fill("Twin 11");
  await expect.poll(() => entries.count()).toBe(1);
  await page.getByRole("button", { name: "Link to Sam Twin 11" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByText(/What is booked already stays with Books name 1\./).waitFor();
  await dialog.getByRole("button", { name: "Link" }).click();
  await page.getByText("From QuickBooks id 1 to 11").waitFor();
  await page.getByText("Staff 42").waitFor();
  await expect.poll(() => toastsOf(page)).toEqual(["Linked"]);
});

test("a refused change says why beside the link, and nothing was changed", async () => {
  ui.state.links.refusal = "Sam Twin 3 is inactive in QuickBooks. Make it active there first.";
  await openCustomer();
  await page.getByRole("button", { name: "Link to Sam Twin 3" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Link" }).click();
  await page.getByText("Sam Twin 3 is inactive in QuickBooks. Make it active there first.").waitFor();
  expect(await toastsOf(page)).toEqual([]);
});

test("a link that settings or bookings make says so, and offers no change", async () => {
  await open("/app/links/link?kind=account&key=account%3Aincome");
  await page.getByText("Accounts are chosen in the settings.").waitFor();
  expect(await page.getByRole("button", { name: "Unlink" }).count()).toBe(0);
});

test("I-09, row 12: several matches are shown with what tells them apart, and one click links and releases what waits", async () => {
  await open("/app/links/choose?kind=customer&key=gid%3A%2F%2Fshopify%2FCustomer%2F900%7CUSD");
  await page.getByText(/3 records wait for this choice/).waitFor();
  expect(await page.locator("dd strong").allInnerTexts()).toEqual(
    expect.arrayContaining(["+1 555 0100", "+1 555 0199"]),
  );
  expect(await page.locator("dd strong").allInnerTexts()).not.toContain("sam@example.com");
  await page.getByRole("button", { name: "Choose Sam Twin 2" }).click();
  await page.waitForURL(/\/app\/links\/link\?/);
  await expect.poll(() => toastsOf(page)).toEqual(["Linked. 3 records go out"]);
  expect(ui.state.links.links[0]).toMatchObject({ qboId: "2", matchedBy: "person", name: "Sam Twin" });
});

test("row 25: all links are taken away as a CSV file", async () => {
  await open("/app/links");
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: "Export all links as a CSV file" }).click(),
  ]);
  expect(download.suggestedFilename()).toBe("links.csv");
  const text = await readFile(await download.path(), "utf8");
  expect(text.startsWith("\ufeffKind,Shopify id,Currency,")).toBe(true);
  expect(text.split("\r\n")).toHaveLength(122);
});
