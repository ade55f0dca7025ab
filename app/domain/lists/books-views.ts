import type { BooksListType } from "#app/domain/lists/books-entry.ts";
import type { ImportedList } from "#app/domain/settings/import-settings.ts";

type BooksViewRule = {
  type: BooksListType;
  /** Types of items. */
  subTypes?: readonly string[];
  /** Without this import the list is not copied, or not shown. */
  needs?: ImportedList;
};

/** QuickBooks' lists as a merchant looks at them. */
export const booksViews = {
  customers: { type: "Customer" },
  vendors: { type: "Vendor" },
  items: { type: "Item", subTypes: ["Inventory", "NonInventory", "Group", "other"] },
  services: { type: "Item", subTypes: ["Service"] },
  categories: { type: "Item", subTypes: ["Category"] },
  accounts: { type: "Account" },
  terms: { type: "Term", needs: "terms" },
  taxCodes: { type: "TaxCode", needs: "salesTax" },
  taxRates: { type: "TaxRate", needs: "salesTax" },
  classes: { type: "Class" },
  locations: { type: "Department" },
  paymentMethods: { type: "PaymentMethod" },
  customerTypes: { type: "CustomerType" },
} as const satisfies Record<string, BooksViewRule>;
export type BooksView = keyof typeof booksViews;
export const booksViewNames = Object.keys(booksViews) as BooksView[];

/** What stands behind a view, as a plain rule. */
export const booksViewRule = (view: BooksView): BooksViewRule => booksViews[view];
