const VARIANT_FIELDS = `
fragment Variant on ProductVariant {
  id title sku barcode price taxable requiresComponents inventoryQuantity
  inventoryItem { id tracked unitCost { amount } }
}`;

const PRODUCT_FIELDS = `
fragment ShopProduct on Product {
  id title description status productType vendor tags isGiftCard hasOnlyDefaultVariant createdAt updatedAt
  collections(first: 50) { nodes { id title } }
  variants(first: 250) { pageInfo { hasNextPage endCursor } nodes { ...Variant } }
}
${VARIANT_FIELDS}`;

/** One product with all that its items are made of, and the currency of its prices. */
export const PRODUCT_QUERY = `
query Product($id: ID!) {
  shop { currencyCode }
  product(id: $id) { ...ShopProduct }
}
${PRODUCT_FIELDS}`;

/** The product of a handle, at once after it was made: not by Shopify's search, which lags. */
export const PRODUCT_BY_HANDLE_QUERY = `
query ProductByHandle($handle: String!) {
  shop { currencyCode }
  product: productByIdentifier(identifier: { handle: $handle }) { ...ShopProduct }
}
${PRODUCT_FIELDS}`;

/** A further page of a product's variants. */
export const PRODUCT_VARIANTS_PAGE_QUERY = `
query ProductVariantsPage($id: ID!, $after: String) {
  product(id: $id) {
    updatedAt
    variants(first: 250, after: $after) { pageInfo { hasNextPage endCursor } nodes { ...Variant } }
  }
}
${VARIANT_FIELDS}`;

/** Variants that a search finds; it may find more than asked for, and what was made a moment ago it may not find yet. */
export const VARIANT_SEARCH_QUERY = `
query VariantSearch($search: String!) {
  shop { currencyCode }
  productVariants(first: 50, query: $search, sortKey: ID) {
    nodes { id title sku product { id title hasOnlyDefaultVariant } }
  }
}`;

/** The product that a variant belongs to. */
export const VARIANT_PRODUCT_QUERY = `
query VariantProduct($id: ID!) {
  productVariant(id: $id) { id product { id } }
}`;

/** A collection by its handle, and those whose title a search finds. */
export const COLLECTION_QUERY = `
query Collection($handle: String!, $search: String!) {
  byHandle: collectionByIdentifier(identifier: { handle: $handle }) { id title }
  byTitle: collections(first: 25, query: $search) { nodes { id title } }
}`;
