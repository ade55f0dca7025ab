import type { BooksListType, ItemType } from "#app/domain/lists/books-entry.ts";
import type { BooksView } from "#app/domain/lists/books-views.ts";

/** What each list is called on the page: its tab, and in a sentence. */
export const viewWords: Record<BooksView, { title: string; many: string; one: string }> = {
  customers: { title: "Customers", many: "customers", one: "customer" },
  vendors: { title: "Vendors", many: "vendors", one: "vendor" },
  items: { title: "Products", many: "products", one: "product" },
  services: { title: "Services", many: "services", one: "service" },
  categories: { title: "Categories", many: "categories", one: "category" },
  accounts: { title: "Accounts", many: "accounts", one: "account" },
  terms: { title: "Terms", many: "terms", one: "term" },
  taxCodes: { title: "Tax codes", many: "tax codes", one: "tax code" },
  taxRates: { title: "Tax rates", many: "tax rates", one: "tax rate" },
  classes: { title: "Classes", many: "classes", one: "class" },
  locations: { title: "Locations", many: "locations", one: "location" },
  paymentMethods: { title: "Payment methods", many: "payment methods", one: "payment method" },
  customerTypes: { title: "Customer types", many: "customer types", one: "customer type" },
};

/** Lists as they are read, in a sentence. */
export const listWords: Record<BooksListType, string> = {
  Customer: "customers",
  Vendor: "vendors",
  Item: "products and services",
  Account: "accounts",
  Class: "classes",
  Department: "locations",
  Term: "terms",
  PaymentMethod: "payment methods",
  CustomerType: "customer types",
  TaxCode: "tax codes",
  TaxRate: "tax rates",
};

export const itemWords: Record<ItemType | "other", string> = {
  Inventory: "Inventory",
  NonInventory: "Non-inventory",
  Service: "Service",
  Category: "Category",
  Group: "Bundle",
  other: "Other",
};
