import type { StoredCustomer, StoredOrder, StoredProduct } from "../stored-order.ts";
import type { ImportContext } from "./import-context.ts";
import { importOrder } from "./import-order.ts";
import type { OrderEntry, RejectedEntry } from "./read-order-files.ts";

export type ImportedOrder = { source: string; entry: OrderEntry; order: StoredOrder; notes: string[] };

export type ImportedShop = {
  orders: ImportedOrder[];
  /** One record per product with the variants of all orders. */
  products: StoredProduct[];
  /** One record per customer, the one that was updated last. */
  customers: StoredCustomer[];
  rejected: RejectedEntry[];
};

/**
 * Imports entries one after the other into one shop. An order that cannot be used ends in `rejected` with its reason and
 * its source; it leaves nothing else behind.
 */
export function importOrders(entries: OrderEntry[], context: ImportContext): ImportedShop {
  const shop: ImportedShop = { orders: [], products: [], customers: [], rejected: [] };
  const products = new Map<string, StoredProduct>();
  const customers = new Map<string, StoredCustomer>();
  for (const entry of entries) {
    const { source, raw } = entry;
    const result = importOrder(raw, context);
    if (!result.ok) {
      shop.rejected.push({ source, reason: result.reason });
      continue;
    }
    shop.orders.push({ source, entry, order: result.order, notes: result.notes });
    for (const product of result.products) {
      products.set(product.id, mergeProduct(products.get(product.id), product));
    }
    for (const customer of result.customers) {
      const known = customers.get(customer.id);
      if (known === undefined || String(known.updatedAt) <= String(customer.updatedAt)) {
        customers.set(customer.id, customer);
      }
    }
  }
  return { ...shop, products: [...products.values()], customers: [...customers.values()] };
}

/** The known product with the variants that another order adds to it. */
export function mergeProduct(known: StoredProduct | undefined, added: StoredProduct): StoredProduct {
  if (known === undefined) return added;
  const ids = new Set(known.variants.map((variant) => variant.id));
  return {
    ...known,
    variants: [...known.variants, ...added.variants.filter((variant) => !ids.has(variant.id))],
  };
}
