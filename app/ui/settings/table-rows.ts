import { z } from "zod";

/** One row of a mapping table while it is edited; `key` may still be empty. */
export type TableRow = { key: string; id: string };

const rowsSchema = z.array(z.object({ key: z.string(), id: z.string() }));

/** A table as it travels in the form: JSON of its rows. */
export function writeRows(rows: readonly TableRow[]): string {
  return JSON.stringify(rows);
}

/** Rows of a form's table; none when the text is not one. */
export function readRows(text: string): TableRow[] {
  try {
    return rowsSchema.parse(JSON.parse(text));
  } catch {
    return [];
  }
}

export function rowsOf(table: Record<string, unknown>): TableRow[] {
  return Object.entries(table).map(([key, id]) => ({ key, id: String(id) }));
}

/** Words that stand in more than one row, without regard to case: only one of them could count. */
export function findRepeated(rows: readonly TableRow[]): string | null {
  const words = rows.map((row) => row.key.trim().toLowerCase());
  return rows.find((_, index) => words.indexOf(words[index] ?? "") < index)?.key.trim() ?? null;
}
