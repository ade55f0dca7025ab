/** What the shop calls entries of any type, by id; null for those that it does not have. */
export const ENTRY_NAMES_QUERY = `
query EntryNames($ids: [ID!]!) {
  nodes(ids: $ids) {
    __typename
    id
    ... on Customer { displayName }
    ... on ProductVariant { displayName product { id } }
    ... on Company { name }
    ... on CompanyLocation { name company { id } }
  }
}`;
