import { parseGid } from "../core/gid.ts";
import { asList, asObject } from "../core/plain-object.ts";
import type { StoredRecord } from "../stored-order.ts";
import { expandNamespace } from "./metafield-namespace.ts";
import type { QueryContext, SearchWarning } from "./query-context.ts";
import { type Comparator, parseSearch, type SearchNode } from "./search-terms.ts";

type Matcher = (record: StoredRecord, value: string, comparator: Comparator) => boolean;

/**
 * The records that a search text selects. A filter that the type does not know selects everything and leaves a warning in
 * the answer, as Shopify's search does.
 */
export function searchRecords(
  records: StoredRecord[],
  type: string,
  query: string | null | undefined,
  context: QueryContext,
): StoredRecord[] {
  if (query == null || query.trim() === "") return records;
  const warnings: SearchWarning[] = [];
  const tree = parseSearch(query);
  const found = records.filter((record) => matches(tree, record, type, context, warnings));
  const distinct = [...new Map(warnings.map((warning) => [warning.field, warning])).values()];
  if (distinct.length > 0) {
    context.searchWarnings.push({
      path: [`${type.charAt(0).toLowerCase()}${type.slice(1)}s`],
      query,
      warnings: distinct,
    });
  }
  return found;
}

function matches(
  tree: SearchNode,
  record: StoredRecord,
  type: string,
  context: QueryContext,
  warnings: SearchWarning[],
): boolean {
  switch (tree.kind) {
    case "all":
      return tree.nodes.every((node) => matches(node, record, type, context, warnings));
    case "any":
      return tree.nodes.some((node) => matches(node, record, type, context, warnings));
    case "not":
      return !matches(tree.node, record, type, context, warnings);
    case "term": {
      if (tree.field === null) return defaultText(record).some((text) => isLike(text, `*${tree.value}*`));
      const metafield = /^metafields\.(.+)\.([^.]+)$/.exec(tree.field);
      if (metafield !== null)
        return hasMetafield(record, metafield[1] ?? "", metafield[2] ?? "", tree.value, context);
      const matcher = FILTERS.get(`${type}.${tree.field}`) ?? FILTERS.get(tree.field);
      if (matcher !== undefined) return matcher(record, tree.value, tree.comparator);
      warnings.push({
        field: tree.field,
        message: "Invalid search field for this query.",
        code: "invalid_field",
      });
      return true;
    }
  }
}

const FILTERS = new Map<string, Matcher>([
  ["id", (record, value, comparator) => compareIds(parseGid(record.id)?.number ?? "", value, comparator)],
  ["created_at", dateMatcher("createdAt")],
  ["updated_at", dateMatcher("updatedAt")],
  ["processed_at", dateMatcher("processedAt")],
  ["tag", (record, value) => asList(record.tags).some((tag) => isLike(String(tag), value))],
  ["tag_not", (record, value) => !asList(record.tags).some((tag) => isLike(String(tag), value))],
  ["title", textMatcher("title")],
  ["vendor", textMatcher("vendor")],
  ["product_type", textMatcher("productType")],
  ["email", textMatcher("email")],
  ["sku", (record, value) => skus(record).some((sku) => isLike(sku, value))],
  ["Product.status", textMatcher("status")],
  ["Order.name", (record, value) => isLike(bareName(record.name), bareName(value))],
  ["Order.test", (record, value) => String(record.test === true) === value],
  ["Order.po_number", textMatcher("poNumber")],
  ["Order.source_name", textMatcher("sourceName")],
  ["Order.financial_status", textMatcher("displayFinancialStatus")],
  ["Order.fulfillment_status", textMatcher("displayFulfillmentStatus")],
  ["Order.return_status", textMatcher("returnStatus")],
  ["Order.customer_id", (record, value) => parseGid(asObject(record.customer)?.id)?.number === value],
  [
    "Order.gateway",
    (record, value) => asList(record.paymentGatewayNames).some((name) => isLike(String(name), value)),
  ],
  ["Order.status", (record, value) => orderStatusMatches(record, value)],
]);

function orderStatusMatches(record: StoredRecord, value: string): boolean {
  switch (value.toLowerCase()) {
    case "any":
      return true;
    case "open":
      return record.closedAt == null && record.cancelledAt == null;
    case "closed":
      return record.closedAt != null;
    case "cancelled":
      return record.cancelledAt != null;
    case "not_closed":
      return record.closedAt == null;
    default:
      return false;
  }
}

function textMatcher(field: string): Matcher {
  return (record, value) => isLike(String(record[field] ?? ""), value);
}

/** Dates compare as instants; a date without a time means its first instant in UTC, and equality means that day. */
function dateMatcher(field: string): Matcher {
  return (record, value, comparator) => {
    const at = Date.parse(String(record[field] ?? ""));
    const wanted = Date.parse(value);
    if (Number.isNaN(at) || Number.isNaN(wanted)) return false;
    const isDay = /^\d{4}-\d{2}-\d{2}$/.test(value);
    if (comparator === "=") return isDay ? at >= wanted && at < wanted + 86_400_000 : at === wanted;
    return compares(at < wanted ? -1 : at > wanted ? 1 : 0, comparator);
  };
}

function compareIds(id: string, value: string, comparator: Comparator): boolean {
  if (!/^\d+$/.test(id) || !/^\d+$/.test(value)) return id === value;
  const [left, right] = [BigInt(id), BigInt(value)];
  return compares(left < right ? -1 : left > right ? 1 : 0, comparator);
}

function compares(sign: number, comparator: Comparator): boolean {
  switch (comparator) {
    case "=":
      return sign === 0;
    case ">":
      return sign > 0;
    case ">=":
      return sign >= 0;
    case "<":
      return sign < 0;
    case "<=":
      return sign <= 0;
  }
}

/** Case does not matter; `*` at either end of the value stands for anything, a lone `*` for any text that is there. */
function isLike(text: string, value: string): boolean {
  const [lower, wanted] = [text.toLowerCase(), value.toLowerCase()];
  if (wanted === "*") return lower !== "";
  const core = wanted.replace(/^\*/, "").replace(/\*$/, "");
  if (wanted.startsWith("*") && wanted.endsWith("*")) return lower.includes(core);
  if (wanted.endsWith("*")) return lower.startsWith(core);
  return wanted.startsWith("*") ? lower.endsWith(core) : lower === wanted;
}

function bareName(name: unknown): string {
  return String(name ?? "").replace(/^#/, "");
}

function skus(record: StoredRecord): string[] {
  const lines = [...asList(record.lineItems), ...asList(record.variants), record].map(asObject);
  return lines.map((line) => String(line?.sku ?? ""));
}

function defaultText(record: StoredRecord): string[] {
  const parts = [record.name, record.title, record.displayName, record.email, ...skus(record)];
  return parts.filter((part) => typeof part === "string" && part !== "").map(String);
}

function hasMetafield(
  record: StoredRecord,
  namespace: string,
  key: string,
  value: string,
  context: QueryContext,
): boolean {
  const wanted = expandNamespace(namespace);
  const metafield = context.store
    .metafields(record.id)
    .find((candidate) => candidate.namespace === wanted && candidate.key === key);
  return metafield !== undefined && isLike(metafield.value, value);
}
