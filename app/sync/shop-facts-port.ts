import type { Result } from "#app/domain/faults/fault.ts";
import type { ShopOrderFacts } from "#app/domain/lists/adoption/adoption-facts.ts";
import type { ShopEntryFacts } from "#app/domain/lists/adoption/match-entries.ts";

/** What of a shop is matched with the books, page by page; `cursor: null` is the first page and the end. */
export type ShopFactsPages = {
  /** Orders processed on these days, both included, in the shop's or the buyers' money. */
  listOrders(
    shop: string,
    wanted: { from: string; to: string; money: "shop" | "presentment" },
    cursor: string | null,
  ): Promise<Result<{ orders: ShopOrderFacts[]; cursor: string | null }>>;
  /** `currency`: that of the links they may get. */
  listCustomers(
    shop: string,
    currency: string,
    cursor: string | null,
  ): Promise<Result<{ entries: ShopEntryFacts[]; cursor: string | null }>>;
  listVariants(
    shop: string,
    cursor: string | null,
  ): Promise<Result<{ entries: ShopEntryFacts[]; cursor: string | null }>>;
};
