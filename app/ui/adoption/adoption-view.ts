import type { Reason } from "#app/domain/record/record-status.ts";

export const adoptionKinds = ["order", "customer", "item"] as const;
export type AdoptionKind = (typeof adoptionKinds)[number];
export const adoptionVerdicts = ["match", "tie", "differs"] as const;
export type AdoptionVerdict = (typeof adoptionVerdicts)[number];
export const matchStates = ["open", "wanted", "linked", "declined", "refused"] as const;
export type MatchState = (typeof matchStates)[number];

/** Finds by what is to be decided about them, then by what was done. */
export const adoptionTabs = ["match", "tie", "differs", "refused", "linked", "declined"] as const;
export type AdoptionTab = (typeof adoptionTabs)[number];

export type MatchCounts = Record<AdoptionVerdict | MatchState, number>;
export type CandidateView = { ref: string; label: string; score: number; reasons: string[]; url: string };
export type MatchView = {
  kind: AdoptionKind;
  key: string;
  name: string;
  shopUrl: string | null;
  verdict: AdoptionVerdict;
  state: MatchState;
  reason: string | null;
  ref: string | null;
  candidates: CandidateView[];
};
export type AdoptionView = {
  state: "looking" | "paused" | "ready" | "failed";
  fromDay: string;
  toDay: string;
  phase: "orders" | "customers" | "items" | "done";
  position: string | null;
  looked: Record<AdoptionKind, number>;
  asked: number;
  reason: Reason | null;
  counts: Record<AdoptionKind, MatchCounts>;
};

/** What the list of finds shows. All of it stands in the address. */
export type AdoptionState = { kind: AdoptionKind; tab: AdoptionTab; after: string };

export function readAdoptionAddress(parameters: URLSearchParams): AdoptionState {
  const [kind, tab] = [parameters.get("kind"), parameters.get("tab")];
  return {
    kind: adoptionKinds.find((known) => known === kind) ?? "order",
    tab: adoptionTabs.find((known) => known === tab) ?? "match",
    after: parameters.get("after") ?? "",
  };
}

export function adoptionAddress({ kind, tab, after }: AdoptionState): string {
  const parameters = new URLSearchParams({
    ...(kind !== "order" && { kind }),
    ...(tab !== "match" && { tab }),
    ...(after !== "" && { after }),
  });
  const query = parameters.toString();
  return query ? `/app/adopt?${query}` : "/app/adopt";
}

/** How a tab is asked for: verdicts are about what is still open. */
export function filterOf(tab: AdoptionTab): { verdict: AdoptionVerdict | null; state: MatchState | null } {
  const verdict = adoptionVerdicts.find((known) => known === tab);
  if (verdict) return { verdict, state: "open" };
  return { verdict: null, state: matchStates.find((known) => known === tab) ?? null };
}

export const kindWords: Record<AdoptionKind, { many: string; one: string }> = {
  order: { many: "Orders", one: "order" },
  customer: { many: "Customers", one: "customer" },
  item: { many: "Products", one: "product" },
};

export const tabWords: Record<AdoptionTab, string> = {
  match: "Matches",
  tie: "To choose",
  differs: "Other total",
  refused: "Not linked",
  linked: "Linked",
  declined: "Put aside",
};
