import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { createImportContext } from "#tests/emulators/shopify/importer/import-context.ts";
import { importOrders } from "#tests/emulators/shopify/importer/import-orders.ts";
import {
  type OrderEntry,
  type RejectedEntry,
  readOrderFiles,
} from "#tests/emulators/shopify/importer/read-order-files.ts";
import { seedOrders } from "#tests/emulators/shopify/seed/seed-orders.ts";
import { seedProducts } from "#tests/emulators/shopify/seed/seed-products.ts";
import type { StoredOrder } from "#tests/emulators/shopify/stored-order.ts";
import { dropRepeats } from "./drop-repeats.ts";
import { postJson } from "./http.ts";
import type { DemoArguments } from "./parse-arguments.ts";
import { replaceFile } from "./replace-file.ts";

/** An order of this run: where it came from, and the id under which the shop has it. */
export type LoadedOrder = { source: string; orderId: string };
export type LoadedOrders = { orders: LoadedOrder[]; rejected: RejectedEntry[] };

/** What earlier runs on the same data brought in; the same entry of the same source is not imported twice. */
type ImportState = {
  known: Record<string, string>;
  usedIds: string[];
  usedNames: string[];
  seededAt: string;
};

const chunkSize = 25;

/** Brings the seed and the imported files into the shop and lets its webhooks flow. */
export async function loadOrders(
  args: DemoArguments,
  shopifyUrl: string,
  stateFile: string,
  now: Date,
): Promise<LoadedOrders> {
  const state = readState(stateFile, now);
  const files = readOrderFiles(args.imports);
  const seeds = args.seed ? seedOrders({ now: new Date(state.seededAt) }) : [];
  const seeded = seeds.map((raw, index) => ({ source: `seed#${index + 1}`, raw }));
  const { entries, repeats } = dropRepeats([...seeded, ...files.entries]);
  const keys = entryKeys(entries);
  const isKnown = (entry: OrderEntry) => state.known[keys.get(entry) ?? ""] !== undefined;
  const fresh = entries.filter((entry) => !isKnown(entry));
  const context = createImportContext({
    shopCurrency: "USD",
    now: state.seededAt,
    firstId: 6_900_000_000_001n + BigInt(state.usedIds.length),
  });
  for (const id of state.usedIds) context.usedIds.add(id);
  for (const name of state.usedNames) context.usedNames.add(name);
  // The catalog knows stock, cost and product types, which the lines of an order do not: it stands before them.
  const catalog = args.seed && fresh.length > 0 ? seedProducts({ now: new Date(state.seededAt) }) : [];
  const inCatalog = new Set(catalog.map((product) => product.id));
  const shop = importOrders(fresh, context);
  const products = [...catalog, ...shop.products.filter((product) => !inCatalog.has(product.id))];
  if (products.length > 0) await postJson(`${shopifyUrl}/__emulator/products`, { products });
  if (shop.customers.length > 0)
    await postJson(`${shopifyUrl}/__emulator/customers`, { customers: shop.customers });
  await postOrders(
    shopifyUrl,
    shop.orders.map((imported) => imported.order),
  );
  for (const imported of shop.orders) state.known[keys.get(imported.entry) ?? ""] = imported.order.id;
  writeState(stateFile, { ...state, usedIds: [...context.usedIds], usedNames: [...context.usedNames] });
  const orders = entries.flatMap((entry) => {
    const orderId = state.known[keys.get(entry) ?? ""];
    return orderId ? [{ source: entry.source, orderId }] : [];
  });
  return { orders, rejected: [...files.rejected, ...repeats, ...shop.rejected] };
}

async function postOrders(shopifyUrl: string, orders: StoredOrder[]): Promise<void> {
  const oldestFirst = [...orders].sort((left, right) =>
    String(left.processedAt).localeCompare(String(right.processedAt)),
  );
  for (let start = 0; start < oldestFirst.length; start += chunkSize) {
    await postJson(`${shopifyUrl}/__emulator/orders`, {
      orders: oldestFirst.slice(start, start + chunkSize),
      // The stock of the catalog is what these orders left.
      inventory: false,
      webhooks: true,
    });
  }
}

/** What each entry is known by in later runs: its source, its content, and which of several alike it is. */
function entryKeys(entries: readonly OrderEntry[]): Map<OrderEntry, string> {
  const seen = new Map<string, number>();
  return new Map(
    entries.map((entry) => {
      const content = JSON.stringify([entry.source, entry.raw]);
      const hash = createHash("sha256").update(content).digest("hex");
      const nth = (seen.get(hash) ?? 0) + 1;
      seen.set(hash, nth);
      return [entry, nth === 1 ? hash : `${hash}#${nth}`];
    }),
  );
}

function readState(path: string, now: Date): ImportState {
  if (existsSync(path)) return JSON.parse(readFileSync(path, "utf8")) as ImportState;
  const state = { known: {}, usedIds: [], usedNames: [], seededAt: now.toISOString() };
  // Stored before the first import, so that a run that is cut off makes the same orders when it goes on.
  writeState(path, state);
  return state;
}

function writeState(path: string, state: ImportState): void {
  replaceFile(path, JSON.stringify(state));
}
