import type { Actor, Reason } from "#app/domain/record/record-status.ts";

export type AdoptionKind = "order" | "customer" | "item";

/** `match`: one and no other fits. `tie`: several do. `differs`: surely the order's, but of another total. */
export type AdoptionVerdict = "match" | "tie" | "differs";
/** `wanted`: a person wants it linked, and a job does it. `refused`: it could not be, with the reason. */
export type MatchState = "open" | "wanted" | "linked" | "declined" | "refused";

/** Where the look goes on: orders of days, then customers and products page by page. `looked`: how many were looked at. */
export type AdoptionProgress = {
  phase: "orders" | "customers" | "items" | "done";
  /** The next day of orders; where the next page begins. */
  position: string | null;
  looked: Record<AdoptionKind, number>;
};

/** A look for what stands in the books already. */
export type Adoption = {
  id: string;
  shop: string;
  realmId: string;
  /** Orders of these days, both included. */
  fromDay: string;
  toDay: string;
  state: "looking" | "paused" | "ready" | "failed" | "ended";
  progress: AdoptionProgress;
  /** Metered reads of QuickBooks so far; beyond `allowed` it pauses and asks. */
  asked: number;
  allowed: number;
  attempts: number;
  /** Why it paused or failed. */
  reason: Reason | null;
  actor: Actor;
  createdAt: Date;
};

/** A document or entry that fits. `ref`: its type and id, `Invoice 7`. */
export type AdoptionCandidate = {
  ref: string;
  /** What people know it by: number, date and total, or its name. */
  label: string;
  score: number;
  reasons: string[];
};

/** What was found for one order, customer or product. `facts`: what it was matched by. */
export type AdoptionMatch = {
  kind: AdoptionKind;
  key: string;
  name: string;
  facts: unknown;
  verdict: AdoptionVerdict;
  score: number;
  candidates: AdoptionCandidate[];
  ref: string | null;
  state: MatchState;
  reason: string | null;
};

export type AdoptionCounts = Record<AdoptionKind, Record<AdoptionVerdict | MatchState, number>>;

/** Looks for what stands in the books, their progress and what they found. */
export type Adoptions = {
  /** Stores it with its first job; an earlier one of the shop ends. */
  start(
    wish: { shop: string; realmId: string; fromDay: string; toDay: string; allowed: number },
    actor: Actor,
  ): Promise<Adoption>;
  load(shop: string, id: string): Promise<Adoption | null>;
  loadNewest(shop: string): Promise<Adoption | null>;
  /**
   * Stores what a step found and where the next goes on, in one transaction. Earlier finds of the same orders, customers and
   * products are replaced while nobody decided about them. `false`: it is not looking any more.
   */
  saveStep(
    adoption: Adoption,
    step: {
      progress: AdoptionProgress;
      asked: number;
      found: readonly AdoptionMatch[];
      cleared: readonly string[];
    },
  ): Promise<boolean>;
  changeState(
    adoption: Adoption,
    to: Adoption["state"],
    change?: { reason?: Reason | null; allowed?: number },
  ): Promise<void>;
  noteAttempt(adoption: Adoption, attempts: number): Promise<void>;
  /** Open finds that took one of these documents or entries. */
  findClaims(id: string, kind: AdoptionKind, refs: readonly string[]): Promise<AdoptionMatch[]>;
  /** Orders among these that are in the books by this app. */
  findBooked(shop: string, realmId: string, orderIds: readonly string[]): Promise<Set<string>>;
  count(id: string): Promise<AdoptionCounts>;
  list(
    id: string,
    filter: { kind: AdoptionKind; verdict: AdoptionVerdict | null; state: MatchState | null },
    afterKey: string,
    limit: number,
  ): Promise<AdoptionMatch[]>;
  /** A person wants these linked: one with the candidate that they chose, or all clear ones of a kind. Answers how many. */
  want(
    adoption: Adoption,
    wish: { kind: AdoptionKind; key: string; ref: string } | { kind: AdoptionKind; all: true },
  ): Promise<number>;
  listWanted(id: string, limit: number): Promise<AdoptionMatch[]>;
  settle(id: string, match: AdoptionMatch, state: MatchState, reason: string | null): Promise<void>;
  /** Looks that go on, or have something to link, and have not been touched since: their job was lost. */
  wakeIdle(before: Date): Promise<number>;
};
