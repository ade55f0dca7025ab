import { asList, asObject } from "../core/plain-object.ts";
import type { StoredRecord } from "../stored-order.ts";

type Fields = Record<string, unknown>;

/** companies/create, update and delete. Companies have no numeric ids in webhooks. */
export function companyPayload(company: Fields): Fields {
  return {
    name: company.name ?? null,
    note: company.note ?? null,
    external_id: company.externalId ?? null,
    main_contact_admin_graphql_api_id: asObject(company.mainContact)?.id ?? null,
    created_at: company.createdAt ?? null,
    updated_at: company.updatedAt ?? company.createdAt ?? null,
    customer_since: company.customerSince ?? company.createdAt ?? null,
    admin_graphql_api_id: company.id,
  };
}

/** company_locations/create, update and delete, with the company that they belong to. */
export function companyLocationPayload(location: StoredRecord, company: StoredRecord | undefined): Fields {
  const settings = asObject(location.taxSettings);
  return {
    name: location.name ?? null,
    external_id: location.externalId ?? null,
    phone: location.phone ?? null,
    locale: location.locale ?? null,
    created_at: location.createdAt ?? null,
    updated_at: location.updatedAt ?? location.createdAt ?? null,
    note: location.note ?? null,
    buyer_experience_configuration: null,
    admin_graphql_api_id: location.id,
    tax_exemptions: asList(settings?.taxExemptions),
    tax_settings: {
      tax_registration_id: settings?.taxRegistrationId ?? null,
      tax_exempt: settings?.taxExempt ?? null,
      tax_exemptions: asList(settings?.taxExemptions),
    },
    company: companyPayload(company ?? asObject(location.company) ?? {}),
    billing_address: addressPayload(location.billingAddress, company),
    shipping_address: addressPayload(location.shippingAddress, company),
    tax_registration: { tax_id: settings?.taxRegistrationId ?? null },
  };
}

function addressPayload(value: unknown, company: StoredRecord | undefined): Fields | null {
  const address = asObject(value);
  if (address === undefined) return null;
  return {
    address1: address.address1 ?? null,
    city: address.city ?? null,
    province: address.province ?? null,
    country: address.country ?? null,
    zip: address.zip ?? null,
    recipient: address.recipient ?? null,
    first_name: address.firstName ?? null,
    last_name: address.lastName ?? null,
    address2: address.address2 ?? null,
    phone: address.phone ?? null,
    zone_code: address.zoneCode ?? null,
    country_code: address.countryCode ?? null,
    created_at: address.createdAt ?? null,
    updated_at: address.updatedAt ?? null,
    admin_graphql_api_id: address.id ?? null,
    company_admin_graphql_api_id: company?.id ?? null,
  };
}
