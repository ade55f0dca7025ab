import type { ShopifyAttributes } from "#app/shopify/wire/money-wire.ts";

/** Empty text means unknown: checkouts, apps and imports write both. */
export function cleanField(text: string | null | undefined): string | null {
  return text?.trim() || null;
}

/** Attributes of an order or a line, as they stand; a missing value is empty. */
export function mapAttributes(attributes: ShopifyAttributes): { key: string; value: string }[] {
  return attributes.map(({ key, value }) => ({ key, value: value ?? "" }));
}
