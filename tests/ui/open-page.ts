import type { Browser, Page } from "playwright-core";

export type WatchedPage = { page: Page; troubles: string[] };

/**
 * A new page that notes every console error and warning, and every uncaught error: a page with any of them is broken,
 * hydration mismatches included. Statuses of failed documents are noted by the browser as errors too.
 */
export async function openPage(
  browser: Browser,
  viewport = { width: 1280, height: 900 },
): Promise<WatchedPage> {
  const page = await browser.newPage({ viewport });
  page.setDefaultTimeout(10_000);
  const troubles: string[] = [];
  page.on("console", (message) => {
    if (message.type() === "error" || message.type() === "warning") troubles.push(message.text());
  });
  page.on("pageerror", (error) => troubles.push(error.message));
  return { page, troubles };
}

/** Waits until React has taken the page over; a click before that is lost. */
export async function waitForLife(page: Page): Promise<void> {
  await page.waitForFunction(() => {
    const root = document.querySelector("body > *");
    return root !== null && Object.keys(root).some((key) => key.startsWith("__react"));
  });
}

/** What the page told at the edge of the admin. */
export const toastsOf = (page: Page): Promise<string[]> =>
  page.evaluate(() => (window as unknown as { toasts: string[] }).toasts);
