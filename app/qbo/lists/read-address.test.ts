import { expect, test } from "vitest";
import { readAddress } from "#app/qbo/lists/read-address.ts";

const NOTHING = {
  Line1: null,
  Line2: null,
  Line3: null,
  Line4: null,
  Line5: null,
  City: null,
  CountrySubDivisionCode: null,
  PostalCode: null,
  Country: null,
};

test.each([
  ["US", "US"],
  ["usa", "US"],
  ["United States", "US"],
  ["Great Britain", "GB"],
  ["United Kingdom", "GB"],
  ["UK", "GB"],
  ["germany", "DE"],
  ["Serbia", "RS"],
  ["Côte d’Ivoire", "CI"],
  ["Ruritania", undefined],
])("the country %s is %s", (text, code) => {
  expect(readAddress({ ...NOTHING, Country: text })?.country).toBe(code);
});

test("an address of which nothing is set is none", () => {
  expect(readAddress(NOTHING)).toBeNull();
  expect(readAddress(undefined)).toBeNull();
});
