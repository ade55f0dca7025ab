import { existsSync } from "node:fs";
import { type Browser, chromium } from "playwright-core";
import { unpackChromium } from "#tests/support/unpack-chromium.ts";

const SYSTEM_CHROMIUM = "/usr/bin/chromium";
const ORDINARY_USER_AGENT =
  "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/153.0.0.0 Safari/537.36";

/**
 * Starts a headless Chromium for browser tests: `CHROMIUM_PATH`, else the system's, else the packaged one.
 *
 * The user agent is that of an ordinary Chrome, because Shopify's library answers anything that isbot knows
 * (HeadlessChrome is on its list) with 410. The package's own arguments are left out: they switch off
 * same-origin checks (`--disable-web-security`), which an embedded app must live with. The caller closes the browser.
 *
 * @throws when no executable is found or it does not start.
 */
export async function launchBrowser(): Promise<Browser> {
  const executablePath =
    process.env.CHROMIUM_PATH ?? (existsSync(SYSTEM_CHROMIUM) ? SYSTEM_CHROMIUM : await unpackChromium());
  return chromium.launch({ executablePath, args: ["--no-sandbox", `--user-agent=${ORDINARY_USER_AGENT}`] });
}
