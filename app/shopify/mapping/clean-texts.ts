/**
 * A copy of a wire value in which every text can be stored and sent on: without the character U+0000, which
 * PostgreSQL takes in no text, and with U+FFFD for halves of surrogate pairs, which no UTF-8 can carry. Apps write
 * both into titles, notes and gateway names.
 */
export function cleanTexts<Value>(value: Value): Value {
  return cleanValue(value) as Value;
}

function cleanValue(value: unknown): unknown {
  if (typeof value === "string") return cleanText(value);
  if (Array.isArray(value)) return value.map(cleanValue);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, cleanValue(part)]));
}

function cleanText(text: string): string {
  // Nearly all texts are clean: they are handed on without a copy.
  return text.includes("\u0000") || !text.isWellFormed()
    ? text.replaceAll("\u0000", "").toWellFormed()
    : text;
}
