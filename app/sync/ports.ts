import type { BookedContent } from "#app/domain/accounting/booked-content.ts";
import type { ItemNeed, PlannedDocument, Proof } from "#app/domain/accounting/plan.ts";
import type { Result } from "#app/domain/faults/fault.ts";
import type { ListKind } from "#app/domain/lists/link-choice.ts";
import type { MatchReason } from "#app/domain/lists/match-reason.ts";
import type { FieldValues } from "#app/domain/lists/merge-fields.ts";
import type { Actor, Reason, RecordKind, RecordStatus } from "#app/domain/record/record-status.ts";
import type { DraftSale } from "#app/domain/sale/draft-sale.ts";
import type { Sale } from "#app/domain/sale/sale.ts";
import type { Settings } from "#app/domain/settings/settings.ts";
import type { BooksSource } from "#app/sync/books-port.ts";
import type { Differences } from "#app/sync/differences-port.ts";
import type { Links } from "#app/sync/links-port.ts";
import type { Mirror, ShopLists, ShopProducts } from "#app/sync/lists-port.ts";
import type { RecordHeading } from "#app/sync/runs-port.ts";
import type { ShopCustomers } from "#app/sync/shop-customers-port.ts";

/** Time, ids and waiting, so that a whole shop can be replayed in virtual time. */
export type Clock = { now(): Date; sleep(ms: number): Promise<void> };
export type Ids = { uuid(): string };

// ---- Shopify ---------------------------------------------------------------------------------------------------

export type SaleSource = {
  /**
   * Reads one order whole, paging its lists to the end, in shop money or in the buyer's. `value: null` when Shopify no
   * longer has it.
   */
  readSale(shop: string, orderId: string, money: "shop" | "presentment"): Promise<Result<Sale | null>>;
  /** Reads one draft order whole; a fault `permission` where the shop has not opened drafts to the app. */
  readDraft(
    shop: string,
    draftOrderId: string,
    money: "shop" | "presentment",
  ): Promise<Result<DraftSale | null>>;
  /** Ids and times of orders updated since `since`, oldest first, for the sweep. One page; `cursor` goes on. */
  listUpdatedOrders(
    shop: string,
    since: Date,
    cursor: string | null,
  ): Promise<Result<{ orderIds: string[]; cursor: string | null }>>;
};

export type ProjectedStatus = {
  ownerId: string;
  status: RecordStatus;
  documentNumber: string | null;
  documentUrl: string | null;
  error: string | null;
  syncedAt: Date | null;
};
/** Writes statuses to app-owned metafields; at most 5 owners a call. Only a projection: the database is the truth. */
export type StatusProjector = {
  projectStatuses(shop: string, statuses: ProjectedStatus[]): Promise<Result<null>>;
};

// ---- QuickBooks: the largest port has a file of its own --------------------------------------------------------

export type * from "#app/sync/adoption-books-port.ts";
export type * from "#app/sync/adoptions-port.ts";
export type * from "#app/sync/books-port.ts";
export type * from "#app/sync/differences-port.ts";
export type * from "#app/sync/link-files-port.ts";
export type * from "#app/sync/links-port.ts";
export type * from "#app/sync/lists-port.ts";
export type * from "#app/sync/lists-refresh-port.ts";
export type * from "#app/sync/runs-port.ts";
export type * from "#app/sync/shop-customers-port.ts";
export type * from "#app/sync/shop-facts-port.ts";

// ---- our own database ------------------------------------------------------------------------------------------

/** The row that ties a Shopify thing to a QBO object. `kind` names what it is. */
export type BindingKind = PlannedDocument["type"] | ListKind;
export type Binding = {
  shop: string;
  realmId: string;
  kind: BindingKind;
  /** Stable key on our side: a GID, `email:a@b.c|EUR`, `sku:ABC`, `charge:shipping`, `account:clearing:paypal`. */
  key: string;
  qboType: string;
  qboId: string;
  syncToken: string | null;
  contentHash: string | null;
  docNumber: string | null;
  date: string | null;
  currency: string | null;
  totalMinor: number | null;
  balanceMinor: number | null;
  /** The record it belongs to (order GID for documents). */
  recordId: string | null;
  /** What was booked, to show and to correct it later; null for list entries. No personal data. */
  booked: BookedContent | null;
  /** Of a linked list entry: what both sides last agreed on, field by field. */
  agreed: FieldValues | null;
  /** How it was matched; null for booked documents and for links of earlier versions. */
  matchedBy: MatchReason | null;
  /** What the shop calls it, to show and to find it; of a customer personal data. Left out: as it was. */
  name?: string | null;
  /** What QuickBooks called it when it was linked, or when a person last accepted its name. Left out: as it was. */
  booksName?: string | null;
};
export type Bindings = {
  find(shop: string, realmId: string, kind: BindingKind, keys: string[]): Promise<Binding[]>;
  /** Whose document of ours carries this number, if any. */
  findByNumber(shop: string, realmId: string, kind: BindingKind, docNumber: string): Promise<Binding | null>;
  listByRecord(shop: string, realmId: string, recordId: string): Promise<Binding[]>;
  /** Whatever is linked to these QuickBooks objects. */
  findByQboIds(shop: string, realmId: string, qboType: string, qboIds: readonly string[]): Promise<Binding[]>;
  /** Inserts or replaces by (shop, realm, kind, key). */
  bind(binding: Binding): Promise<void>;
  /** Changes a list entry's link that still leads to `fromId`; false when a person led it elsewhere meanwhile. */
  rebind(binding: Binding, fromId: string): Promise<boolean>;
  /** `fromId`: only while it still leads there. */
  unbind(shop: string, realmId: string, kind: BindingKind, key: string, fromId?: string): Promise<void>;
};

