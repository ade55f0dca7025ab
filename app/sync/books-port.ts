import type { BooksFacts } from "#app/domain/accounting/books-facts.ts";
import type {
  ApplicationPlan,
  JournalEntryPlan,
  PaymentPlan,
  PlannedLine,
  SalesDocumentPlan,
} from "#app/domain/accounting/plan.ts";
import type { Result } from "#app/domain/faults/fault.ts";
import type { BooksListType, CustomerEntry, ItemEntry, VendorEntry } from "#app/domain/lists/books-entry.ts";
import type { CustomerFields } from "#app/domain/lists/customers/customer-fields.ts";
import type { ItemStart } from "#app/domain/lists/products/item-start.ts";
import type { NewItemType } from "#app/domain/settings/product-settings.ts";
import type { StandingDocuments } from "#app/sync/adoption-books-port.ts";
import type { BooksLists } from "#app/sync/lists-port.ts";

/** One connected QuickBooks company of a shop. */
export type Connection = {
  shop: string;
  realmId: string;
  companyName: string;
  country: string;
  homeCurrency: string;
  isMultiCurrency: boolean;
  plan: string;
  status: "connected" | "reauthorize" | "disconnected";
  connectedAt: Date;
};

/** A customer to be created: fields are cleaned and cut, names that are taken are a fault `duplicateName`. */
export type NewBooksCustomer = {
  displayName: string;
  currency: string;
  /** Of a sub-customer: QuickBooks' id of its parent. */
  parentId: string | null;
  fields: Partial<CustomerFields>;
  /** Why a tax-exempt customer is exempt, in QuickBooks' numbers. */
  exemptionReason: string | null;
};
/** What is changed of a customer; what is left out stays, null clears. Terms and types are never cleared. */
export type BooksCustomerPatch = {
  displayName?: string;
  isActive?: boolean;
  fields?: Partial<CustomerFields>;
  exemptionReason?: string | null;
};
export type BooksAccount = {
  id: string;
  name: string;
  type: string;
  subType: string;
  currency: string;
  isActive: boolean;
};

/** QBO's names of the documents we book. An application is a `Payment` of 0. */
export type QboDocumentType =
  | "Invoice"
  | "SalesReceipt"
  | "CreditMemo"
  | "RefundReceipt"
  | "Estimate"
  | "Payment"
  | "JournalEntry";

/** What a booked document looks like in the answer of QuickBooks. Amounts in minor units of its currency. */
export type BookedDocument = {
  type: QboDocumentType;
  id: string;
  syncToken: string;
  docNumber: string | null;
  date: string;
  currency: string;
  /** A journal entry's is the sum of its debits. */
  totalMinor: number;
  balanceMinor: number;
  taxMinor: number;
  /** The tax by QBO tax rate. */
  taxRates: { taxRateId: string; amountMinor: number }[];
  /** Whose it is; null for a journal entry. */
  customerId: string | null;
  privateNote: string | null;
  /** Put on a deposit: it can be changed no more (6540). */
  isDeposited: boolean;
};

/**
 * Documents ready for the wire: the plan with every reference resolved to a QBO id. `lines` are the plan's as they go
 * out, bundles taken apart; `itemIds` stand in their order.
 */
export type SalesDocumentDraft = {
  plan: SalesDocumentPlan;
  customerId: string;
  lines: PlannedLine[];
  itemIds: string[];
  /** For receipts. */
  depositAccountId: string | null;
  /** The estimate that an invoice follows from, or the invoice that a credit memo corrects, when it is in the books. */
  originId: string | null;
};
/** `links`: QBO type and id of each of the plan's links. */
export type ResolvedLink = { type: QboDocumentType; id: string; amountMinor: number };
export type PaymentDraft = {
  plan: PaymentPlan | ApplicationPlan;
  customerId: string;
  depositAccountId: string | null;
  links: ResolvedLink[];
};
export type JournalEntryDraft = { plan: JournalEntryPlan; customerId: string; accountIds: string[] };
export type DocumentDraft = SalesDocumentDraft | PaymentDraft | JournalEntryDraft;

/** An item to be made. Amounts are decimal texts in the company's currency; null leaves a field to QuickBooks. */
export type NewItem = {
  name: string;
  sku: string | null;
  description: string | null;
  type: NewItemType;
  price: string | null;
  cost: string | null;
  isTaxable: boolean | null;
  incomeAccountId: string;
  /** For what is bought: always for inventory, else where the cost is known. */
  expenseAccountId: string | null;
  /** For inventory, with the stock that it starts with. */
  assetAccountId: string | null;
  start: ItemStart | null;
  categoryId: string | null;
  vendorId: string | null;
};

