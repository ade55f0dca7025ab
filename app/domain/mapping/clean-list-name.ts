import { cutText } from "#app/domain/text/fit-text.ts";

/**
 * Makes text fit for a QuickBooks list name: no colon, tab, newline, quote or control character, single blanks, at most
 * `maxLength` characters, never cut inside a character. QBO refuses colon, tab and newline in names (code 2040).
 * Answers "" when nothing is left.
 */
export function cleanListName(text: string, maxLength: number): string {
  const clean = text
    .normalize("NFC")
    .replace(/:/g, "-")
    .replace(/"/g, "'")
    .replace(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, " ")
    .trim();
  return cutText(clean, maxLength).trim();
}
