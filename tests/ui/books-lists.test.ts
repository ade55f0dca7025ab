import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { explain } from "#app/domain/faults/explain.ts";
import { settingsSchema } from "#app/domain/settings/settings.ts";
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

test("Z-23: a list shows each entry, whether it is active, and why it is not in the shop", async () => {
  await open("/app/books");
  await page.getByText("120 customers").waitFor();
  const excluded = page.getByRole("row").filter({ hasText: "Customer 002" });
  await excluded.getByRole("button", { name: "Excluded" }).focus();
  await page.getByText("The import of customers is switched off").waitFor();
  await page.getByRole("row").filter({ hasText: "Customer 007" }).getByText("Inactive").waitFor();
  await page.getByRole("row").filter({ hasText: "Customer 005" }).getByText("Sub-customer").waitFor();
});

test("lists, search and pages stand in the address", async () => {
  await open("/app/books");
  await page.getByRole("button", { name: "Next" }).click();
  await page.waitForURL(/cursor=50/);
  await page.getByText("Customer 051").waitFor();
  await open("/app/books?q=customer+010");
  await page.getByText("1 customer", { exact: true }).waitFor();
  await open("/app/books?q=nobody");
  await page.getByText("Nothing fits").waitFor();
});

test("Z-25: a quantity tells when it was pulled, and an item without tracking is pointed out", async () => {
  await open("/app/books?list=items");
  const mug = page.getByRole("row").filter({ hasText: "Enamel Mug" });
  await mug.getByRole("button", { name: "14" }).focus();
  await page.getByText("As pulled Nov 28, 2026").waitFor();
  const wrapping = page.getByRole("row").filter({ hasText: "Gift wrapping" });
  await wrapping.getByRole("button", { name: "Not tracked" }).focus();
  await page.getByText("inventory tracking is off for it").waitFor();
});

test("B-09: terms are shown once they are imported, and the page says how until then", async () => {
  await open("/app/books?list=terms");
  await page.getByText("Terms are not pulled").waitFor();
  ui.state.settings = settingsSchema.parse({ imports: { terms: true } });
  await open("/app/books?list=terms");
  await page.getByRole("row").filter({ hasText: "Net 30" }).getByText("Due in 30 days").waitFor();
});

test.each(["/app/books", "/app/connection"])(
  "Z-22: %s says when lists were pulled, and refreshes them",
  async (path) => {
    await open(path);
    await page.getByText("Last pulled Nov 28, 2026").waitFor();
    await page.getByRole("button", { name: "Refresh from QuickBooks" }).click();
    await expect.poll(() => toastsOf(page)).toEqual(["Refreshing from QuickBooks"]);
    expect(ui.state.booksLists.refreshes).toEqual(["Staff 42"]);
  },
);

test("a first reading tells how far it is, and a page that waits shows the lists when they are there", async () => {
  const { booksLists } = ui.state;
  booksLists.isRead = false;
  booksLists.pull = {
    pulledAt: null,
    isRunning: true,
    reading: { type: "Customer", count: 12_740 },
    trouble: null,
  };
  const { entries } = booksLists;
  booksLists.entries = [];
  await open("/app/books");
  await page.getByText("Reading customers: 12,740 so far").waitFor();
  await page.getByText("The customers were not read yet").waitFor();
  booksLists.entries = entries;
  booksLists.isRead = true;
  booksLists.pull = { pulledAt: new Date(), isRunning: false, reading: null, trouble: null };
  await page.getByText("120 customers").waitFor();
});

test("a pull that did not come through says why; without a company the page says so", async () => {
  ui.state.booksLists.pull = {
    ...ui.state.booksLists.pull,
    trouble: explain({ kind: "permission", subject: "Customer list", evidence: { system: "quickbooks" } }),
  };
  await open("/app/books");
  await page.getByText("The last refresh did not work: Permission Error").waitFor();
  ui.state.connection = null;
  await open("/app/books");
  await page.getByText("QuickBooks is not connected").waitFor();
  expect(await page.getByRole("button", { name: "Refresh from QuickBooks" }).count()).toBe(0);
});
