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
  await page.goto(`${ui.origin}/app/settings`);
  await waitForLife(page);
  return () => page.close();
});
afterAll(async () => {
  await Promise.all([browser.close(), ui.close()]);
});

const save = () => page.getByRole("button", { name: "Save settings" }).click();
const saveBar = () => page.locator("ui-save-bar[data-shown]");

test("M-15 the prefix shows at once what an invoice number becomes, and is saved", async () => {
  await page.getByLabel("Invoice prefix").fill("SHOP/");
  await page.locator("output", { hasText: "Order #1001 becomes invoice SHOP/1001" }).waitFor();
  await save();
  await expect.poll(() => toastsOf(page)).toEqual(["Settings saved"]);
  expect(ui.state.settings.invoicePrefix).toBe("SHOP/");
  expect(troubles).toEqual([]);
});

test("W-04 a wrong value is refused with a message beside its field, and what was typed stays", async () => {
  await page.getByLabel("Scheduled run").fill("");
  await page.getByLabel("Invoice prefix").fill("A-PREFIX-THAT-IS-TOO-LONG-");
  await save();
  const field = page.getByLabel("Scheduled run");
  await expect.poll(() => field.getAttribute("aria-invalid")).toBe("true");
  const messageIds = (await field.getAttribute("aria-describedby"))?.split(" ") ?? [];
  const messages = await Promise.all(messageIds.map((id) => page.locator(`[id="${id}"]`).innerText()));
  expect(messages.join(" ")).toContain("from 1 to 1440");
  await page.getByText(/A prefix has at most 15 characters/).waitFor();
  expect(await page.getByLabel("Invoice prefix").inputValue()).toBe("A-PREFIX-THAT-IS-TOO-LONG-");
  expect(ui.state.settings.sweepMinutes).toBe(15);
});

test("W-05 W-07 the switches and an account are saved", async () => {
  await page.getByLabel("Enable integrations").uncheck({ force: true });
  await page.getByLabel("Push orders automatically").uncheck({ force: true });
  await page.getByLabel("Clearing").selectOption({ label: "Checking" });
  await save();
  await expect
    .poll(() => ui.state.settings)
    .toMatchObject({
      isEnabled: false,
      isAutoPush: false,
      excludeTestOrders: true,
      accounts: { clearing: "35", income: null },
    });
});

test("the save bar comes with the first change and goes when it is taken back or discarded", async () => {
  expect(await saveBar().count()).toBe(0);
  await page.getByLabel("Invoice prefix").fill("X-");
  await saveBar().waitFor({ state: "attached" });
  await page.getByLabel("Invoice prefix").fill("WEB-");
  await expect.poll(() => saveBar().count()).toBe(0);
  await page.getByLabel("Invoice prefix").fill("X-");
  await saveBar().getByText("Discard").dispatchEvent("click");
  await expect.poll(() => page.getByLabel("Invoice prefix").inputValue()).toBe("WEB-");
});

test("without a connection the pickers rest, say why, and keep what was chosen", async () => {
  ui.state.connection = null;
  ui.state.settings = {
    ...ui.state.settings,
    accounts: { ...ui.state.settings.accounts, income: "79" },
  };
  await page.reload();
  await waitForLife(page);
  await page.getByText("Accounts cannot be chosen right now").waitFor();
  expect(await page.getByLabel("Clearing").isDisabled()).toBe(true);
  await page.getByLabel("Invoice prefix").fill("Y-");
  await save();
  await expect.poll(() => ui.state.settings.invoicePrefix).toBe("Y-");
  expect(ui.state.settings.accounts.income).toBe("79");
});

test("a gateway gets its account in a row of its own, and a row is taken away again", async () => {
  await page.getByRole("button", { name: "Add a row to Payment gateways" }).click();
  await page.getByLabel("Gateway, row 1").fill("paypal");
  await page.getByLabel("Account, row 1").selectOption({ label: "Checking" });
  await save();
  await expect.poll(() => ui.state.settings.gatewayAccounts).toEqual({ paypal: "35" });
  await page.getByRole("button", { name: "Remove row 1" }).click();
  await save();
  await expect.poll(() => ui.state.settings.gatewayAccounts).toEqual({});
  expect(troubles).toEqual([]);
});

