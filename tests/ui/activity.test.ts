import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { explain } from "#app/domain/faults/explain.ts";
import { launchBrowser } from "#tests/support/launch-browser.ts";
import { aRun } from "./fake-runs.ts";
import { aFakeShop } from "./fake-services.ts";
import { openPage, waitForLife } from "./open-page.ts";
import { type RunningUi, startUi } from "./start-ui.ts";

let browser: Browser;
let ui: RunningUi;
let page: Page;
let troubles: string[];

beforeAll(async () => {
  [browser, ui] = await Promise.all([launchBrowser(), startUi()]);
});
beforeEach(async () => {
  Object.assign(ui.state, { ...aFakeShop(), runs: [aRun()] });
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
const runPath = `/app/activity/${aRun().id}`;
const change = (to: Parameters<typeof aRun>[0]) => {
  ui.state.runs = [aRun(to)];
};

test("M-42: progress moves by itself, and the end tells where every record stands", async () => {
  await open(runPath);
  await page.getByText("416 of 1,200 products done.").waitFor();
  expect(await page.getByRole("progressbar", { name: "Progress" }).getAttribute("value")).toBe("34");
  change({ taken: 1_200, results: { Synchronized: 1_100 } });
  await page.getByText("1,100 of 1,200 products done.").waitFor();
  change({ state: "done", taken: 1_200, results: { Synchronized: 1_199, Held: 1 }, finishedAt: new Date() });
  await page.getByText("1 Held, 1,199 Synchronized.").waitFor();
  await page.getByText("Done", { exact: true }).waitFor();
});

test("a run is paused, goes on, and is cancelled only after a second word", async () => {
  await open(runPath);
  await page.getByRole("button", { name: "Pause" }).click();
  await page.getByRole("button", { name: "Resume" }).waitFor();
  expect(ui.state.runs[0]?.state).toBe("paused");
  await page.getByRole("button", { name: "Resume" }).click();
  await page.getByRole("button", { name: "Pause" }).waitFor();
  await page.getByRole("button", { name: "Cancel", exact: true }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Keep it going" }).click();
  expect(ui.state.runs[0]?.state).toBe("running");
  await page.getByRole("button", { name: "Cancel", exact: true }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Cancel run" }).click();
  await page.getByText("Cancelled", { exact: true }).waitFor();
});

test("per record it tells what came of it; what failed is looked at alone", async () => {
  await open(runPath);
  await page.getByRole("link", { name: "Gift wrap 4", exact: true }).waitFor();
  await page.getByText("Something is inactive in QuickBooks").first().waitFor();
  await page.getByLabel("Show").selectOption("Failed");
  await page.waitForURL(/result=Failed/);
  await expect.poll(() => page.getByRole("link", { name: "Gift wrap 14" }).count()).toBe(0);
  await page.getByRole("button", { name: "First page" }).count();
});

test("a run that had to stop says why, and what to do", async () => {
  const subject = "the products of the shop";
  change({ state: "failed", reason: explain({ kind: "permission", subject }), finishedAt: new Date() });
  await open(runPath);
  await page.getByText(explain({ kind: "permission", subject }).title).waitFor();
  await page.getByRole("button", { name: "Try again" }).waitFor();
});

test("while Shopify lists the records it says how many there are so far", async () => {
  change({
    state: "preparing",
    isPrepared: false,
    wanted: 0,
    results: {},
    progress: {
      by: "bulk",
      operationId: "gid://shopify/BulkOperation/1",
      url: null,
      position: 0,
      found: 42_000,
      waitingSince: "2026-11-22T11:40:00.000Z",
    },
  });
  await open(runPath);
  await page.getByText("Shopify is listing the products: 42,000 so far.").waitFor();
});

test("the page of all runs tells what is under way and what was done", async () => {
  ui.state.runs.push(
    aRun({ id: "00000000-0000-4000-8000-000000000009", state: "done", results: { Synchronized: 1_200 } }),
  );
  await open("/app/activity");
  await page.getByRole("heading", { name: "Now" }).waitFor();
  await page.getByRole("heading", { name: "Before" }).waitFor();
  ui.state.runs = [];
  await open("/app/activity");
  await page.getByText("Nothing was started yet").waitFor();
});

test("everything on the page of a run is reached by keyboard", async () => {
  await open(runPath);
  const reached: string[] = [];
  for (let press = 0; press < 8; press += 1) {
    await page.keyboard.press("Tab");
    reached.push(await page.evaluate(() => document.activeElement?.textContent ?? ""));
  }
  expect(reached).toEqual(expect.arrayContaining(["Cancel", "Pause", "View products"]));
});
