import { CsvError, parse } from "csv-parse";
import { linkColumns, neededColumns, readLinkLine } from "#app/domain/lists/links/links-file.ts";
import type { FileLine } from "#app/sync/use-cases/apply-links-file.ts";

export const maxFileBytes = 40 * 1024 * 1024;
export const maxFileLines = 250_000;
const maxLineChars = 20_000;

export type ParsedLinks = { ok: true; lines: FileLine[] } | { ok: false; reason: string };
type Column = (typeof linkColumns)[number];

/**
 * Reads a CSV file of links, with commas, semicolons or tabs, in UTF-8, UTF-16 or the code page of older spreadsheets.
 * What is no such file is refused as a whole, with the line where reading stopped; a line that says nothing sensible is kept
 * with its reason. Lines are counted as an editor counts them.
 */
export async function parseLinksCsv(bytes: Uint8Array, homeCurrency: string): Promise<ParsedLinks> {
  if (bytes.length > maxFileBytes) return no(`A file may have ${maxFileBytes / 1024 / 1024} MB at most.`);
  const text = decode(bytes);
  if (text.includes("\0")) return no("This is no CSV file. Save the table as CSV first.");
  const parser = parse(text, {
    delimiter: delimiterOf(text),
    relax_column_count: true,
    skip_empty_lines: true,
    max_record_size: maxLineChars,
    info: true,
  });
  const lines: FileLine[] = [];
  let header: Map<Column, number> | null = null;
  try {
    for await (const { record, info } of parser as AsyncIterable<{
      record: string[];
      info: { lines: number };
    }>) {
      if (header === null) {
        const read = readHeader(record);
        if (typeof read === "string") return no(read);
        header = read;
        continue;
      }
      if (lines.length === maxFileLines) return no(`A file may have ${maxFileLines} lines at most.`);
      const columns = header;
      const cell = (column: Column) => record[columns.get(column) ?? -1] ?? "";
      lines.push({ line: info.lines, ...readLinkLine(cell, homeCurrency) });
    }
  } catch (error) {
    if (error instanceof CsvError) return no(`The file cannot be read as CSV. ${error.message}.`);
    throw error;
  }
  return lines.length === 0
    ? no("The file has no links: only a first line, or nothing at all.")
    : { ok: true, lines };
}

const no = (reason: string): { ok: false; reason: string } => ({ ok: false, reason });

/** Excel writes "Unicode text" as UTF-16, and CSV in the code page of its system. Ids are the same in all of them. */
function decode(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder("utf-16le").decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder("utf-16be").decode(bytes);
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder("windows-1252").decode(bytes);
  }
}

/** Spreadsheets of many countries write semicolons. The first line has a column name on each side of it. */
function delimiterOf(text: string): string {
  const first = text.slice(0, 1_000).split(/[\r\n]/)[0] ?? "";
  return [";", "\t"].find((delimiter) => first.split(delimiter).length > first.split(",").length) ?? ",";
}

function readHeader(cells: readonly string[]): Map<Column, number> | string {
  const names = cells.map((cell) => cell.trim().toLowerCase());
  const columns = linkColumns.map((column) => [column, names.indexOf(column.toLowerCase())] as const);
  const found = new Map(columns.filter(([, at]) => at >= 0));
  const missing = neededColumns.filter((column) => !found.has(column));
  if (missing.length === 0) return found;
  return `The first line has to name the columns ${neededColumns.join(", ")}; missing: ${missing.join(", ")}. Export the links to see how such a file looks.`;
}
