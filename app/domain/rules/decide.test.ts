import fc from "fast-check";
import { expect, test } from "vitest";
import { decideBySettings } from "#app/domain/rules/decide.ts";
import { type Settings, settingsSchema } from "#app/domain/settings/settings.ts";
import { aSale } from "#tests/support/a-sale.ts";

const always = [{ field: "sku", operator: "exists" }];
const counter = { id: "gid://shopify/Location/88", name: "Harbour Street" };

function settingsWith(rules: unknown[], more: Partial<Settings> = {}): Settings {
  const named = rules.map((rule, index) => ({
    id: String(index),
    name: `Rule ${index}`,
    conditions: always,
    ...Object(rule),
  }));
  return settingsSchema.parse({ ...more, rules: named });
}

test("without rules the settings decide, and say so", () => {
  const decisions = decideBySettings(aSale(), settingsWith([]));
  expect(decisions).toMatchObject({
    form: "invoice",
    hold: null,
    exclude: null,
    classId: null,
    prefix: null,
  });
  expect(decisions.words).toEqual(["Form invoice by the settings"]);
});

test("a rule that matches says why and what it decides", () => {
  const posCash = {
    name: "POS cash",
    conditions: [
      { field: "source", operator: "is", value: "pos" },
      { field: "total", operator: "atMost", value: "50" },
    ],
    effect: { departmentId: "12", form: "salesReceipt" },
  };
  const decisions = decideBySettings(aSale({ sourceName: "pos" }), settingsWith([posCash]));
  expect(decisions).toMatchObject({ form: "salesReceipt", departmentId: "12" });
  expect(decisions.words).toEqual([
    "Rule 1 «POS cash» matched because source is pos and total is at most 50: form sales receipt, location 12",
  ]);
});

test("the first rule that names a part wins; a later one that adds nothing says so", () => {
  const rules = [
    { effect: { classId: "1" } },
    { effect: { classId: "2", termId: "7" } },
    { effect: { classId: "3" } },
  ];
  const decisions = decideBySettings(aSale(), settingsWith(rules));
  expect(decisions).toMatchObject({ classId: "1", isClassByRule: true, termId: "7" });
  expect(decisions.words[2]).toContain("earlier rules had decided already");
});

test("a hold carries its note and the rule that made it", () => {
  const decisions = decideBySettings(aSale(), settingsWith([{ name: "Look", effect: { hold: "ask Ann" } }]));
  expect(decisions.hold).toEqual({ note: "ask Ann", why: "Rule 1 «Look» matched because SKU exists" });
});

test("where no rule spoke, a tag counts before the counter, and the counter before the channel", () => {
  const table = {
    byTag: { VIP: "1" },
    byLocation: { "harbour street": "2" },
    byChannel: { "Point of sale": "3" },
  };
  const settings = settingsWith([], { departments: table, classes: { ...table, byProductType: {} } });
  const sold = { channel: "Point of Sale", retailLocation: counter };
  expect(decideBySettings(aSale({ ...sold, tags: ["vip"] }), settings).departmentId).toBe("1");
  expect(decideBySettings(aSale(sold), settings)).toMatchObject({ departmentId: "2", classId: "2" });
  expect(decideBySettings(aSale({ channel: "Point of Sale" }), settings).words).toContain(
    "Location 3 by the settings: channel Point of sale",
  );
});

test("rules keep tables quiet for what they name, and only for that", () => {
  const table = { byTag: { vip: "1" }, byLocation: {}, byChannel: {} };
  const settings = settingsWith([{ effect: { departmentId: "9" } }], {
    departments: table,
    classes: { ...table, byProductType: {} },
  });
  const decisions = decideBySettings(aSale({ tags: ["vip"] }), settings);
  expect(decisions).toMatchObject({ departmentId: "9", classId: "1", isClassByRule: false });
});

test("what comes after a rule never changes what it decided", () => {
  const effect = fc.record(
    { classId: fc.nat(99).map(String), termId: fc.nat(99).map(String), prefix: fc.constantFrom("A-", "B-") },
    { requiredKeys: ["classId"] },
  );
  fc.assert(
    fc.property(fc.array(effect, { minLength: 1, maxLength: 5 }), fc.array(effect), (first, later) => {
      const rules = first.map((part) => ({ effect: part }));
      const short = decideBySettings(aSale(), settingsWith(rules));
      const long = decideBySettings(
        aSale(),
        settingsWith([...rules, ...later.map((part) => ({ effect: part }))]),
      );
      expect(long.classId).toBe(short.classId);
      if (short.termId !== null) expect(long.termId).toBe(short.termId);
      if (short.prefix !== null) expect(long.prefix).toBe(short.prefix);
    }),
  );
});
