import {
  appendFileSync,
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  truncateSync,
} from "node:fs";
import { dirname } from "node:path";
import { type Change, type Snapshot, tablesOf } from "./database.ts";

export type JournalEntry = { changes: Change[] } | { snapshot: Snapshot };

/**
 * Reads an append-only journal of JSON lines. A last line that was cut off when the process died is removed
 * from the file: its transaction was never answered. A broken line elsewhere is an error.
 */
export function readJournal(file: string): JournalEntry[] {
  if (!existsSync(file)) return [];
  const bytes = readFileSync(file);
  const end = bytes.lastIndexOf(0x0a) + 1;
  if (end < bytes.length) truncateSync(file, end);
  return bytes
    .subarray(0, end)
    .toString("utf8")
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line) as JournalEntry);
}

/**
 * Opens the journal for writing, with its folder. When `append` returns, the entry survives the death of the
 * process: the system has it, whatever becomes of us.
 */
export function openJournal(file: string): { append(entry: JournalEntry): void; close(): void } {
  mkdirSync(dirname(file), { recursive: true });
  const descriptor = openSync(file, "a");
  return {
    append: (entry) => appendFileSync(descriptor, `${JSON.stringify(entry)}\n`),
    close: () => closeSync(descriptor),
  };
}

/** The table state that a journal describes, or undefined for an empty one. */
export function foldJournal(entries: readonly JournalEntry[]): Snapshot | undefined {
  if (entries.length === 0) return undefined;
  let tables = new Map<string, Map<string, unknown>>();
  for (const entry of entries) {
    if ("snapshot" in entry) {
      tables = tablesOf(entry.snapshot);
      continue;
    }
    for (const [name, key, value] of entry.changes) changeTable(tables, name, key, value);
  }
  return Object.fromEntries([...tables].map(([name, map]) => [name, [...map]]));
}

function changeTable(
  tables: Map<string, Map<string, unknown>>,
  name: string,
  key: string,
  value: unknown,
): void {
  const map = tables.get(name) ?? new Map<string, unknown>();
  tables.set(name, map);
  // A deletion is journalled as a row of two: JSON has no undefined, an array prints it as null.
  if (value === undefined || value === null) map.delete(key);
  else map.set(key, value);
}
