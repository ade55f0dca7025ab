import { closeSync, fsyncSync, openSync, renameSync, writeSync } from "node:fs";

/** Puts `text` in the place of the file at once or not at all, so that a run cut off in mid-write never leaves half a file. */
export function replaceFile(path: string, text: string): void {
  const next = `${path}.new`;
  const file = openSync(next, "w", 0o600);
  try {
    writeSync(file, text);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  renameSync(next, path);
}
