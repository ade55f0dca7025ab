import type { UserError } from "./user-error.ts";

const TAG_LENGTH = 255;
const TAG_COUNT = 250;

/**
 * Tags as Shopify stores them: split at commas, without blanks, each once whatever its case, in alphabetical order. A tag that is
 * `present` already keeps its spelling.
 */
export function readTags(values: readonly unknown[], present: readonly unknown[] = []): string[] {
  const spellings = new Map(present.map((tag) => [String(tag).toLowerCase(), String(tag)]));
  const distinct = new Map<string, string>();
  for (const part of values.flatMap((value) => String(value).split(","))) {
    const [tag, key] = [part.trim(), part.trim().toLowerCase()];
    if (tag !== "" && !distinct.has(key)) distinct.set(key, spellings.get(key) ?? tag);
  }
  return [...distinct.values()].sort((a, b) => (a.toLowerCase() < b.toLowerCase() ? -1 : 1));
}

export function tagProblems(tags: readonly string[]): UserError[] {
  if (tags.length > TAG_COUNT) return [{ field: ["tags"], message: `Tags cannot be more than ${TAG_COUNT}` }];
  return tags.some((tag) => tag.length > TAG_LENGTH)
    ? [{ field: ["tags"], message: `Tags is too long (maximum is ${TAG_LENGTH} characters)` }]
    : [];
}
