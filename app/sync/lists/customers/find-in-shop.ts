import { ok, type Result } from "#app/domain/faults/fault.ts";
import type { CustomerEntry } from "#app/domain/lists/books-entry.ts";
import { emailKeys } from "#app/domain/lists/customers/match-customer.ts";
import type { ImportHindrance } from "#app/domain/lists/import-hindrance.ts";
import { matchKey } from "#app/domain/lists/match-key.ts";
import type { ShopCustomer } from "#app/domain/lists/shop-entry.ts";
import type { ExportContext } from "#app/sync/exporters/export-context.ts";
import { customerLinkKey } from "#app/sync/lists/customers/customer-links.ts";

export type ShopMatch =
  | { kind: "none" }
  | { kind: "one"; customer: ShopCustomer; by: "email" | "name" }
  | { kind: "hindered"; why: ImportHindrance };

/**
 * Looks for a customer of QuickBooks among those of the shop: by e-mail, which Shopify gives once and answers exactly; then
 * by both names where neither side says otherwise. Never a guess between two.
 */
export async function findInShop(context: ExportContext, entry: CustomerEntry): Promise<Result<ShopMatch>> {
  const { ports, shop } = context;
  const emails = emailKeys(entry);
  const byEmail: ShopCustomer[] = [];
  for (const emailAddress of emails) {
    const found = await ports.shopLists.findCustomers(shop, { emailAddress });
    if (!found.ok) return found;
    byEmail.push(...found.value);
  }
  const known = await judge(context, entry, byEmail, "email");
  if (known.kind !== "none") return ok(known);
  const { givenName: firstName, familyName: lastName } = entry;
  if (!firstName || !lastName) return ok(known);
  const found = await ports.shopLists.findCustomers(shop, { name: { firstName, lastName } });
  if (!found.ok) return found;
  const namesakes = found.value.filter(
    (customer) =>
      matchKey(customer.firstName) === matchKey(firstName) &&
      matchKey(customer.lastName) === matchKey(lastName) &&
      (customer.email === null || emails.length === 0),
  );
  const free = await withoutLinked(context, entry, namesakes);
  return ok(await judge(context, entry, free, "name"));
}

async function judge(
  context: ExportContext,
  entry: CustomerEntry,
  found: readonly ShopCustomer[],
  by: "email" | "name",
): Promise<ShopMatch> {
  const [customer, ...others] = [...new Map(found.map((one) => [one.id, one])).values()];
  if (!customer) return { kind: "none" };
  if (others.length > 0) return { kind: "hindered", why: "severalInShop" };
  const [free] = await withoutLinked(context, entry, [customer]);
  return free ? { kind: "one", customer, by } : { kind: "hindered", why: "linkedOtherwise" };
}

/** Customers that are nobody else's in QuickBooks yet, in the entry's currency. */
async function withoutLinked(
  { ports, shop, books }: ExportContext,
  { currency }: CustomerEntry,
  customers: readonly ShopCustomer[],
): Promise<ShopCustomer[]> {
  const keys = customers.map(({ id }) => customerLinkKey(id, currency));
  const links = await ports.bindings.find(shop, books.realmId, "customer", keys);
  const taken = new Set(links.map(({ key }) => key));
  return customers.filter(({ id }) => !taken.has(customerLinkKey(id, currency)));
}
