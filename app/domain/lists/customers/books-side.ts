import type { CustomerEntry } from "#app/domain/lists/books-entry.ts";
import {
  addressFields,
  type CustomerFields,
  namePart,
  notesText,
  phoneText,
} from "#app/domain/lists/customers/customer-fields.ts";
import type { ShopSide } from "#app/domain/lists/customers/shop-side.ts";
import type { CustomerSettings } from "#app/domain/settings/customer-settings.ts";

/**
 * What QuickBooks says of a customer, about what the shop says something of, too. Terms and types that stand for no tag
 * are the books' own matter.
 */
export function sideOfEntry(
  entry: CustomerEntry,
  shop: ShopSide["fields"],
  { typeTags, termTags }: CustomerSettings,
): CustomerFields {
  return {
    givenName: namePart(entry.givenName),
    familyName: namePart(entry.familyName),
    company: namePart(entry.company),
    email: entry.email?.trim() || null,
    phone: phoneText(entry.phone),
    notes: notesText(entry.notes),
    billingAddress: addressFields(entry.billingAddress),
    shippingAddress: addressFields(entry.shippingAddress),
    ...(shop.isTaxExempt === undefined ? {} : { isTaxExempt: !entry.isTaxable }),
    ...(isComparable(shop.termId, entry.termId, termTags) ? { termId: entry.termId } : {}),
    ...(isComparable(shop.customerTypeId, entry.customerTypeId, typeTags)
      ? { customerTypeId: entry.customerTypeId }
      : {}),
  };
}

function isComparable(
  ours: string | null | undefined,
  theirs: string | null,
  tags: Record<string, string>,
): boolean {
  if (ours === undefined) return false;
  return ours !== null || theirs === null || Object.values(tags).includes(theirs);
}
