import type { Peculiarity } from "#app/domain/sale/sale.ts";
import { PAGELESS_LIMIT } from "#app/shopify/queries/order-fields.ts";
import type { ShopifyOrder } from "#app/shopify/wire/order-wire.ts";

/** What keeps an order from being read whole: a list without pages that is full may not be all of it. */
export function findPeculiarities(order: ShopifyOrder): Peculiarity[] {
  const isFull = [order.transactions, order.refunds].some((list) => list.length >= PAGELESS_LIMIT);
  return isFull ? ["tooLarge"] : [];
}
