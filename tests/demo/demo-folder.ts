import { createHash, randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { isDemoAlive } from "./is-demo-alive.ts";
import type { DemoArguments } from "./parse-arguments.ts";
import { replaceFile } from "./replace-file.ts";

/** Where one demo keeps its data: the database, the two emulators' journals, and its keys. */
export type DemoFolder = {
  path: string;
  databaseDir: string;
  shopifyFile: string;
  quickbooksFile: string;
  importsFile: string;
  keys: { encryptionKeys: string; shopifySecret: string };
  /** Marks a run with `--once` as complete, so that the next one starts anew. */
  finish(): void;
  /** Lets the next demo in. */
  release(): void;
};

/**
 * Opens `.data/demo`, or `.data/once` for a run that ends by itself. Such a run starts with empty books, unless the
 * last one with the same arguments was cut off: then it goes on where that stopped.
 */
export function openDemoFolder(args: DemoArguments): DemoFolder {
  const path = resolve(process.env.DEMO_DATA_DIR ?? ".data", args.once ? "once" : "demo");
  const finished = join(path, "finished");
  const purpose = purposeOf(args);
  const isOver =
    args.once &&
    (!existsSync(join(path, "purpose")) ||
      readText(join(path, "purpose")) !== purpose ||
      existsSync(finished));
  refuseSecondDemo(path);
  if (args.fresh || isOver) rmSync(path, { recursive: true, force: true });
  mkdirSync(path, { recursive: true });
  refuseOtherCompany(join(path, "company"), args.company ?? ordinaryCompany);
  replaceFile(join(path, "pid"), String(process.pid));
  replaceFile(join(path, "purpose"), purpose);
  return {
    path,
    databaseDir: join(path, "app"),
    shopifyFile: join(path, "shopify.jsonl"),
    quickbooksFile: join(path, "quickbooks.jsonl"),
    importsFile: join(path, "imports.json"),
    keys: readKeys(join(path, "keys.json")),
    finish: () => replaceFile(finished, ""),
    release: () => rmSync(join(path, "pid"), { force: true }),
  };
}

/** The emulators' journals have one writer: a second demo on the same data is refused as long as the first one lives. */
function refuseSecondDemo(path: string): void {
  const file = join(path, "pid");
  const pid = existsSync(file) ? Number(readText(file)) : 0;
  if (!pid || pid === process.pid || !isDemoAlive(pid)) return;
  throw new Error(
    `Another demo (process ${pid}) works on ${path}. Stop it first, or set DEMO_DATA_DIR to another folder.`,
  );
}

const ordinaryCompany = "the ordinary company";

/** Books that are kept already stay whose they are. */
function refuseOtherCompany(file: string, company: string): void {
  const known = existsSync(file) ? readText(file) : ordinaryCompany;
  const hasBooks = existsSync(join(dirname(file), "quickbooks.jsonl"));
  if (hasBooks && known !== company) {
    throw new Error(`The books of this demo belong to ${known}. --fresh forgets them and opens ${company}.`);
  }
  replaceFile(file, company);
}

function purposeOf(args: DemoArguments): string {
  const { imports, seed, settingsFile, company } = args;
  return createHash("sha256").update(JSON.stringify({ imports, seed, settingsFile, company })).digest("hex");
}

function readText(path: string): string {
  return readFileSync(path, "utf8");
}

function readKeys(path: string): DemoFolder["keys"] {
  if (!existsSync(path)) {
    const made = {
      encryptionKeys: `demo:${randomBytes(32).toString("base64")}`,
      shopifySecret: randomBytes(24).toString("hex"),
    };
    replaceFile(path, JSON.stringify(made));
  }
  return JSON.parse(readText(path)) as DemoFolder["keys"];
}
