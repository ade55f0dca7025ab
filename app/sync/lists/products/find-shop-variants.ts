import { failed, ok, type Result } from "#app/domain/faults/fault.ts";
import type { ItemEntry } from "#app/domain/lists/books-entry.ts";
import { matchKey } from "#app/domain/lists/match-key.ts";
import type { ItemContext } from "#app/sync/lists/products/item-context.ts";
import type { FoundVariant } from "#app/sync/ports.ts";

/** Variants that an item is, how they were found, and the currency of the shop's prices. None: the shop has no such product. */
export type ShopMatch = { variants: FoundVariant[]; by: "sku" | "name"; currency: string };

/**
 * Finds the variants that an item of QuickBooks is: those with its SKU, else the one with its name. Never a guess: several
 * with the name are a fault `ambiguous`; so are several with the SKU unless the settings make them one item. An item whose
 * SKU is that of a product linked elsewhere is a fault `notImported`: it is a twin of that product's item.
 */
export async function findShopVariants(context: ItemContext, item: ItemEntry): Promise<Result<ShopMatch>> {
  const { ports, shop, settings } = context;
  const subject = `item ${item.name}`;
  if (matchKey(item.sku) !== null) {
    const bySku = await ports.shopProducts.findVariants(shop, { sku: item.sku ?? "" });
    if (!bySku.ok) return bySku;
    const { variants, currency } = bySku.value;
    const free = await withoutLink(context, variants);
    if (variants.length > 0 && free.length === 0) {
      return failed({ kind: "notImported", subject, what: `the ${subject}`, why: "twin" });
    }
    if (free.length > 1 && settings.products.whenSkuShared !== "oneItem") {
      return failed(severalVariants(subject, `the SKU ${item.sku}`, free));
    }
    if (free.length > 0) return ok({ variants: free, by: "sku", currency });
  }
  const byName = await ports.shopProducts.findVariants(shop, { title: item.name });
  if (!byName.ok) return byName;
  const { variants, currency } = byName.value;
  const fitting = variants.filter(({ sku }) => isSameOrBlank(sku, item.sku));
  const free = await withoutLink(context, fitting);
  return free.length > 1
    ? failed(severalVariants(subject, `the name ${item.name}`, free))
    : ok({ variants: free, by: "name", currency });
}

const isSameOrBlank = (left: string | null, right: string | null): boolean =>
  matchKey(left) === null || matchKey(right) === null || matchKey(left) === matchKey(right);

async function withoutLink(
  { ports, shop, books, settings }: ItemContext,
  variants: readonly FoundVariant[],
): Promise<FoundVariant[]> {
  const keys = variants.map(({ id }) => id);
  const links = await ports.bindings.find(shop, books.realmId, "item", keys);
  const linked = new Set(links.filter(({ qboId }) => qboId !== settings.defaultItem).map(({ key }) => key));
  return variants.filter(({ id }) => !linked.has(id));
}

function severalVariants(subject: string, what: string, variants: readonly FoundVariant[]) {
  const candidates = variants.map(({ id, title }) => ({ id, name: title }));
  return { kind: "ambiguous", subject, what, candidates, choice: null, system: "shopify" } as const;
}
