import type { ItemNeed } from "#app/domain/accounting/plan.ts";
import type { FaultKind, Result } from "#app/domain/faults/fault.ts";
import { ok } from "#app/domain/faults/fault.ts";
import { type ItemSource, variantSource } from "#app/domain/lists/products/item-source.ts";
import { itemKey } from "#app/sync/content-hash.ts";
import type { ExportContext } from "#app/sync/exporters/export-context.ts";

export type ProductNeed = Extract<ItemNeed, { kind: "product" }>;
/** A source and the currency of its prices. */
export type NeededSource = { source: ItemSource; currency: string };

type ReadProduct = (id: string) => ReturnType<ExportContext["ports"]["shopLists"]["readProduct"]>;

/** Reads each product once, however many variants of it are needed. */
export function productReader({ ports, shop }: ExportContext): ReadProduct {
  const readings = new Map<string, ReturnType<ReadProduct>>();
  return (id) => {
    const reading = readings.get(id) ?? ports.shopLists.readProduct(shop, id);
    readings.set(id, reading);
    return reading;
  };
}

/** Faults after which the same question may be answered. */
const passing = new Set<FaultKind>(["throttled", "unreachable", "reauthorize"]);

/**
 * What the item of an order's line is made of: the variant as the shop has it today, with its product, so that an order
 * and a push make the same item. What the shop no longer has, or does not show, is made of the line's own words.
 */
export async function needSource(
  context: ExportContext,
  need: ProductNeed,
  readProduct: ReadProduct,
): Promise<Result<NeededSource>> {
  const { productId, variantId } = need;
  if (productId !== null && variantId !== null) {
    const product = await readProduct(productId);
    if (!product.ok && passing.has(product.fault.kind)) return product;
    const found = product.ok ? product.value : null;
    const variant = found?.variants.find(({ id }) => id === variantId);
    if (found && variant) return ok({ source: variantSource(found, variant), currency: found.currency });
  }
  return ok({ source: lineSource(need), currency: context.connection.homeCurrency });
}

/** Shopify's word for the only variant of a product. */
const onlyVariant = "Default Title";

function lineSource(need: ProductNeed): ItemSource {
  const { title, variantTitle, sku, productType, vendor, productId } = need;
  return {
    key: itemKey(need),
    productId,
    title,
    variantTitle: variantTitle === onlyVariant ? null : variantTitle,
    sku,
    barcode: null,
    description: null,
    productType,
    vendor,
    tags: [],
    collections: [],
    price: null,
    cost: null,
    isTaxable: null,
    isTracked: false,
    quantity: null,
    isBundle: false,
    isActive: true,
  };
}
