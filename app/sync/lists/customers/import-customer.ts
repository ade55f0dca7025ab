import { failed, ok, type Result } from "#app/domain/faults/fault.ts";
import type { CustomerEntry } from "#app/domain/lists/books-entry.ts";
import { draftShopCustomer, findHindrance } from "#app/domain/lists/customers/new-shop-customer.ts";
import type { ImportHindrance } from "#app/domain/lists/import-hindrance.ts";
import type { ShopCustomer } from "#app/domain/lists/shop-entry.ts";
import type { Actor } from "#app/domain/record/record-status.ts";
import { hash } from "#app/sync/content-hash.ts";
import { type ExportContext, listBinding } from "#app/sync/exporters/export-context.ts";
import type { Import } from "#app/sync/lists/consider-books-entry.ts";
import { customerLinkKey } from "#app/sync/lists/customers/customer-links.ts";
import { findInShop } from "#app/sync/lists/customers/find-in-shop.ts";
import { sideContext } from "#app/sync/lists/customers/shop-party.ts";
import { underLocks } from "#app/sync/lists/under-locks.ts";
import type { Binding, SyncPorts } from "#app/sync/ports.ts";
import type { Consideration } from "#app/sync/settle-record.ts";

const actor: Actor = { kind: "system", name: "QuickBooks" };

/**
 * Brings a customer of QuickBooks into the shop: linked to the one that it is there by e-mail, else by name, else created.
 * One that does not come says why. Once linked, the shop's record brings both sides to agree.
 */
export async function importCustomer(ports: SyncPorts, wanted: Import<"Customer">): Promise<Consideration> {
  const { entry, settings, record, books, connection } = wanted;
  const hindrance = findHindrance(entry, settings.customers);
  if (hindrance) return answer(notImported(entry, hindrance));
  const context: ExportContext = { ports, shop: record.shop, settings, books, connection };
  const result = await underLocks(ports, lockKeys(context, entry), async () => {
    const links = await ports.bindings.findByQboIds(record.shop, books.realmId, "Customer", [entry.id]);
    return links.length > 0 ? ok(links) : bringIn(context, entry);
  });
  return answer(result);
}

/** An order may look for a customer of this address at the same time: it finds what came in. */
function lockKeys({ shop, books }: ExportContext, { id, email }: CustomerEntry): string[] {
  const keys = [`${shop}/import-customer/${books.realmId}/${id}`];
  return email ? [...keys, `${shop}/create-customer-email/${hash([email.trim().toLowerCase()])}`] : keys;
}

async function bringIn(context: ExportContext, entry: CustomerEntry): Promise<Result<Binding[]>> {
  const found = await findInShop(context, entry);
  if (!found.ok) return found;
  if (found.value.kind === "hindered") return notImported(entry, found.value.why);
  if (found.value.kind === "one") return link(context, entry, found.value.customer, found.value.by);
  const created = await create(context, entry);
  return created.ok ? link(context, entry, created.value, "created") : created;
}

/** Under an id of ours: a repeat after a lost reply finds the customer that the first call made. */
async function create(context: ExportContext, entry: CustomerEntry): Promise<Result<ShopCustomer>> {
  const { ports, shop, books, settings } = context;
  const about = await sideContext(context);
  if (!about.ok) return about;
  const draft = draftShopCustomer(entry, settings.customers, about.value.hasExemption);
  const written = await ports.shopCustomers.create(shop, { ...draft, ownId: `${books.realmId}-${entry.id}` });
  return written.ok ? ok(written.value.customer) : written;
}

async function link(
  context: ExportContext,
  entry: CustomerEntry,
  customer: ShopCustomer,
  matchedBy: "created" | "email" | "name",
): Promise<Result<Binding[]>> {
  const { ports, shop } = context;
  const binding: Binding = {
    ...listBinding(context, "customer", customerLinkKey(customer.id, entry.currency), "Customer", entry.id),
    recordId: customer.id,
    currency: entry.currency,
    matchedBy,
    name: customer.displayName,
    booksName: entry.name,
  };
  await ports.bindings.bind(binding);
  await ports.records.request(shop, "customer", [customer.id], actor);
  return ok([binding]);
}

function notImported({ name }: CustomerEntry, why: ImportHindrance): Result<never> {
  return failed({
    kind: "notImported",
    subject: `QuickBooks customer ${name}`,
    what: `the customer ${name}`,
    why,
  });
}

const answer = (result: Result<Binding[]>): Consideration => ({ sale: null, plan: null, result });
