/** JSON.rawJSON writes a text into JSON as it stands; TypeScript's library does not list it yet. */
type JsonWithRaw = typeof JSON & { rawJSON(text: string): unknown };

/** A numeric id as REST writes it: a number, also beyond 2^53, where a JavaScript number would lose digits. */
export function restNumber(digits: string | undefined): unknown {
  if (digits === undefined || !/^\d+$/.test(digits)) return null;
  return (JSON as JsonWithRaw).rawJSON(digits.replace(/^0+(?=\d)/, ""));
}
