import type { Emulator } from "../core/emulator.ts";
import { parseGid } from "../core/gid.ts";
import { asList, asObject } from "../core/plain-object.ts";
import type { StoredRecord } from "../stored-order.ts";
import { orderPayload, refundFields } from "./order-payload.ts";
import { restNumber } from "./rest-json.ts";

type Fields = Record<string, unknown>;

/** The REST-shaped JSON text that Shopify sends about a record. */
export function recordPayload(record: StoredRecord, emulator: Emulator): string {
  const type = parseGid(record.id)?.type;
  if (type === "Order") return JSON.stringify(orderPayload(record));
  if (type === "Product") return JSON.stringify(productPayload(record));
  if (type === "Customer") return JSON.stringify(customerPayload(record, emulator.shop.currencyCode));
  return JSON.stringify(idFields(record));
}

/** refunds/create carries the refund with its order's id. */
export function refundPayload(refund: Fields, order: StoredRecord, _emulator: Emulator): string {
  return JSON.stringify(refundFields(refund, order));
}

function idFields(record: Fields): Fields {
  return {
    id: restNumber(parseGid(record.id)?.number),
    admin_graphql_api_id: record.id,
    created_at: record.createdAt ?? null,
    updated_at: record.updatedAt ?? record.createdAt ?? null,
  };
}

function productPayload(product: StoredRecord): Fields {
  return {
    ...idFields(product),
    title: product.title,
    vendor: product.vendor ?? null,
    product_type: product.productType ?? "",
    status: String(product.status ?? "ACTIVE").toLowerCase(),
    tags: asList(product.tags).join(", "),
    variants: asList(product.variants).map((variant) => variantFields(asObject(variant) ?? {}, product)),
  };
}

function variantFields(variant: Fields, product: StoredRecord): Fields {
  return {
    ...idFields(variant),
    product_id: restNumber(parseGid(product.id)?.number),
    title: variant.title ?? "Default Title",
    sku: variant.sku ?? null,
    barcode: variant.barcode ?? null,
    price: variant.price ?? "0.00",
    compare_at_price: variant.compareAtPrice ?? null,
    taxable: variant.taxable ?? true,
    inventory_item_id: restNumber(parseGid(asObject(variant.inventoryItem)?.id)?.number),
  };
}

function customerPayload(customer: StoredRecord, currency: string): Fields {
  return {
    ...idFields(customer),
    first_name: customer.firstName ?? null,
    last_name: customer.lastName ?? null,
    email: customer.email ?? asObject(customer.defaultEmailAddress)?.emailAddress ?? null,
    phone: customer.phone ?? asObject(customer.defaultPhoneNumber)?.phoneNumber ?? null,
    note: customer.note ?? null,
    tags: asList(customer.tags).join(", "),
    tax_exempt: customer.taxExempt ?? false,
    currency,
  };
}
