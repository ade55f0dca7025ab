import { asList, asObject, asObjects } from "../core/plain-object.ts";
import type { StoredRecord } from "../stored-order.ts";
import { restId, restWord } from "./rest-json.ts";

type Fields = Record<string, unknown>;

/** products/create and products/update. */
export function productPayload(product: StoredRecord): Fields {
  const variants = asObjects(product.variants);
  return {
    admin_graphql_api_id: product.id,
    body_html: product.descriptionHtml ?? null,
    created_at: product.createdAt ?? null,
    handle: product.handle ?? null,
    id: restId(product.id),
    product_type: product.productType ?? "",
    published_at: product.publishedAt ?? null,
    template_suffix: product.templateSuffix ?? null,
    title: product.title,
    updated_at: product.updatedAt ?? product.createdAt ?? null,
    vendor: product.vendor ?? null,
    status: restWord(product.status) ?? "active",
    published_scope: "global",
    tags: asList(product.tags).join(", "),
    variants: variants.map((variant) => variantFields(variant, product)),
    options: asList(product.options).map((option) => optionFields(option, product)),
    images: [],
    image: null,
    media: [],
    variant_gids: variants.map((variant) => ({
      admin_graphql_api_id: variant.id,
      updated_at: variant.updatedAt ?? product.updatedAt ?? null,
    })),
    has_variants_that_requires_components: false,
    category: null,
  };
}

export function deletedProductPayload(product: StoredRecord): Fields {
  return { id: restId(product.id) };
}

/** collections/create and collections/update. */
export function collectionPayload(collection: StoredRecord): Fields {
  return {
    id: restId(collection.id),
    handle: collection.handle ?? null,
    title: collection.title,
    updated_at: collection.updatedAt ?? null,
    body_html: collection.descriptionHtml ?? null,
    published_at: null,
    sort_order: restWord(collection.sortOrder)?.replaceAll("_", "-") ?? null,
    template_suffix: collection.templateSuffix ?? null,
    published_scope: "web",
    admin_graphql_api_id: collection.id,
  };
}

export function deletedCollectionPayload(collection: StoredRecord): Fields {
  return { id: restId(collection.id), published_scope: "web", admin_graphql_api_id: collection.id };
}

function variantFields(variant: Fields, product: StoredRecord): Fields {
  const values = asList(variant.selectedOptions).map((option) => asObject(option)?.value ?? null);
  const item = asObject(variant.inventoryItem);
  return {
    admin_graphql_api_id: variant.id,
    barcode: variant.barcode ?? null,
    compare_at_price: variant.compareAtPrice ?? null,
    created_at: variant.createdAt ?? product.createdAt ?? null,
    id: restId(variant.id),
    inventory_policy: restWord(variant.inventoryPolicy) ?? "deny",
    position: variant.position ?? 1,
    price: variant.price ?? "0.00",
    product_id: restId(product.id),
    sku: item?.sku ?? variant.sku ?? null,
    taxable: variant.taxable ?? true,
    title: variant.title ?? "Default Title",
    updated_at: variant.updatedAt ?? product.updatedAt ?? null,
    option1: values[0] ?? variant.title ?? "Default Title",
    option2: values[1] ?? null,
    option3: values[2] ?? null,
    image_id: null,
    inventory_item_id: restId(item?.id),
    inventory_quantity: variant.inventoryQuantity ?? 0,
    old_inventory_quantity: variant.inventoryQuantity ?? 0,
  };
}

function optionFields(value: unknown, product: StoredRecord): Fields {
  const option = asObject(value) ?? {};
  return {
    name: option.name,
    id: restId(option.id),
    product_id: restId(product.id),
    position: option.position,
    values: asList(option.optionValues).map((item) => asObject(item)?.name),
  };
}
