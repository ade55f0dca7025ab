import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { launchBrowser } from "#tests/support/launch-browser.ts";
import { aLook } from "./fake-look.ts";
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
  ui.state.links.look = aLook();
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

test("row 14: the home page counts what leads nowhere, and leads to the list", async () => {
  await open("/app");
  await page.getByText(/^1 setting leads nowhere, and 4 links are not as they were/).waitFor();
  await page.getByRole("link", { name: "Look at them" }).click();
  await page.waitForURL(/\/app\/links\/look$/);
  await page.getByText("The account for «income» is Sales, which is inactive in QuickBooks.").waitFor();
  const setting = page.getByRole("link", { name: /^Open the setting: The account for/ });
  expect(await setting.getAttribute("href")).toBe("/app/settings#mapping");
});

test("a merge is followed with one click, a new name accepted; an inactive entry leads to the choice of another", async () => {
  await open("/app/links/look");
  await page.getByText("It was merged into Sam Twin 2 in QuickBooks.").waitFor();
  await page.getByRole("button", { name: "Link Shop name 1 to Sam Twin 2" }).click();
  await expect.poll(() => ui.state.links.history[0]).toMatchObject({ beforeId: "1", afterId: "2" });
  await page
    .getByText("It was called Old name when it was linked, and is called Books name 6 now.")
    .waitFor();
  await page.getByRole("button", { name: "Accept the name Books name 6" }).click();
  await page.getByText("It was called Old name").waitFor({ state: "detached" });
  await page.getByRole("link", { name: "Link Shop name 11 to another entry" }).click();
  await page.waitForURL(/\/app\/links\/link\?/);
});

test("Z-18: a field that both sides changed shows both values, and a person says who is right", async () => {
  await open("/app/links/look");
  await page.getByText("+1 555 0100").waitFor();
  await page.getByText("+1 555 0199").waitFor();
  await page.getByText("1 Main Street, Springfield").waitFor();
  expect(await page.getByRole("button", { name: /^Leave both: Phone/ }).count()).toBe(0);
  expect(await page.getByRole("button", { name: /^Use QuickBooks': Billing address/ }).count()).toBe(0);
  await page.getByRole("button", { name: /^Use Shopify's: Phone/ }).click();
  await expect
    .poll(() => ui.state.links.settled)
    .toMatchObject([
      { choice: "shopify", seen: { field: "phone", shopify: "+1 555 0100", quickbooks: "+1 555 0199" } },
    ]);
  await expect.poll(() => toastsOf(page)).toEqual(["It is written within moments"]);
});

test("a choice that came too late says so", async () => {
  ui.state.links.refusal = "This has changed meanwhile. Look at it again.";
  await open("/app/links/look");
  await page.getByRole("button", { name: /^Leave both: Billing address/ }).click();
  await page.getByText("This has changed meanwhile. Look at it again.").waitFor();
});

test("nothing to look at is said in words", async () => {
  ui.state.links.look = { troubled: [], differing: [], broken: [] };
  await open("/app/links/look");
  await page.getByText(/^Nothing. Every link leads to an entry that is there and active/).waitFor();
});
