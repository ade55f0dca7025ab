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

type ViewCells = { ColData: readonly { value: string; id?: string }[] };

export type ReportViewRow = {
  Header?: ViewCells;
  Rows?: { Row?: readonly ReportViewRow[] };
  Summary?: ViewCells;
  ColData?: ViewCells["ColData"];
};

/** A column of a report; a group of columns has them in `Columns`. */
export type ColumnView = {
  ColTitle: string;
  ColType: string;
  MetaData: readonly { Name: string; Value: string }[];
  Columns?: { Column: readonly ColumnView[] };
};

/** A report as the API answers it, as far as the pages read it. */
export type ReportView = {
  Header: { StartPeriod: string; EndPeriod: string; ReportBasis?: string; Currency: string };
  Columns: { Column: readonly ColumnView[] };
  Rows: { Row?: readonly ReportViewRow[] };
};

export type ReportsView = {
  list: readonly { name: string; title: string; group: string; hasBasis: boolean; hasColumns: boolean }[];
  /** Runs one of the list; a text is the fault's detail when the parameters are wrong. */
  run(name: string, search: URLSearchParams): ReportView | string;
};

/** What the pages of the books may read: wire objects, postings and the trial balance, never a way to write. */
export type BooksView = {
  company: Record<string, unknown>;
  /** The day of the books' clock, to tell what is overdue; without it nothing is. */
  today?: string;
  /** All companies of the emulator when there are several, to go from one's books to another's. */
  companies?: readonly { name: string; path: string; isCurrent: boolean }[];
  /** All objects of an entity that are not deleted, in the order of their creation, as they go over the wire. */
  entities(entity: string): Record<string, unknown>[];
  find(entity: string, id: string): Record<string, unknown> | undefined;
  postings(entity: string, id: string): PostingView[];
  trialBalance(): TrialBalanceRow[];
  reports: ReportsView;
};
