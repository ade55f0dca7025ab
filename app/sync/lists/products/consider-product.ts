import { type Fault, failed, ok } from "#app/domain/faults/fault.ts";
import type { ItemEntry } from "#app/domain/lists/books-entry.ts";
import { pushPermission, withoutPush } from "#app/domain/lists/products/push-permission.ts";
import type { ShopProduct } from "#app/domain/lists/shop-entry.ts";
import type { Settings } from "#app/domain/settings/settings.ts";
import { considerOnce, type RecordRef } from "#app/sync/consider-once.ts";
import type { ItemContext } from "#app/sync/lists/products/item-context.ts";
import { leaveItems } from "#app/sync/lists/products/leave-items.ts";
import { syncVariants } from "#app/sync/lists/products/sync-variants.ts";
import type { Outcome } from "#app/sync/outcome.ts";
import type { RecordChange, SyncPorts, SyncRecord } from "#app/sync/ports.ts";
import type { Consideration } from "#app/sync/settle-record.ts";

/**
 * Considers one product: the one road of its webhooks, sweeps, pushes, of changes of its items in QuickBooks and of orders
 * that made one. Its variants are found or made as items where they may be, and what both sides say about linked ones is
 * merged by the policies. Repeating it changes nothing.
 */
export function considerProduct(ports: SyncPorts, ref: RecordRef): Promise<Outcome> {
  return considerOnce(ports, { ...ref, kind: "product" }, consider);
}

async function consider(ports: SyncPorts, record: SyncRecord): Promise<Consideration> {
  const { shop, id } = record;
  const settings = await ports.settings.load(shop);
  const reading = await ports.shopLists.readProduct(shop, id);
  if (!reading.ok) return answer(reading, record);
  const product = reading.value;
  const barred = findBar(record, settings, product);
  if (barred) return answer(failed(barred), record, product);
  const opened = await ports.books.openBooks(shop);
  if (!opened.ok) return answer(opened, record, product);
  const facts = await opened.value.books.readFacts();
  if (!facts.ok) return answer(facts, record, product);
  const context: ItemContext = { ports, shop, settings, ...opened.value, facts: facts.value };
  return product ? exportProduct(context, record, product) : leaveProduct(context, record);
}

async function exportProduct(
  context: ItemContext,
  record: SyncRecord,
  product: ShopProduct,
): Promise<Consideration> {
  const { settings } = context;
  const isPushed = record.override?.kind === "push";
  const permission = pushPermission(product, settings.products, isPushed);
  const products = permission.mayUpdate ? settings.products : withoutPush(settings.products);
  const allowed: ItemContext = { ...context, settings: { ...settings, products } };
  const synced = await syncVariants(allowed, product, permission);
  const left = await leaveItems(allowed, product.id, new Set(product.variants.map(({ id }) => id)));
  const [fault, ...furtherFaults] = [...synced.faults, ...left];
  const facts = factsOf(context, product, synced.items);
  if (fault) return { ...answer(failed(fault), record, product), facts, furtherFaults };
  if (synced.missing > 0) {
    const subject = `product ${product.title}`;
    const kind = settings.products.push === "off" ? "manualPush" : "waitsForOrder";
    return { ...answer(failed({ kind, subject }), record, product), facts };
  }
  // A push by hand is answered: what comes later goes by the settings again.
  return { ...answer(ok([]), record, product), facts: { ...facts, ...(isPushed && { override: null }) } };
}

async function leaveProduct(context: ItemContext, record: SyncRecord): Promise<Consideration> {
  const [hindered] = await leaveItems(context, record.id, new Set());
  return answer(failed(hindered ?? { kind: "deleted", subject: `product ${record.name}` }), record);
}

/** How a product is called in QuickBooks: its one item, or how many it has. */
function factsOf(context: ItemContext, product: ShopProduct, items: readonly ItemEntry[]): RecordChange {
  const [item, ...others] = [...new Map(items.map((entry) => [entry.id, entry])).values()];
  if (!item) return { name: product.title };
  return {
    name: product.title,
    documentNumber: others.length === 0 ? item.fullName : `${others.length + 1} items`,
    documentUrl: context.books.documentUrl("Item", item.id),
  };
}

function answer(
  result: Consideration["result"],
  record: SyncRecord,
  product: ShopProduct | null = null,
): Consideration {
  return { sale: null, plan: null, result, facts: { name: product?.title ?? record.name } };
}

/** What keeps a product from being looked at further: a person's word, a switch, what it is. */
function findBar(record: SyncRecord, settings: Settings, product: ShopProduct | null): Fault | null {
  const subject = `product ${product?.title ?? record.name}`;
  const { override } = record;
  if (override?.kind === "hold") return { kind: "heldByPerson", subject, note: override.note };
  if (override?.kind === "exclude") return { kind: "excludedByPerson", subject, note: override.note };
  if (!settings.isEnabled) return { kind: "syncOff", subject };
  return product?.isGiftCard ? { kind: "giftCardProduct", subject } : null;
}
