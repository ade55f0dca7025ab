import type { SeedCustomer } from "./customers.ts";
import type { OrderContext } from "./order-context.ts";
import { gid } from "./order-ids.ts";
import { shopIso } from "./order-moments.ts";

const CUSTOMER_SINCE_DAYS = 240;

/** Who bought and where to: customer, e-mail, phone and addresses; guests and counter sales have only part of it. */
export function renderBuyer(context: OrderContext): Record<string, unknown> {
  const { customer, plan, priced } = context;
  const email = customer?.email ?? ("email" in plan.buyer ? plan.buyer.email : null);
  const address = customer === null ? guestAddress(context) : customerAddress(customer);
  return {
    email,
    contact_email: email,
    phone: customer?.phone ?? null,
    billing_address: address,
    // Nothing is sent when a gift card is all that was bought.
    shipping_address: priced.shipping.length === 0 ? null : address,
    customer: customer === null ? null : renderCustomer(customer, context),
  };
}

function renderCustomer(
  customer: SeedCustomer,
  { placedAt, currencies }: OrderContext,
): Record<string, unknown> {
  return {
    id: customer.id,
    admin_graphql_api_id: gid("Customer", customer.id),
    created_at: shopIso(
      new Date(Math.floor(placedAt.getTime() / 86_400_000 - CUSTOMER_SINCE_DAYS) * 86_400_000),
    ),
    updated_at: shopIso(placedAt),
    first_name: customer.firstName,
    last_name: customer.lastName,
    state: "disabled",
    note: null,
    verified_email: true,
    multipass_identifier: null,
    tax_exempt: false,
    email: customer.email,
    phone: customer.phone,
    currency: currencies.shop,
    tax_exemptions: [],
    tags: "",
    email_marketing_consent: null,
    sms_marketing_consent: null,
    default_address: {
      id: customer.id + 1_024,
      customer_id: customer.id,
      ...customerAddress(customer),
      country_name: customer.place.country,
      default: true,
    },
  };
}

function customerAddress({
  firstName,
  lastName,
  company,
  address1,
  address2,
  phone,
  place,
}: SeedCustomer): Record<string, unknown> {
  return {
    first_name: firstName,
    last_name: lastName,
    name: `${firstName} ${lastName}`,
    company,
    address1,
    address2,
    phone,
    city: place.city,
    zip: place.zip,
    province: place.province || null,
    province_code: place.provinceCode || null,
    country: place.country,
    country_code: place.countryCode,
    latitude: null,
    longitude: null,
  };
}

/** A guest who has something sent leaves a name and an address; one at the counter leaves nothing. */
function guestAddress({ plan, place }: OrderContext): Record<string, unknown> | null {
  if (!("guestAt" in plan.buyer) || plan.buyer.email === null) return null;
  const guest = {
    key: "",
    id: 0,
    firstName: "Sam",
    lastName: "Rivers",
    email: "",
    phone: null,
    company: null,
  };
  return customerAddress({ ...guest, address1: "1010 Harbor Steps", address2: null, place });
}
