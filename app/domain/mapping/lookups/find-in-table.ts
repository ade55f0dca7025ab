import { foldWords } from "#app/domain/rules/fold-words.ts";

/** What a lookup chose: a QBO id, or null for the app's own way, and the mapping row that says so, in words. */
export type Choice = { id: string | null; mapping: string };

/**
 * Looks Shopify's words up in a mapping table, without regard to case and blanks; the first word that is listed counts.
 * Answers the row as the merchant wrote it.
 */
export function findInTable(
  table: Record<string, string>,
  words: readonly (string | null | undefined)[],
): { key: string; id: string } | null {
  const rows = new Map(Object.entries(table).map(([key, id]) => [foldWords(key), { key, id }]));
  for (const word of words) {
    const row = word ? rows.get(foldWords(word)) : undefined;
    if (row) return row;
  }
  return null;
}
