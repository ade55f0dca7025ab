import type { CustomerEntry } from "#app/domain/lists/books-entry.ts";
import type { ShopCustomer } from "#app/domain/lists/shop-entry.ts";
import type { PostalAddress } from "#app/domain/sale/sale.ts";

export function anAddress(changes: Partial<PostalAddress> = {}): PostalAddress {
  return {
    ...{ name: null, company: null, line1: "1 Main St", line2: null, city: "Bayshore" },
    ...{ region: "CA", postalCode: "94326", country: "US", phone: null },
    ...changes,
  };
}

/** A customer of the shop who never ordered. */
export function aShopCustomer(changes: Partial<ShopCustomer> = {}): ShopCustomer {
  return {
    id: "gid://shopify/Customer/7001",
    ...{ firstName: "Ann", lastName: "Lee", displayName: "Ann Lee" },
    ...{ email: "ann@example.com", phone: null, note: null, isTaxExempt: false },
    ...{ tags: [], state: "DISABLED", defaultAddress: null, defaultAddressId: null, addresses: [] },
    ...{ lastBillingAddress: null, lastShippingAddress: null, companies: [], shopCurrency: "USD" },
    createdAt: new Date("2026-01-01T00:00:00Z"),
    updatedAt: new Date("2026-01-01T00:00:00Z"),
    ...changes,
  };
}

/** A customer of QuickBooks. */
export function aCustomerEntry(changes: Partial<CustomerEntry> = {}): CustomerEntry {
  const name = changes.name ?? "Ann Lee";
  return {
    type: "Customer",
    ...{ id: "58", name, fullName: name, parentId: null, isActive: true, isDeleted: false },
    ...{ mergedInto: null, syncToken: "0", changedAt: new Date("2026-01-01T00:00:00Z") },
    ...{ givenName: "Ann", familyName: "Lee", company: null, email: "ann@example.com", phone: null },
    ...{ notes: null, isTaxable: true, currency: "USD", termId: null, customerTypeId: null },
    ...{ billingAddress: null, shippingAddress: null, isJob: false, isProject: false },
    ...changes,
  };
}
