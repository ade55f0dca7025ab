import type { Wire } from "../books/types.ts";

/** Entities whose answers to queries never carry `totalCount`. */
const UNCOUNTED: ReadonlySet<string> = new Set([
  "Account",
  "Attachable",
  "BillPayment",
  "CreditMemo",
  "Customer",
  "Department",
  "Employee",
  "Estimate",
  "Item",
  "Payment",
  "PaymentMethod",
  "SalesReceipt",
  "Term",
  "TimeActivity",
  "Vendor",
]);

/** Of these there is one, or a short list: the answer says no more than how many came. */
const UNPAGED: ReadonlySet<string> = new Set(["CompanyCurrency", "CompanyInfo", "Preferences"]);

/** Changes of these are counted, what a query finds of them is not. */
const COUNTED_CHANGES: ReadonlySet<string> = new Set(["BillPayment", "Estimate"]);

/** A page of rows as `QueryResponse` holds it; `totalCount` counts the page, not all that was found. */
export function queryResponse(entity: string, rows: readonly Wire[], startPosition: number): Wire {
  const answer = { [entity]: rows, maxResults: rows.length };
  if (UNPAGED.has(entity)) return answer;
  if (UNCOUNTED.has(entity)) return { ...answer, startPosition };
  return { ...answer, startPosition, totalCount: rows.length };
}

/** The changed objects of an entity, as one element of a `CDCResponse`. */
export function changesResponse(entity: string, rows: readonly Wire[]): Wire {
  const answer = queryResponse(entity, rows, 1);
  return COUNTED_CHANGES.has(entity) ? { ...answer, totalCount: rows.length } : answer;
}
