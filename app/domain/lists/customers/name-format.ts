import { cutText } from "#app/domain/text/fit-text.ts";

/** What a display name can be made of. */
export const nameFields = ["first", "last", "company", "email", "phone", "number"] as const;
export type NameField = (typeof nameFields)[number];
export type NameParts = Record<NameField, string | null>;

const suffixFields = ["n", "number", "email"] as const;

/** What is wrong with a format of display names, in words; null when it can be used. */
export function findNameTrouble(format: string): string | null {
  const trouble = findUnknown(format, nameFields);
  if (trouble) return trouble;
  return /\{/.test(format) ? null : `A format needs at least one of ${listFields(nameFields)}.`;
}

/** The same of the suffix for names that are taken; it may be empty. */
export function findSuffixTrouble(suffix: string): string | null {
  return findUnknown(suffix, suffixFields);
}

function findUnknown(format: string, known: readonly string[]): string | null {
  const unknown = [...format.matchAll(/\{([^{}]*)\}/g)].find(([, name = ""]) => !known.includes(name));
  if (unknown) return `${unknown[0]} is not a field: use ${listFields(known)}.`;
  const rest = format.replace(/\{[^{}]*\}/g, "");
  if (/[{}]/.test(rest)) return "A brace is open: write a field as {first}.";
  return rest.includes(":") ? "QuickBooks takes no colon in a name." : null;
}

const listFields = (fields: readonly string[]): string => fields.map((field) => `{${field}}`).join(", ");

/** Stands for a field that the customer does not have, until what belongs to it is taken away. */
const nothing = "\uE000";

/**
 * A display name by format. A field that is empty takes its brackets and its separator with it:
 * `{last}, {first}` of a customer without a first name is `Lee`. "" when nothing is left.
 */
export function fillNameFormat(format: string, parts: NameParts): string {
  const filled = format.replace(/\{([^{}]*)\}/g, (_, name: NameField) => parts[name]?.trim() || nothing);
  return filled
    .replace(/\s*[([][\s\uE000,;/|-]*\uE000[\s\uE000,;/|-]*[)\]]/g, nothing)
    .replace(/\uE000(\s*\uE000)*\s*[,;/|–—-]\s*/g, "")
    .replace(/\s*[,;/|–—-]\s*\uE000/g, "")
    .replaceAll(nothing, "")
    .replace(/\s+/gu, " ")
    .trim();
}

const lastNumber = 5;

/**
 * Names to try in turn for a new customer: the plain one, then with the suffix, then with something that is this
 * customer's alone (Shopify's number, a guest's address), then numbered. Without a suffix there is only the plain one.
 * All fit in `maxLength`. `("Ann Lee", "({n})", {number: "7", email: null}, 100)` is
 * `["Ann Lee", "Ann Lee (2)", "Ann Lee (7)", "Ann Lee (3)", ...]`.
 */
export function displayNames(
  base: string,
  suffix: string,
  own: { number: string | null; email: string | null },
  maxLength: number,
): string[] {
  if (suffix === "") return [base];
  const numbered = Array.from({ length: lastNumber - 1 }, (_, index) => fillSuffix(suffix, index + 2, own));
  const mark = own.number ?? own.email;
  const marked = mark !== null && mark.length <= maxLength / 2 ? [`(${mark})`] : [];
  const [first = "", ...rest] = numbered;
  const names = [first, ...marked, ...rest].map((ending) => withEnding(base, ending, maxLength));
  return [...new Set([base, ...names])];
}

function fillSuffix(suffix: string, n: number, own: { number: string | null; email: string | null }): string {
  const filled = suffix
    .replaceAll("{n}", String(n))
    .replaceAll("{number}", own.number ?? String(n))
    .replaceAll("{email}", own.email ?? own.number ?? String(n));
  // A suffix that is always the same tells only two apart: the third one is numbered.
  return suffix.includes("{n}") || n === 2 ? filled : `${filled} ${n - 1}`;
}

function withEnding(base: string, ending: string, maxLength: number): string {
  const end = ` ${cutText(ending, Math.floor(maxLength / 2)).trim()}`;
  return cutText(base, maxLength - end.length).trimEnd() + end;
}
