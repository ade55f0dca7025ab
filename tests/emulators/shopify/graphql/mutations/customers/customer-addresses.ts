import { GraphQLError } from "graphql";
import { asObject } from "../../../core/plain-object.ts";
import { addressesOf } from "../../../core/stored-customer.ts";
import type { StoredRecord } from "../../../stored-order.ts";
import type { QueryContext } from "../../query-context.ts";
import type { UserError } from "../user-error.ts";
import { isSameAddress, readAddress } from "./mailing-address.ts";
import { findCustomer, storeChanged } from "./write-customer.ts";

type Fields = Record<string, unknown>;

/** customerAddressCreate: the first address of a customer is the default one in any case. */
export function createAddress(_source: unknown, args: Fields, context: QueryContext): Fields {
  const customer = findCustomer(args.customerId, context);
  if (customer === undefined) return refused("address", [noCustomer()]);
  const present = addressesOf(customer);
  const reading = readAddress(asObject(args.address) ?? {}, {}, customer, ["address"], context);
  if (reading.errors.length > 0) return refused("address", reading.errors);
  if (present.addresses.some((address) => isSameAddress(address, reading.address))) {
    return refused("address", [{ field: ["address"], message: "Address already exists" }]);
  }
  const isDefault = args.setAsDefault === true || present.defaultAddress === null;
  const addresses = [...present.addresses, reading.address];
  store(customer, addresses, isDefault ? reading.address : present.defaultAddress, context);
  return { address: reading.address, userErrors: [] };
}

/** customerAddressUpdate */
export function updateAddress(_source: unknown, args: Fields, context: QueryContext): Fields {
  const found = findAddress(args, context);
  if ("errors" in found) return refused("address", found.errors);
  const { customer, address } = found;
  const input = asObject(args.address) ?? {};
  if (input.id !== undefined && input.id !== address.id) {
    const message = "The id of the address does not match the id in the input";
    return refused("address", [{ field: ["addressId"], message }]);
  }
  const reading = readAddress(input, address, customer, ["address"], context);
  if (reading.errors.length > 0) return refused("address", reading.errors);
  const present = addressesOf(customer);
  const addresses = present.addresses.map((other) => (other.id === address.id ? reading.address : other));
  const wasDefault = present.defaultAddress?.id === address.id;
  const isDefault = args.setAsDefault === true || wasDefault;
  store(customer, addresses, isDefault ? reading.address : present.defaultAddress, context);
  return { address: reading.address, userErrors: [] };
}

/** customerAddressDelete: the first of those that are left becomes the default one if need be. */
export function deleteAddress(_source: unknown, args: Fields, context: QueryContext): Fields {
  const found = findAddress(args, context);
  if ("errors" in found) return refused("deletedAddressId", found.errors);
  const { customer, address } = found;
  const present = addressesOf(customer);
  const addresses = present.addresses.filter((other) => other.id !== address.id);
  const isDefault = present.defaultAddress?.id === address.id;
  store(customer, addresses, isDefault ? (addresses[0] ?? null) : present.defaultAddress, context);
  return { deletedAddressId: address.id, userErrors: [] };
}

/** customerUpdateDefaultAddress */
export function changeDefaultAddress(_source: unknown, args: Fields, context: QueryContext): Fields {
  const found = findAddress(args, context);
  if ("errors" in found) return refused("customer", found.errors);
  const { customer, address } = found;
  return { customer: store(customer, addressesOf(customer).addresses, address, context), userErrors: [] };
}

/** @throws {GraphQLError} RESOURCE_NOT_FOUND for an address that nobody has. */
function findAddress(
  args: Fields,
  context: QueryContext,
): { customer: StoredRecord; address: Fields } | { errors: UserError[] } {
  const customer = findCustomer(args.customerId, context);
  const address = customer && addressesOf(customer).addresses.find(({ id }) => id === args.addressId);
  if (customer !== undefined && address !== undefined) return { customer, address };
  const isSomebodys = context.store
    .list("Customer")
    .some((other) => addressesOf(other).addresses.some(({ id }) => id === args.addressId));
  if (!isSomebodys) {
    throw new GraphQLError(`Invalid id: ${args.addressId}`, { extensions: { code: "RESOURCE_NOT_FOUND" } });
  }
  if (customer === undefined) return { errors: [noCustomer()] };
  return { errors: [{ field: ["addressId"], message: "Address does not exist" }] };
}

function store(
  customer: StoredRecord,
  addresses: Fields[],
  defaultAddress: Fields | null,
  context: QueryContext,
): StoredRecord {
  const { addressesV2, ...rest } = customer;
  return storeChanged(customer, { ...rest, id: customer.id, addresses, defaultAddress }, context);
}

function noCustomer(): UserError {
  return { field: ["customerId"], message: "Customer does not exist" };
}

function refused(field: string, userErrors: UserError[]): Fields {
  return { [field]: null, userErrors };
}
