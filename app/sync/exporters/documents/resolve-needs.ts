import type { AccountNeed } from "#app/domain/accounting/account-need.ts";
import { isSalesDocument } from "#app/domain/accounting/document-effects.ts";
import type { Bundle } from "#app/domain/accounting/expand-bundle.ts";
import type { CustomerNeed, ItemNeed, PlannedDocument } from "#app/domain/accounting/plan.ts";
import { ok, type Result } from "#app/domain/faults/fault.ts";
import type { ExportContext } from "#app/sync/exporters/export-context.ts";
import { type OwnAccountNeed, resolveAccounts } from "#app/sync/exporters/lists/resolve-accounts.ts";
import { resolveCustomer } from "#app/sync/exporters/lists/resolve-customer.ts";
import { resolveItems } from "#app/sync/exporters/lists/resolve-items.ts";

/** QBO ids of what documents need: customers by `customerKey`, items by `itemKey`, accounts by `accountKey`. */
export type ResolvedNeeds = {
  customers: Map<string, string>;
  items: Map<string, string>;
  /** Needs that are sold as bundles of QuickBooks, by `itemKey`. */
  bundles: Map<string, Bundle>;
  accounts: Map<string, string>;
};

export const customerKey = (need: CustomerNeed): string => `${need.key}|${need.currency}`;

/**
 * Finds or creates what documents need, once for all of them. `customerId`: whose the order's documents are in
 * QuickBooks already. New documents have to be the same customer's, who need not be the one that the order names today:
 * Shopify merges customers.
 */
export async function resolveNeeds(
  context: ExportContext,
  documents: readonly PlannedDocument[],
  customerId: string | null,
): Promise<Result<ResolvedNeeds>> {
  const customers = await resolveCustomers(context, documents, customerId);
  if (!customers.ok) return customers;
  const days = documents.map(({ date }) => date).toSorted();
  const items = await resolveItems(context, documents.flatMap(itemsOf), days[0] ?? null);
  if (!items.ok) return items;
  const accounts = await resolveAccounts(context, documents.flatMap(accountsOf).filter(isOwn));
  if (!accounts.ok) return accounts;
  return ok({ customers: customers.value, ...items.value, accounts: accounts.value });
}

/** Adds what was found later. */
export function addNeeds(needs: ResolvedNeeds, found: ResolvedNeeds): void {
  for (const [key, id] of found.customers) needs.customers.set(key, id);
  for (const [key, id] of found.items) needs.items.set(key, id);
  for (const [key, bundle] of found.bundles) needs.bundles.set(key, bundle);
  for (const [key, id] of found.accounts) needs.accounts.set(key, id);
}

async function resolveCustomers(
  context: ExportContext,
  documents: readonly PlannedDocument[],
  customerId: string | null,
): Promise<Result<Map<string, string>>> {
  const customers = new Map<string, string>();
  for (const { customer } of documents) {
    const key = customerKey(customer);
    if (customers.has(key)) continue;
    const id = customerId === null ? await resolveCustomer(context, customer) : ok(customerId);
    if (!id.ok) return id;
    customers.set(key, id.value);
  }
  return ok(customers);
}

function itemsOf(plan: PlannedDocument): ItemNeed[] {
  return isSalesDocument(plan) ? plan.lines.map((line) => line.item) : [];
}

function accountsOf(plan: PlannedDocument): AccountNeed[] {
  if (plan.type === "journalEntry") return plan.lines.map((line) => line.account);
  return "deposit" in plan && plan.deposit ? [plan.deposit.account] : [];
}

const isOwn = (need: AccountNeed): need is OwnAccountNeed => need.kind !== "receivable";
