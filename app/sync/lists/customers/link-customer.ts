import { failed, ok, type Result } from "#app/domain/faults/fault.ts";
import type { CustomerEntry } from "#app/domain/lists/books-entry.ts";
import { agreedOfNew, fieldsOfNew } from "#app/domain/lists/customers/merge-customer.ts";
import { hash } from "#app/sync/content-hash.ts";
import { type ExportContext, listBinding } from "#app/sync/exporters/export-context.ts";
import { createInBooks } from "#app/sync/lists/customers/create-in-books.ts";
import { customerLinkKey } from "#app/sync/lists/customers/customer-links.ts";
import { findInBooks } from "#app/sync/lists/customers/find-in-books.ts";
import { type FollowedLink, followLink } from "#app/sync/lists/customers/follow-link.ts";
import type { ShopParty } from "#app/sync/lists/customers/shop-party.ts";
import type { Binding } from "#app/sync/ports.ts";
import { waitForLock } from "#app/sync/wait-for-lock.ts";

export type CustomerLink = FollowedLink & { isNew: boolean };

/**
 * The one way to a customer in QuickBooks, for orders and pushes alike: linked before, else found by e-mail, else by
 * name, else created (`null` where that is not allowed). Never a guess between two: several that fit are a fault
 * `ambiguous`, which a person settles.
 */
export async function linkCustomer(
  context: ExportContext,
  party: ShopParty,
  { mayCreate }: { mayCreate: boolean },
): Promise<Result<CustomerLink | null>> {
  const known = await findLink(context, party);
  if (!known.ok || known.value) return known;
  return underPartyLocks(context, party, async () => {
    const meanwhile = await findLink(context, party);
    if (!meanwhile.ok || meanwhile.value) return meanwhile;
    const match = await findInBooks(context, party);
    if (!match.ok) return match;
    if (match.value.kind === "many") return failed(ambiguous(party, match.value));
    if (match.value.kind === "one") return bindTo(context, party, match.value.entry, match.value.by);
    if (!mayCreate) return ok(null);
    const created = await createInBooks(context, party);
    return created.ok ? bindTo(context, party, created.value.entry, created.value.by) : created;
  });
}

async function findLink(context: ExportContext, party: ShopParty): Promise<Result<CustomerLink | null>> {
  const { ports, shop, books } = context;
  const key = customerLinkKey(party.key, party.currency);
  const [binding] = await ports.bindings.find(shop, books.realmId, "customer", [key]);
  if (!binding) return ok(null);
  const followed = await followLink(context, binding);
  if (!followed.ok) return followed;
  return ok(followed.value && { ...followed.value, isNew: false });
}

async function bindTo(
  context: ExportContext,
  party: ShopParty,
  entry: CustomerEntry,
  matchedBy: "created" | "email" | "name",
): Promise<Result<CustomerLink>> {
  const { ports, shop, books } = context;
  const key = customerLinkKey(party.key, party.currency);
  const agreed = matchedBy === "created" ? agreedOfNew(fieldsOfNew(party.side), party.side) : null;
  const binding: Binding = {
    ...listBinding(context, "customer", key, "Customer", entry.id),
    recordId: party.recordId,
    currency: party.currency,
    agreed,
    matchedBy,
    name: party.displayName,
    booksName: entry.name,
  };
  await ports.mirror.put(shop, books.realmId, [entry]);
  await ports.bindings.bind(binding);
  return ok({ binding, entry, isNew: true });
}

/**
 * One at a time per party, and per e-mail address, which a guest and a customer account may share: the second finds what
 * the first created. Different parties do not wait for each other, so their calls travel together. Always in this order,
 * so that no two wait for each other for ever.
 */
function underPartyLocks<T>(
  context: ExportContext,
  party: ShopParty,
  work: () => Promise<Result<T>>,
): Promise<Result<T>> {
  const lock = (kind: string, text: string, inside: () => Promise<Result<T>>) =>
    waitForLock(context.ports, `${context.shop}/${kind}/${hash([text])}`, inside);
  const email = party.side.fields.email?.toLowerCase();
  const inner = email ? () => lock("create-customer-email", email, work) : work;
  return lock("create-customer", customerLinkKey(party.key, party.currency), inner);
}

function ambiguous(party: ShopParty, { entries, by }: { entries: CustomerEntry[]; by: "email" | "name" }) {
  return {
    kind: "ambiguous",
    subject: `customer ${party.displayName}`,
    what: by === "email" ? "the buyer's e-mail address" : `the name ${party.displayName}`,
    candidates: entries.map(({ id, name }) => ({ id, name })),
    choice: { kind: "customer", key: customerLinkKey(party.key, party.currency), name: party.displayName },
  } as const;
}
