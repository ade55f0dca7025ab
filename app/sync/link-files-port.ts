import type { LinkVerdict } from "#app/domain/lists/links/judge-link-line.ts";
import type { ReadLink } from "#app/domain/lists/links/links-file.ts";
import type { Actor, Reason } from "#app/domain/record/record-status.ts";

/** `checking` line by line, `ready` to be applied; the others are its ends. */
export type LinkFileState = "checking" | "ready" | "applied" | "failed" | "discarded";

/** A file of links that a merchant gave. */
export type LinkFile = {
  id: string;
  shop: string;
  realmId: string;
  name: string;
  state: LinkFileState;
  /** Entries that QuickBooks was asked for while it was checked. */
  asked: number;
  attempts: number;
  /** Why it failed. */
  reason: Reason | null;
  actor: Actor;
  createdAt: Date;
};

/** One line of it. `recordId`: the record that the link belongs to. */
export type LinkFileRow = ReadLink & {
  line: number;
  verdict: LinkVerdict;
  /** Why it is refused, or what it repeats. */
  reason: string | null;
  /** What it is linked to now. */
  currentId: string | null;
  booksName: string | null;
  recordId: string | null;
};
export type LinkFileCounts = Record<LinkVerdict, number>;

/** Files of links, checked first and applied as a whole. A newer file of a shop takes the place of one that is open. */
export type LinkFiles = {
  /** Stores the file and its first job together. */
  start(
    file: { shop: string; realmId: string; name: string; actor: Actor },
    rows: readonly LinkFileRow[],
  ): Promise<LinkFile>;
  load(shop: string, id: string): Promise<LinkFile | null>;
  /** The shop's newest file, unless it was put aside. */
  loadNewest(shop: string): Promise<LinkFile | null>;
  count(id: string): Promise<LinkFileCounts>;
  /** Lines with one of these verdicts after a line, in their order. */
  list(
    id: string,
    verdicts: readonly LinkVerdict[],
    afterLine: number,
    limit: number,
  ): Promise<LinkFileRow[]>;
  /** Stores what the check found, and how many entries QuickBooks was asked for. Nothing once it is no longer being checked. */
  saveChecked(file: LinkFile, rows: readonly LinkFileRow[], asked: number): Promise<boolean>;
  changeState(file: LinkFile, to: LinkFileState, reason?: Reason | null): Promise<void>;
  noteAttempt(file: LinkFile, attempts: number): Promise<void>;
  /**
   * Makes the links of these verdicts and ends the file, in one transaction with their history. Answers how many there are;
   * or the lines whose links were changed meanwhile: then nothing was changed, and the file is checked again.
   */
  apply(
    file: LinkFile,
    verdicts: readonly LinkVerdict[],
    actor: Actor,
  ): Promise<{ ok: true; linked: number } | { ok: false; staleLines: number[] }>;
  /** Files that are being checked and have not been touched since: their job was lost. */
  wakeIdle(before: Date): Promise<number>;
};
