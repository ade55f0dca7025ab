import { createHash, randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import type { DemoArguments } from "./parse-arguments.ts";

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
  if (args.fresh || isOver) rmSync(path, { recursive: true, force: true });
  mkdirSync(path, { recursive: true });
  writeFileSync(join(path, "purpose"), purpose);
  return {
    path,
    databaseDir: join(path, "app"),
    shopifyFile: join(path, "shopify.jsonl"),
    quickbooksFile: join(path, "quickbooks.jsonl"),
    importsFile: join(path, "imports.json"),
    keys: readKeys(join(path, "keys.json")),
    finish: () => writeFileSync(finished, ""),
  };
}

function purposeOf(args: DemoArguments): string {
  const { imports, seed, settingsFile } = args;
  return createHash("sha256").update(JSON.stringify({ imports, seed, settingsFile })).digest("hex");
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
    writeFileSync(path, JSON.stringify(made), { mode: 0o600 });
  }
  return JSON.parse(readText(path)) as DemoFolder["keys"];
}
