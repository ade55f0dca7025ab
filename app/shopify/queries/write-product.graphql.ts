/** Makes a product under a handle of its own; a repeat sets the same product to the same values. */
export const SET_PRODUCT_MUTATION = `
mutation SetProduct($handle: String!, $input: ProductSetInput!) {
  productSet(identifier: { handle: $handle }, input: $input, synchronous: true) {
    product { id }
    userErrors { field message code }
  }
}`;

/** Sets fields of a product that is there. */
export const UPDATE_PRODUCT_MUTATION = `
mutation UpdateProduct($product: ProductUpdateInput!) {
  productUpdate(product: $product) { userErrors { field message } }
}`;

/** Sets fields of variants that are there, all or none. */
export const UPDATE_VARIANTS_MUTATION = `
mutation UpdateVariants($productId: ID!, $variants: [ProductVariantsBulkInput!]!) {
  productVariantsBulkUpdate(productId: $productId, variants: $variants) { userErrors { field message code } }
}`;

/** Makes a collection. */
export const CREATE_COLLECTION_MUTATION = `
mutation CreateCollection($collection: CollectionCreateInput!) {
  collectionCreate(collection: $collection) { collection { id } userErrors { field message } }
}`;
