import { asObjects } from "../core/plain-object.ts";
import { emailOf, phoneOf } from "../core/stored-customer.ts";
import type { StoredRecord } from "../stored-order.ts";
import { filterOf } from "./filters-by-type.ts";
import { expandNamespace } from "./metafield-namespace.ts";
import type { QueryContext, SearchWarning } from "./query-context.ts";
import { likeness, type Matcher } from "./search-filters.ts";
import { parseSearch, type SearchNode } from "./search-terms.ts";

/**
 * A search text as a question to each record. A filter that the type does not know selects everything and leaves a warning in
 * the answer, as Shopify's search does.
 */
export function compileSearch(
  type: string,
  query: string | null | undefined,
  context: QueryContext,
): { matches: Matcher; warnings: SearchWarning[] } {
  if (query == null || query.trim() === "") return { matches: () => true, warnings: [] };
  const warnings: SearchWarning[] = [];
  return { matches: compile(parseSearch(query), type, context, warnings), warnings };
}

function compile(tree: SearchNode, type: string, context: QueryContext, warnings: SearchWarning[]): Matcher {
  switch (tree.kind) {
    case "all": {
      const parts = tree.nodes.map((node) => compile(node, type, context, warnings));
      return (record, owner) => parts.every((matches) => matches(record, owner));
    }
    case "any": {
      const parts = tree.nodes.map((node) => compile(node, type, context, warnings));
      return (record, owner) => parts.some((matches) => matches(record, owner));
    }
    case "not": {
      const matches = compile(tree.node, type, context, warnings);
      return (record, owner) => !matches(record, owner);
    }
    case "term":
      return compileTerm(tree, type, context, warnings);
  }
}

function compileTerm(
  term: Extract<SearchNode, { kind: "term" }>,
  type: string,
  context: QueryContext,
  warnings: SearchWarning[],
): Matcher {
  if (term.field === null) {
    const isLike = likeness(`*${term.value.replaceAll("*", "")}*`);
    return (record) => defaultText(record).some(isLike);
  }
  const metafield = /^metafields\.(.+)\.([^.]+)$/.exec(term.field);
  if (metafield !== null)
    return metafieldMatcher(metafield[1] ?? "", metafield[2] ?? "", term.value, context);
  const filter = filterOf(type, term.field);
  if (filter !== undefined) return filter(term, context);
  const message = "Invalid search field for this query.";
  warnings.push({ field: term.field, message, code: "invalid_field" });
  return () => true;
}

/** What a word without a field is looked for in. */
function defaultText(record: StoredRecord): string[] {
  const nodes = [record, ...asObjects(record.lineItems), ...asObjects(record.variants)];
  const names = [record.name, record.title, record.displayName, record.firstName, record.lastName];
  const parts = [
    ...names,
    record.externalId,
    emailOf(record),
    phoneOf(record),
    ...nodes.map((node) => node.sku),
  ];
  return parts.flatMap((part) => (typeof part === "string" && part !== "" ? [part.toLowerCase()] : []));
}

function metafieldMatcher(namespace: string, key: string, value: string, context: QueryContext): Matcher {
  const wanted = expandNamespace(namespace);
  const isLike = likeness(value);
  return (record) => {
    const metafields = context.store.metafields(record.id);
    const metafield = metafields.find((candidate) => candidate.namespace === wanted && candidate.key === key);
    return metafield !== undefined && isLike(metafield.value.toLowerCase());
  };
}
