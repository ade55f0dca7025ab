import { lstatSync, readdirSync, readFileSync, statSync } from "node:fs";
import { basename, join, sep } from "node:path";
import { parseJsonExactly } from "./parse-json.ts";

export type OrderEntry = { source: string; raw: unknown };
export type RejectedEntry = { source: string; reason: string };
export type OrderFiles = { entries: OrderEntry[]; rejected: RejectedEntry[] };

const READABLE = /\.(json|jsonl|ndjson)$/i;

/**
 * Collects every order found under the paths: files, or folders read recursively in sorted order.
 * A file may hold `{...}`, `{"order": {...}}`, `{"orders": [...]}`, a list of those, or one per line.
 * `source` is the path below the given path (a file's base name), with `#n` from 1 when a file holds several.
 * Nothing throws: what cannot be read is in `rejected` with the reason. In a folder only *.json, *.jsonl and *.ndjson count.
 */
export function readOrderFiles(paths: string[]): OrderFiles {
  const result: OrderFiles = { entries: [], rejected: [] };
  for (const path of paths) readPath(path, result);
  return result;
}

function readPath(path: string, result: OrderFiles): void {
  try {
    if (statSync(path).isDirectory()) {
      const files = filesBelow(path, "", result).filter((file) => READABLE.test(file));
      if (files.length === 0) {
        result.rejected.push({ source: basename(path), reason: "The folder holds no JSON file." });
      }
      for (const file of files) readFile(join(path, file), file.split(sep).join("/"), result);
    } else if (READABLE.test(path)) {
      readFile(path, basename(path), result);
    } else {
      const reason = "Not a .json, .jsonl or .ndjson file.";
      result.rejected.push({ source: basename(path), reason });
    }
  } catch (error) {
    result.rejected.push({ source: basename(path), reason: `Cannot be opened: ${errorCode(error)}.` });
  }
}

function filesBelow(root: string, below: string, result: OrderFiles): string[] {
  const found: string[] = [];
  for (const name of readdirSync(join(root, below)).sort()) {
    const relative = below === "" ? name : join(below, name);
    try {
      // A link to a folder is not followed: it could lead back to where it stands.
      const isFolder = lstatSync(join(root, relative)).isDirectory();
      if (isFolder) found.push(...filesBelow(root, relative, result));
      else found.push(relative);
    } catch (error) {
      result.rejected.push({ source: relative, reason: `Cannot be opened: ${errorCode(error)}.` });
    }
  }
  return found;
}

function readFile(path: string, source: string, result: OrderFiles): void {
  let text: string;
  try {
    text = new TextDecoder("utf-8", { fatal: true }).decode(readFileSync(path));
  } catch (error) {
    const reason = error instanceof TypeError ? "Not UTF-8 text" : `Cannot be opened: ${errorCode(error)}`;
    result.rejected.push({ source, reason: `${reason}.` });
    return;
  }
  readText(text, source, result);
}

function readText(text: string, source: string, result: OrderFiles): void {
  if (text.trim() === "") {
    result.rejected.push({ source, reason: "The file is empty." });
    return;
  }
  try {
    addAll(ordersIn(parseJsonExactly(text)), source, result);
  } catch (whole) {
    const lines = text.split("\n").filter((line) => line.trim() !== "");
    if (lines.length > 1 && lines.some(isJsonObject)) {
      addLines(lines, source, result);
    } else {
      result.rejected.push({ source, reason: `Not valid JSON: ${errorMessage(whole)}.` });
    }
  }
}

function addLines(lines: string[], source: string, result: OrderFiles): void {
  let position = 0;
  for (const line of lines) {
    try {
      for (const raw of ordersIn(parseJsonExactly(line))) {
        position += 1;
        result.entries.push({ source: `${source}#${position}`, raw });
      }
    } catch (error) {
      position += 1;
      const reason = `The line is not valid JSON: ${errorMessage(error)}.`;
      result.rejected.push({ source: `${source}#${position}`, reason });
    }
  }
}

function addAll(orders: unknown[], source: string, result: OrderFiles): void {
  if (orders.length === 0) {
    result.rejected.push({ source, reason: "The file holds an empty list of orders." });
  }
  for (const [index, raw] of orders.entries()) {
    result.entries.push({ source: orders.length === 1 ? source : `${source}#${index + 1}`, raw });
  }
}

/** Unwraps the known envelopes; anything else is handed on as it is, for the importer to judge. */
function ordersIn(value: unknown): unknown[] {
  if (Array.isArray(value)) return value.flatMap((item) => (Array.isArray(item) ? [item] : ordersIn(item)));
  if (typeof value !== "object" || value === null) return [value];
  if ("line_items" in value || "total_price" in value) return [value];
  if ("orders" in value && Array.isArray(value.orders)) return ordersIn(value.orders);
  if ("order" in value && typeof value.order === "object" && value.order !== null) return [value.order];
  return [value];
}

function isJsonObject(line: string): boolean {
  try {
    const value = parseJsonExactly(line);
    return typeof value === "object" && value !== null;
  } catch {
    return false;
  }
}

function errorCode(error: unknown): string {
  if (error instanceof Error && "code" in error) return String(error.code);
  return errorMessage(error);
}

function errorMessage(error: unknown): string {
  return error instanceof Error ? error.message.replace(/\s+/g, " ") : String(error);
}
