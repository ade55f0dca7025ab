import type { BooksDocumentFacts, ShopOrderFacts } from "#app/domain/lists/adoption/adoption-facts.ts";
import { dayDistance } from "#app/domain/lists/adoption/day-distance.ts";
import { describeMaker } from "#app/domain/lists/adoption/describe-maker.ts";
import { matchKey } from "#app/domain/lists/match-key.ts";
import { formatMoney } from "#app/domain/money/format-decimal.ts";

/**
 * How well a document fits an order. `score`: 0 to 100. `reasons` say in words what speaks for it and against it. A total
 * that differs is never linked, whatever the score.
 */
export type MatchScore = { score: number; reasons: string[]; isTotalEqual: boolean };

type Evidence = { points: number; reason: string } | null;

/** From here on a document is taken to be the order's. */
export const adoptionThreshold = 60;

const shopifyId = /\d+$/;

/**
 * Weighs number, texts, total, date, buyer and lines. A number alone is no proof, as QuickBooks counts its own documents
 * from 1001, too; with the total it is. Without number and text it takes total, date, buyer and lines together.
 * Order #1001 of 25.00 and an invoice WEB-1001 of 25.00 on the same day: 35 + 25 + 15 = 75.
 */
export function scoreMatch(order: ShopOrderFacts, document: BooksDocumentFacts): MatchScore {
  const isTotalEqual = order.totalMinor === document.totalMinor && order.currency === document.currency;
  const evidence = [
    weighNumber(order, document),
    weighTexts(order, document),
    weighTotal(order, document, isTotalEqual),
    weighDate(order, document),
    weighBuyer(order, document),
    weighLines(order, document),
  ].filter((one) => one !== null);
  const sum = evidence.reduce((points, one) => points + one.points, 0);
  const maker = describeMaker(document.texts);
  const reasons = evidence.map(({ reason }) => reason);
  return {
    score: Math.max(0, Math.min(100, sum)),
    reasons: maker === null ? reasons : [...reasons, `It looks as if ${maker} made it.`],
    isTotalEqual,
  };
}

/** A number without what people put around it: `#WEB-1001` is `web1001`. */
export const bareNumber = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, "");

/** Whether a document's number is the order's, as it is or behind a prefix of letters. */
export function numberFit(orderName: string, docNumber: string | null): "same" | "prefixed" | null {
  const [ours, theirs] = [bareNumber(orderName), bareNumber(docNumber ?? "")];
  if (ours === "" || theirs === "") return null;
  if (ours === theirs) return "same";
  const longer = theirs.endsWith(ours) ? theirs : ours.endsWith(theirs) ? ours : null;
  if (longer === null) return null;
  const shorter = longer === theirs ? ours : theirs;
  // `11001` ends with 1001 and is another number; `web1001` is the same one.
  return /^\p{L}+$/u.test(longer.slice(0, -shorter.length)) && /\d{2,}/.test(shorter) ? "prefixed" : null;
}

function weighNumber(order: ShopOrderFacts, { docNumber }: BooksDocumentFacts): Evidence {
  const fit = numberFit(order.name, docNumber);
  if (fit === null) return null;
  const reason =
    fit === "same"
      ? `Its number ${docNumber} is the order's.`
      : `Its number ${docNumber} is the order's behind a prefix.`;
  return { points: fit === "same" ? 40 : 35, reason };
}

function weighTexts(order: ShopOrderFacts, { texts }: BooksDocumentFacts): Evidence {
  const id = shopifyId.exec(order.id)?.[0] ?? "";
  const words = new Set(
    texts.flatMap((text) => text.split(/[^\p{L}\p{N}#_-]+/u)).map((word) => word.toLowerCase()),
  );
  const numbers = new Set([...words].flatMap((word) => word.split(/[^\d]+/)));
  if (id.length >= 8 && numbers.has(id)) return { points: 50, reason: `Its memo names Shopify's id ${id}.` };
  const name = order.name.toLowerCase();
  const hasName = words.has(name) || (words.has(name.replace(/^#+/, "")) && /\d{3,}/.test(name));
  return hasName ? { points: 30, reason: `Its memo names the order ${order.name}.` } : null;
}

function weighTotal(order: ShopOrderFacts, document: BooksDocumentFacts, isEqual: boolean): Evidence {
  const [ours, theirs] = [
    formatMoney(order.totalMinor, order.currency),
    formatMoney(document.totalMinor, document.currency),
  ];
  if (isEqual) return { points: 25, reason: `Both come to ${ours}.` };
  return { points: 0, reason: `The order comes to ${ours}, the document to ${theirs}.` };
}

function weighDate(order: ShopOrderFacts, document: BooksDocumentFacts): Evidence {
  const days = dayDistance(order.date, document.date);
  if (days === 0) return { points: 15, reason: `Both are of ${order.date}.` };
  const reason = `The order is of ${order.date}, the document of ${document.date}.`;
  if (days <= 3) return { points: 10, reason };
  if (days <= 14) return { points: 0, reason };
  return { points: days <= 31 ? -10 : -30, reason };
}

function weighBuyer(order: ShopOrderFacts, document: BooksDocumentFacts): Evidence {
  const [ourEmail, theirEmail] = [matchKey(order.email), matchKey(document.email)];
  if (ourEmail !== null && ourEmail === theirEmail)
    return { points: 15, reason: "The buyer's e-mail address is the same." };
  const [ourName, theirName] = [matchKey(order.customerName), matchKey(document.customerName)];
  if (ourName !== null && ourName === theirName)
    return { points: 10, reason: `The buyer is ${order.customerName} on both.` };
  // Other programs book everything to one general customer, so another name says nothing; another address does.
  if (ourEmail !== null && theirEmail !== null)
    return { points: -15, reason: "The buyers have different e-mail addresses." };
  return null;
}

function weighLines(order: ShopOrderFacts, document: BooksDocumentFacts): Evidence {
  if (order.lines.length === 0 || document.lines.length === 0) return null;
  const found = order.lines.filter((line) => document.lines.some((other) => isSameLine(line, other)));
  if (found.length === order.lines.length) return { points: 10, reason: "It has the lines of the order." };
  if (found.length > 0) return { points: 5, reason: "It has some of the lines of the order." };
  return null;
}

function isSameLine(
  { sku, title, quantity }: ShopOrderFacts["lines"][number],
  other: BooksDocumentFacts["lines"][number],
): boolean {
  if (other.quantity !== null && other.quantity !== quantity) return false;
  const texts = [matchKey(other.name), matchKey(other.description)].filter((text) => text !== null);
  const wanted = [matchKey(sku), matchKey(title)].filter((text) => text !== null);
  return texts.some((text) =>
    wanted.some((word) => text === word || (word.length >= 4 && text.includes(word))),
  );
}
