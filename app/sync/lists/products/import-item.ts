import { type Fault, failed, ok, type Result } from "#app/domain/faults/fault.ts";
import { variantSource } from "#app/domain/lists/products/item-source.ts";
import { findItemHindrance, productFromItem } from "#app/domain/lists/products/product-from-item.ts";
import type { Actor } from "#app/domain/record/record-status.ts";
import type { Import } from "#app/sync/lists/consider-books-entry.ts";
import { findShopVariants } from "#app/sync/lists/products/find-shop-variants.ts";
import { importCategory } from "#app/sync/lists/products/import-category.ts";
import { itemBinding } from "#app/sync/lists/products/item-binding.ts";
import { type ItemContext, itemFacts } from "#app/sync/lists/products/item-context.ts";
import { readItemNames } from "#app/sync/lists/products/read-item-names.ts";
import { itemWordKeys } from "#app/sync/lists/products/take-item.ts";
import { underLocks } from "#app/sync/lists/under-locks.ts";
import type { FoundVariant, SyncPorts } from "#app/sync/ports.ts";
import type { Consideration } from "#app/sync/settle-record.ts";

const actor: Actor = { kind: "system", name: "QuickBooks" };

/**
 * Brings an item of QuickBooks into the shop that is linked to nothing there: the variants with its SKU, else with its
 * name, are linked to it; where there is none a product is made. What both say is merged when the product is considered.
 */
export async function importItem(ports: SyncPorts, wanted: Import<"Item">): Promise<Consideration> {
  const { entry, settings } = wanted;
  const subject = `item ${entry.name}`;
  if (entry.itemType === "Category") return answer(await importCategory(ports, wanted));
  const why = findItemHindrance(entry, settings);
  if (why) return answer(failed({ kind: "notImported", subject, what: `the ${subject}`, why }));
  const facts = await wanted.books.readFacts();
  if (!facts.ok) return answer(facts);
  const { record, connection, books } = wanted;
  const context: ItemContext = { ports, shop: record.shop, settings, connection, books, facts: facts.value };
  const words = { sku: entry.sku, name: entry.name };
  const title = await underLocks(ports, itemWordKeys(record.shop, words), () => linkOrMake(context, wanted));
  return title.ok ? { ...answer(ok(null)), facts: { documentNumber: title.value } } : answer(title);
}

async function linkOrMake(context: ItemContext, { entry }: Import<"Item">): Promise<Result<string>> {
  const { ports, shop, books } = context;
  const links = await ports.bindings.findByQboIds(shop, books.realmId, "Item", [entry.id]);
  const [link] = links;
  // Linked since: by an order or a push that came before.
  if (link)
    return askFor(
      context,
      links.flatMap(({ recordId }) => recordId ?? []),
      link.name ?? entry.name,
    );
  const found = await findShopVariants(context, entry);
  if (!found.ok) return found;
  const { variants, by, currency } = found.value;
  if (variants.length > 0) return linkVariants(context, entry, variants, by);
  const facts = itemFacts(context, currency);
  const names = await readItemNames(forImport(context), [entry]);
  if (!names.ok) return names;
  const made = await ports.shopProducts.createProduct(
    shop,
    productFromItem(entry, context.settings, facts, names.value),
  );
  if (!made.ok) return made;
  const [variant] = made.value.variants;
  if (!variant) return failed(lost(entry.name));
  const binding = itemBinding(context, variantSource(made.value, variant), entry, "id", facts);
  await ports.bindings.bind(binding);
  return askFor(context, [made.value.id], made.value.title);
}

/** Names are wanted for what is imported, whatever goes the other way. */
function forImport(context: ItemContext): ItemContext {
  const { settings } = context;
  const { imports, products } = settings;
  const vendors = imports.vendors && products.vendors === "off" ? "match" : products.vendors;
  return { ...context, settings: { ...settings, products: { ...products, vendors } } };
}

async function linkVariants(
  context: ItemContext,
  entry: Import<"Item">["entry"],
  variants: readonly FoundVariant[],
  by: "sku" | "name",
): Promise<Result<string>> {
  const { ports, shop } = context;
  for (const productId of new Set(variants.map((variant) => variant.productId))) {
    const product = await ports.shopLists.readProduct(shop, productId);
    if (!product.ok) return product;
    if (!product.value) continue;
    const facts = itemFacts(context, product.value.currency);
    for (const { id } of variants) {
      const variant = product.value.variants.find((one) => one.id === id);
      if (!variant) continue;
      await ports.bindings.bind(
        itemBinding(context, variantSource(product.value, variant), entry, by, facts),
      );
    }
  }
  const ids = variants.map(({ productId }) => productId);
  return askFor(context, ids, variants[0]?.title ?? entry.name);
}

async function askFor(
  { ports, shop }: ItemContext,
  productIds: readonly string[],
  title: string,
): Promise<Result<string>> {
  const ids = [...new Set(productIds)];
  if (ids.length > 0) await ports.records.request(shop, "product", ids, actor);
  return ok(title);
}

function lost(name: string): Fault {
  return {
    kind: "missing",
    subject: `item ${name}`,
    what: `a variant of the product that was made for ${name}`,
  };
}

const answer = (result: Result<unknown>): Consideration => ({
  sale: null,
  plan: null,
  result: result.ok ? ok([]) : result,
});
