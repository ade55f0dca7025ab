import { asList, asObject } from "../core/plain-object.ts";
import { addressesOf, emailOf, phoneOf } from "../core/stored-customer.ts";
import type { StoredRecord } from "../stored-order.ts";
import { restId, restWord } from "./rest-json.ts";

type Fields = Record<string, unknown>;

/** customers/create and customers/update since 2025-01: without tags, consent and counts of orders, which have topics of their own. */
export function customerPayload(customer: StoredRecord, currency: string): Fields {
  const { addresses, defaultAddress } = addressesOf(customer);
  const isDefault = (address: Fields) => address.id === defaultAddress?.id;
  return {
    id: restId(customer.id),
    created_at: customer.createdAt ?? null,
    updated_at: customer.updatedAt ?? customer.createdAt ?? null,
    first_name: customer.firstName ?? null,
    last_name: customer.lastName ?? null,
    state: restWord(customer.state) ?? "disabled",
    note: customer.note ?? null,
    verified_email: customer.verifiedEmail ?? true,
    multipass_identifier: customer.multipassIdentifier ?? null,
    tax_exempt: customer.taxExempt ?? false,
    email: emailOf(customer) ?? null,
    phone: phoneOf(customer) ?? null,
    currency,
    addresses: addresses.map((address) => addressPayload(address, customer, isDefault(address))),
    tax_exemptions: asList(customer.taxExemptions),
    admin_graphql_api_id: customer.id,
    ...(defaultAddress === null ? {} : { default_address: addressPayload(defaultAddress, customer, true) }),
  };
}

/** customers/delete says no more than who is gone. */
export function deletedCustomerPayload(customer: StoredRecord): Fields {
  return {
    id: restId(customer.id),
    tax_exemptions: asList(customer.taxExemptions),
    admin_graphql_api_id: customer.id,
  };
}

export function mergePayload(merge: { keptId: string; deletedId: string; jobId: string }): Fields {
  return {
    admin_graphql_api_customer_kept_id: merge.keptId,
    admin_graphql_api_customer_deleted_id: merge.deletedId,
    admin_graphql_api_job_id: merge.jobId,
    status: "completed",
    errors: [],
  };
}

function addressPayload(value: unknown, customer: StoredRecord, isDefault: boolean): Fields {
  const address = asObject(value) ?? {};
  const names = [address.firstName, address.lastName].filter(Boolean).join(" ");
  return {
    id: restId(address.id),
    customer_id: restId(customer.id),
    first_name: address.firstName ?? null,
    last_name: address.lastName ?? null,
    company: address.company ?? null,
    address1: address.address1 ?? null,
    address2: address.address2 ?? null,
    city: address.city ?? null,
    province: address.province ?? null,
    country: address.country ?? null,
    zip: address.zip ?? null,
    phone: address.phone ?? null,
    name: address.name ?? names,
    province_code: address.provinceCode ?? null,
    country_code: address.countryCodeV2 ?? null,
    country_name: address.country ?? null,
    default: isDefault,
  };
}
