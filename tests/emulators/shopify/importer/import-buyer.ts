import type { StoredAddress, StoredCustomer, StoredNode } from "../stored-order.ts";
import { parseDecimal } from "./decimal.ts";
import { legacyId } from "./identities.ts";
import { renderMoney } from "./order-money.ts";
import { asObject, filledText, flagOf, intOf, type RawObject, textOf } from "./raw-fields.ts";
import { instantOf, type Reading, wordOf } from "./reading.ts";

const COUNTRY = /^[A-Z]{2}$/;
const STATES = ["DECLINED", "DISABLED", "ENABLED", "INVITED"];

/** The order's customer as a record of the shop; null when the order has none. */
export function readCustomer(reading: Reading): StoredCustomer | null {
  const raw = asObject(reading.raw.customer);
  if (raw === null || Object.values(raw).every((value) => value === null || value === "")) return null;
  const { note } = reading;
  const shared = reading.ids.shared("Customer", raw.id ?? raw.admin_graphql_api_id);
  if (shared === null) note("The customer has no readable id; it became a new customer.");
  const id = shared ?? reading.ids.fresh("Customer");
  const email = filledText(raw.email);
  const phone = filledText(raw.phone);
  const fullName = [filledText(raw.first_name), filledText(raw.last_name)]
    .filter((part) => part !== null)
    .join(" ");
  const createdAt = instantOf(raw, "created_at", note, "customer.created_at") ?? reading.createdAt;
  const spent = parseDecimal(raw.total_spent) ?? 0n;
  const defaultAddress = readAddress(raw.default_address, reading);
  const listed = Array.isArray(raw.addresses) ? raw.addresses.map((item) => readAddress(item, reading)) : [];
  return {
    id,
    legacyResourceId: legacyId(id),
    displayName: fullName || email || phone || "",
    firstName: textOf(raw.first_name),
    lastName: textOf(raw.last_name),
    email,
    defaultEmailAddress:
      email === null ? null : { emailAddress: email, marketingState: "NOT_SUBSCRIBED", validFormat: true },
    phone,
    defaultPhoneNumber: phone === null ? null : { phoneNumber: phone, marketingState: "NOT_SUBSCRIBED" },
    note: filledText(raw.note),
    tags: readTags(raw.tags),
    state: wordOf(raw.state, STATES, "customer.state", note) ?? "DISABLED",
    taxExempt: flagOf(raw.tax_exempt, false),
    verifiedEmail: flagOf(raw.verified_email, false),
    numberOfOrders: String(Math.max(intOf(raw.orders_count) ?? 1, 0)),
    amountSpent: renderMoney(spent, reading.money.shopCurrency),
    createdAt,
    updatedAt: instantOf(raw, "updated_at", note, "customer.updated_at") ?? createdAt,
    defaultAddress,
    addresses: listed.filter((address) => address !== null),
  };
}

/** An address of the order or the customer; null when there is none or nothing is in it. */
export function readAddress(value: unknown, reading: Reading): StoredAddress | null {
  const raw = asObject(value);
  if (raw === null || Object.values(raw).every((part) => part === null || part === "")) return null;
  const first = textOf(raw.first_name);
  const last = textOf(raw.last_name);
  const joined = [first, last].filter((part) => part !== null && part !== "").join(" ");
  const country = filledText(raw.country_code)?.trim().toUpperCase() ?? null;
  const isCountry = country !== null && COUNTRY.test(country);
  if (country !== null && !isCountry) reading.note(`The country code "${country.slice(0, 10)}" is unknown.`);
  return {
    id: reading.ids.shared("MailingAddress", raw.id) ?? reading.ids.fresh("MailingAddress"),
    name: textOf(raw.name) ?? (joined || null),
    firstName: first,
    lastName: last,
    company: textOf(raw.company),
    address1: textOf(raw.address1),
    address2: textOf(raw.address2),
    city: textOf(raw.city),
    province: textOf(raw.province),
    provinceCode: textOf(raw.province_code),
    zip: textOf(raw.zip),
    country: textOf(raw.country_name) ?? textOf(raw.country),
    countryCodeV2: isCountry ? country : null,
    phone: textOf(raw.phone),
    latitude: coordinate(raw.latitude),
    longitude: coordinate(raw.longitude),
  };
}

/**
 * B2B: a `company` of the order makes a PurchasingCompany, otherwise the customer is who buys. REST states the ids of a
 * company and its location alone; the addresses know its name.
 */
export function readPurchasingEntity(
  customer: StoredCustomer | null,
  raw: RawObject,
  reading: Reading,
): StoredNode | null {
  const company = asObject(raw.company);
  const companyId = company ? reading.ids.shared("Company", company.id) : null;
  if (company === null || companyId === null) {
    return customer === null ? null : { __typename: "Customer", id: customer.id };
  }
  const locationId =
    reading.ids.shared("CompanyLocation", company.location_id) ?? reading.ids.fresh("CompanyLocation");
  const places = [raw.billing_address, raw.shipping_address, asObject(raw.customer)?.default_address];
  const named = places.map((place) => filledText(asObject(place)?.company)).find((word) => word !== null);
  const name = filledText(company.name) ?? named ?? `Company ${legacyId(companyId)}`;
  return {
    __typename: "PurchasingCompany",
    company: { id: companyId, name, externalId: filledText(company.external_id) },
    contact: null,
    location: { id: locationId, name: filledText(company.location_name) ?? name, externalId: null },
  };
}

/** `tags` is one text with commas in REST, a list in some exports. */
export function readTags(value: unknown): string[] {
  const parts = Array.isArray(value) ? value.map(textOf) : (textOf(value) ?? "").split(",");
  return [...new Set(parts.map((part) => part?.trim() ?? "").filter((part) => part !== ""))];
}

function coordinate(value: unknown): number | null {
  const number = typeof value === "string" && value.trim() !== "" ? Number(value) : value;
  return typeof number === "number" && Number.isFinite(number) ? number : null;
}
