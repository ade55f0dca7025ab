import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { explain } from "#app/domain/faults/explain.ts";
import type { Fault } from "#app/domain/faults/fault.ts";
import { faultCodes } from "#app/domain/faults/fault-code.ts";
import { faultsPage } from "#tests/house/faults-page.ts";
import { sampleFaults } from "#tests/house/sample-faults.ts";

const samples: Fault[] = Object.values(sampleFaults);

test("every kind of fault has a code of its own, in words that can be read out", () => {
  const codes = Object.values(faultCodes);
  expect(new Set(codes).size).toBe(codes.length);
  expect(codes.filter((code) => !/^[A-Z]+(-[A-Z]+)+$/.test(code))).toEqual([]);
});

test("every kind of fault has a sample of that kind", () => {
  expect(Object.entries(sampleFaults).map(([kind, fault]) => [kind, fault.kind])).toEqual(
    Object.keys(faultCodes).map((kind) => [kind, kind]),
  );
});

test.each(samples)("$kind is explained by a title, a cause and a fix", (fault) => {
  const { code, title, cause, fix } = explain(fault);
  expect(code).toBe(faultCodes[fault.kind]);
  expect(title.length).toBeGreaterThan(5);
  expect(title).not.toMatch(/[.]$/);
  for (const sentence of [cause, fix]) expect(sentence).toMatch(/^["«\p{Lu}].{8,}/u);
  expect([title, cause, fix].join(" ")).not.toMatch(/undefined|null|NaN|\[object/);
});

test("docs/faults.md is what `npm run docs:faults` writes", () => {
  expect(readFileSync("docs/faults.md", "utf8")).toBe(faultsPage());
});
