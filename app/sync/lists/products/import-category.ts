import { failed, ok, type Result } from "#app/domain/faults/fault.ts";
import { categoryText } from "#app/domain/lists/products/item-category.ts";
import type { Import } from "#app/sync/lists/consider-books-entry.ts";
import { requestProductsOf } from "#app/sync/lists/products/request-products-of.ts";
import type { SyncPorts } from "#app/sync/ports.ts";

/**
 * Brings a category of QuickBooks into the shop: as a collection, or as the product type of its products, by setting. A
 * category that was renamed or moved takes its products along: they are considered again.
 */
export async function importCategory(
  ports: SyncPorts,
  { record, entry, settings, connection }: Import<"Item">,
): Promise<Result<null>> {
  const { category } = settings.products;
  const subject = `category ${entry.fullName}`;
  const what = `the ${subject}`;
  if (category === "none") return failed({ kind: "notImported", subject, what, why: "category" });
  if (entry.isDeleted) return failed({ kind: "notImported", subject, what, why: "gone" });
  if (!entry.isActive) return failed({ kind: "notImported", subject, what, why: "inactive" });
  if (category === "collection") {
    const made = await ports.shopProducts.provideCollection(record.shop, categoryText(entry.fullName));
    if (!made.ok) return made;
  }
  const { shop } = record;
  const inside = `${entry.fullName}:`;
  await requestProductsOf(
    ports,
    { shop, realmId: connection.realmId },
    (item) => item.parentId === entry.id || item.fullName.startsWith(inside),
  );
  return ok(null);
}
