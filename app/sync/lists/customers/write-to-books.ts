import { failed, ok, type Result } from "#app/domain/faults/fault.ts";
import type { CustomerEntry } from "#app/domain/lists/books-entry.ts";
import type { CustomerMerge } from "#app/domain/lists/customers/merge-customer.ts";
import { displayNames } from "#app/domain/lists/customers/name-format.ts";
import { hash } from "#app/sync/content-hash.ts";
import type { ExportContext } from "#app/sync/exporters/export-context.ts";
import { nameInCurrency, ownMarks, type ShopParty } from "#app/sync/lists/customers/shop-party.ts";
import type { BooksCustomerPatch } from "#app/sync/ports.ts";

/** QBO takes more in a display name, but PrintOnCheckName, which follows it, stops at 110. */
const maxNameLength = 100;

/**
 * Writes what is due of a merge to the customer in QuickBooks; nothing, when nothing is. The answer goes into our copy,
 * so that it never comes back as a change. A new display name that is taken gets the suffix of the settings; when none
 * is free the old one stays.
 */
export async function writeToBooks(
  context: ExportContext,
  party: ShopParty,
  entry: CustomerEntry,
  merge: Pick<CustomerMerge, "toBooks" | "rename">,
): Promise<Result<CustomerEntry>> {
  const names = merge.rename === null ? [] : candidatesOf(context, party, merge.rename);
  const hasFields = Object.keys(merge.toBooks).length > 0;
  for (const displayName of names) {
    const renamed = await update(context, entry, { displayName, ...fieldsOf(context, merge) });
    if (renamed.ok || renamed.fault.kind !== "duplicateName") return renamed;
  }
  return hasFields ? update(context, entry, fieldsOf(context, merge)) : ok(entry);
}

function candidatesOf({ connection, settings }: ExportContext, party: ShopParty, name: string): string[] {
  const base = nameInCurrency(name, party.currency, connection.homeCurrency);
  return displayNames(base, settings.customers.clashSuffix, ownMarks(party), maxNameLength);
}

function fieldsOf(
  { settings }: ExportContext,
  { toBooks }: Pick<CustomerMerge, "toBooks">,
): BooksCustomerPatch {
  return { fields: toBooks, exemptionReason: settings.customers.exemptionReason };
}

async function update(
  context: ExportContext,
  { id, syncToken }: CustomerEntry,
  patch: BooksCustomerPatch,
): Promise<Result<CustomerEntry>> {
  const { books, ports, shop } = context;
  if (syncToken === null) return failed({ kind: "stale", subject: "the customer in QuickBooks" });
  const requestId = hash([shop, books.realmId, "customer", id, syncToken, patch]).slice(0, 36);
  const updated = await books.updateCustomer({ id, syncToken }, patch, requestId);
  if (updated.ok) await ports.mirror.put(shop, books.realmId, [updated.value]);
  return updated;
}
