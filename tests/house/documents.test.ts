import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { loadEnv } from "#app/platform/env.ts";
import { listProjectFiles } from "#tests/house/list-project-files.ts";

const documents = listProjectFiles("docs")
  .concat("README.md", "CHANGELOG.md")
  .filter((file) => file.endsWith(".md"));
const maxLines = 200;

/** Paths of the repository that a text names: in backticks below a known folder, or as the target of a link. */
function namedPaths(file: string, text: string): string[] {
  const folders = "app|tests|docs|prisma|extensions|public|[.]ci";
  const quoted = [
    ...text.matchAll(new RegExp(`\`((?:${folders})/[^\`\\s*<>{}]*|[.]dependency-cruiser[.]cjs)\``, "g")),
  ];
  const linked = [...text.matchAll(/\]\((?!https?:|mailto:|#)([^)#]+)(?:#[^)]*)?\)/g)];
  return [
    ...quoted.map(([, named = ""]) => named),
    ...linked.map(([, target = ""]) => path.posix.join(path.posix.dirname(file), target)),
  ];
}

test.each(documents)("every path that %s names exists", (file) => {
  const missing = namedPaths(file, readFileSync(file, "utf8")).filter((named) => !existsSync(named));
  expect(missing).toEqual([]);
});

test("the architecture can be read in one sitting, and names the files it speaks of", () => {
  const text = readFileSync("docs/ARCHITECTURE.md", "utf8");
  expect(text.split("\n").length).toBeLessThan(maxLines);
  expect(namedPaths("docs/ARCHITECTURE.md", text).length).toBeGreaterThan(60);
});

test("a path that does not exist would be found", () => {
  expect(
    namedPaths("docs/a.md", "see `app/nowhere.ts`, [there](runbooks/none.md#top) and [x](https://x.y)"),
  ).toEqual(["app/nowhere.ts", "docs/runbooks/none.md"]);
});

/** Names at the start of a line, set or commented out. */
const example = readFileSync(".env.example", "utf8");
const exampleNames = [...example.matchAll(/^#? ?([A-Z][A-Z0-9_]+)=/gm)].map(([, name]) => name).sort();
const schemaNames = [...readFileSync("app/platform/env.ts", "utf8").matchAll(/^ {2}([A-Z][A-Z0-9_]+):/gm)]
  .map(([, name]) => name)
  .sort();

test(".env.example and the README name exactly the variables that the app reads", () => {
  const table = [...readFileSync("README.md", "utf8").matchAll(/^\| `([A-Z][A-Z0-9_]+)` \|/gm)].map(
    ([, name]) => name,
  );
  expect(schemaNames.length).toBeGreaterThan(15);
  expect(exampleNames).toEqual(schemaNames);
  expect(table.sort()).toEqual(schemaNames);
});

test(".env.example is a complete environment once its keys are filled in", () => {
  const lines = [...example.matchAll(/^([A-Z][A-Z0-9_]+)=(.*)$/gm)];
  const given = Object.fromEntries(lines.map(([, name = "", value]) => [name, value || "filled-in"]));
  const env = loadEnv({ ...given, ENCRYPTION_KEYS: `k1:${Buffer.alloc(32, 1).toString("base64")}` });
  expect(env.DATABASE_URL).toBeUndefined();
});
