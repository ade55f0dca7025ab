/** Sets metafields, all or none, and takes away those that have no value any more. Both take 25 at most. */
export const PROJECT_STATUSES_MUTATION = `
mutation ProjectStatuses(
  $set: [MetafieldsSetInput!]!
  $clear: [MetafieldIdentifierInput!]!
  $hasClear: Boolean!
) {
  metafieldsSet(metafields: $set) { userErrors { field message code elementIndex } }
  metafieldsDelete(metafields: $clear) @include(if: $hasClear) { userErrors { field message } }
}`;
