import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { z } from "zod";

const versions = z.record(z.string(), z.string());
const manifest = z
  .object({ dependencies: versions, devDependencies: versions, optionalDependencies: versions })
  .parse(JSON.parse(readFileSync("package.json", "utf8")));

const exact = /^\d+\.\d+\.\d+(-[0-9A-Za-z.-]+)?$/;

test("every package is pinned to one version, so that the same commit is the same program", () => {
  const all = { ...manifest.dependencies, ...manifest.devDependencies, ...manifest.optionalDependencies };
  expect(Object.keys(all).length).toBeGreaterThan(20);
  expect(Object.entries(all).filter(([, version]) => !exact.test(version))).toEqual([]);
});

test("the lock file holds exactly the versions that package.json names", () => {
  const lock = z
    .object({ packages: z.record(z.string(), z.looseObject({ version: z.string().optional() })) })
    .parse(JSON.parse(readFileSync("package-lock.json", "utf8")));
  const required = { ...manifest.dependencies, ...manifest.devDependencies };
  const locked = Object.keys(required).map((name) => [name, lock.packages[`node_modules/${name}`]?.version]);
  expect(Object.fromEntries(locked)).toEqual(required);
});
