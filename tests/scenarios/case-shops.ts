import type { Sale } from "#app/domain/sale/sale.ts";
import { createSaleSource } from "#app/shopify/sale-source.server.ts";
import { createImportContext } from "#tests/emulators/shopify/importer/import-context.ts";
import { placeOrders } from "#tests/road/place-orders.ts";
import { startShop, type TestShop } from "#tests/shopify/start-shop.ts";
import type { Case, Place } from "./read-cases.ts";

export type CaseShops = Awaited<ReturnType<typeof openCaseShops>>;
/** What a shop needs to know of a case. */
type CaseOrder = Pick<Case, "order" | "patch" | "place">;
export type PlacedOrder = { shop: TestShop; orderId: string };

/** Shops of the Shopify emulator, one for each time zone and currency that the cases play in. */
export async function openCaseShops() {
  const shops = new Map<string, Promise<TestShop>>();
  const shopOf = ({ timeZone, shopCurrency }: Place): Promise<TestShop> => {
    const key = `${timeZone} ${shopCurrency}`;
    const shop = shops.get(key) ?? openShop(timeZone, shopCurrency);
    shops.set(key, shop);
    return shop;
  };

  /** Puts the order into its shop. Every case has a shop of its own as far as ids go. */
  async function placeCase({ order, patch, place }: CaseOrder): Promise<PlacedOrder> {
    const shop = await shopOf(place);
    const context = createImportContext({ shopCurrency: place.shopCurrency, now: "2026-03-02T12:00:00Z" });
    const [stored] = await placeOrders(shop.emulator.baseUrl, [order], context, { webhooks: false });
    if (patch) {
      const orders = [{ ...stored, ...patch }];
      await shop.control("POST", "order-updates", { orders, webhooks: false });
    }
    return { shop, orderId: String(stored?.id) };
  }

  return {
    placeCase,
    /** The order through the shop's own API, as the app reads it. */
    async readSale({ shop, orderId }: PlacedOrder, money: "shop" | "presentment"): Promise<Sale> {
      const sale = await createSaleSource(shop.client).readSale(shop.shop, orderId, money);
      if (!sale.ok) throw new Error(JSON.stringify(sale.fault));
      if (!sale.value) throw new Error("The shop does not have the order.");
      return sale.value;
    },
    async close(): Promise<void> {
      const open = await Promise.all(shops.values());
      await Promise.all(open.map((shop) => shop.emulator.close()));
    },
  };
}

async function openShop(ianaTimezone: string, currencyCode: string): Promise<TestShop> {
  const shop = await startShop({
    app: { configPath: "shopify.app.toml" },
    shop: { ianaTimezone, currencyCode },
  });
  await shop.install();
  return shop;
}
