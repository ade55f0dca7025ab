import type { AddressFields } from "#app/domain/lists/customers/customer-fields.ts";
import { emailText } from "#app/domain/lists/customers/customer-fields.ts";
import type { FieldValue, FieldValues } from "#app/domain/lists/merge-fields.ts";
import type { CustomerSettings } from "#app/domain/settings/customer-settings.ts";
import type { ShopCustomerAddress, ShopCustomerPatch } from "#app/sync/ports.ts";

/**
 * Merged fields as a change of a customer of the shop. Terms and types are the tags that stand for them. An e-mail
 * address is changed, never taken away: a buyer signs in with it.
 */
export function shopPatch(
  fields: FieldValues,
  tags: readonly string[],
  { termTags, typeTags }: CustomerSettings,
): ShopCustomerPatch {
  const text = (value: FieldValue | undefined) => (typeof value === "string" ? value : null);
  const email = emailText(text(fields.email));
  const address = addressOf(fields);
  const wantedTags = [
    ...("termId" in fields ? [{ table: termTags, id: text(fields.termId) }] : []),
    ...("customerTypeId" in fields ? [{ table: typeTags, id: text(fields.customerTypeId) }] : []),
  ];
  return {
    ...("givenName" in fields ? { firstName: text(fields.givenName) } : {}),
    ...("familyName" in fields ? { lastName: text(fields.familyName) } : {}),
    ...(email === null ? {} : { email }),
    ...("phone" in fields ? { phone: text(fields.phone) } : {}),
    ...("notes" in fields ? { note: text(fields.notes) } : {}),
    ...("isTaxExempt" in fields ? { isTaxExempt: fields.isTaxExempt === true } : {}),
    ...(wantedTags.length > 0 ? { tags: wantedTags.reduce(retag, [...tags]) } : {}),
    ...(address === null ? {} : { address }),
  };
}

/** The field of a merge that a field of the shop's refusal is about. */
export const mergedFields: Record<string, string[]> = {
  phone: ["phone"],
  email: ["email"],
  note: ["notes"],
  tags: ["termId", "customerTypeId"],
  address: ["billingAddress", "company"],
};

function addressOf(fields: FieldValues): Partial<ShopCustomerAddress> | null {
  const place = fields.billingAddress as AddressFields | null | undefined;
  const company = "company" in fields ? { company: fields.company as string | null } : {};
  if (place) return { ...place, ...company };
  return "company" in fields ? company : null;
}

/** Takes the tags of a table away, but for the first one that stands for the id. */
function retag(
  tags: string[],
  { table, id }: { table: Record<string, string>; id: string | null },
): string[] {
  const known = new Set(Object.keys(table).map((tag) => tag.toLowerCase()));
  const wanted = Object.entries(table).find(([, one]) => one === id)?.[0];
  const others = tags.filter((tag) => !known.has(tag.toLowerCase()));
  return wanted === undefined ? others : [...others, wanted];
}
