import type { AdoptPorts } from "#app/sync/adoption/adopt-order.ts";
import type { Adoptions, ShopFactsPages } from "#app/sync/ports.ts";

/** What looking for documents and entries of the books, and linking them, needs from outside. */
export type AdoptionPorts = AdoptPorts & { adoptions: Adoptions; shopFacts: ShopFactsPages };
