import { onTestFinished } from "vitest";
import { sumMinor } from "#app/domain/money/money.ts";
import type { Sale } from "#app/domain/sale/sale.ts";
import { createSaleSource } from "#app/shopify/sale-source.server.ts";
import { createImportContext } from "#tests/emulators/shopify/importer/import-context.ts";
import { importOrders } from "#tests/emulators/shopify/importer/import-orders.ts";
import { readOrderFiles } from "#tests/emulators/shopify/importer/read-order-files.ts";
import { startShop } from "#tests/shopify/start-shop.ts";

type Json = Record<string, unknown>;
type Money = "shop" | "presentment";

const FIXTURES = "tests/emulators/shopify/importer/fixtures/orders";

/** The importer's example orders, or one of them. */
export function fixtures(name?: string): unknown[] {
  const path = name === undefined ? FIXTURES : `${FIXTURES}/${name}.json`;
  return readOrderFiles([path]).entries.map(({ raw }) => raw);
}

/** An emulated shop with the app installed, into which REST-shaped orders can be put. */
export async function startImportedShop() {
  const shop = await startShop({ app: { configPath: "shopify.app.toml" } });
  onTestFinished(() => shop.emulator.close());
  await shop.install();
  const source = createSaleSource(shop.client);
  const store = (...orders: Json[]) => shop.control("POST", "orders", { orders });

  async function read(id: unknown, money: Money = "shop"): Promise<Sale> {
    const sale = await source.readSale(shop.shop, String(id), money);
    if (!sale.ok) throw new Error(JSON.stringify(sale.fault));
    if (!sale.value) throw new Error(`${String(id)} is not in the shop.`);
    return sale.value;
  }

  /** Imports REST-shaped orders and answers them as stored. */
  async function place(raws: unknown[]) {
    const context = createImportContext({ shopCurrency: "USD", now: "2026-11-22T09:00:00Z" });
    const entries = raws.map((raw, at) => ({ source: `${at}.json`, raw }));
    const { orders, products, customers } = importOrders(entries as never, context);
    if (products.length > 0) await shop.control("POST", "products", { products });
    if (customers.length > 0) await shop.control("POST", "customers", { customers });
    await store(...orders.map(({ order }) => order));
    return orders;
  }

  return { ...shop, store, read, place };
}

/** A paid order of three bowls, in the shape of REST. */
export const anOrder = (fields: Json): Json => ({
  id: 1,
  name: "#1",
  currency: "USD",
  created_at: "2026-03-02T10:15:00-05:00",
  updated_at: "2026-03-09T10:15:00-05:00",
  total_price: "33.00",
  subtotal_price: "30.00",
  total_tax: "3.00",
  total_discounts: "0.00",
  financial_status: "paid",
  gateway: "manual",
  line_items: [
    {
      id: 2,
      title: "Bowl",
      price: "10.00",
      quantity: 3,
      tax_lines: [{ title: "VAT", price: "3.00", rate: 0.1 }],
    },
  ],
  ...fields,
});

/** One of the bowls went back, with its money. */
export const aRefund = (fields: Json = {}): Json => ({
  id: 8,
  created_at: "2026-03-05T10:00:00-05:00",
  transactions: [{ id: 7, kind: "refund", status: "success", gateway: "manual", amount: "11.00" }],
  refund_line_items: [
    { id: 9, line_item_id: 2, quantity: 1, subtotal: "10.00", total_tax: "1.00", restock_type: "return" },
  ],
  ...fields,
});

export const ledgerMinor = (sale: Sale) =>
  sumMinor(sale.agreements.flatMap(({ sales }) => sales.map(({ totalMinor }) => totalMinor)));
