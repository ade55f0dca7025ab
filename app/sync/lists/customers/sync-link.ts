import { type Fault, failed, ok, type Result } from "#app/domain/faults/fault.ts";
import type { CustomerEntry } from "#app/domain/lists/books-entry.ts";
import { customerPolicy } from "#app/domain/lists/customers/customer-policies.ts";
import {
  type CustomerMerge,
  mergeCustomer,
  noteRefusals,
  type Refusals,
} from "#app/domain/lists/customers/merge-customer.ts";
import { type FieldConflict, type FieldValues, isSameValue } from "#app/domain/lists/merge-fields.ts";
import type { ShopCustomer } from "#app/domain/lists/shop-entry.ts";
import type { ExportContext } from "#app/sync/exporters/export-context.ts";
import { ledElsewhere } from "#app/sync/lists/customers/follow-link.ts";
import { conflictOf, refusalsOf } from "#app/sync/lists/customers/merge-faults.ts";
import type { ShopParty } from "#app/sync/lists/customers/shop-party.ts";
import { mergedFields, shopPatch } from "#app/sync/lists/customers/shop-patch.ts";
import { writeToBooks } from "#app/sync/lists/customers/write-to-books.ts";
import type { Binding } from "#app/sync/ports.ts";

/** One linked pair. `customer`: the shop's side where it can be written; a company's is only read. */
export type LinkedPair = {
  party: ShopParty;
  binding: Binding;
  entry: CustomerEntry | null;
  customer: ShopCustomer | null;
  nameOf(fields: FieldValues): string;
};

/** What became of a pair. `faults`: what a person has to look at although both sides are in step otherwise. */
export type SyncedPair = { binding: Binding; entry: CustomerEntry; faults: Fault[] };

/** A change in QuickBooks between our reading and our writing is met once more with what stands there now. */
const tries = 2;

/**
 * Merges a linked pair and writes what is due to either side: nothing at all when both agree. What was written is agreed
 * on, so that it never comes back as a change.
 */
export async function syncLink(context: ExportContext, pair: LinkedPair): Promise<Result<SyncedPair>> {
  let entry = pair.entry;
  for (let attempt = 0; attempt < tries; attempt += 1) {
    if (entry === null || attempt > 0) {
      const fresh = await readFresh(context, pair.binding.qboId);
      if (!fresh.ok) return fresh;
      entry = fresh.value;
    }
    const merge = mergePair(context, pair, entry);
    await noteDifferences(context, pair, merge);
    const written = await writeToBooks(context, pair.party, entry, merge);
    if (written.ok) return writeToShop(context, pair, merge, written.value);
    if (written.fault.kind !== "stale") return written;
  }
  return failed({ kind: "stale", subject: `customer ${pair.party.displayName}` });
}

async function readFresh(context: ExportContext, id: string): Promise<Result<CustomerEntry>> {
  const { books, ports, shop } = context;
  const read = await books.lists.readEntries("Customer", [id]);
  if (!read.ok) return read;
  const [entry] = read.value;
  if (!entry) return failed({ kind: "missing", what: `the customer ${id}`, subject: "" });
  await ports.mirror.put(shop, books.realmId, [entry]);
  return ok(entry);
}

/** Merges a linked pair without writing anything. */
export function mergePair(
  { settings }: Pick<ExportContext, "settings">,
  pair: Omit<LinkedPair, "entry">,
  entry: CustomerEntry,
): CustomerMerge {
  return mergeCustomer({
    agreed: pair.binding.agreed,
    shop: pair.party.side,
    entry,
    settings: settings.customers,
    policyOf: customerPolicy(settings, pair.customer !== null),
    nameOf: pair.nameOf,
  });
}

/** Says what stays different, for the page of links that need a look. Fields that nobody may write are not meant to agree. */
async function noteDifferences(
  { ports, shop, books, settings }: ExportContext,
  { binding, customer }: LinkedPair,
  { conflicts, drift }: CustomerMerge,
): Promise<void> {
  const policyOf = customerPolicy(settings, customer !== null);
  const told = (isConflict: boolean) => (difference: FieldConflict) => {
    const { field, shopify, quickbooks } = difference;
    return { field, shopify, quickbooks, flow: policyOf(field).flow, isConflict };
  };
  const drifted = drift.map(told(false)).filter(({ flow }) => flow !== "none");
  const link = { shop, realmId: books.realmId, kind: "customer", key: binding.key };
  await ports.differences.note(link, [...conflicts.map(told(true)), ...drifted]);
}

async function writeToShop(
  context: ExportContext,
  pair: LinkedPair,
  merge: CustomerMerge,
  entry: CustomerEntry,
): Promise<Result<SyncedPair>> {
  const { ports, shop, settings } = context;
  const { party, customer, binding } = pair;
  let refused: Refusals = {};
  const patch = customer ? shopPatch(merge.toShop, customer.tags, settings.customers) : {};
  if (customer && Object.keys(patch).length > 0) {
    const written = await ports.shopCustomers.update(shop, customer, patch);
    if (!written.ok) return written;
    refused = refusalsIn(written.value.refused, merge, pair, written.value.customer);
  } else if (customer && Object.keys(merge.toShop).length > 0) {
    refused = refusalsIn([], merge, pair, customer);
  }
  const standing = { ...merge.refused, ...refused };
  const agreed = noteRefusals(merge.agreed, binding.agreed, standing);
  const bound: Binding = {
    ...binding,
    recordId: party.recordId,
    currency: party.currency,
    syncToken: entry.syncToken,
    agreed,
    name: party.displayName,
  };
  const isBound = isSameLink(bound, binding) || (await ports.bindings.rebind(bound, binding.qboId));
  if (!isBound) return failed(ledElsewhere);
  const faults = [
    ...conflictOf(party.displayName, merge.conflicts),
    ...refusalsOf(party.displayName, standing),
  ];
  return ok({ binding: bound, entry, faults });
}

function isSameLink(left: Binding, right: Binding): boolean {
  const isAgreed = right.agreed !== null && left.agreed !== null && isSameValue(left.agreed, right.agreed);
  return (
    isAgreed &&
    left.syncToken === right.syncToken &&
    left.recordId === right.recordId &&
    left.name === right.name
  );
}

/** What Shopify refused in words, and what it has no place for: a company without an address, no e-mail address at all. */
function refusalsIn(
  told: readonly { field: string; words: string }[],
  { toShop }: CustomerMerge,
  { party }: LinkedPair,
  customer: ShopCustomer,
): Refusals {
  const said: FieldValues = { ...party.side.fields };
  const words = new Map(
    told.flatMap(({ field, words: text }) => (mergedFields[field] ?? [field]).map((one) => [one, text])),
  );
  if (toShop.email === null) words.set("email", "");
  if ("company" in toShop && customer.defaultAddressId === null)
    words.set("company", words.get("company") ?? "");
  const fields = Object.keys(toShop).filter((field) => words.has(field));
  return Object.fromEntries(
    fields.map((field) => [
      field,
      { shopify: said[field] ?? null, quickbooks: toShop[field] ?? null, words: words.get(field) ?? "" },
    ]),
  );
}
