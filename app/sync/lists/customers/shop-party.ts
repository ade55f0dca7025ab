import type { CustomerNeed } from "#app/domain/accounting/plan.ts";
import { ok, type Result } from "#app/domain/faults/fault.ts";
import { type ShopSide, type SideContext, sideOfNeed } from "#app/domain/lists/customers/shop-side.ts";
import { matchKey } from "#app/domain/lists/match-key.ts";
import type { ExportContext } from "#app/sync/exporters/export-context.ts";

/**
 * Whoever has a customer in QuickBooks: a customer of the shop, a company, a place of one, a guest, or all guests
 * together.
 */
export type ShopParty = {
  /** Stable key: a GID, `email:...`, `guest`. */
  key: string;
  currency: string;
  /** The record whose matter it is, a customer's or company's GID; null for guests. */
  recordId: string | null;
  /** QuickBooks' display name for it, by the settings. */
  displayName: string;
  /** Further names that it may stand in QuickBooks under. */
  otherNames: string[];
  isCompany: boolean;
  /** Of a sub-customer: QuickBooks' id of its parent. */
  parentId: string | null;
  side: ShopSide;
};

const isGid = (key: string, type: string): boolean => key.startsWith(`gid://shopify/${type}/`);

/** The buyer of an order as a party. `parentId` is known when its company was linked. */
export function partyOfNeed(need: CustomerNeed, context: SideContext, parentId: string | null): ShopParty {
  const { key } = need;
  const isCompany = isGid(key, "Company") || isGid(key, "CompanyLocation");
  return {
    key,
    currency: need.currency,
    recordId: need.parent?.key ?? (key.startsWith("gid://") ? key : null),
    displayName: need.displayName,
    otherNames: isCompany ? [] : personNames(need.firstName, need.lastName),
    isCompany,
    parentId,
    side: sideOfNeed(need, context),
  };
}

/** The ways in which people write a person's name. */
export function personNames(first: string | null, last: string | null): string[] {
  return first && last ? [`${first} ${last}`, `${last}, ${first}`, `${last} ${first}`] : [];
}

/** QuickBooks ties a customer to one currency: a buyer in another one has a second customer, told apart by its name. */
export function nameInCurrency(name: string, currency: string, homeCurrency: string): string {
  return currency === homeCurrency ? name : `${name} ${currency}`;
}

/** What may be said of customers in these books. Terms are known by their names in Shopify. */
export async function sideContext(
  context: ExportContext,
  termNames: readonly string[] = [],
): Promise<Result<SideContext>> {
  const { books, settings, ports, shop } = context;
  const facts = await books.readFacts();
  if (!facts.ok) return facts;
  const keys = termNames.flatMap((name) => matchKey(name) ?? []);
  const terms = keys.length > 0 ? await ports.mirror.match(shop, books.realmId, "Term", "name", keys) : [];
  const { taxRegime } = facts.value;
  return ok({
    settings: settings.customers,
    hasExemption: taxRegime === "usAutomated" || taxRegime === "usManual",
    termIdOf: (name) => {
      const named = terms.filter((term) => term.isActive && matchKey(term.name) === matchKey(name));
      return settings.terms[name] ?? (named.length === 1 ? (named[0]?.id ?? null) : null);
    },
  });
}

/** Shopify's number of the customer, or a guest's address: no two share it. */
export function ownMarks({ key, side }: ShopParty): { number: string | null; email: string | null } {
  const number = key.startsWith("gid://") ? (key.split("/").at(-1) ?? null) : null;
  return { number, email: key.startsWith("email:") ? key.slice("email:".length) : side.fields.email };
}