/** What changes about an item; a member that is absent stays, null clears a text or an amount. */
export type ItemChange = {
  name?: string;
  sku?: string | null;
  description?: string | null;
  price?: string | null;
  cost?: string | null;
  isTaxable?: boolean;
  categoryId?: string;
  vendorId?: string;
  expenseAccountId?: string;
  isActive?: boolean;
};
export type NewAccount = { name: string; type: string; subType: string; description: string };

/** One company's books. Every method answers a fault instead of throwing for expected trouble. */
export type Books = {
  realmId: string;
  /** Its lists as a whole. */
  lists: BooksLists;
  /** Its documents, whoever made them. */
  standing: StandingDocuments;
  /** Active or not. */
  findCustomerById(id: string): Promise<Result<CustomerEntry | null>>;
  findCustomersByEmail(email: string): Promise<Result<CustomerEntry[]>>;
  /** Exact display names, active or not. */
  findCustomerByName(displayName: string): Promise<Result<CustomerEntry | null>>;
  createCustomer(customer: NewBooksCustomer, requestId: string): Promise<Result<CustomerEntry>>;
  /** A fault `stale` when somebody changed it since `syncToken`. */
  updateCustomer(
    known: { id: string; syncToken: string },
    patch: BooksCustomerPatch,
    requestId: string,
  ): Promise<Result<CustomerEntry>>;
  findItemsByIds(ids: readonly string[]): Promise<Result<ItemEntry[]>>;
  findItemsBySkus(skus: readonly string[]): Promise<Result<ItemEntry[]>>;
  /** By name without their categories. */
  findItemsByNames(names: readonly string[]): Promise<Result<ItemEntry[]>>;
  /** `earlierSends` above 0: a repeat, which travels alone so that its request id is known again. */
  createItem(item: NewItem, requestId: string, earlierSends?: number): Promise<Result<ItemEntry>>;
  /** Changes what is named and nothing else. `stale` when somebody changed the item since its `syncToken`. */
  updateItem(
    item: Pick<ItemEntry, "id" | "syncToken" | "name">,
    change: ItemChange,
    requestId: string,
  ): Promise<Result<ItemEntry>>;
  /** A category below another one, or at the top. */
  createCategory(name: string, parentId: string | null, requestId: string): Promise<Result<ItemEntry>>;
  /** Exact display names, active or not. */
  findVendorsByNames(names: readonly string[]): Promise<Result<VendorEntry[]>>;
  createVendor(name: string, requestId: string): Promise<Result<VendorEntry>>;
  listAccounts(): Promise<Result<BooksAccount[]>>;
  createAccount(account: NewAccount, requestId: string): Promise<Result<BooksAccount>>;
  /** Documents of this type and number, any state. */
  findByNumber(type: QboDocumentType, docNumber: string): Promise<Result<BookedDocument[]>>;
  /** Documents of a customer on a date, to find one whose reply was lost; of all customers for a journal entry. */
  findByDay(type: QboDocumentType, customerId: string, date: string): Promise<Result<BookedDocument[]>>;
  /** `value: null` when it was deleted in QuickBooks. */
  findDocument(type: QboDocumentType, id: string): Promise<Result<BookedDocument | null>>;
  /** `earlierSends` above 0: a repeat, which travels alone so that its request id is known again. */
  createDocument(
    draft: DocumentDraft,
    requestId: string,
    earlierSends?: number,
  ): Promise<Result<BookedDocument>>;
  /**
   * Replaces a booked document by the plan of today; its number, which people may have changed, stays. `stale` when
   * somebody changed it since `syncToken`.
   */
  updateDocument(
    draft: DocumentDraft,
    booked: { id: string; syncToken: string; docNumber: string | null },
    requestId: string,
    earlierSends?: number,
  ): Promise<Result<BookedDocument>>;
  /** What planning has to know of the company: regime, tax codes, closing date. Kept for some minutes. */
  readFacts(): Promise<Result<BooksFacts>>;
  /** Address of a document or a list entry in QuickBooks for people. */
  documentUrl(type: QboDocumentType | BooksListType, id: string): string;
};

/** Opens the books of a shop; a fault `notConnected` or `reauthorize` when that cannot be. */
export type BooksSource = {
  openBooks(shop: string): Promise<Result<{ books: Books; connection: Connection }>>;
};