test("M-34 M-36 the Item/Charge mapping takes an item for every kind of charge, and refuses what is no id", async () => {
  await page.getByLabel("Tip", { exact: true }).fill("tips");
  await save();
  await page.getByText("A QuickBooks id is a number.").waitFor();
  await page.getByLabel("Tip", { exact: true }).fill("12");
  await save();
  await expect.poll(() => ui.state.settings.chargeItems.tip).toBe("12");
});

test("a text shows what it becomes while it is typed, and an unknown field is named with the known ones", async () => {
  await page.getByLabel("Message to the customer").fill("Thanks for {order.name}, {customer.name}");
  await page.getByText("Order #1001: Thanks for #1001, Ann Lee").waitFor();
  await page.getByLabel("Message to the customer").fill("Thanks, {customer.nick}");
  await page
    .getByText(/\{customer.nick\} is not a field that can stand here/)
    .first()
    .waitFor();
  await save();
  await page.getByText("Nothing was saved yet").waitFor();
  expect(ui.state.settings.templates.customerMemo).toBe("");
});

test("tax codes of the connected company can be chosen where its own tax is used", async () => {
  ui.state.facts = {
    ...ui.state.facts,
    country: "CA",
    taxRegime: "global",
    taxCodes: [
      { id: "7", name: "GST", isTaxable: true, salesRates: [{ id: "1", name: "GST", percent: "5" }] },
    ],
  };
  await page.reload();
  await waitForLife(page);
  await page.getByLabel("Sales tax", { exact: true }).first().selectOption("quickbooks");
  await page.getByRole("button", { name: "Add a row to Tax codes" }).click();
  await page.getByLabel("Taxes in Shopify, row 1").fill("GST 5%");
  await page.getByLabel("Tax code, row 1").selectOption({ label: "GST (5%)" });
  await save();
  await expect
    .poll(() => ui.state.settings)
    .toMatchObject({ taxMode: "quickbooks", taxCodes: { "GST 5%": "7" } });
});

test("settings are tried on the newest orders before they are saved", async () => {
  await page.getByLabel("Invoice prefix").fill("S-");
  await page.getByRole("button", { name: "See what would change" }).click();
  await page.getByText("2 of the newest 2 orders would be booked differently.").waitFor();
  await page.getByText("Invoice WEB-1001, number: WEB-1001 → S-1001").waitFor();
  expect(ui.state.settings.invoicePrefix).toBe("WEB-");
  expect(await page.getByLabel("Invoice prefix").inputValue()).toBe("S-");
  expect(troubles).toEqual([]);
});

test("faults lead to the part of the page that fixes them", async () => {
  for (const anchor of ["general", "numbers", "mapping", "rules"]) {
    expect(await page.locator(`#${anchor}`).count(), anchor).toBe(1);
  }
});

test("B-46, I-14: the format of names shows what becomes of a customer; updates warn that they overwrite; conflicts come with imports", async () => {
  await page.getByLabel("Display name in QuickBooks").fill("{last}, {first}");
  const suffix = page.getByLabel("When the name is taken, add", { exact: false });
  await suffix.fill("(web)");
  await page
    .locator("output", { hasText: "Ann Lee becomes «Lee, Ann», and if that is taken «Lee, Ann (web)»" })
    .waitFor();
  await page.getByLabel("Display name in QuickBooks").fill("{frist}");
  await page.locator("output", { hasText: "{frist} is not a field" }).waitFor();
  await page.getByLabel("Display name in QuickBooks").fill("{company} {last}");

  const warning = page.getByText("A change of a customer in Shopify overwrites");
  await warning.waitFor();
  await page.getByLabel("Send later changes of linked customers").uncheck();
  await warning.waitFor({ state: "detached" });

  await page.getByLabel("Customers", { exact: true }).check();
  await page.getByLabel("Notes", { exact: true }).selectOption("ask");
  await save();
  await expect.poll(() => toastsOf(page)).toEqual(["Settings saved"]);
  expect(ui.state.settings.customers).toMatchObject({
    displayName: "{company} {last}",
    clashSuffix: "(web)",
    sendUpdates: false,
    conflicts: { notes: "ask", names: "shopify" },
  });
  expect(troubles).toEqual([]);
});
