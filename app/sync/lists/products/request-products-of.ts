import type { ItemEntry } from "#app/domain/lists/books-entry.ts";
import type { Actor } from "#app/domain/record/record-status.ts";
import type { SyncPorts } from "#app/sync/ports.ts";

const actor: Actor = { kind: "system", name: "QuickBooks" };
const pageSize = 1_000;

/**
 * Asks for the products of all items that `concerns` names, page by page through the copy. For what QuickBooks does not
 * tell of the items themselves: a category that was renamed changes the full names of all that is in it.
 */
export async function requestProductsOf(
  ports: Pick<SyncPorts, "mirror" | "bindings" | "records">,
  { shop, realmId }: { shop: string; realmId: string },
  concerns: (item: ItemEntry) => boolean,
): Promise<void> {
  for (let after: string | null = null; ; ) {
    const ids: string[] = await ports.mirror.listIds(shop, realmId, "Item", { after, limit: pageSize });
    const items = await ports.mirror.find(shop, realmId, "Item", ids);
    const concerned = items.filter(concerns).map(({ id }) => id);
    const links = await ports.bindings.findByQboIds(shop, realmId, "Item", concerned);
    const products = links.flatMap(({ recordId }) =>
      recordId?.startsWith("gid://shopify/Product/") ? [recordId] : [],
    );
    if (products.length > 0) await ports.records.request(shop, "product", [...new Set(products)], actor);
    after = ids.at(-1) ?? null;
    if (ids.length < pageSize) return;
  }
}
