import { postJson } from "#tests/demo/http.ts";
import { createImportContext, type ImportContext } from "#tests/emulators/shopify/importer/import-context.ts";
import { type ImportedShop, importOrders } from "#tests/emulators/shopify/importer/import-orders.ts";
import type { StoredOrder } from "#tests/emulators/shopify/stored-order.ts";

/** REST-shaped orders arrive in the shop with their buyers and products; their webhooks go out. Answers what the shop stored. */
export async function placeOrders(
  shopUrl: string,
  raws: readonly object[],
  context: ImportContext,
  options: { webhooks: boolean },
): Promise<StoredOrder[]> {
  const shop = importAll(raws, context);
  await storeAround(shopUrl, shop);
  const orders = shop.orders.map((imported) => imported.order);
  await postJson(`${shopUrl}/__emulator/orders`, { orders, webhooks: options.webhooks });
  return orders;
}

/** The shop has these orders, of the same ids, otherwise from now on. */
export async function changeOrders(
  shopUrl: string,
  raws: readonly object[],
  options: { webhooks: boolean },
): Promise<void> {
  const context = createImportContext({ shopCurrency: "USD", now: new Date().toISOString() });
  const shop = importAll(raws, context);
  await storeAround(shopUrl, shop);
  const orders = shop.orders.map((imported) => imported.order);
  await postJson(`${shopUrl}/__emulator/order-updates`, { orders, webhooks: options.webhooks });
}

function importAll(raws: readonly object[], context: ImportContext): ImportedShop {
  const shop = importOrders(
    raws.map((raw, index) => ({ source: `test#${index}`, raw })),
    context,
  );
  if (shop.rejected.length > 0) throw new Error(JSON.stringify(shop.rejected));
  return shop;
}

async function storeAround(shopUrl: string, { products, customers }: ImportedShop): Promise<void> {
  if (products.length > 0) await postJson(`${shopUrl}/__emulator/products`, { products });
  if (customers.length > 0) await postJson(`${shopUrl}/__emulator/customers`, { customers });
}
