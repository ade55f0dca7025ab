import { readdirSync } from "node:fs";
import path from "node:path";
import { parse, validate } from "graphql";
import { expect, test } from "vitest";
import { adminSchema } from "#tests/emulators/shopify/graphql/admin-schema.ts";

const folder = path.resolve("app/shopify/queries");
const documents = readdirSync(folder).filter((name) => name.endsWith(".graphql.ts"));

test("there are documents to check", () => {
  expect(documents.length).toBeGreaterThan(3);
});

test.each(documents)("every operation of %s is one that Shopify's schema accepts", async (name) => {
  const exported: Record<string, unknown> = await import(path.join(folder, name));
  const operations = Object.values(exported).filter((value) => typeof value === "string");
  expect(operations.length).toBeGreaterThan(0);
  for (const operation of operations) {
    expect(validate(adminSchema(), parse(operation)).map(({ message }) => message)).toEqual([]);
  }
});
