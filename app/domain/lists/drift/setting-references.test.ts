import { expect, test } from "vitest";
import { z } from "zod";
import { settingsSchema } from "#app/domain/settings/settings.ts";
import { aCustomerEntry, anItemEntry } from "#tests/support/a-books-entry.ts";
import { findBrokenMappings, listSettingReferences, settingPlaces } from "./setting-references.ts";

type JsonSchema = {
  type?: string;
  pattern?: string;
  properties?: Record<string, JsonSchema>;
  additionalProperties?: JsonSchema | boolean;
  items?: JsonSchema;
  anyOf?: JsonSchema[];
  allOf?: JsonSchema[];
};

/** Paths of all members of the settings that hold an id of QuickBooks, as their pattern tells. */
function idPaths(schema: JsonSchema, path: string[] = []): string[] {
  const own = schema.pattern === "^\\d{1,20}$" ? [path.join(".")] : [];
  const inner = [
    ...Object.entries(schema.properties ?? {}).flatMap(([member, value]) =>
      idPaths(value, [...path, member]),
    ),
    ...(typeof schema.additionalProperties === "object"
      ? idPaths(schema.additionalProperties, [...path, "*"])
      : []),
    ...(schema.items ? idPaths(schema.items, [...path, "[]"]) : []),
    ...[...(schema.anyOf ?? []), ...(schema.allOf ?? [])].flatMap((one) => idPaths(one, path)),
  ];
  return [...new Set([...own, ...inner])];
}

/** Members of fixed tables, such as `accounts.income`, are looked for as one place each. */
const placeOf = (path: string): string => {
  if (path in settingPlaces) return path;
  return [...path.split(".").slice(0, -1), "*"].join(".");
};

test("row 14: every member of the settings that holds an id of QuickBooks is looked at", () => {
  const schema = z.toJSONSchema(settingsSchema, { unrepresentable: "any", io: "input" }) as JsonSchema;
  const places = new Set(idPaths(schema).map(placeOf));
  expect(places.size).toBeGreaterThan(20);
  expect([...places].filter((place) => !(place in settingPlaces))).toEqual([]);
  expect(Object.keys(settingPlaces).filter((place) => !places.has(place))).toEqual([]);
});

const settings = settingsSchema.parse({
  accounts: { income: "79" },
  gatewayAccounts: { "paypal|EUR": "35" },
  chargeItems: { shipping: "17" },
  classes: { byTag: { wholesale: "5" } },
  rules: [
    {
      id: "1",
      name: "Wholesale",
      conditions: [{ field: "tag", operator: "is", value: "x" }],
      effect: { itemId: "18" },
    },
  ],
});

test("references carry words for their place and the section of the settings", () => {
  expect(listSettingReferences(settings).map(({ type, id, words, part }) => [type, id, words, part])).toEqual(
    [
      ["Account", "79", "the account for «income»", "mapping"],
      ["Account", "35", "the clearing account of «paypal|EUR»", "gateways"],
      ["Item", "17", "the item for «shipping»", "charges"],
      ["Class", "5", "the class of the tag «wholesale»", "documents"],
      ["Item", "18", "the item of the rule «Wholesale»", "rules"],
    ],
  );
});

test("row 14: what is gone, merged or inactive is broken; what was never read says nothing", () => {
  const entries = [
    anItemEntry({ isActive: false }),
    anItemEntry({ id: "18", mergedInto: "19" }),
    aCustomerEntry(),
  ];
  const broken = findBrokenMappings(listSettingReferences(settings), entries, new Set(["Item", "Class"]));
  expect(broken.map(({ id, state, into }) => [id, state, into])).toEqual([
    ["17", "inactive", null],
    ["5", "missing", null],
    ["18", "merged", "19"],
  ]);
  expect(
    findBrokenMappings(
      listSettingReferences(settings),
      [anItemEntry(), anItemEntry({ id: "18" })],
      new Set(),
    ),
  ).toEqual([]);
});
