import { spawnSync } from "node:child_process";
import { chmodSync, copyFileSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, onTestFinished, test } from "vitest";

function makeFolder(files: Record<string, string>): string {
  const folder = mkdtempSync(path.join(tmpdir(), "plumbline-counts-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
    writeFileSync(path.join(folder, file), text);
  }
  return folder;
}

/** Runs vitest with our reporter on planted test files; the last line of stdout and the exit code. */
function runPlanted(files: Record<string, string>): { lastLine: string | undefined; code: number | null } {
  const folder = makeFolder({ "package.json": '{"type":"module"}', ...files });
  symlinkSync(path.resolve("node_modules"), path.join(folder, "node_modules"));
  const reporters = ["--reporter=default", `--reporter=${path.resolve("tests/support/count-reporter.ts")}`];
  const vitest = [path.resolve("node_modules/vitest/vitest.mjs"), "run", "--root", folder, ...reporters];
  const run = spawnSync(process.execPath, vitest, {
    cwd: folder,
    encoding: "utf8",
    env: { PATH: process.env.PATH, NODE_ENV: "test" },
  });
  return { lastLine: run.stdout.trimEnd().split("\n").at(-1), code: run.status };
}

const head = 'import { beforeAll, describe, expect, test } from "vitest";\n';

test("a run that passes ends with its counts and code 0", () => {
  const ended = runPlanted({ "a.test.ts": `${head}test("a", () => {});\ntest("b", () => {});\n` });
  expect(ended).toEqual({ lastLine: "2 passed, 0 failed", code: 0 });
});

test("a failed test, a file that does not load, a failed hook and a stray error count as failures", () => {
  const ended = runPlanted({
    "fails.test.ts": `${head}test("a", () => {});\ntest("b", () => expect(1).toBe(2));\ntest.skip("c", () => {});\n`,
    "does-not-load.test.ts": 'import "./nowhere.ts";\n',
    "hook.test.ts": `${head}describe("d", () => {\n  beforeAll(() => { throw new Error("hook"); });\n  test("e", () => {});\n});\n`,
    "stray.test.ts": `${head}test("f", () => { void Promise.reject(new Error("stray")); });\n`,
  });
  expect(ended).toEqual({ lastLine: "2 passed, 4 failed, 2 skipped", code: 1 });
});

test("a run without any test is a failure and says so", () => {
  expect(runPlanted({})).toEqual({ lastLine: "0 passed, 1 failed", code: 1 });
});

/** Runs .ci/run in a folder of its own with an npm that prints `everything` for `npm test` and `server` for the rest. */
function runCi(everything: string, server: string): { lastLine: string | undefined; code: number | null } {
  const npm = `#!/bin/sh\nif [ "$1" = test ]; then ${everything}; else ${server}; fi\n`;
  const folder = makeFolder({ "bin/npm": npm, "node_modules/vitest/package.json": "{}", ".ci/keep": "" });
  copyFileSync(path.resolve(".ci/run"), path.join(folder, ".ci/run"));
  for (const program of ["bin/npm", ".ci/run"]) chmodSync(path.join(folder, program), 0o755);
  const env = { ...process.env, PATH: `${path.join(folder, "bin")}:${process.env.PATH}` };
  const run = spawnSync(path.join(folder, ".ci/run"), { encoding: "utf8", env });
  return { lastLine: run.stdout.trimEnd().split("\n").at(-1), code: run.status };
}

test.each([
  ["echo '10 passed, 0 failed'", "echo '3 passed, 0 failed, 1 skipped'", "13 passed, 0 failed", 0],
  ["echo '10 passed, 2 failed'; exit 1", "echo '3 passed, 0 failed'", "13 passed, 2 failed", 1],
  ["echo broken; exit 1", "echo '3 passed, 0 failed'", "3 passed, 1 failed", 1],
  ["echo '10 passed, 0 failed'", "echo '3 passed, 0 failed'; exit 7", "13 passed, 1 failed", 1],
])(".ci/run adds up both runs: %s and %s", (everything, server, lastLine, code) => {
  expect(runCi(everything, server)).toEqual({ lastLine, code });
});
