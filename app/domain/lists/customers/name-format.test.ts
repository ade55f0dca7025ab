import fc from "fast-check";
import { expect, test } from "vitest";
import {
  displayNames,
  fillNameFormat,
  findNameTrouble,
  findSuffixTrouble,
  type NameParts,
  nameFields,
} from "./name-format.ts";

const ann: NameParts = {
  first: "Ann",
  last: "Lee",
  company: "Acme",
  email: "ann@example.com",
  phone: "+1555",
  number: "7001",
};

test.each([
  ["{first} {last}", ann, "Ann Lee"],
  ["{last}, {first}", ann, "Lee, Ann"],
  ["{last}, {first}", { ...ann, first: null }, "Lee"],
  ["{last}, {first}", { ...ann, last: " " }, "Ann"],
  ["{last}, {first}", { ...ann, first: null, last: null }, ""],
  ["{company} ({first} {last})", ann, "Acme (Ann Lee)"],
  ["{company} ({first} {last})", { ...ann, first: null, last: null }, "Acme"],
  ["{company} - {last}", { ...ann, company: null }, "Lee"],
  ["{first} {last} #{number}", ann, "Ann Lee #7001"],
  ["{email}", ann, "ann@example.com"],
])("B-46: the format %s of %j is %s", (format, parts, name) => {
  expect(fillNameFormat(format, parts)).toBe(name);
});

test("B-46: a format is refused in words when a field is unknown, a brace is open, a colon is in it or nothing varies", () => {
  expect(nameFields.map((field) => findNameTrouble(`{${field}}`))).toEqual(nameFields.map(() => null));
  expect(findNameTrouble("{frist}")).toMatch(/^\{frist\} is not a field: use \{first\}, /);
  expect(findNameTrouble("{first")).toMatch(/brace is open/);
  expect(findNameTrouble("{last}: {first}")).toMatch(/no colon/);
  expect(findNameTrouble("Customer")).toMatch(/at least one of/);
  expect([findSuffixTrouble(""), findSuffixTrouble("({n})"), findSuffixTrouble("(Shopify)")]).toEqual([
    null,
    null,
    null,
  ]);
  expect(findSuffixTrouble("{first}")).toMatch(/is not a field/);
});

test("I-09: a name that is taken gets the suffix of the settings, then what is the customer's own, then numbers", () => {
  const own = { number: "7001", email: "ann@example.com" };
  expect(displayNames("Ann Lee", "({n})", own, 100)).toEqual([
    "Ann Lee",
    "Ann Lee (2)",
    "Ann Lee (7001)",
    "Ann Lee (3)",
    "Ann Lee (4)",
    "Ann Lee (5)",
  ]);
  expect(displayNames("Ann Lee", "(Shopify)", own, 100).slice(0, 4)).toEqual([
    "Ann Lee",
    "Ann Lee (Shopify)",
    "Ann Lee (7001)",
    "Ann Lee (Shopify) 2",
  ]);
  expect(displayNames("Ann Lee", "- {email}", own, 100)[1]).toBe("Ann Lee - ann@example.com");
  expect(displayNames("Ann Lee", "", own, 100)).toEqual(["Ann Lee"]);
});

test("however long the name and its parts, every name fits, is whole characters, and no two are the same", () => {
  fc.assert(
    fc.property(
      fc.string({ unit: fc.constantFrom("a", "é", "🎁", "日", " "), minLength: 1, maxLength: 200 }),
      fc.constantFrom("({n})", "(Shopify)", "{email}", "{number}", "x".repeat(150)),
      fc.option(fc.string({ unit: "grapheme-ascii", maxLength: 120 })),
      (base, suffix, email) => {
        const names = displayNames(base.slice(0, 80).toWellFormed(), suffix, { number: "7001", email }, 100);
        expect(new Set(names).size).toBe(names.length);
        for (const name of names.slice(1)) {
          expect(name.length).toBeLessThanOrEqual(100);
          expect(name.isWellFormed()).toBe(true);
        }
      },
    ),
  );
});
