import type { BooksFacts } from "#app/domain/accounting/books-facts.ts";
import type { ItemFacts } from "#app/domain/lists/products/item-fields.ts";
import type { ExportContext } from "#app/sync/exporters/export-context.ts";

/** What every step about items works with: one shop, its open books, its settings, and what the company is like. */
export type ItemContext = ExportContext & { facts: BooksFacts };

/** What decides which fields of items are compared. */
export function itemFacts({ settings, facts }: ItemContext, shopCurrency: string): ItemFacts {
  return {
    products: settings.products,
    shopCurrency,
    homeCurrency: facts.homeCurrency,
    hasTaxableFlag: facts.taxRegime === "usAutomated" || facts.taxRegime === "usManual",
  };
}
