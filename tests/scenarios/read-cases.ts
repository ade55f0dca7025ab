import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { type Settings, settingsSchema } from "#app/domain/settings/settings.ts";
import { parseJsonExactly } from "../emulators/shopify/importer/parse-json.ts";

/** Where a case plays: a company of the QuickBooks emulator, its closed books, the shop's time zone and currency. */
export const placeSchema = z.strictObject({
  company: z.string().default("us-ast-plus"),
  closedUntil: z.string().nullable().default(null),
  timeZone: z.string().default("America/Los_Angeles"),
  shopCurrency: z.string().default("USD"),
});
export type Place = z.infer<typeof placeSchema>;

export type Case = {
  name: string;
  order: object;
  /** Members of the stored order that REST cannot state, such as the ledger of a return; null for most cases. */
  patch: object | null;
  settings: Settings;
  place: Place;
  expected: Record<string, unknown>;
};

/** All cases: a folder each, with `order.json`, `expected.json`, and `settings.json`, `case.json` and `patch.json` where they differ from the usual. */
export const cases: Case[] = readdirSync(import.meta.dirname, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map((entry) => readCase(entry.name))
  .sort((one, other) => (one.name < other.name ? -1 : 1));

function readCase(name: string): Case {
  const { says: _, ...expected } = readFile(name, "expected.json");
  return {
    name,
    order: readFile(name, "order.json"),
    patch: hasFile(name, "patch.json") ? readFile(name, "patch.json") : null,
    settings: settingsSchema.parse(readFile(name, "settings.json", {})),
    place: placeSchema.parse(readFile(name, "case.json", {})),
    expected,
  };
}

function readFile(name: string, file: string, otherwise?: object): Record<string, unknown> {
  if (otherwise && !hasFile(name, file)) return { ...otherwise };
  const text = readFileSync(join(import.meta.dirname, name, file), "utf8");
  return parseJsonExactly(text) as Record<string, unknown>;
}

function hasFile(name: string, file: string): boolean {
  return readdirSync(join(import.meta.dirname, name)).includes(file);
}
