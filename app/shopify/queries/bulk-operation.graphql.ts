/** Has Shopify write a list by itself. `groupObjects` is mandatory, and slows the operation down when it is on. */
export const START_BULK_MUTATION = `
mutation StartBulk($query: String!) {
  bulkOperationRunQuery(query: $query, groupObjects: false) {
    bulkOperation { id }
    userErrors { code field message }
  }
}`;

export const BULK_OPERATION_QUERY = `
query BulkOperation($id: ID!) {
  bulkOperation(id: $id) { id status errorCode objectCount url }
}`;

export const CANCEL_BULK_MUTATION = `
mutation CancelBulk($id: ID!) {
  bulkOperationCancel(id: $id) {
    bulkOperation { id status }
    userErrors { field message }
  }
}`;
