import fc from "fast-check";
import { expect, test } from "vitest";
import type { BooksDocumentFacts, ShopOrderFacts } from "./adoption-facts.ts";
import { matchDocuments, refOf } from "./match-documents.ts";
import { adoptionThreshold, numberFit, scoreMatch } from "./score-match.ts";

const anOrder = (changes: Partial<ShopOrderFacts> = {}): ShopOrderFacts => ({
  id: "gid://shopify/Order/5600000002001",
  name: "#1001",
  date: "2026-11-20",
  totalMinor: 2500,
  currency: "USD",
  email: "ann@example.com",
  customerName: "Ann Lee",
  lines: [{ sku: "MUG-1", title: "Enamel Mug", quantity: 1 }],
  ...changes,
});
const aDocument = (changes: Partial<BooksDocumentFacts> = {}): BooksDocumentFacts => ({
  type: "Invoice",
  id: "7",
  docNumber: null,
  date: "2026-11-20",
  totalMinor: 2500,
  currency: "USD",
  email: null,
  customerName: null,
  texts: [],
  lines: [],
  ...changes,
});
const verdictOf = (document: Partial<BooksDocumentFacts>, order: Partial<ShopOrderFacts> = {}) =>
  matchDocuments([anOrder(order)], [aDocument(document)])[0]?.verdict;

test("row 2: a document is the order's by its number, with or without a prefix, and its total", () => {
  expect(verdictOf({ docNumber: "1001" })).toBe("match");
  expect(verdictOf({ docNumber: "#1001" })).toBe("match");
  expect(verdictOf({ docNumber: "WEB-1001" })).toBe("match");
  expect(verdictOf({ docNumber: "1001" }, { name: "SHOP1001" })).toBe("match");
  expect(verdictOf({ docNumber: "11001" })).toBe("none");
  expect(numberFit("#1", "WEB-1")).toBeNull();
});

test("row 2: by what another program wrote into its memo", () => {
  expect(verdictOf({ docNumber: "88", texts: ["Shopify order #1001"] })).toBe("match");
  expect(
    verdictOf({ docNumber: "88", texts: ["imported 5600000002001 by Webgility"], date: "2026-11-29" }),
  ).toBe("match");
  expect(verdictOf({ docNumber: "88", texts: ["order #10011"] })).toBe("none");
});

test("row 2: one made by hand, by total, day, buyer and lines together, but not by less", () => {
  const byHand = { email: "ANN@example.com", lines: [{ name: "MUG-1", description: null, quantity: 1 }] };
  expect(verdictOf(byHand)).toBe("match");
  expect(verdictOf({ ...byHand, lines: [] })).toBe("none");
  expect(verdictOf({ docNumber: "1001", date: "2025-01-05" })).toBe("none");
  expect(verdictOf({ docNumber: "1001", email: "bob@example.com" })).toBe("match");
});

test("a document of another total is shown and never linked", () => {
  const [found] = matchDocuments([anOrder()], [aDocument({ docNumber: "1001", totalMinor: 2600 })]);
  expect(found).toMatchObject({ verdict: "differs", candidates: [{ isTotalEqual: false }] });
  expect(found?.candidates[0]?.reasons).toContain("The order comes to 25.00 USD, the document to 26.00 USD.");
  expect(verdictOf({ docNumber: "1001", currency: "EUR" })).toBe("differs");
});

test("two documents that fit equally well are a choice for a person; a better one is not", () => {
  const twins = [aDocument({ id: "7", docNumber: "1001" }), aDocument({ id: "8", docNumber: "1001" })];
  expect(matchDocuments([anOrder()], twins)[0]).toMatchObject({ verdict: "tie", candidates: [{}, {}] });
  const better = [
    aDocument({ id: "7", docNumber: "1001" }),
    aDocument({ id: "8", docNumber: "1001", texts: ["#1001"] }),
  ];
  expect(matchDocuments([anOrder()], better)[0]).toMatchObject({
    verdict: "match",
    candidates: [{ document: { id: "8" } }],
  });
});

