import type { FieldPolicy } from "#app/domain/lists/merge-fields.ts";
import type { CustomerFieldGroup } from "#app/domain/settings/customer-settings.ts";
import type { Settings } from "#app/domain/settings/settings.ts";

const groups: Record<string, CustomerFieldGroup> = {
  givenName: "names",
  familyName: "names",
  company: "names",
  email: "contact",
  phone: "contact",
  billingAddress: "addresses",
  shippingAddress: "addresses",
  notes: "notes",
  isTaxExempt: "tax",
  termId: "terms",
  customerTypeId: "terms",
};

/** What a merchant calls a field. */
export const fieldWords: Record<string, string> = {
  givenName: "first name",
  familyName: "last name",
  company: "company",
  email: "e-mail address",
  phone: "phone",
  billingAddress: "billing address",
  shippingAddress: "shipping address",
  notes: "notes",
  isTaxExempt: "tax exemption",
  termId: "terms",
  customerTypeId: "customer type",
};

/**
 * Who may write a field of linked customers. Without imports nothing goes to the shop; with updates switched off nothing
 * goes to the books. `isWritable`: whether the shop's side can be written at all; companies are only read.
 */
export function customerPolicy(
  { customers, imports }: Pick<Settings, "customers" | "imports">,
  isWritable: boolean,
): (field: string) => FieldPolicy {
  return (field) => {
    const comesIn = imports.customers && isWritable && field !== "shippingAddress";
    if (!comesIn) return customers.sendUpdates ? oneWay("shopify") : { flow: "none", whenBoth: "ask" };
    if (!customers.sendUpdates) return oneWay("quickbooks");
    return { flow: "both", whenBoth: customers.conflicts[groups[field] ?? "names"] };
  };
}

const oneWay = (side: "shopify" | "quickbooks"): FieldPolicy => ({ flow: side, whenBoth: side });
