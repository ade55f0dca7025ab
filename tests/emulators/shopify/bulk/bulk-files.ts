import { createHash } from "node:crypto";
import { existsSync, mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs";
import { type FileHandle, open } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** Results of bulk operations and uploaded inputs, as files beside the data file, or in a folder that goes with the emulator. */
export type BulkFiles = {
  /** Opens an empty result of that name for writing. */
  create(name: string): Promise<FileHandle>;
  /** Path and size of a result; undefined when there is none. */
  find(name: string): BulkFile | undefined;
  saveUpload(key: string, bytes: Uint8Array): void;
  findUpload(key: string): BulkFile | undefined;
  close(): void;
};

export type BulkFile = { path: string; bytes: number };

export function openBulkFiles(dataFile: string | undefined): BulkFiles {
  let folder: string | undefined;

  function pathOf(name: string): string {
    folder ??= dataFile === undefined ? mkdtempSync(join(tmpdir(), "shopify-bulk-")) : `${dataFile}.bulk`;
    mkdirSync(folder, { recursive: true });
    return join(folder, name);
  }

  function find(name: string): BulkFile | undefined {
    const path = pathOf(name);
    return existsSync(path) ? { path, bytes: statSync(path).size } : undefined;
  }

  return {
    create: (name) => open(pathOf(name), "w"),
    find: (name) => (/^[\w-]+\.jsonl$/.test(name) ? find(name) : undefined),
    saveUpload: (key, bytes) => writeFileSync(pathOf(uploadName(key)), bytes),
    findUpload: (key) => find(uploadName(key)),
    close() {
      if (dataFile === undefined && folder !== undefined) rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Keys hold slashes and whatever the file's name holds. */
function uploadName(key: string): string {
  return `upload-${createHash("sha256").update(key).digest("hex")}`;
}
