const TAIL = 40;
/** Replaces halves of surrogate pairs, which no valid UTF-8 can carry, and control characters other than line breaks. */
export function cleanText(text: string): string {
  return text
    .replace(/\p{Surrogate}/gu, "\uFFFD")
    .replace(/\r\n?/g, "\n")
    .replace(/[^\P{Cc}\n]/gu, " ")
    .trim();
}

/** `cleanText` on one line: runs of white space become one blank. */
export function cleanLine(text: string): string {
  return cleanText(text).replace(/\s+/gu, " ").trim();
}

/**
 * The longest beginning of `text` with at most `maxLength` UTF-16 units that splits no character. QuickBooks counts
 * like Java, in UTF-16 units, so an emoji counts as two.
 */
export function cutText(text: string, maxLength: number): string {
  if (text.length <= maxLength) return text;
  let end = maxLength;
  while (end > 0 && isLowSurrogate(text, end)) end -= 1;
  return text.slice(0, end);
}

/**
 * Shortens `text` to `maxLength` in its middle, so that an ending which tells two texts apart (a marker, a SKU, a
 * currency) survives: `shortenMiddle("abcdefghij", 7)` is `"ab…ghij"`.
 */
export function shortenMiddle(text: string, maxLength: number): string {
  if (text.length <= maxLength) return text;
  const tailLength = Math.min(TAIL, Math.floor((maxLength * 2) / 3));
  let start = text.length - tailLength;
  while (start < text.length && isLowSurrogate(text, start)) start += 1;
  const tail = text.slice(start);
  return `${cutText(text, maxLength - 1 - tail.length)}…${tail}`;
}

/** `cleanLine` cut to `maxLength`. */
export function fitLine(text: string, maxLength: number): string {
  return cutText(cleanLine(text), maxLength).trim();
}

function isLowSurrogate(text: string, index: number): boolean {
  const unit = text.charCodeAt(index);
  return unit >= 0xdc00 && unit <= 0xdfff;
}
