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

/** Cuts text to at most `maxLength` UTF-16 units without splitting a character that takes two. */
export function cutText(text: string, maxLength: number): string {
  if (text.length <= maxLength) return text;
  let kept = "";
  for (const character of text) {
    if (kept.length + character.length > maxLength) break;
    kept += character;
  }
  return kept;
}
