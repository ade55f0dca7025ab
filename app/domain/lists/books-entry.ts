import type { PostalAddress } from "#app/domain/sale/sale.ts";

/** QuickBooks' lists that are copied here. A category is an item of the type `Category`. */
export const booksListTypes = [
  "Customer",
  "Vendor",
  "Item",
  "Account",
  "Class",
  "Department",
  "Term",
  "PaymentMethod",
  "CustomerType",
  "TaxCode",
  "TaxRate",
] as const;
export type BooksListType = (typeof booksListTypes)[number];

/**
 * Small lists of which QuickBooks tells no changes (Intuit, "Change data capture", names the tax lists; customer types
 * are among no list of what it tells): they are read whole.
 */
const untoldListTypes = ["CustomerType", "TaxCode", "TaxRate"] as const;
export type ToldListType = Exclude<BooksListType, (typeof untoldListTypes)[number]>;

/** Whether QuickBooks tells what changed in a list. */
export function isToldWhenChanged(type: BooksListType): type is ToldListType {
  return !untoldListTypes.some((untold) => untold === type);
}

/** What every list entry has. */
export type EntryBase = {
  id: string;
  /** Display name, or name without its parents. */
  name: string;
  /** With its parents: `Parent:Child`. */
  fullName: string;
  parentId: string | null;
  isActive: boolean;
  /** Gone from QuickBooks for good; what is known of it is what it was last. */
  isDeleted: boolean;
  /** The entry that it was merged into, when QuickBooks said so. */
  mergedInto: string | null;
  /** Null for lists that we never write. */
  syncToken: string | null;
  /** QuickBooks' own time of its last change. */
  changedAt: Date;
};

export type CustomerEntry = EntryBase & {
  type: "Customer";
  givenName: string | null;
  familyName: string | null;
  company: string | null;
  email: string | null;
  phone: string | null;
  notes: string | null;
  isTaxable: boolean;
  currency: string;
  termId: string | null;
  customerTypeId: string | null;
  billingAddress: PostalAddress | null;
  shippingAddress: PostalAddress | null;
  /** A sub-customer or project of `parentId`. */
  isJob: boolean;
  isProject: boolean;
};

export type VendorEntry = EntryBase & {
  type: "Vendor";
  company: string | null;
  email: string | null;
  phone: string | null;
  currency: string;
  termId: string | null;
  billingAddress: PostalAddress | null;
};

export const itemTypes = ["Inventory", "NonInventory", "Service", "Category", "Group"] as const;
export type ItemType = (typeof itemTypes)[number];

export type ItemEntry = EntryBase & {
  type: "Item";
  itemType: ItemType | "other";
  sku: string | null;
  description: string | null;
  /** In QuickBooks up to 7 decimals: a decimal text, for example `"12.5"`. */
  unitPrice: string | null;
  purchaseCost: string | null;
  isTaxable: boolean;
  incomeAccountId: string | null;
  expenseAccountId: string | null;
  assetAccountId: string | null;
  preferredVendorId: string | null;
  /** Decimal text; null where QuickBooks does not track it. */
  quantityOnHand: string | null;
  inventoryStartDate: string | null;
  members: { itemId: string; quantity: number }[];
};

export type AccountEntry = EntryBase & {
  type: "Account";
  accountType: string;
  accountSubType: string;
  currency: string;
};

export type TermEntry = EntryBase & { type: "Term"; dueDays: number | null; dayOfMonthDue: number | null };

export type TaxCodeEntry = EntryBase & { type: "TaxCode"; isTaxable: boolean; saleRateIds: string[] };
export type TaxRateEntry = EntryBase & {
  type: "TaxRate";
  percent: string | null;
  agencyId: string | null;
  agencyName: string | null;
};

type Plain<Type extends BooksListType> = EntryBase & { type: Type };
export type PlainEntry =
  | Plain<"Class">
  | Plain<"Department">
  | Plain<"PaymentMethod">
  | Plain<"CustomerType">;

/** An entry of each list. */
type EntryByType = {
  Customer: CustomerEntry;
  Vendor: VendorEntry;
  Item: ItemEntry;
  Account: AccountEntry;
  Class: Plain<"Class">;
  Department: Plain<"Department">;
  Term: TermEntry;
  PaymentMethod: Plain<"PaymentMethod">;
  CustomerType: Plain<"CustomerType">;
  TaxCode: TaxCodeEntry;
  TaxRate: TaxRateEntry;
};
export type EntryOf<Type extends BooksListType> = EntryByType[Type];
export type BooksEntry = EntryByType[BooksListType];
