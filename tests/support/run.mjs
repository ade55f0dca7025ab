// Starts a task on a machine that has only Node >= 20.19 and npm: installs what is missing, says what it is doing, and
// goes on under the Node 24 that comes with the packages. Plain JavaScript without imports of packages, because it
// runs before they are there. Usage: node tests/support/run.mjs <task> [arguments]
import { spawn, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const root = resolve(dirname(fileURLToPath(import.meta.url)), "../..");
const stamps = join(root, "node_modules", ".plumbline");
const isWindows = process.platform === "win32";

/** The Node 24 of the packages; npm scripts put it on the path, this finds it without them. */
function packagedNode() {
  const path = join(root, "node_modules", "node", "bin", isWindows ? "node.exe" : "node");
  return existsSync(path) ? path : process.execPath;
}

/** What the commands below see: Prisma's engine download and its update check stay off, Prisma needs neither. */
function environment() {
  const path = join(root, "node_modules", ".bin");
  return {
    ...process.env,
    PATH: `${path}${isWindows ? ";" : ":"}${process.env.PATH ?? ""}`,
    PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
    PRISMA_SKIP_POSTINSTALL_GENERATE: "1",
    PRISMA_HIDE_UPDATE_MESSAGE: "1",
    CHECKPOINT_DISABLE: "1",
    NODE_NO_WARNINGS: "1",
  };
}

function say(text) {
  process.stderr.write(`plumbline: ${text}\n`);
}

function hashFiles(paths) {
  const hash = createHash("sha256");
  for (const path of paths.sort()) hash.update(path).update(readFileSync(path));
  return hash.digest("hex");
}

function filesBelow(folder, keep) {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return filesBelow(path, keep);
    return keep(entry.name) && statSync(path).isFile() ? [path] : [];
  });
}

/** Runs a step when the files it depends on changed since it last succeeded. */
function step(name, inputs, words, work, isThere = () => true) {
  const stamp = join(stamps, name);
  const wanted = hashFiles(inputs);
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === wanted && isThere()) return;
  say(words);
  const started = Date.now();
  rmSync(stamp, { force: true });
  work();
  mkdirSync(stamps, { recursive: true });
  writeFileSync(stamp, wanted);
  say(`done in ${Math.max(1, Math.round((Date.now() - started) / 1000))} s`);
}

/** Runs a command quietly; when it fails its output is shown and the task ends. */
function command(program, args) {
  const result = spawnSync(program, args, {
    cwd: root,
    env: environment(),
    encoding: "utf8",
    shell: isWindows,
    maxBuffer: 1 << 28,
  });
  if (result.status === 0) return;
  process.stderr.write(
    `${result.stdout ?? ""}${result.stderr ?? ""}${result.error ? `${result.error.message}\n` : ""}`,
  );
  say(`"${program} ${args.join(" ")}" failed; the lines above say why`);
  process.exit(1);
}

function install() {
  const lock = join(root, "package-lock.json");
  step(
    "installed",
    [lock],
    "installing the packages (npm ci; the first time takes a few minutes) ...",
    () => command("npm", ["ci", "--no-audit", "--no-fund", "--loglevel=error"]),
    () => existsSync(join(root, "node_modules", "vite")),
  );
}

function generateClient() {
  const schema = join(root, "prisma", "schema.prisma");
  step(
    "generated",
    [schema],
    "generating the database client ...",
    () => command(packagedNode(), [join(root, "node_modules", "prisma", "build", "index.js"), "generate"]),
    () => existsSync(join(root, "node_modules", ".prisma", "client", "index.js")),
  );
}

function build() {
  const isSource = (name) => /\.(tsx?|css|json)$/.test(name) && !/\.test\.tsx?$/.test(name);
  const inputs = [
    ...["routes", "ui", "domain", "contracts"].flatMap((folder) =>
      filesBelow(join(root, "app", folder), isSource),
    ),
    ...[
      "app/root.tsx",
      "app/entry.client.tsx",
      "app/entry.server.tsx",
      "vite.config.ts",
      "remix.config.js",
      "package-lock.json",
    ].map((path) => join(root, path)),
  ];
  step(
    "built",
    inputs,
    "building the app's pages ...",
    () =>
      command(packagedNode(), [
        join(root, "node_modules", "@remix-run", "dev", "dist", "cli.js"),
        "vite:build",
      ]),
    () => existsSync(join(root, "build", "server", "index.js")),
  );
}

const vitest = ["node_modules/vitest/vitest.mjs", "run"];
const tasks = {
  demo: { needsBuild: true, script: ["tests/demo/main.ts"] },
  test: { needsBuild: true, script: vitest },
  bench: { needsBuild: true, script: ["tests/bench/main.ts"] },
  "emulator:quickbooks": { needsBuild: false, script: ["tests/emulators/quickbooks/main.ts"] },
  "emulator:shopify": { needsBuild: false, script: ["tests/emulators/shopify/main.ts"] },
  build: { needsBuild: true, script: null },
};

const [name = "", ...args] = process.argv.slice(2);
const task = tasks[name];
if (!task) {
  say(`unknown task "${name}"; known: ${Object.keys(tasks).join(", ")}`);
  process.exit(2);
}
const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  say(`Node 20.19 or newer is needed; this is ${process.version}`);
  process.exit(1);
}
install();
if (task.needsBuild) generateClient();
if (task.needsBuild) build();
if (task.script) {
  const child = spawn(packagedNode(), [...task.script, ...args], {
    cwd: root,
    env: environment(),
    stdio: "inherit",
  });
  // Ctrl-C reaches the child through the terminal as well; this process only waits for it to stop cleanly.
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => child.kill(signal));
  child.on("exit", (code, signal) => process.exit(code ?? (signal ? 1 : 0)));
}
