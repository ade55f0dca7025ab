import { failed, ok, type Result } from "#app/domain/faults/fault.ts";
import type { VendorEntry } from "#app/domain/lists/books-entry.ts";
import { matchKey } from "#app/domain/lists/match-key.ts";
import { nameCandidates } from "#app/domain/mapping/name-candidates.ts";
import { boundedKey } from "#app/sync/content-hash.ts";
import { boundId, type ExportContext, listBinding } from "#app/sync/exporters/export-context.ts";
import { createOnce } from "#app/sync/lists/create-once.ts";
import { waitForLock } from "#app/sync/wait-for-lock.ts";

const maxName = 100;

export const vendorKey = (name: string): string => `vendor:${boundedKey(matchKey(name) ?? "")}`;

/**
 * The vendor of this name in QuickBooks. Where the settings only match, null is "QuickBooks has none"; otherwise it is
 * made. Customers and employees share their names with vendors there: a name that one of them has gets a word behind it.
 */
export async function resolveVendor(
  context: ExportContext,
  name: string,
  mode: "match" | "create",
): Promise<Result<string | null>> {
  const key = vendorKey(name);
  const bound = await boundId(context, "vendor", key);
  if (bound) return ok(bound);
  return waitForLock(context.ports, `${context.shop}/create-vendor/${key}`, async () => {
    const meanwhile = await boundId(context, "vendor", key);
    if (meanwhile) return ok(meanwhile);
    const vendor = mode === "match" ? await findVendor(context, name) : await createVendor(context, name);
    return vendor.ok ? ok(vendor.value?.id ?? null) : vendor;
  });
}

async function findVendor(context: ExportContext, name: string): Promise<Result<VendorEntry | null>> {
  const found = await context.books.findVendorsByNames([name]);
  if (!found.ok) return found;
  const vendor = found.value.find(({ isActive }) => isActive);
  if (!vendor) return ok(null);
  await context.ports.mirror.put(context.shop, context.books.realmId, [vendor]);
  await context.ports.bindings.bind(vendorBinding(context, name, vendor, "name"));
  return ok(vendor);
}

async function createVendor(context: ExportContext, name: string): Promise<Result<VendorEntry>> {
  for (const candidate of nameCandidates(name, ["vendor"], maxName)) {
    const created = await createOnce(context, {
      kind: "vendor",
      key: vendorKey(name),
      content: ["vendor", candidate],
      create: (requestId) => context.books.createVendor(candidate, requestId),
      bindingOf: (entry) => vendorBinding(context, name, entry, "created"),
    });
    if (created.ok) return ok(created.value.entry);
    if (created.fault.kind !== "duplicateName") return created;
    const found = await findVendor(context, candidate);
    if (!found.ok) return found;
    if (found.value) {
      await context.ports.bindings.bind(vendorBinding(context, name, found.value, "name"));
      return ok(found.value);
    }
  }
  return failed({ kind: "duplicateName", subject: `vendor ${name}`, name });
}

function vendorBinding(
  context: ExportContext,
  name: string,
  vendor: VendorEntry,
  matchedBy: "created" | "name",
) {
  return {
    ...listBinding(context, "vendor", vendorKey(name), "Vendor", vendor.id),
    name,
    booksName: vendor.name,
    matchedBy,
  };
}
