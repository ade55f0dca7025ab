import { failed, ok } from "#app/domain/faults/fault.ts";
import type { Import } from "#app/sync/lists/consider-books-entry.ts";
import { requestProductsOf } from "#app/sync/lists/products/request-products-of.ts";
import { vendorKey } from "#app/sync/lists/products/resolve-vendor.ts";
import type { SyncPorts } from "#app/sync/ports.ts";
import type { Consideration } from "#app/sync/settle-record.ts";

/**
 * Brings a vendor of QuickBooks into the shop: a vendor is a word on products there, so it is linked to its name, and the
 * products of its items are considered again. One that was renamed is known by its new name from now on.
 */
export async function importVendor(
  ports: SyncPorts,
  { record, entry, connection }: Import<"Vendor">,
): Promise<Consideration> {
  const { shop } = record;
  const { realmId } = connection;
  const subject = `vendor ${entry.name}`;
  const leave = (why: "gone" | "inactive"): Consideration => ({
    sale: null,
    plan: null,
    result: failed({ kind: "notImported", subject, what: `the ${subject}`, why }),
  });
  if (entry.isDeleted) return leave("gone");
  if (!entry.isActive) return leave("inactive");
  const links = await ports.bindings.findByQboIds(shop, realmId, "Vendor", [entry.id]);
  const own = links.filter(({ kind }) => kind === "vendor");
  // A name that QuickBooks gave to somebody else first was changed by us: such a link is kept.
  const isKnown = own.some(({ key, booksName }) => key === vendorKey(entry.name) || booksName === entry.name);
  if (!isKnown) {
    for (const { key } of own) await ports.bindings.unbind(shop, realmId, "vendor", key);
    await ports.bindings.bind({
      shop,
      realmId,
      kind: "vendor",
      key: vendorKey(entry.name),
      qboType: "Vendor",
      qboId: entry.id,
      syncToken: entry.syncToken,
      contentHash: null,
      docNumber: null,
      date: null,
      currency: null,
      totalMinor: null,
      balanceMinor: null,
      recordId: null,
      booked: null,
      agreed: null,
      matchedBy: "name",
      name: entry.name,
      booksName: entry.name,
    });
    await requestProductsOf(ports, { shop, realmId }, (item) => item.preferredVendorId === entry.id);
  }
  return { sale: null, plan: null, result: ok([]) };
}
