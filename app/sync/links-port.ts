import type { ListKind, OpenChoice } from "#app/domain/lists/link-choice.ts";
import type { MatchReason } from "#app/domain/lists/match-reason.ts";
import type { Actor, RecordKind } from "#app/domain/record/record-status.ts";
import type { Binding } from "#app/sync/ports.ts";

/** What was done to a link. `accepted`, `restored`: a difference was looked at, and the link stayed. */
export type LinkChange = "linked" | "relinked" | "unlinked" | "accepted" | "restored";

/** An entry of QuickBooks to link to. */
export type LinkTarget = { qboType: string; qboId: string; booksName: string | null };

/** A change of one link by a person. `expectedId`: the entry that it led to when they looked, null for none. */
export type LinkEdit = {
  kind: ListKind;
  key: string;
  expectedId: string | null;
  /** Null: the link is taken away. */
  to: LinkTarget | null;
  matchedBy: MatchReason;
  /** What the shop calls it, when it is known. */
  name: string | null;
  /** The record that it belongs to: the customer or company itself, the product of a variant. Null: as it was. */
  recordId: string | null;
  note: string;
};

/** One line of the history of a link. */
export type LinkEvent = {
  at: Date;
  change: LinkChange;
  beforeId: string | null;
  afterId: string | null;
  note: string;
  actor: Actor;
};

/** The merchant's hand on the links: every change with its history. */
export type Links = {
  /**
   * Makes all changes in one transaction. Answers the edits whose link was changed by somebody else since: then nothing at
   * all was changed.
   */
  edit(shop: string, realmId: string, edits: readonly LinkEdit[], actor: Actor): Promise<LinkEdit[]>;
  /**
   * Makes links of documents that stand in the books, all of them or none, with their history. `false`: one of the documents or
   * one of the keys is linked already.
   */
  adopt(bindings: readonly Binding[], note: string, actor: Actor): Promise<boolean>;
  /** Takes away the adopted links of an order, with their history. Answers how many there were. */
  undoAdoption(shop: string, realmId: string, recordId: string, note: string, actor: Actor): Promise<number>;
  /**
   * Records that a changed link may let go out: those that are held for the choice, those that failed because something in
   * QuickBooks is missing or inactive, and the shop's own side of it, whose fields are compared with the new entry.
   */
  listWaiting(
    shop: string,
    links: readonly { kind: ListKind; key: string }[],
  ): Promise<{ kind: RecordKind; id: string }[]>;
  /** The choice that records are held for; null when none is. */
  findChoice(
    shop: string,
    kind: ListKind,
    key: string,
  ): Promise<{ choice: OpenChoice; waiting: number } | null>;
  /** Newest first. */
  history(shop: string, realmId: string, kind: string, key: string): Promise<LinkEvent[]>;
};
