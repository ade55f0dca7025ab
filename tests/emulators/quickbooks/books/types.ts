import type { Database } from "./database.ts";
import type { Settings } from "./settings.ts";

/** A JSON object as it goes over the wire. Stored objects are never changed in place. */
export type Wire = Record<string, unknown>;

/** What a ledger line belongs to beside its account, as far as its document says: reports filter and group by it. */
export type PostingTags = {
  classId?: string;
  departmentId?: string;
  itemId?: string;
  /** Units of the item that were sold; negative when they came back. */
  quantity?: number;
  /** Customer that a line names: an expense on its behalf, a line of a journal entry. */
  customerId?: string;
  /** Customer, vendor or employee of the line, when it is not that of the document. */
  partyId?: string;
};

/** One side of a transaction in the ledger. `amountMinor` is in the transaction's currency, debit positive. */
export type DraftPosting = PostingTags & {
  accountId: string;
  amountMinor: number;
  memo: string;
  /** Customer or vendor whose balance moves with this line. */
  nameId?: string;
  /** Home amount when it is not amount × rate: a payment of an invoice booked at another rate. */
  homeMinor?: number;
};

export type Posting = PostingTags & {
  accountId: string;
  debitMinor: number;
  creditMinor: number;
  memo: string;
  currency: string;
  /** Signed, debit positive, in `currency`. */
  foreignMinor: number;
  nameId?: string;
};

/** A line of a transaction that moves the stock of an inventory item: in (positive) or out (negative). */
export type StockLine = {
  itemId: string;
  quantity: number;
  /** What goods that come in cost, in minor units of the home currency; absent when FIFO tells. */
  valueMinor?: number;
  /** Home currency for one unit, when no cost is known yet. */
  fallbackCost: number;
};

export type WriteMode = "create" | "update" | "sparse" | "delete" | "void";

/** A reference in a body that must point to an existing, active object. */
export type ReferenceRule = {
  /** `CustomerRef`, `Line.SalesItemLineDetail.ItemRef`: arrays on the way are walked. */
  path: string;
  entity: string;
  /** Other lists whose objects may stand there too. */
  or?: readonly string[];
  /** Values that are not ids of the list: `SHIPPING_ITEM_ID`, `TAX`. */
  except?: readonly string[];
};

export type BuildInput = {
  books: Books;
  /** What the object will be: the body alone, or merged over the stored object for a sparse update. */
  draft: Wire;
  /** What the client sent. */
  body: Wire;
  existing: Wire | undefined;
  id: string;
  mode: "create" | "update" | "sparse";
  include: ReadonlySet<string>;
};

/** Everything the service has to know about one entity; `entities/entity-table.ts` lists them. */
export type EntityDefinition = {
  name: string;
  kind: "list" | "transaction" | "singleton" | "readonly";
  /** Ids are unique per family: names share one, transactions share another. */
  idFamily: string;
  operations: readonly ("create" | "update" | "delete" | "void" | "send")[];
  references: readonly ReferenceRule[];
  /** Filterable fields; those in `sortable` can be in ORDERBY too. */
  filterable: readonly string[];
  sortable: readonly string[];
  /** Fields that `present` adds, so that filters on them need it. */
  computed?: readonly string[];
  /** Default order of a query without ORDERBY. */
  order: { field: string; descending: boolean };
  /** Fields of the stored object that a request can never set. */
  readOnly?: readonly string[];
  /** Turns a request into the object to store; throws `RefusedRequest`. */
  build(input: BuildInput): Wire;
  voided?(books: Books, existing: Wire): Wire;
  /** How the object moves the stock; worked out before `postings`, which may ask for the cost of the goods. */
  stock?(books: Books, object: Wire): StockLine[];
  postings?(books: Books, object: Wire): DraftPosting[];
  /** Links to other transactions, counters and stock; called after the object was stored or removed. */
  settle?(books: Books, before: Wire | undefined, after: Wire | undefined): void;
  /** Adds what is computed when an object is read. */
  present?(books: Books, object: Wire): Wire;
};

/** The state of one company and the few questions that every rule asks. */
export type Books = {
  db: Database;
  realmId: string;
  now(): Date;
  /** Fresh unguessable text, the same again for the same seed. */
  random(purpose: string): string;
  settings(): Settings;
  definition(entity: string): EntityDefinition;
  /** Looks an entity up without regard to case. */
  definitionByPath(segment: string): EntityDefinition | undefined;
  definitions(): readonly EntityDefinition[];
  find(entity: string, id: string): Wire | undefined;
  list(entity: string): Wire[];
  present(entity: string, object: Wire): Wire;
};
