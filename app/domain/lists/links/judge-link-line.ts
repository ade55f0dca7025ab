import type { BooksEntry } from "#app/domain/lists/books-entry.ts";
import { checkLinkTarget } from "#app/domain/lists/links/check-link-target.ts";
import { isListKind, whyFixed } from "#app/domain/lists/links/link-groups.ts";
import type { ReadLink } from "#app/domain/lists/links/links-file.ts";

/**
 * What a line of a file of links would do: `new` links for the first time, `same` changes nothing, `differs` would lead an
 * existing link elsewhere, `refused` cannot be done, `repeated` says what an earlier line said. `unchecked` is to be looked at.
 */
export const linkVerdicts = ["unchecked", "new", "same", "differs", "refused", "repeated"] as const;
export type LinkVerdict = (typeof linkVerdicts)[number];
export type Judgement = { verdict: LinkVerdict; reason: string | null };

const refused = (reason: string): Judgement => ({ verdict: "refused", reason });

/** What of a line can be told without asking anybody: null when it takes a look at both systems. */
export function judgeAtOnce(
  line: ReadLink,
  stored: { qboType: string; qboId: string } | null,
): Judgement | null {
  if (stored && stored.qboType === line.qboType && stored.qboId === line.qboId) {
    return { verdict: "same", reason: null };
  }
  const fixed = whyFixed(line.kind, line.key);
  return fixed === null ? null : refused(`${fixed} A file can tell such links, but not change them.`);
}

/**
 * Judges a line by what both systems have. `entry`: QuickBooks' entry, null when it has none. `isInShop`: whether Shopify has
 * what the key names; null for keys that name nothing of Shopify, such as a guest's address.
 */
export function judgeLinkLine(
  line: ReadLink,
  found: {
    stored: { qboId: string; booksName: string | null } | null;
    entry: BooksEntry | null;
    isInShop: boolean | null;
  },
): Judgement {
  const { stored, entry, isInShop } = found;
  if (!isListKind(line.kind)) return refused(whyFixed(line.kind, line.key) ?? "");
  if (isInShop === false) return refused("Shopify has no such entry.");
  const trouble = checkLinkTarget({ kind: line.kind, key: line.key }, entry);
  if (trouble !== null) return refused(trouble);
  if (!stored) return { verdict: "new", reason: null };
  const now = stored.booksName ?? `the entry with the id ${stored.qboId}`;
  return { verdict: "differs", reason: `It is linked to ${now} now.` };
}

/** Lines that say again what an earlier line of the file said, or contradict it: of those none is done. */
export function findRepeated(lines: readonly (ReadLink & { line: number })[]): Map<number, Judgement> {
  const first = new Map<string, ReadLink & { line: number }>();
  const found = new Map<number, Judgement>();
  for (const line of lines) {
    const about = `${line.kind} ${line.key}`;
    const earlier = first.get(about);
    if (!earlier) first.set(about, line);
    else if (earlier.qboId === line.qboId && earlier.qboType === line.qboType) {
      found.set(line.line, { verdict: "repeated", reason: `Line ${earlier.line} says the same.` });
    } else {
      found.set(line.line, refused(`Line ${earlier.line} links the same to another entry.`));
      found.set(earlier.line, refused(`Line ${line.line} links the same to another entry.`));
    }
  }
  return found;
}
