import type { CustomerEntry } from "#app/domain/lists/books-entry.ts";
import { alignFields, meansSame } from "#app/domain/lists/customers/align-fields.ts";
import { sideOfEntry } from "#app/domain/lists/customers/books-side.ts";
import {
  type AddressFields,
  addressFields,
  fieldValues,
} from "#app/domain/lists/customers/customer-fields.ts";
import type { AddressSources, ShopSide } from "#app/domain/lists/customers/shop-side.ts";
import {
  type FieldConflict,
  type FieldPolicy,
  type FieldValue,
  type FieldValues,
  mergeFields,
} from "#app/domain/lists/merge-fields.ts";
import type { CustomerSettings } from "#app/domain/settings/customer-settings.ts";

export type CustomerMerge = {
  /** Fields to write. */
  toBooks: FieldValues;
  toShop: FieldValues;
  /** The display name that QuickBooks is to get, before it is made unique; null: the one it has stays. */
  rename: string | null;
  conflicts: FieldConflict[];
  drift: FieldConflict[];
  /** Fields that the shop would not take, and still would not: nothing is written until one side changes. */
  refused: Refusals;
  /** What both sides agree on once everything is written. */
  agreed: FieldValues;
};

/** By field: the values that stood on both sides when the shop refused QuickBooks', and its words. */
export type Refusals = Record<string, { shopify: FieldValue; quickbooks: FieldValue; words: string }>;

/** Beside the fields, what is agreed remembers where addresses came from. */
const sourcesOf = { billingAddress: "billingSources", shippingAddress: "shippingSources" } as const;

/**
 * Merges a customer of the shop with its linked one in QuickBooks. `nameOf` makes a display name of fields. What was
 * agreed decides who changed what; for a fresh link (`agreed: null`) under a policy of one way, a blank is filled and
 * what stands in the books stays, until the shop changes it.
 */
export function mergeCustomer(sides: {
  agreed: FieldValues | null;
  shop: ShopSide;
  entry: CustomerEntry;
  settings: CustomerSettings;
  policyOf(field: string): FieldPolicy;
  nameOf(fields: FieldValues): string;
}): CustomerMerge {
  const { agreed, shop, entry, policyOf } = sides;
  const quickbooks = fieldValues(sideOfEntry(entry, shop.fields, sides.settings));
  const billingAddress = chooseAddress(sides, "billingAddress", shop.billing);
  const shippingAddress = chooseAddress(sides, "shippingAddress", shop.shipping);
  const said = fieldValues({ ...shop.fields, billingAddress, shippingAddress });
  const comparable = withoutCalledName(onlyMembersOf(said, quickbooks), quickbooks, entry.name);
  const aligned = alignFields({ agreed, shopify: comparable, quickbooks });
  const before = aligned.agreed ?? seedAgreed(aligned.shopify, quickbooks, policyOf);
  const refused = standingRefusals(agreed, aligned.shopify, quickbooks);
  const merge = mergeFields({
    agreed: before,
    shopify: without(aligned.shopify, refused),
    quickbooks: without(quickbooks, refused),
    policyOf,
  });
  const open = new Set([...merge.conflicts, ...merge.drift].map(({ field }) => field));
  return {
    toBooks: merge.toQuickBooks,
    toShop: merge.toShopify,
    rename: agreed === null ? null : chooseName(sides, merge.toQuickBooks, agreed),
    conflicts: merge.conflicts,
    drift: merge.drift,
    refused,
    agreed: {
      ...merge.agreed,
      ...keptOf(before, refused),
      ...rememberSources(agreed, "billingAddress", known(shop.billing, billingAddress), open),
      ...rememberSources(agreed, "shippingAddress", known(shop.shipping, shippingAddress), open),
    },
  };
}

/** What is agreed on about a customer that was just created from these fields. */
export function agreedOfNew(fields: FieldValues, { billing, shipping }: ShopSide): FieldValues {
  return {
    ...fields,
    [sourcesOf.billingAddress]: known(billing, billing.last ?? billing.own),
    [sourcesOf.shippingAddress]: known(shipping, shipping.last ?? shipping.own),
  };
}

/** The fields of a new customer. */
export function fieldsOfNew({ fields, billing, shipping }: ShopSide): FieldValues {
  return fieldValues({
    ...fields,
    billingAddress: billing.last ?? billing.own,
    shippingAddress: shipping.last ?? shipping.own,
  });
}

/** Where an address came from when both sides last agreed, and which one counted then. */
type KnownSources = Omit<AddressSources, "listed"> & { chosen: AddressFields | null };

const known = ({ last, own }: AddressSources, chosen: AddressFields | null): KnownSources => ({
  last,
  own,
  chosen,
});

/**
 * The address that counts: where one of its sources changed since both sides agreed, that one, an order before the
 * customer's own; else the one that counted then. An address in QuickBooks that is in the customer's list is right as it
 * is, and does not follow the default address.
 */
