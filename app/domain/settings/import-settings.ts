import { z } from "zod";

/** Lists of QuickBooks that come into the shop, each switched on by itself. */
export const importedLists = [
  "customers",
  "items",
  "services",
  "categories",
  "terms",
  "salesTax",
  "vendors",
] as const;
export type ImportedList = (typeof importedLists)[number];

/** What each is called in a sentence. */
export const importWords: Record<ImportedList, string> = {
  customers: "customers",
  items: "products",
  services: "services",
  categories: "categories",
  terms: "terms",
  salesTax: "sales tax",
  vendors: "vendors",
};

const off = z.boolean().default(false);

/** What comes in from QuickBooks, and how often it is looked for. Nothing does unless it is switched on. */
export const importSettingsSchema = z.strictObject({
  /** Customers, sub-customers among them, become customers of the shop. */
  customers: off,
  /** Inventory and non-inventory items become products. */
  items: off,
  services: off,
  /** Categories organise products: as product type or as collections. */
  categories: off,
  /** Terms and sales tax are shown and can be chosen; the shop has nothing like them that an app could write. */
  terms: off,
  salesTax: off,
  /** Vendors become the vendors of products. */
  vendors: off,
  /** Minutes between looks for changes that no webhook told. */
  everyMinutes: z.number().int().min(5).max(1440).default(15),
});
export type ImportSettings = z.infer<typeof importSettingsSchema>;
