/**
 * The form in which names, e-mail addresses and SKUs of two systems are compared: one way of writing each character, lower
 * case, single blanks. QuickBooks compares names without regard to case. Null for nothing: nothing never matches.
 * `matchKey("  Élan  Vital ")` is `"élan vital"`.
 */
export function matchKey(text: string | null | undefined): string | null {
  const key = (text ?? "").normalize("NFKC").toLowerCase().replace(/\s+/gu, " ").trim();
  return key === "" ? null : key;
}
