import { changeTags } from "./mutations/change-tags.ts";
import {
  changeDefaultAddress,
  createAddress,
  deleteAddress,
  updateAddress,
} from "./mutations/customers/customer-addresses.ts";
import { mergeCustomers } from "./mutations/customers/merge-customers.ts";
import { createCustomer, deleteCustomer, updateCustomer } from "./mutations/customers/write-customer.ts";
import { deleteMetafields } from "./mutations/delete-metafields.ts";
import { setMetafields } from "./mutations/set-metafields.ts";
import type { SpecialResolver } from "./query-context.ts";

/** Mutations that the emulator carries out; another one is refused as not imitated. */
export const MUTATION_FIELDS: [string, SpecialResolver][] = [
  ["Mutation.metafieldsSet", setMetafields],
  ["Mutation.metafieldsDelete", deleteMetafields],
  ["Mutation.tagsAdd", (_source, args, context) => changeTags("add", args, context)],
  ["Mutation.tagsRemove", (_source, args, context) => changeTags("remove", args, context)],
  ["Mutation.flowTriggerReceive", () => ({ userErrors: [] })],
  ["Mutation.customerCreate", createCustomer],
  ["Mutation.customerUpdate", updateCustomer],
  ["Mutation.customerDelete", deleteCustomer],
  ["Mutation.customerMerge", mergeCustomers],
  ["Mutation.customerAddressCreate", createAddress],
  ["Mutation.customerAddressUpdate", updateAddress],
  ["Mutation.customerAddressDelete", deleteAddress],
  ["Mutation.customerUpdateDefaultAddress", changeDefaultAddress],
];

export const KNOWN_MUTATIONS = new Set(MUTATION_FIELDS.map(([name]) => name));
