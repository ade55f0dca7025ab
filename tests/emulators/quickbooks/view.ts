/** One debit or credit of a transaction, in the home currency's minor units. */
export type PostingView = {
  accountId: string;
  account: string;
  debitMinor: number;
  creditMinor: number;
  memo: string;
};

/** One row of the trial balance; amounts are decimal texts in the home currency, `""` on the empty side. */
export type TrialBalanceRow = { account: string; accountType: string; debit: string; credit: string };

/** What the pages of the books may read: wire objects, postings and the trial balance, never a way to write. */
export type BooksView = {
  company: Record<string, unknown>;
  /** All objects of an entity that are not deleted, in the order of their creation, as they go over the wire. */
  entities(entity: string): Record<string, unknown>[];
  find(entity: string, id: string): Record<string, unknown> | undefined;
  postings(entity: string, id: string): PostingView[];
  trialBalance(): TrialBalanceRow[];
};
