import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { type Settings, settingsSchema } from "#app/domain/settings/settings.ts";
import { parseJsonExactly } from "../emulators/shopify/importer/parse-json.ts";

/** Where a case plays: a company of the QuickBooks emulator, its closed books, the shop's time zone and currency. */
const placeSchema = z.strictObject({
  company: z.string().default("us-ast-plus"),
  closedUntil: z.string().nullable().default(null),
  timeZone: z.string().default("America/Los_Angeles"),
  shopCurrency: z.string().default("USD"),
});
export type Place = z.infer<typeof placeSchema>;

export type Case = {
  name: string;
  order: object;
  settings: Settings;
  place: Place;
  expected: Record<string, unknown>;
};

/** All cases: a folder each, with `order.json`, `expected.json`, and `settings.json` and `case.json` where they differ from the usual. */
export const cases: Case[] = readdirSync(import.meta.dirname, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map((entry) => readCase(entry.name))
  .sort((one, other) => (one.name < other.name ? -1 : 1));

function readCase(name: string): Case {
  const { says: _, ...expected } = readFile(name, "expected.json");
  return {
    name,
    order: readFile(name, "order.json"),
    settings: settingsSchema.parse(readFile(name, "settings.json", {})),
    place: placeSchema.parse(readFile(name, "case.json", {})),
    expected,
  };
}

function readFile(name: string, file: string, otherwise?: object): Record<string, unknown> {
  const path = join(import.meta.dirname, name, file);
  if (otherwise && !readdirSync(join(import.meta.dirname, name)).includes(file)) return { ...otherwise };
  return parseJsonExactly(readFileSync(path, "utf8")) as Record<string, unknown>;
}
