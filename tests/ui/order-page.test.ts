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
  return () => page.close();
});
afterAll(async () => {
  await Promise.all([browser.close(), ui.close()]);
});

async function openOrder(id: number): Promise<void> {
  await page.goto(`${ui.origin}/app/orders/${id}`);
  await waitForLife(page);
}

test("a failed order shows cause, fix, code and the proof, and is pushed again", async () => {
  await openOrder(5004);
  await page
    .getByText(/Amount calculation incorrect/)
    .first()
    .waitFor();
  await page.getByText(/Code QBO-REJECTED/).waitFor();
  const proof = page.getByRole("table", { name: "Proof that the amounts agree" });
  await expect.poll(() => proof.getByText("Equal").count()).toBe(3);
  await page.getByRole("button", { name: "Push again" }).click();
  await expect.poll(() => toastsOf(page)).toEqual(["1 order queued for QuickBooks"]);
  expect(ui.state.wishes).toMatchObject([{ steering: "push", ids: ["gid://shopify/Order/5004"] }]);
  expect(troubles).toEqual([]);
});

test("each line tells which field, mapping and rule made it", async () => {
  await openOrder(5004);
  const line = page.getByRole("row", { name: /Enamel Mug/ }).first();
  await line.getByText("Why this line").click();
  await line.getByText(/^Shopify field: ./).waitFor();
  await line.getByText(/^Mapping: ./).waitFor();
  await line.getByText(/^Rule: ./).waitFor();
});

test("every document it becomes stands on a card, with what it settles, and the journal of all unfolds", async () => {
  await openOrder(5002);
  for (const name of ["Invoice WEB-1002", "Payment 1002", "Credit memo WEB-1002-R1", "Credit applied"]) {
    await page.getByRole("heading", { level: 2, name, exact: true }).waitFor();
  }
  await page.getByText("Pays Invoice WEB-1002 ($1,294.50).").waitFor();
  await page.getByText(/^Sets .*Credit memo WEB-1002-R1 \(\$20.00\).* off against each other\.$/).waitFor();
  await page.getByText(/^Rule 1 «Net 30 for wholesale» matched because tag is wholesale/).waitFor();
  const journal = page.getByRole("table", { name: "Journal of the order" });
  expect(await journal.count()).toBe(0);
  await page.getByRole("button", { name: "Show the journal" }).click();
  await journal.getByRole("row", { name: "Sum $2,629.00 $2,629.00" }).waitFor();
  expect(troubles).toEqual([]);
});

test("an order that changed shows what is booked beside what it is now", async () => {
  await openOrder(5006);
  const changes = page.getByRole("table", { name: "Changes of Invoice WEB-1006" });
  await changes.getByRole("row", { name: "2 × Enamel Mug (MUG-1) $40.00 –" }).waitFor();
  await changes.getByRole("row", { name: "3 × Enamel Mug (MUG-1) – $60.00" }).waitFor();
  await changes.getByRole("row", { name: "Total $1,274.50 $1,294.50" }).waitFor();
  expect(troubles).toEqual([]);
});

test("an order is held with a note, and a cancelled hold changes nothing", async () => {
  await openOrder(5004);
  await page.getByRole("button", { name: "Hold", exact: true }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("button", { name: "Cancel" }).click();
  await dialog.waitFor({ state: "hidden" });
  expect(ui.state.wishes).toEqual([]);
  await page.getByRole("button", { name: "Hold", exact: true }).click();
  await dialog.getByRole("textbox", { name: /Note/ }).fill("Fraud review");
  await dialog.getByRole("button", { name: "Hold" }).click();
  await expect.poll(() => ui.state.wishes).toMatchObject([{ steering: "hold", note: "Fraud review" }]);
  await page.getByRole("heading", { level: 1 }).getByText("#1004").waitFor();
  expect(troubles).toEqual([]);
});

test("W-20 a booked order names its documents with the way to each in QuickBooks", async () => {
  await openOrder(5002);
  await page.getByRole("link", { name: "Invoice WEB-1002 in QuickBooks, opens a new tab" }).waitFor();
  await page.getByRole("link", { name: "Payment 1002 in QuickBooks, opens a new tab" }).waitFor();
  expect(await page.getByRole("button", { name: "Hold", exact: true }).count()).toBe(0);
});

test("an order that does not exist is answered with 404 and a page in the frame of the app", async () => {
  const response = await page.goto(`${ui.origin}/app/orders/999999`);
  expect(response?.status()).toBe(404);
  await page.getByRole("heading", { name: "There is nothing here" }).first().waitFor();
});