function chooseAddress(
  { agreed, entry }: Pick<Parameters<typeof mergeCustomer>[0], "agreed" | "entry">,
  field: keyof typeof sourcesOf,
  { last, own, listed }: AddressSources,
): AddressFields | null {
  const isSame = (one: AddressFields | null, other: AddressFields | null) => meansSame(field, one, other);
  const theirs = addressFields(entry[field]);
  const theirsListed = listed.find((address) => isSame(address, theirs));
  const before = agreed?.[sourcesOf[field]];
  if (!isSources(before)) return last ?? theirsListed ?? own;
  if (last !== null && !isSame(last, before.last)) return last;
  const wasListed = !isSame(before.chosen, before.own) && !isSame(before.chosen, before.last);
  if (own !== null && !isSame(own, before.own) && !wasListed) return own;
  return theirsListed ?? before.chosen;
}

const isSources = (value: FieldValue | undefined): value is KnownSources =>
  typeof value === "object" && value !== null && "chosen" in value;

/** While a person has to decide about an address, its sources stay as they were, so that it stays open. */
function rememberSources(
  agreed: FieldValues | null,
  field: keyof typeof sourcesOf,
  sources: KnownSources,
  open: ReadonlySet<string>,
): FieldValues {
  const before = agreed?.[sourcesOf[field]];
  if (open.has(field)) return before === undefined ? {} : { [sourcesOf[field]]: before };
  return { [sourcesOf[field]]: sources };
}

/** What both sides agree on when the shop refused some fields: those stay open, and are not tried again as they are. */
export function noteRefusals(
  agreed: FieldValues,
  before: FieldValues | null,
  refused: Refusals,
): FieldValues {
  return { ...without(agreed, refused), ...keptOf(before, refused) };
}

/** A field that was refused keeps what was agreed on before. */
function keptOf(before: FieldValues | null, refused: Refusals): FieldValues {
  const fields = Object.keys(refused);
  if (fields.length === 0) return {};
  const known = Object.entries(before ?? {}).filter(([field]) => fields.includes(field));
  return { ...Object.fromEntries(known), refused };
}

function standingRefusals(
  agreed: FieldValues | null,
  shopify: FieldValues,
  quickbooks: FieldValues,
): Refusals {
  const stored = (agreed?.refused ?? {}) as Refusals;
  const isStanding = ([field, values]: [string, Refusals[string]]) =>
    meansSame(field, shopify[field] ?? null, values.shopify) &&
    meansSame(field, quickbooks[field] ?? null, values.quickbooks);
  return Object.fromEntries(Object.entries(stored).filter(isStanding));
}

function without(fields: FieldValues, refused: Refusals): FieldValues {
  return Object.fromEntries(Object.entries(fields).filter(([field]) => !(field in refused)));
}

/** What one side says nothing of cannot be compared. */
function onlyMembersOf(said: FieldValues, other: FieldValues): FieldValues {
  return Object.fromEntries(Object.entries(said).filter(([field]) => field in other));
}

/** A customer that came from a QuickBooks customer without a person's name is called in the shop as it is there. */
function withoutCalledName(shopify: FieldValues, quickbooks: FieldValues, name: string): FieldValues {
  const isCalled =
    quickbooks.givenName === null &&
    quickbooks.familyName === null &&
    shopify.givenName === null &&
    shopify.familyName === name;
  return isCalled ? { ...shopify, familyName: null } : shopify;
}

/**
 * The start of a fresh link under a policy of one way: what differs counts as known, so that it is written when the
 * side that may write it changes it, and not before. Elsewhere nothing is known, and the policy decides.
 */
function seedAgreed(
  shopify: FieldValues,
  quickbooks: FieldValues,
  policyOf: (field: string) => FieldPolicy,
): FieldValues | null {
  const seeded: Record<string, FieldValue> = {};
  for (const [field, ours] of Object.entries(shopify)) {
    const theirs = quickbooks[field] ?? null;
    const { flow } = policyOf(field);
    if (ours === null || theirs === null || flow === "both") continue;
    seeded[field] = flow === "quickbooks" ? theirs : ours;
  }
  return Object.keys(seeded).length > 0 ? seeded : null;
}

/**
 * A new display name is due when the shop changed what the name is made of. One that a person gave in QuickBooks, which
 * does not begin as ours did, stays.
 */
function chooseName(
  { entry, nameOf }: Parameters<typeof mergeCustomer>[0],
  toBooks: FieldValues,
  agreed: FieldValues,
): string | null {
  if (Object.keys(toBooks).length === 0) return null;
  const [before, after] = [nameOf(agreed), nameOf({ ...agreed, ...toBooks })];
  const isOurs = entry.name === before || entry.name.startsWith(`${before} `);
  return before === after || after === "" || !isOurs ? null : after;
}
