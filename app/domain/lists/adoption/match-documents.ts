import type { BooksDocumentFacts, ShopOrderFacts } from "#app/domain/lists/adoption/adoption-facts.ts";
import { dayDistance } from "#app/domain/lists/adoption/day-distance.ts";
import {
  adoptionThreshold,
  bareNumber,
  type MatchScore,
  scoreMatch,
} from "#app/domain/lists/adoption/score-match.ts";
import { takeClearPairs } from "#app/domain/lists/adoption/take-clear-pairs.ts";
import { matchKey } from "#app/domain/lists/match-key.ts";

/**
 * What was found for an order: `match` is one document and no other; `tie` is a choice for a person; `differs` is surely the
 * order's document, but of another total; `none` is nothing.
 */
export type OrderVerdict = "match" | "tie" | "differs" | "none";
export type CandidateMatch = MatchScore & { document: BooksDocumentFacts };
export type OrderMatch = { orderId: string; verdict: OrderVerdict; candidates: CandidateMatch[] };

/** Without its total a document is shown as the order's from here on. */
const showAbove = 30;
/** Documents without number and memo are looked for around the order's day. */
const nearDays = 14;
const mostShown = 5;

/**
 * Matches orders with documents. An order gets a document only when that is clearly its best and the order is clearly the
 * document's best, with the same total and at least the threshold: so no document goes to two orders, and what could go to
 * either is left to a person. The sequence in which they are given changes nothing.
 */
export function matchDocuments(
  orders: readonly ShopOrderFacts[],
  documents: readonly BooksDocumentFacts[],
): OrderMatch[] {
  const find = indexDocuments(documents);
  const found = orders.map((order) => ({
    order,
    candidates: find(order)
      .map((document): CandidateMatch => ({ document, ...scoreMatch(order, document) }))
      .toSorted(byScore),
  }));
  const pairs = found.flatMap(({ order, candidates }) =>
    candidates.filter(isLinkable).map((candidate) => ({
      left: order.id,
      right: refOf(candidate.document),
      score: candidate.score,
      candidate,
    })),
  );
  const clear = takeClearPairs(pairs);
  const taken = new Map(clear.map(({ left, candidate }) => [left, candidate]));
  const gone = new Set(clear.map(({ right }) => right));
  return found.map(({ order, candidates }): OrderMatch => {
    const own = taken.get(order.id);
    if (own) return { orderId: order.id, verdict: "match", candidates: [own] };
    const free = candidates.filter(({ document }) => !gone.has(refOf(document)));
    const open = free.filter(isLinkable);
    if (open.length > 0) return { orderId: order.id, verdict: "tie", candidates: open.slice(0, mostShown) };
    const differing = free.filter(({ isTotalEqual, score }) => !isTotalEqual && score >= showAbove);
    const verdict = differing.length > 0 ? "differs" : "none";
    return { orderId: order.id, verdict, candidates: differing.slice(0, mostShown) };
  });
}

const isLinkable = ({ isTotalEqual, score }: CandidateMatch): boolean =>
  isTotalEqual && score >= adoptionThreshold;
export const refOf = ({ type, id }: Pick<BooksDocumentFacts, "type" | "id">): string => `${type} ${id}`;

const byScore = (left: CandidateMatch, right: CandidateMatch): number =>
  right.score - left.score || (refOf(left.document) < refOf(right.document) ? -1 : 1);

/** Finds the documents worth weighing for an order: by number, by what memos name, by total and buyer around its day. */
function indexDocuments(
  documents: readonly BooksDocumentFacts[],
): (order: ShopOrderFacts) => BooksDocumentFacts[] {
  const byWord = new Map<string, BooksDocumentFacts[]>();
  const add = (word: string, document: BooksDocumentFacts) => {
    const known = byWord.get(word);
    if (known) known.push(document);
    else byWord.set(word, [document]);
  };
  for (const document of documents) {
    const words = new Set([...digitsIn(document.docNumber ?? ""), ...document.texts.flatMap(digitsIn)]);
    words.add(bareNumber(document.docNumber ?? ""));
    for (const word of words) if (word !== "") add(`n ${word}`, document);
    for (const word of buyerWords(document)) add(word, document);
  }
  return (order) => {
    const numbers = [bareNumber(order.name), ...digitsIn(order.name), ...digitsIn(order.id)];
    const named = numbers.flatMap((word) => byWord.get(`n ${word}`) ?? []);
    const near = buyerWords(order)
      .flatMap((word) => byWord.get(word) ?? [])
      .filter((document) => dayDistance(order.date, document.date) <= nearDays);
    return [...new Map([...named, ...near].map((document) => [refOf(document), document])).values()];
  };
}

const digitsIn = (text: string): string[] => text.match(/\d{2,}/g) ?? [];

/** A buyer and what they paid, by address and by name. */
function buyerWords(
  one: Pick<ShopOrderFacts, "currency" | "totalMinor" | "email" | "customerName">,
): string[] {
  const keys = [matchKey(one.email), matchKey(one.customerName)].filter((key) => key !== null);
  return keys.map((key) => `b ${one.currency} ${one.totalMinor} ${key}`);
}
