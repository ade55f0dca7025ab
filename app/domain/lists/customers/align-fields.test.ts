import { expect, test } from "vitest";
import { alignFields, meansSame } from "./align-fields.ts";

const place = {
  line1: "1 Main St.",
  line2: "Apt 2",
  city: "Bayshore",
  region: "CA",
  postalCode: "94326",
  country: "US",
};

test.each([
  ["phone", "+1 (541) 555-0142", "5415550142", true],
  ["phone", "0171 1234567", "+491711234567", true],
  ["phone", "+1 541 555 0142 ext. 3", "541-555-0142", true],
  ["phone", "+15415550142", "+15415550143", false],
  ["phone", "12345", "912345", false],
  ["email", "Ann@Example.com", "ann@example.com", true],
  ["email", "books@example.com, ann@example.com", "ann@example.com", true],
  ["email", "ann@example.com", "anna@example.com", false],
  ["givenName", "José", "Jose\u0301", true],
  ["givenName", "ann", "Ann", false],
  ["notes", null, "x", false],
])("of %s, %j and %j mean the same: %s", (field, left, right, isSame) => {
  expect(meansSame(field, left, right)).toBe(isSame);
  expect(meansSame(field, right, left)).toBe(isSame);
});

test("an address is the same in one line or two, with its state written out, in capitals", () => {
  const other = { ...place, line1: "1 MAIN ST, APT 2", line2: null, region: "California" };
  expect(meansSame("billingAddress", place, other)).toBe(true);
  expect(meansSame("billingAddress", place, { ...place, line2: "Apt 3" })).toBe(false);
  const canadian = { ...place, country: "CA", region: "QC", postalCode: "H3A 0G4" };
  expect(
    meansSame("shippingAddress", canadian, { ...canadian, region: "Québec", postalCode: "h3a0g4" }),
  ).toBe(true);
});

test("values that mean the same are said in the books' way, on both sides and in what was agreed", () => {
  const aligned = alignFields({
    agreed: { phone: "+15415550142", email: "ann@example.com" },
    shopify: { phone: "+15415550142", email: "new@example.com" },
    quickbooks: { phone: "(541) 555-0142", email: "Ann@example.com" },
  });
  expect(aligned.shopify).toEqual({ phone: "(541) 555-0142", email: "new@example.com" });
  expect(aligned.agreed).toEqual({ phone: "(541) 555-0142", email: "Ann@example.com" });
});