/** An intent to write to QuickBooks, stored before the call goes out. Same content, same request id, for ever. */
export type Intent = {
  shop: string;
  realmId: string;
  kind: BindingKind;
  key: string;
  contentHash: string;
  requestId: string;
  /** How often it was sent before now: above 0 the exporter looks before it posts. */
  sends: number;
};
export type Outbox = {
  /** Finds the open intent of the same content or stores a new one with `requestId`. Counts one more send. */
  openIntent(intent: Omit<Intent, "sends">): Promise<Intent>;
  /** Closes it once bound (same transaction as the binding when the adapter can). */
  closeIntent(intent: Intent, binding: Binding): Promise<void>;
};

/** One record with its status, as lists and pages show it. */
export type SyncRecord = {
  shop: string;
  kind: RecordKind;
  id: string;
  name: string;
  status: RecordStatus;
  reason: Reason | null;
  documentNumber: string | null;
  documentUrl: string | null;
  currency: string | null;
  totalMinor: number | null;
  customerName: string | null;
  processedAt: Date | null;
  proof: Proof | null;
  attempts: number;
  nextTryAt: Date | null;
  /** Wishes to consider it, and the last wish that was answered: equal means nothing to do. */
  requestedSeq: number;
  consideredSeq: number;
  /** A person's or a Flow's standing word about it. */
  override: { kind: "hold" | "exclude" | "push"; actor: Actor; note: string } | null;
};
export type RecordChange = Partial<
  Pick<
    SyncRecord,
    | "name"
    | "status"
    | "reason"
    | "documentNumber"
    | "documentUrl"
    | "currency"
    | "totalMinor"
    | "customerName"
    | "processedAt"
    | "proof"
    | "attempts"
    | "nextTryAt"
    | "override"
  >
>;
export type Records = {
  load(shop: string, kind: RecordKind, id: string): Promise<SyncRecord | null>;
  /** In no order; ids that are no records are left out. */
  loadMany(shop: string, kind: RecordKind, ids: readonly string[]): Promise<SyncRecord[]>;
  /**
   * Counts one more wish to consider each id (creating rows as `Queued`) and enqueues its job in the same transaction.
   * A back-fill goes after everything else.
   */
  request(
    shop: string,
    kind: RecordKind,
    ids: readonly string[],
    actor: Actor,
    haste?: "backfill",
  ): Promise<void>;
  /** Makes entries known that are not yet: `Unsynchronized`, with nothing wished. Answers how many were new. */
  note(shop: string, kind: RecordKind, headings: readonly RecordHeading[], actor: Actor): Promise<number>;
  /** Changes a record; a changed status or reason adds a line to its history. */
  change(shop: string, kind: RecordKind, id: string, change: RecordChange, actor: Actor): Promise<void>;
  /** Changes many in one statement; those that do not exist are left out. */
  changeMany(
    shop: string,
    kind: RecordKind,
    changes: readonly { id: string; change: RecordChange }[],
    actor: Actor,
  ): Promise<void>;
  /** Held and failed records whose reason leads to one of these paths of the app. */
  listWaitingFor(shop: string, hrefs: readonly string[]): Promise<{ kind: RecordKind; id: string }[]>;
  /** Answers wishes up to `seq`. */
  considered(shop: string, kind: RecordKind, id: string, seq: number): Promise<void>;
  /** Records with unanswered wishes whose next try is due: the sweep sends them on. */
  /** A day no order of the shop lies before, as far as orders are known; `YYYY-MM-DD`. */
  earliestOrderDay(shop: string): Promise<string | null>;
  listDue(limit: number): Promise<{ shop: string; kind: RecordKind; id: string }[]>;
};

export type SettingsStore = {
  load(shop: string): Promise<Settings>;
  save(shop: string, settings: Settings, actor: Actor): Promise<void>;
};

/** One worker at a time per (shop, kind, id), over all processes; freed when the process dies. */
export type Locks = {
  withLock<T>(key: string, work: () => Promise<T>): Promise<{ held: true; value: T } | { held: false }>;
};

/** Structured log lines; never tokens or personal data. */
export type Logger = {
  info(event: string, facts?: Record<string, unknown>): void;
  warn(event: string, facts?: Record<string, unknown>): void;
  error(event: string, facts?: Record<string, unknown>): void;
};

export type { BookedContent, ItemNeed };

/** Everything the sync engine needs from outside. */
export type SyncPorts = {
  clock: Clock;
  ids: Ids;
  log: Logger;
  sales: SaleSource;
  shopLists: ShopLists;
  shopCustomers: ShopCustomers;
  shopProducts: ShopProducts;
  links: Links;
  projector: StatusProjector;
  books: BooksSource;
  bindings: Bindings;
  mirror: Mirror;
  differences: Differences;
  outbox: Outbox;
  records: Records;
  settings: SettingsStore;
  locks: Locks;
};
