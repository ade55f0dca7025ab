import { expect, test } from "vitest";
import { numberCandidates } from "#app/domain/mapping/number-candidates.ts";

test("a taken number counts up, then takes digits of the order's id", () => {
  const candidates = numberCandidates("WEB-1001", "gid://shopify/Order/5600123456789");
  expect(candidates.slice(0, 3)).toEqual(["WEB-1001", "WEB-1001-2", "WEB-1001-3"]);
  expect(candidates.slice(-4)).toEqual([
    "WEB-1001-6789",
    "WEB-1001-456789",
    "WEB-1001-23456789",
    "WEB-1001-600123456789",
  ]);
});

test("no candidate is longer than QuickBooks accepts, and none repeats", () => {
  const candidates = numberCandidates("WEB-12345678901234567", "gid://shopify/Order/42");
  expect(Math.max(...candidates.map((number) => number.length))).toBeLessThanOrEqual(21);
  expect(new Set(candidates).size).toBe(candidates.length);
});
