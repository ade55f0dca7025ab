import { type Fault, failed, ok, type Result } from "#app/domain/faults/fault.ts";
import type { CustomerEntry } from "#app/domain/lists/books-entry.ts";
import { fieldsOfNew } from "#app/domain/lists/customers/merge-customer.ts";
import { displayNames } from "#app/domain/lists/customers/name-format.ts";
import { hash } from "#app/sync/content-hash.ts";
import type { ExportContext } from "#app/sync/exporters/export-context.ts";
import { customerLinkKey } from "#app/sync/lists/customers/customer-links.ts";
import { isParty } from "#app/sync/lists/customers/find-in-books.ts";
import { nameInCurrency, ownMarks, type ShopParty } from "#app/sync/lists/customers/shop-party.ts";

/** QBO takes more in a display name, but PrintOnCheckName, which follows it, stops at 110. */
const maxNameLength = 100;

export type CreatedOrFound = { entry: CustomerEntry; by: "created" | "email" | "name" };

/**
 * Creates a customer under the first name that is free. Created first, as most are new and reads are metered; who has
 * a name that is taken is looked up then: the party itself, or somebody else, maybe a vendor or an employee.
 */
export async function createInBooks(
  context: ExportContext,
  party: ShopParty,
): Promise<Result<CreatedOrFound>> {
  const { books, ports, shop, connection, settings } = context;
  const base = nameInCurrency(party.displayName, party.currency, connection.homeCurrency);
  const suffix = party.key === "guest" ? "({n})" : settings.customers.clashSuffix;
  for (const name of displayNames(base, suffix, ownMarks(party), maxNameLength)) {
    const key = customerLinkKey(party.key, party.currency);
    const requestId = hash([shop, books.realmId, "customer", key, name]).slice(0, 36);
    const { currency, parentId } = party;
    const { exemptionReason } = settings.customers;
    const created = await books.createCustomer(
      { displayName: name, currency, parentId, fields: fieldsOfNew(party.side), exemptionReason },
      requestId,
    );
    if (created.ok) return ok({ entry: created.value, by: "created" });
    if (created.fault.kind !== "duplicateName") return created;
    const namesake = await books.findCustomerByName(name);
    if (!namesake.ok) return namesake;
    if (!namesake.value) continue;
    await ports.mirror.put(shop, books.realmId, [namesake.value]);
    const by = await isParty(context, party, namesake.value);
    if (by !== null) return ok({ entry: namesake.value, by });
  }
  return failed(clash(party, base));
}

function clash(party: ShopParty, name: string): Fault {
  return { kind: "duplicateName", subject: `customer ${party.displayName}`, name };
}
