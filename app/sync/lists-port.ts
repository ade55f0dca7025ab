import type { Result } from "#app/domain/faults/fault.ts";
import type { BooksEntry, BooksListType, EntryOf, ToldListType } from "#app/domain/lists/books-entry.ts";
import type { NewProduct, ProductChange } from "#app/domain/lists/products/product-change.ts";
import type { ShopCompany, ShopCustomer, ShopProduct } from "#app/domain/lists/shop-entry.ts";
import type { Actor, RecordKind } from "#app/domain/record/record-status.ts";

/** A page of one of QuickBooks' lists, active or not, in the order of ids. `next: null` is the end. */
export type EntryPage = { entries: BooksEntry[]; next: number | null };

/** An entry that QuickBooks has no more: it was merged into another, or deleted. */
export type GoneEntry = { type: BooksListType; id: string; changedAt: Date };

/** What changed in QuickBooks' lists since a moment, each entry whole. */
export type EntryChanges = {
  entries: BooksEntry[];
  gone: GoneEntry[];
  /** By QuickBooks' clock: changes up to here are in, but for those of the last moments, which it tells late. */
  readUntil: Date;
  /**
   * Lists of which more changed than one answer holds (1000 entries of all lists together). Nothing of them is in
   * `entries`: they are to be read page by page.
   */
  overflowing: BooksListType[];
};

/** Reads whole lists of a company. Part of its books. Every method costs metered reads, named at each. */
export type BooksLists = {
  /**
   * One request for up to 1000 entries; two pages overlap a little, so that an entry that leaves the list meanwhile
   * does not hide another one. `changedSince` leaves out what has not changed since.
   */
  readPage<Type extends BooksListType>(
    type: Type,
    position: number,
    changedSince?: Date,
  ): Promise<Result<EntryPage>>;
  /**
   * One request for all types. A fault `stale` when `since` is older than QuickBooks remembers (30 days). Types that
   * QuickBooks tells no changes of (`isToldWhenChanged`) cannot be asked for.
   */
  readChanges(types: readonly ToldListType[], since: Date): Promise<Result<EntryChanges>>;
  /** Fresh from QuickBooks, by id, one request for 30; entries that are gone are left out. */
  readEntries<Type extends BooksListType>(
    type: Type,
    ids: readonly string[],
  ): Promise<Result<EntryOf<Type>[]>>;
  /** One request: how many entries there are, active or not. */
  countEntries(type: BooksListType): Promise<Result<number>>;
};

/** How far a list is known here. */
export type ListState = {
  type: BooksListType;
  /** Null until it was read whole for the first time. */
  filledAt: Date | null;
  /** Where the first reading goes on. */
  nextPosition: number | null;
  readUntil: Date | null;
};

/** Who has changed entries considered: the record that each is, or null for none. */
export type EntryWishes = { actor: Actor; kindOf(entry: BooksEntry): RecordKind | null };

/**
 * The copy of QuickBooks' lists in our database, so that matching costs no metered read. What it answers may be some
 * minutes old: QuickBooks itself refuses what is wrong by then.
 */
export type Mirror = {
  states(shop: string, realmId: string): Promise<ListState[]>;
  saveState(shop: string, realmId: string, state: ListState): Promise<void>;
  /**
   * Stores entries; answers those that are new or differ from what was known. An older one never replaces a newer. With
   * `wishes` the changed ones are asked to be considered in the same transaction, so that a change that is known was
   * told. Without it, as for the answer to a write of ours, nobody is asked.
   */
  put(
    shop: string,
    realmId: string,
    entries: readonly BooksEntry[],
    wishes?: EntryWishes,
  ): Promise<BooksEntry[]>;
  /** Entries that are not gone, and were not met when the list was read since. */
  listUnread<Type extends BooksListType>(
    shop: string,
    realmId: string,
    type: Type,
    since: Date,
  ): Promise<EntryOf<Type>[]>;
  /** Ids of a list in their order, gone ones left out; `after` goes on. */
  listIds(
    shop: string,
    realmId: string,
    type: BooksListType,
    query: { subTypes?: readonly string[]; after: string | null; limit: number },
  ): Promise<string[]>;
  find<Type extends BooksListType>(
    shop: string,
    realmId: string,
    type: Type,
    ids: readonly string[],
  ): Promise<EntryOf<Type>[]>;
  /** By `matchKey` of the name, the e-mail address or the SKU; gone entries are left out. */
  match<Type extends BooksListType>(
    shop: string,
    realmId: string,
    type: Type,
    by: "name" | "email" | "sku",
    keys: readonly string[],
  ): Promise<EntryOf<Type>[]>;
  /** A page in the order of names, for pickers and lists; `search` finds parts of names, addresses and SKUs. */
  list<Type extends BooksListType>(
    shop: string,
    realmId: string,
    type: Type,
    query: {
      search?: string;
      subTypes?: readonly string[];
      isActive?: boolean;
      after?: string | null;
      limit: number;
    },
  ): Promise<{ entries: EntryOf<Type>[]; after: string | null; total: number }>;
};

export type CustomerName = { firstName: string | null; lastName: string | null };

/** What the shop calls an entry, and the record that it belongs to: itself, the product of a variant, the company of a place. */
export type EntryName = { name: string | null; recordId: string | null };

/** Reads the shop's own lists. */
export type ShopLists = {
  /** Of customers, companies, their places and product variants, by id; those that Shopify does not have are left out. */
  readNames(shop: string, ids: readonly string[]): Promise<Result<Map<string, EntryName>>>;
  /** `null` when Shopify no longer has it, or merged it into another. */
  readCustomer(shop: string, id: string): Promise<Result<ShopCustomer | null>>;
  /** `null` when Shopify no longer has it. */
  readCompany(shop: string, id: string): Promise<Result<ShopCompany | null>>;
  /** The customer of an address or number, exact and up to date; or those whose names a search finds, which lags. */
  findCustomers(
    shop: string,
    by: { emailAddress: string } | { phoneNumber: string } | { name: CustomerName },
  ): Promise<Result<ShopCustomer[]>>;
  readProduct(shop: string, id: string): Promise<Result<ShopProduct | null>>;
  /**
   * Ids of entries changed since a moment, oldest first, for the sweep. One page; `cursor` goes on. Companies are
   * customers here, too.
   */
  listUpdated(
    shop: string,
    kind: "customer" | "product",
    since: Date,
    cursor: string | null,
  ): Promise<Result<{ ids: string[]; cursor: string | null }>>;
};

/** A variant of the shop as a search finds it; `title` is the product's with the variant's behind it. */
export type FoundVariant = { id: string; productId: string; sku: string | null; title: string };

/** Finds variants for items of QuickBooks, and writes products. */
export type ShopProducts = {
  /**
   * Variants of exactly this SKU or title, without regard to case, and the currency of the shop's prices. What was made a
   * moment ago may be missing.
   */
  findVariants(
    shop: string,
    by: { sku: string } | { title: string },
  ): Promise<Result<{ variants: FoundVariant[]; currency: string }>>;
  /** Null when Shopify no longer has the variant. */
  findProductOf(shop: string, variantId: string): Promise<Result<string | null>>;
  /** A product that stands under its handle already is answered as it is. */
  createProduct(shop: string, product: NewProduct): Promise<Result<ShopProduct>>;
  updateProduct(shop: string, productId: string, change: ProductChange): Promise<Result<null>>;
  /** Makes a collection of this title where the shop has none. */
  provideCollection(shop: string, title: string): Promise<Result<null>>;
};
