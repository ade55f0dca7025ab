import type { Actor } from "#app/domain/record/record-status.ts";
import type { ItemContext } from "#app/sync/lists/products/item-context.ts";
import type { VariantSight } from "#app/sync/lists/products/see-variants.ts";

const actor: Actor = { kind: "system", name: "Plumbline" };

/** Sends on the orders that waited for the items of these variants. */
export async function releaseLinked(
  { ports, shop }: ItemContext,
  linked: readonly VariantSight[],
): Promise<void> {
  const links = linked.flatMap(({ source, link }) =>
    link === null ? [] : [{ kind: "item" as const, key: source.key }],
  );
  if (links.length === 0) return;
  const waiting = await ports.links.listWaiting(shop, links);
  const orders = waiting.filter(({ kind }) => kind !== "product").map(({ id }) => id);
  if (orders.length > 0) await ports.records.request(shop, "order", orders, actor);
}
