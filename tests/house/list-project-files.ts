import { readdirSync } from "node:fs";
import path from "node:path";

/** What tools write: git ignores it too. */
const ignored = new Set(["node_modules", "build", ".git", ".data", ".cache", ".shopify", ".tmp", "coverage"]);
const results = new Set(["tests/bench/results", "tests/e2e/screenshots"]);

/** Every file of the project below `folder`, as paths from the top with `/`, whether git knows it already or not. */
export function listProjectFiles(folder = "."): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const file = path.posix.join(folder, entry.name);
    if (entry.isDirectory())
      return ignored.has(entry.name) || results.has(file) ? [] : listProjectFiles(file);
    return entry.isFile() && !/^[.]env($|[.](?!example$))|[.]log$/.test(entry.name) ? [file] : [];
  });
}
