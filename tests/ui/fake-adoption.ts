import type { AdoptionPage, AdoptionServices } from "#app/services/adoption-services.server.ts";

type Page = AdoptionPage;
type Match = Page["matches"][number];
type Counts = NonNullable<Page["counts"]>;

/** A look for what stands in the books, in memory. */
export type FakeAdoption = {
  adoption: Page["adoption"];
  matches: Match[];
  wishes: unknown[];
  refusal: string | null;
};

export const fakeAdoption = (): FakeAdoption => ({ adoption: null, matches: [], wishes: [], refusal: null });

/** A look that is done: a match, a tie and one of another total among the orders, one match among the customers. */
export function aDoneAdoption(): FakeAdoption {
  const candidate = (id: string, score: number) => ({
    ref: `Invoice ${id}`,
    label: `Invoice 10${id}, 2026-11-20, 25.00 USD, Ann Lee`,
    score,
    reasons: [
      "Its number is the order's behind a prefix.",
      "Both come to 25.00 USD.",
      "It looks as if Synder made it.",
    ],
    url: `https://qbo.intuit.com/app/invoice?txnId=${id}`,
  });
  const order = (number: number, verdict: Match["verdict"], candidates: Match["candidates"]): Match => ({
    kind: "order",
    key: `gid://shopify/Order/${5_000 + number}`,
    name: `#${1_000 + number}, 2026-11-20, 25.00 USD`,
    verdict,
    score: candidates[0]?.score ?? 0,
    candidates,
    ref: verdict === "match" ? (candidates[0]?.ref ?? null) : null,
    state: "open",
    reason: null,
    shopUrl: `https://admin.shopify.com/store/harbor-pine/orders/${5_000 + number}`,
  });
  return {
    ...fakeAdoption(),
    adoption: {
      id: "0b7f3a52-7d56-4a0e-9a51-222222222222",
      shop: "harbor-pine.myshopify.com",
      realmId: "9",
      fromDay: "2026-09-01",
      toDay: "2026-11-22",
      state: "ready",
      progress: { phase: "done", position: null, looked: { order: 310, customer: 200, item: 40 } },
      asked: 12,
      allowed: 400,
      attempts: 0,
      reason: null,
      actor: { kind: "user", name: "Staff 42" },
      createdAt: new Date(Date.UTC(2026, 10, 22)),
    },
    matches: [
      order(1, "match", [candidate("1", 75)]),
      order(2, "tie", [candidate("2", 80), candidate("3", 80)]),
      order(3, "differs", [candidate("4", 55)]),
      {
        ...order(4, "match", [candidate("5", 90)]),
        kind: "customer",
        key: "gid://shopify/Customer/1|USD",
        name: "Ann Lee",
      },
    ],
  };
}

/** The services of the page over it. */
export function fakeAdoptionServices(state: FakeAdoption): AdoptionServices {
  const answer = (wish: unknown, work: () => void) => {
    if (state.refusal !== null) return { ok: false as const, reason: state.refusal };
    state.wishes.push(wish);
    work();
    return { ok: true as const, changed: 1 };
  };
  const change = (key: string, changes: Partial<Match>) => {
    state.matches = state.matches.map((match) => (match.key === key ? { ...match, ...changes } : match));
  };
  const setState = (wanted: "looking" | "paused") => {
    if (state.adoption) state.adoption = { ...state.adoption, state: wanted };
  };
  return {
    load: async (_shop, { kind, verdict, state: wanted }) => ({
      isConnected: true,
      offered: { from: "2026-08-24", to: "2026-11-22" },
      adoption: state.adoption,
      counts: countAll(state.matches),
      matches: state.matches.filter(
        (match) =>
          match.kind === kind &&
          (verdict === null || match.verdict === verdict) &&
          (wanted === null || match.state === wanted),
      ),
      nextAfter: null,
    }),
    start: async (_shop, days) =>
      answer(days, () => {
        Object.assign(state, { ...aDoneAdoption(), wishes: state.wishes });
      }),
    goOn: async () => answer("goOn", () => setState("looking")),
    pause: async () => answer("pause", () => setState("paused")),
    want: async (_shop, wish) =>
      answer(wish, () => {
        const keys =
          "all" in wish
            ? state.matches.filter((one) => one.verdict === "match" && one.kind === wish.kind)
            : [wish];
        for (const { key } of keys) change(key, { state: "linked", ...("ref" in wish && { ref: wish.ref }) });
      }),
    decline: async (_shop, { key }) => answer({ declined: key }, () => change(key, { state: "declined" })),
    undo: async (_shop, orderId) => answer({ undone: orderId }, () => change(orderId, { state: "declined" })),
  };
}

const kinds = ["order", "customer", "item"] as const;
const verdicts = ["match", "tie", "differs"] as const;
const states = ["open", "wanted", "linked", "declined", "refused"] as const;

function countAll(matches: readonly Match[]): Counts {
  const ofKind = (kind: (typeof kinds)[number]) => {
    const own = matches.filter((match) => match.kind === kind);
    const byVerdict = verdicts.map((verdict) => [
      verdict,
      own.filter((match) => match.verdict === verdict && match.state === "open").length,
    ]);
    const byState = states.map((one) => [one, own.filter((match) => match.state === one).length]);
    return Object.fromEntries([...byVerdict, ...byState]);
  };
  return Object.fromEntries(kinds.map((kind) => [kind, ofKind(kind)])) as Counts;
}
