import type { Result } from "#app/domain/faults/fault.ts";
import type { AddressFields } from "#app/domain/lists/customers/customer-fields.ts";
import type { ShopCustomer } from "#app/domain/lists/shop-entry.ts";

export type ShopCustomerAddress = AddressFields & { company: string | null };

/** What a customer of the shop gets; a member that is left out stays as it is. */
export type ShopCustomerPatch = {
  firstName?: string | null;
  lastName?: string | null;
  email?: string | null;
  phone?: string | null;
  note?: string | null;
  isTaxExempt?: boolean;
  /** All of them. */
  tags?: string[];
  /** The customer's own address: its place, its company or both. */
  address?: Partial<ShopCustomerAddress>;
};

export type NewShopCustomer = ShopCustomerPatch & {
  /** Stable id on our side: a repeat finds what the first call made. */
  ownId: string;
  addresses: ShopCustomerAddress[];
};

/** A field that Shopify would not take, in its own words. What else was asked for was written. */
export type RefusedField = { field: keyof ShopCustomerPatch | "company"; words: string };
export type WrittenCustomer = { customer: ShopCustomer; refused: RefusedField[] };

/** Writes customers of the shop. Setting the same values again changes nothing. */
export type ShopCustomers = {
  /** A fault `duplicateName` when another customer has the e-mail address. */
  create(shop: string, customer: NewShopCustomer): Promise<Result<WrittenCustomer>>;
  update(shop: string, customer: ShopCustomer, patch: ShopCustomerPatch): Promise<Result<WrittenCustomer>>;
};
