import { expect, test } from "vitest";
import { fieldText, fieldWord } from "./field-words.ts";

test("fields have names that people use", () => {
  expect(["givenName", "billingAddress", "sku", "price"].map(fieldWord)).toEqual([
    "First name",
    "Billing address",
    "SKU",
    "Price",
  ]);
});

test("values read in one line", () => {
  expect(fieldText(null)).toBe("–");
  expect(fieldText(false)).toBe("No");
  expect(fieldText({ line1: "1 Main St", line2: null, city: "Ulm" })).toBe("1 Main St, Ulm");
  expect(fieldText({ line1: null })).toBe("–");
});
