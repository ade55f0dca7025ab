import type { PostalAddress } from "#app/domain/sale/sale.ts";
import { cleanField } from "#app/shopify/mapping/clean-field.ts";
import type { ShopifyAddress } from "#app/shopify/wire/buyer-wire.ts";

/** A postal address of an order or a customer; empty parts are unknown. */
export function mapAddress(address: ShopifyAddress | null): PostalAddress | null {
  if (!address) return null;
  return {
    name: cleanField(address.name),
    company: cleanField(address.company),
    line1: cleanField(address.address1),
    line2: cleanField(address.address2),
    city: cleanField(address.city),
    region: cleanField(address.provinceCode),
    postalCode: cleanField(address.zip),
    country: cleanField(address.countryCodeV2),
    phone: cleanField(address.phone),
  };
}
