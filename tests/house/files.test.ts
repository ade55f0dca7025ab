import { readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { listProjectFiles } from "#tests/house/list-project-files.ts";

const maxLines = 300;
const source = /[.](ts|tsx|mjs|cjs|js|css|sql|prisma|graphql|html|sh)$/;
/** Source files that may be longer, with the reason. */
const longFiles: Record<string, string> = {
  "prisma/schema.prisma": "a list of tables to look things up in, not to read from end to end",
  "tests/emulators/shopify/fixtures/order-accounting.graphql":
    "one query that asks for every field of an order: cutting it would test another query",
};

const kebabCase = /^[.]?[a-z0-9]+(-[a-z0-9]+)*([.][a-z0-9]+(-[a-z0-9]+)*)*$/;
/** Names that others chose: Remix's routes carry their URL, notices and migrations have names of their own. */
const namedByOthers = /^app\/routes\/|\/(README[.]md|LICENSE[.][a-z-]+)$|^prisma\/migrations\//;

const binary = /[.](gz|png|jpg|ico|woff2?)$/;
/** Joined here, so that this file does not name them. */
const unfinished = new RegExp(`\\b(${["TO", "DO"].join("")}|${["FIX", "ME"].join("")})\\b`);

const files = listProjectFiles();

test("no source file is longer than a reader can hold", () => {
  expect(files.length).toBeGreaterThan(100);
  const long = files
    .filter((file) => source.test(file) && !(file in longFiles))
    .map((file) => ({ file, lines: readFileSync(file, "utf8").split("\n").length - 1 }))
    .filter(({ lines }) => lines > maxLines);
  expect(long).toEqual([]);
});

test("every exception from the length of a file is still needed", () => {
  for (const file of Object.keys(longFiles)) {
    expect(readFileSync(file, "utf8").split("\n").length, file).toBeGreaterThan(maxLines);
  }
});

test("files are named in kebab-case", () => {
  const ours = files.filter((file) => /^(app|extensions|prisma|public|tests)\//.test(file));
  const others = ours.filter((file) => !namedByOthers.test(file) && !kebabCase.test(path.basename(file)));
  expect(others).toEqual([]);
});

test("nothing is marked as unfinished", () => {
  const texts = files.filter((file) => !binary.test(file) && file !== "package-lock.json");
  expect(texts.filter((file) => unfinished.test(readFileSync(file, "utf8")))).toEqual([]);
});

test("no file only hands on what other files export", () => {
  const barrels = files.filter((file) => /[.]tsx?$/.test(file) && isBarrel(readFileSync(file, "utf8")));
  expect(barrels).toEqual([]);
});

test("a barrel is seen for what it is, and a file with a line of its own is none", () => {
  expect(isBarrel('// All of it.\nexport * from "./a.ts";\nexport type {\n  B,\n} from "./b.ts";\n')).toBe(
    true,
  );
  expect(isBarrel('export * from "./a.ts";\nexport const b = 1;\n')).toBe(false);
  expect(isBarrel("\n")).toBe(false);
});

function isBarrel(text: string): boolean {
  const handedOn = /^export\s+(type\s+)?(\*(\s+as\s+\w+)?|\{[^}]*\})\s+from\s+["'][^"']+["'];?$/gm;
  const code = text.replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, "").trim();
  return code !== "" && code.replace(handedOn, "").trim() === "";
}
