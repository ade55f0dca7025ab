import { takeClearPairs } from "#app/domain/lists/adoption/take-clear-pairs.ts";
import { matchKey } from "#app/domain/lists/match-key.ts";

/** A customer or product variant of the shop. `mark`: what should be its alone, an e-mail address or an SKU. */
export type ShopEntryFacts = { key: string; names: string[]; mark: string | null; recordId: string | null };
/** An entry of QuickBooks that may be linked: active, of a fitting type and currency. */
export type BooksEntryFacts = { id: string; name: string; mark: string | null };

export type EntryVerdict = "match" | "tie" | "none";
export type EntryCandidate = { id: string; name: string; score: number; reasons: string[] };
export type EntryMatch = { key: string; verdict: EntryVerdict; candidates: EntryCandidate[] };

/** From here on an entry is taken to be the same. */
const threshold = 60;
const mostShown = 5;

/**
 * Matches customers or variants of the shop with entries of QuickBooks by address or SKU, then by name. `markWord` calls the
 * mark in reasons. An entry that fits two of them, or two entries that fit one, are left to a person.
 */
export function matchEntries(
  shop: readonly ShopEntryFacts[],
  books: readonly BooksEntryFacts[],
  markWord: string,
): EntryMatch[] {
  const find = indexEntries(books);
  const found = shop.map((entry) => ({
    entry,
    candidates: find(entry)
      .map((other) => scoreEntry(entry, other, markWord))
      .filter(({ score }) => score >= threshold)
      .toSorted((left, right) => right.score - left.score || (left.id < right.id ? -1 : 1)),
  }));
  const pairs = found.flatMap(({ entry, candidates }) =>
    candidates.map((candidate) => ({
      left: entry.key,
      right: candidate.id,
      score: candidate.score,
      candidate,
    })),
  );
  const clear = takeClearPairs(pairs);
  const taken = new Map(clear.map(({ left, candidate }) => [left, candidate]));
  const gone = new Set(clear.map(({ right }) => right));
  return found.map(({ entry, candidates }): EntryMatch => {
    const own = taken.get(entry.key);
    if (own) return { key: entry.key, verdict: "match", candidates: [own] };
    const free = candidates.filter(({ id }) => !gone.has(id)).slice(0, mostShown);
    return { key: entry.key, verdict: free.length > 0 ? "tie" : "none", candidates: free };
  });
}

/** The mark says 70, the name 30 more; a name alone is enough where one of both has no mark that could contradict. */
function scoreEntry(entry: ShopEntryFacts, other: BooksEntryFacts, markWord: string): EntryCandidate {
  const [ours, theirs] = [matchKey(entry.mark), matchKey(other.mark)];
  const isMarkSame = ours !== null && ours === theirs;
  const isNameSame = entry.names.some((name) => matchKey(name) === matchKey(other.name));
  const contradicts = ours !== null && theirs !== null && !isMarkSame;
  const score = (isMarkSame ? 70 : 0) + (isNameSame ? (isMarkSame ? 30 : 60) : 0) - (contradicts ? 50 : 0);
  const reasons = [
    ...(isMarkSame ? [`The ${markWord} is the same: ${other.mark}.`] : []),
    ...(isNameSame ? [`The name is the same: ${other.name}.`] : []),
    ...(contradicts ? [`The ${markWord} differs: ${entry.mark} and ${other.mark}.`] : []),
  ];
  return { id: other.id, name: other.name, score: Math.max(0, score), reasons };
}

function indexEntries(books: readonly BooksEntryFacts[]): (entry: ShopEntryFacts) => BooksEntryFacts[] {
  const byKey = new Map<string, BooksEntryFacts[]>();
  const add = (key: string | null, kind: string, entry: BooksEntryFacts) => {
    if (key !== null) byKey.set(`${kind} ${key}`, [...(byKey.get(`${kind} ${key}`) ?? []), entry]);
  };
  for (const entry of books) {
    add(matchKey(entry.mark), "mark", entry);
    add(matchKey(entry.name), "name", entry);
  }
  return ({ mark, names }) => {
    const words = [`mark ${matchKey(mark)}`, ...names.map((name) => `name ${matchKey(name)}`)];
    const all = words.flatMap((word) => byKey.get(word) ?? []);
    return [...new Map(all.map((entry) => [entry.id, entry])).values()];
  };
}
