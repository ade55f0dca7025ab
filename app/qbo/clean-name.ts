import { cleanLine, shortenMiddle } from "#app/domain/text/fit-text.ts";

/** Customers may have 500 characters, but PrintOnCheckName, which follows DisplayName, stops at 110. */
const MAX_NAME_LENGTH = 100;

/**
 * Makes a name that QuickBooks accepts for a customer or an item: no colon (it separates levels), no tab, no line
 * break, at most 100 characters. `"Shirt: blue"` becomes `"Shirt - blue"`. A name that is too long is shortened in
 * its middle, so that an ending which makes it unique stays. What remains may be empty; then there was no name.
 */
export function cleanName(raw: string): string {
  const name = cleanLine(raw)
    .replace(/^[\s:]+|[\s:]+$/g, "")
    .replace(/\s*:[\s:]*/g, " - ");
  return shortenMiddle(name, MAX_NAME_LENGTH).trim();
}

/** `cleanName` for an account, whose name may hold no double quote either. */
export function cleanAccountName(raw: string): string {
  return cleanName(raw.replace(/"/g, "'"));
}
