import {
  appendFileSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import { dirname } from "node:path";
import type { Change } from "./change.ts";

/** The emulator's memory on disk: one change per line, appended before it takes effect, so that a killed process loses nothing. */
export type Journal = {
  replay(): Change[];
  append(changes: Change[]): void;
  /** Puts these changes in the place of all earlier ones, at once or not at all. */
  rewrite(changes: Change[]): void;
};

export function openJournal(dataFile: string | undefined): Journal {
  if (dataFile === undefined) return { replay: () => [], append: () => {}, rewrite: () => {} };
  mkdirSync(dirname(dataFile), { recursive: true });
  return {
    replay: () => (existsSync(dataFile) ? readChanges(dataFile) : []),
    append: (changes) => appendFileSync(dataFile, toLines(changes)),
    rewrite(changes) {
      writeFileSync(`${dataFile}.new`, toLines(changes));
      renameSync(`${dataFile}.new`, dataFile);
    },
  };
}

function toLines(changes: Change[]): string {
  return changes.map((change) => `${JSON.stringify(change)}\n`).join("");
}

/** A last line without its newline was cut by a kill in mid-write: it never took effect, so it is removed. */
function readChanges(dataFile: string): Change[] {
  const bytes = readFileSync(dataFile);
  const end = bytes.lastIndexOf(0x0a) + 1;
  if (end < bytes.length) truncateSync(dataFile, end);
  const lines = bytes.subarray(0, end).toString("utf8").split("\n").slice(0, -1);
  return lines.map((line, index) => {
    try {
      return JSON.parse(line) as Change;
    } catch (error) {
      throw new Error(`${dataFile}:${index + 1} is not a journal line.`, { cause: error });
    }
  });
}
