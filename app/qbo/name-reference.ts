import type { RemoteError } from "#app/qbo/parse-envelope.ts";

/** The service's words for its lists, in code 2500 texts. */
const LISTS: Record<string, string> = {
  Names: "customer",
  Items: "item",
  Accounts: "account",
  Klasses: "class",
  Depts: "location",
};

/** Members of a request that point to a list, as they end `element`. */
const MEMBERS: [ending: RegExp, name: string][] = [
  [/CustomerRef/i, "customer"],
  [/ItemRef/i, "item"],
  [/AccountRef/i, "account"],
  [/ClassRef/i, "class"],
  [/DepartmentRef/i, "location"],
  [/LinkedTxn|TxnId/i, "linked document"],
];

/**
 * Names the thing that an error with code 610, 620 or 2500 speaks of: `item 583` from `Items element id 583 not
 * found`, else from the element, else null.
 */
export function nameReference(error: RemoteError): string | null {
  const match = /\b(Names|Items|Accounts|Klasses|Depts) element id (\d{1,20})\b/.exec(error.detail);
  if (match) return `${LISTS[match[1] ?? ""] ?? "reference"} ${match[2]}`;
  const member = MEMBERS.find(([ending]) => ending.test(error.element));
  return member ? member[1] : null;
}

/** Codes 610 and 2500 are shared by what never existed and what was made inactive; only the text tells them apart. */
export function saysInactive(error: RemoteError): boolean {
  return /made inactive/i.test(error.detail) || /made inactive/i.test(error.message);
}
