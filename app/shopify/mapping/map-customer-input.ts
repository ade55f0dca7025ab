import { regionCode } from "#app/domain/lists/customers/regions.ts";
import type { ShopCustomerAddress, ShopCustomerPatch } from "#app/sync/ports.ts";

type Input = Record<string, unknown>;

/** What is said of a customer as an input of the Admin API; its addresses go apart. Empty text clears. */
export function mapCustomerInput(patch: ShopCustomerPatch): Input {
  const { firstName, lastName, email, phone, note, isTaxExempt, tags } = patch;
  return {
    ...(firstName === undefined ? {} : { firstName: firstName ?? "" }),
    ...(lastName === undefined ? {} : { lastName: lastName ?? "" }),
    ...(email === undefined ? {} : { email: email ?? "" }),
    ...(phone === undefined ? {} : { phone: phone ?? "" }),
    ...(note === undefined ? {} : { note: note ?? "" }),
    ...(isTaxExempt === undefined ? {} : { taxExempt: isTaxExempt }),
    ...(tags === undefined ? {} : { tags }),
  };
}

/** An address as an input; parts that are left out stay. Shopify takes regions by their code alone. */
export function mapAddressInput(address: Partial<ShopCustomerAddress>): Input {
  const { line1, line2, city, region, postalCode, country, company } = address;
  return {
    ...(line1 === undefined ? {} : { address1: line1 ?? "" }),
    ...(line2 === undefined ? {} : { address2: line2 ?? "" }),
    ...(city === undefined ? {} : { city: city ?? "" }),
    ...(postalCode === undefined ? {} : { zip: postalCode ?? "" }),
    ...(company === undefined ? {} : { company: company ?? "" }),
    ...(country == null ? {} : { countryCode: country }),
    ...(region == null ? {} : { provinceCode: regionCode(country ?? null, region) }),
  };
}
