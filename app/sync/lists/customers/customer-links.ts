import type { Binding, Bindings } from "#app/sync/ports.ts";

/** The key of the link of a customer, a company, a place of one or a guest, in one currency. */
export const customerLinkKey = (key: string, currency: string): string => `${key}|${currency}`;

/** The customers of QuickBooks that a customer or company of the shop is linked to: one in each currency. */
export async function listCustomerLinks(
  bindings: Bindings,
  shop: string,
  { realmId, homeCurrency }: { realmId: string; homeCurrency: string },
  id: string,
): Promise<Binding[]> {
  const [byRecord, byKey] = await Promise.all([
    bindings.listByRecord(shop, realmId, id),
    // Links of earlier versions do not say whose they are.
    bindings.find(shop, realmId, "customer", [customerLinkKey(id, homeCurrency)]),
  ]);
  const own = [...byKey, ...byRecord].filter(({ kind }) => kind === "customer");
  return [...new Map(own.map((binding) => [binding.key, binding])).values()];
}