test("reasons are whole sentences, and say who seems to have made it", () => {
  const { reasons, score } = scoreMatch(
    anOrder(),
    aDocument({ docNumber: "WEB-1001", texts: ["Synder: Shopify"] }),
  );
  expect(score).toBe(75);
  expect(reasons).toEqual([
    "Its number WEB-1001 is the order's behind a prefix.",
    "Both come to 25.00 USD.",
    "Both are of 2026-11-20.",
    "It looks as if Synder made it.",
  ]);
});

const names = fc.constantFrom("#1001", "#1002", "#1003", "WEB-1001");
const days = fc.constantFrom("2026-11-18", "2026-11-20", "2026-12-30");
const totals = fc.constantFrom(2500, 2600);
const emails = fc.constantFrom("a@example.com", "b@example.com", null);
const orders = fc
  .array(fc.record({ name: names, date: days, totalMinor: totals, email: emails }), { maxLength: 6 })
  .map((list) =>
    list.map((one, index) => anOrder({ ...one, id: `gid://shopify/Order/${5_600_000_000_000 + index}` })),
  );
const documents = fc
  .array(
    fc.record({
      docNumber: fc.option(names),
      date: days,
      totalMinor: totals,
      email: emails,
      texts: fc.constantFrom<string[]>([], ["Shopify #1001"], ["5600000000000"], ["5600000000001 Synder"]),
    }),
    { maxLength: 6 },
  )
  .map((list) => list.map((one, index) => aDocument({ ...one, id: String(index + 1) })));

test("never two orders to one document, never below the threshold, never another total, never a guess between equals", () => {
  fc.assert(
    fc.property(orders, documents, (shop, books) => {
      const found = matchDocuments(shop, books);
      const taken = found
        .filter(({ verdict }) => verdict === "match")
        .flatMap(({ candidates }) => candidates);
      expect(new Set(taken.map(({ document }) => refOf(document))).size).toBe(taken.length);
      for (const { verdict, candidates, orderId } of found) {
        const order = shop.find(({ id }) => id === orderId);
        if (verdict !== "match" || !order) continue;
        const [own] = candidates;
        expect(own?.isTotalEqual).toBe(true);
        expect(own?.score).toBeGreaterThanOrEqual(adoptionThreshold);
        const rivals = books.filter(
          (one) => own && refOf(one) !== refOf(own.document) && scoreMatch(order, one).isTotalEqual,
        );
        const free = rivals.filter((one) => !taken.some(({ document }) => refOf(document) === refOf(one)));
        for (const rival of free) expect(scoreMatch(order, rival).score).toBeLessThan(own?.score ?? 0);
      }
    }),
    { numRuns: 1_500 },
  );
});

test("the sequence in which orders and documents are given changes nothing", () => {
  fc.assert(
    fc.property(orders, documents, (shop, books) => {
      const plain = (list: ReturnType<typeof matchDocuments>) =>
        list
          .map(({ orderId, verdict, candidates }) => [
            orderId,
            verdict,
            candidates.map(({ document }) => document.id),
          ])
          .toSorted();
      expect(plain(matchDocuments(shop.toReversed(), books.toReversed()))).toEqual(
        plain(matchDocuments(shop, books)),
      );
    }),
    { numRuns: 1_000 },
  );
});

test("10,000 orders and as many documents of one month are matched within seconds", () => {
  const shop = Array.from({ length: 10_000 }, (_, n) =>
    anOrder({
      id: `gid://shopify/Order/${5_600_000_000_000 + n}`,
      name: `#${n + 1001}`,
      email: `b${n % 900}@example.com`,
    }),
  );
  const books = shop.map((order, n) =>
    aDocument({ id: String(n), docNumber: `S-${n + 1001}`, email: order.email }),
  );
  const started = performance.now();
  expect(matchDocuments(shop, books).filter(({ verdict }) => verdict === "match")).toHaveLength(10_000);
  expect(performance.now() - started).toBeLessThan(20_000);
});
