import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { checkEligibility } from "#app/domain/mapping/check-eligibility.ts";
import { planOrder } from "#app/domain/mapping/plan-order.ts";
import type { Sale } from "#app/domain/sale/sale.ts";
import { settingsSchema } from "#app/domain/settings/settings.ts";
import { createSaleSource } from "#app/shopify/sale-source.server.ts";
import { placeOrders } from "#tests/road/place-orders.ts";
import { startShop, type TestShop } from "#tests/shopify/start-shop.ts";
import { createImportContext } from "../emulators/shopify/importer/import-context.ts";
import { parseJsonExactly } from "../emulators/shopify/importer/parse-json.ts";
import { describeOutcome } from "./describe-outcome.ts";
import { sumJournal } from "./journal.ts";

let shop: TestShop;
beforeAll(async () => {
  shop = await startShop({ app: { configPath: "shopify.app.toml" } });
  await shop.install();
});
afterAll(() => shop?.emulator.close());

const cases = readdirSync(import.meta.dirname, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map((entry) => entry.name)
  .sort();

function readCase(name: string, file: string): unknown {
  return parseJsonExactly(readFileSync(join(import.meta.dirname, name, file), "utf8"));
}

/** The order through the shop's own API, as the app reads it. Every case has a shop of its own as far as ids go. */
async function readSale(order: object): Promise<Sale> {
  const context = createImportContext({ shopCurrency: "USD", now: "2026-03-02T12:00:00Z" });
  const [stored] = await placeOrders(shop.emulator.baseUrl, [order], context, { webhooks: false });
  const sale = await createSaleSource(shop.client).readSale(shop.shop, String(stored?.id));
  if (!sale.ok) throw new Error(JSON.stringify(sale.fault));
  if (!sale.value) throw new Error("The shop does not have the order.");
  return sale.value;
}

test("there are cases", () => expect(cases.length).toBeGreaterThan(20));

test.each(cases)("%s", async (name) => {
  const settings = settingsSchema.parse(readCase(name, "settings.json"));
  const sale = await readSale(readCase(name, "order.json") as object);
  const barred = checkEligibility(sale, settings, null, false);
  const outcome = describeOutcome(barred ? { ok: false, fault: barred } : planOrder(sale, settings));
  const { says: _, ...expected } = readCase(name, "expected.json") as Record<string, unknown>;
  expect(outcome).toEqual(expected);
  if ("journal" in outcome) expect(sumJournal(outcome.journal, sale.currency)).toBe(0);
});
