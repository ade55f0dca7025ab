import type { BooksListType } from "#app/domain/lists/books-entry.ts";
import type { Reason } from "#app/domain/record/record-status.ts";
import type { ImportedList, ImportSettings } from "#app/domain/settings/import-settings.ts";

/** Why QuickBooks' lists are pulled. */
export const pullReasons = ["schedule", "connected", "person", "webhook", "imports"] as const;
export type PullReason = (typeof pullReasons)[number];

/** Where the pulling of a company's lists stands. */
export type ListPull = {
  wantedAt: Date | null;
  endedAt: Date | null;
  /** The last one that came through. */
  pulledAt: Date | null;
  /** Why the last one did not. */
  trouble: Reason | null;
};

/** A connected company, as the schedule looks at it. */
export type PullCandidate = {
  shop: string;
  realmId: string;
  imports: ImportSettings;
  /** An entry of a list is linked to something in the shop. */
  hasLinks: boolean;
  pull: ListPull;
};

/** When lists were asked for and pulled. */
export type ListPulls = {
  load(shop: string, realmId: string): Promise<ListPull>;
  /** Asks for a pull: notes it and stores its job in one transaction. */
  want(
    shop: string,
    realmId: string,
    wish: {
      why: PullReason;
      /** Who asks, if it is a person. */
      by?: string;
      /** Lists whose import was switched on: every entry of theirs is considered once they are here. */
      imported?: readonly ImportedList[];
    },
  ): Promise<void>;
  end(shop: string, realmId: string, outcome: { pulledAt: Date } | { trouble: Reason }): Promise<void>;
  /** Every installed shop with a connected company. */
  listCandidates(): Promise<PullCandidate[]>;
};

/** One event of QuickBooks' webhooks about a list: it says what happened to an entry, and not what it is like now. */
export type BooksEvent = {
  realmId: string;
  type: BooksListType;
  id: string;
  operation: "created" | "updated" | "deleted" | "merged" | "other";
  /** The entry that was merged into `id`. */
  deletedId: string | null;
  /** QuickBooks' time of the change. */
  at: Date;
};

/** The inbox of QuickBooks' webhooks. */
export type BooksEvents = {
  /**
   * Stores the events of connected companies that are not known yet, and the job that follows them, in one transaction. Resolves
   * when that is durable. Answers how many were new.
   */
  receive(events: readonly BooksEvent[]): Promise<number>;
  /** What has not been followed yet, oldest first, and up to where that is. */
  listOpen(
    shop: string,
    realmId: string,
    limit: number,
  ): Promise<{ events: BooksEvent[]; upTo: string } | null>;
  close(shop: string, realmId: string, upTo: string): Promise<void>;
};
