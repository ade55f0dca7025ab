import { parseGid } from "../core/gid.ts";

/** JSON.rawJSON writes a text into JSON as it stands; TypeScript's library does not list it yet. */
type JsonWithRaw = typeof JSON & { rawJSON(text: string): unknown };

/** A numeric id as REST writes it: a number, also beyond 2^53, where a JavaScript number would lose digits. */
export function restNumber(digits: string | undefined): unknown {
  if (digits === undefined || !/^\d+$/.test(digits)) return null;
  return (JSON as JsonWithRaw).rawJSON(digits.replace(/^0+(?=\d)/, ""));
}

/** The number of a GID as REST writes it, null for anything that is none. */
export function restId(gid: unknown): unknown {
  return restNumber(parseGid(gid)?.number);
}

/** An enum value as REST writes it. */
export function restWord(value: unknown): string | null {
  return typeof value === "string" ? value.toLowerCase() : null;
}
