import { expect, test } from "vitest";
import { nameCandidates, personNameCandidates } from "#app/domain/mapping/name-candidates.ts";

test("a taken item name is told apart by its SKU before it is numbered", () => {
  expect(nameCandidates("Mug", ["MUG-1", "8101"], 100)).toEqual([
    "Mug",
    "Mug (MUG-1)",
    "Mug (8101)",
    "Mug (2)",
    "Mug (3)",
    "Mug (4)",
    "Mug (5)",
  ]);
});

test("the first namesake of a person gets a 2, all further ones their own mark", () => {
  expect(personNameCandidates("Ann Lee", "7001", 100).slice(0, 4)).toEqual([
    "Ann Lee",
    "Ann Lee (2)",
    "Ann Lee (7001)",
    "Ann Lee (3)",
  ]);
});

test("every candidate fits, keeps its ending, and splits no character", () => {
  const base = "🎁".repeat(60);
  for (const name of nameCandidates(base, ["SKU-1", "x".repeat(90)], 100).slice(1)) {
    expect(name.length).toBeLessThanOrEqual(100);
    expect(name).toMatch(/ \((SKU-1|\d)\)$/);
    expect(name).not.toMatch(/\p{Surrogate}/u);
  }
});

test("without a mark only numbers are left", () => {
  expect(nameCandidates("Mug", [null, ""], 100)).toHaveLength(5);
});
