import { type Fault, failed, ok, type Result } from "#app/domain/faults/fault.ts";
import { findEntries } from "#app/sync/lists/find-entries.ts";
import { isVariantKey } from "#app/sync/lists/products/find-candidates.ts";
import type { ItemContext } from "#app/sync/lists/products/item-context.ts";
import { checkStock, keepAgreed } from "#app/sync/lists/products/push-item.ts";
import type { Binding } from "#app/sync/ports.ts";

/**
 * The items of variants that the shop no longer has: left as they are, or made inactive, by setting. Never one with stock,
 * nor one that another variant is sold as. Their links stay, for refunds of old orders.
 */
export async function leaveItems(
  context: ItemContext,
  productId: string,
  variantIds: ReadonlySet<string>,
): Promise<Fault[]> {
  if (context.settings.products.whenDeleted === "leave") return [];
  const { ports, shop, books } = context;
  const bindings = await ports.bindings.listByRecord(shop, books.realmId, productId);
  const gone = bindings.filter(
    ({ kind, key }) => kind === "item" && isVariantKey(key) && !variantIds.has(key),
  );
  const faults: Fault[] = [];
  for (const binding of gone) {
    const done = await deactivate(context, binding, variantIds);
    if (!done.ok) faults.push(done.fault);
  }
  return faults;
}

async function deactivate(
  context: ItemContext,
  binding: Binding,
  variantIds: ReadonlySet<string>,
): Promise<Result<null>> {
  const { ports, shop, books } = context;
  const found = await findEntries(ports, shop, books.realmId, "Item", [binding.qboId]);
  if (!found.ok) return found;
  const item = found.value.get(binding.qboId);
  if (!item?.isActive || item.isDeleted) return ok(null);
  const links = await ports.bindings.findByQboIds(shop, books.realmId, "Item", [item.id]);
  const isShared = links.some(
    ({ kind, key, recordId }) =>
      kind === "item" && key !== binding.key && (variantIds.has(key) || recordId !== binding.recordId),
  );
  if (isShared) return ok(null);
  const stock = await checkStock(context, item);
  if (stock) return failed(stock);
  const updated = await books.updateItem(item, { isActive: false }, ports.ids.uuid());
  if (!updated.ok) return updated;
  await ports.mirror.put(shop, books.realmId, [updated.value]);
  await keepAgreed(
    context,
    binding,
    updated.value,
    { ...binding.agreed, isActive: false },
    binding.name ?? "",
  );
  return ok(null);
}
