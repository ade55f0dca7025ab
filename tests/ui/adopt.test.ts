import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { launchBrowser } from "#tests/support/launch-browser.ts";
import { aDoneAdoption } from "./fake-adoption.ts";
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

const open = async (path = "/app/adopt") => {
  await page.goto(ui.origin + path);
  await waitForLife(page);
};

test("row 2: a look is started for days that are offered, and what was found is shown with score and reasons", async () => {
  await open();
  await page.getByRole("textbox", { name: "First day" }).fill("2026-13-01");
  await page.getByText("Enter a date, for example 2026-01-01.").waitFor();
  expect(await page.getByRole("button", { name: "Look", exact: true }).isDisabled()).toBe(true);
  await page.getByRole("textbox", { name: "First day" }).fill("2026-09-01");
  await page.getByRole("button", { name: "Look", exact: true }).click();
  await page
    .getByText("310 orders, 200 customers and 40 products were looked at, with 12 reads of QuickBooks.")
    .waitFor();
  expect(ui.state.adoption.wishes).toEqual([
    expect.objectContaining({ from: "2026-09-01", to: "2026-11-22" }),
  ]);
  await page.getByText("Score 75").waitFor();
  await page.getByText("It looks as if Synder made it.").first().waitFor();
  await expect.poll(() => toastsOf(page)).toEqual(["Looking"]);
});

test("all matches are linked with one click; a tie takes a choice; another total offers no link", async () => {
  ui.state.adoption = aDoneAdoption();
  await open();
  await page.getByRole("button", { name: "Link the 1 match" }).click();
  await expect.poll(() => ui.state.adoption.wishes).toEqual([{ kind: "order", all: true }]);
  await page.getByRole("tab", { name: "To choose (1)" }).click();
  await page.waitForURL(/tab=tie/);
  await page.getByRole("button", { name: /^Link #1002, .* to Invoice 103/ }).click();
  await expect
    .poll(() => ui.state.adoption.wishes.at(-1))
    .toMatchObject({ kind: "order", key: "gid://shopify/Order/5002", ref: "Invoice 3" });
  await page.getByRole("tab", { name: "Other total (1)" }).click();
  await page.getByRole("button", { name: /^Put #1003, .* aside$/ }).waitFor();
  expect(await page.getByRole("button", { name: /^Link #1003/ }).count()).toBe(0);
  await page.getByRole("button", { name: /^Put #1003, .* aside$/ }).click();
  await page.getByRole("tab", { name: "Put aside (1)" }).waitFor();
});

test("what was linked can be taken back; customers have a tab of their own", async () => {
  ui.state.adoption = aDoneAdoption();
  ui.state.adoption.matches = ui.state.adoption.matches.map((match) => ({ ...match, state: "linked" }));
  await open("/app/adopt?tab=linked");
  await page.getByRole("button", { name: /^Take the link of #1001, .* back$/ }).click();
  await expect.poll(() => ui.state.adoption.wishes).toEqual([{ undone: "gid://shopify/Order/5001" }]);
  await expect.poll(() => toastsOf(page)).toEqual(["Taken back; the order is held"]);
  await page.getByRole("tab", { name: "Customers" }).click();
  await page.waitForURL(/kind=customer/);
});

test("a look shows how far it is, pauses, and goes on; one that asked often says why it stopped", async () => {
  const done = aDoneAdoption();
  if (done.adoption) {
    const progress = { ...done.adoption.progress, phase: "orders" as const, position: "2026-10-02" };
    done.adoption = { ...done.adoption, state: "looking", progress };
  }
  ui.state.adoption = done;
  await open();
  await page.getByText("Orders from 2026-10-02 on").waitFor();
  await page.getByRole("button", { name: "Pause" }).click();
  await page.getByRole("button", { name: "Go on" }).click();
  await page.getByRole("button", { name: "Pause" }).waitFor();
  expect(ui.state.adoption.wishes).toEqual(["pause", "goOn"]);
});
