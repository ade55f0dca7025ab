import { getNamedType, isInterfaceType } from "graphql";
import { asList, asObject } from "../core/plain-object.ts";
import type { StoredMetafield } from "../stored-order.ts";
import { requireAccess } from "./access-scopes.ts";
import { adminSchema } from "./admin-schema.ts";
import { BUYER_FIELDS } from "./buyer-fields.ts";
import { CATALOG_FIELDS } from "./catalog-fields.ts";
import { expandNamespace } from "./metafield-namespace.ts";
import { MUTATION_FIELDS } from "./mutation-fields.ts";
import { inGivenOrder, type SortedNodes } from "./paginate.ts";
import { NOTHING, type QueryContext, type SpecialResolver } from "./query-context.ts";
import { ROOT_FIELDS } from "./root-fields.ts";

/** Fields whose arguments or context change the answer. */
const SPECIAL_FIELDS = new Map<string, SpecialResolver>([
  ...ROOT_FIELDS,
  ...MUTATION_FIELDS,
  ...BUYER_FIELDS,
  ...CATALOG_FIELDS,
  ["Order.shippingLines", shippingLines],
  ["Order.transactions", orderTransactions],
  ["Order.metafieldDefinitions", () => []],
  ["DiscountAllocation.discountApplication", discountApplication],
  ["MetafieldDefinition.metafieldsCount", () => 0],
]);

/** Fields of every type that carries metafields. */
const METAFIELD_FIELDS = new Map<string, SpecialResolver>([
  ["metafield", oneMetafield],
  ["metafields", manyMetafields],
]);

/** Personal fields that Shopify withholds from an app without protected-data approval. */
const PROTECTED_FIELDS = new Set([
  ...[
    "firstName",
    "lastName",
    "displayName",
    "email",
    "phone",
    "defaultEmailAddress",
    "defaultPhoneNumber",
  ].map((field) => `Customer.${field}`),
  ...["email", "phone", "billingAddress", "shippingAddress", "displayAddress"].map(
    (field) => `Order.${field}`,
  ),
]);

export function specialResolver(typeName: string, fieldName: string): SpecialResolver | undefined {
  if (PROTECTED_FIELDS.has(`${typeName}.${fieldName}`))
    return fieldName === "displayName" ? withheldName : withheld;
  const special = SPECIAL_FIELDS.get(`${typeName}.${fieldName}`);
  return special ?? (carriesMetafields(typeName) ? METAFIELD_FIELDS.get(fieldName) : undefined);
}

/**
 * All that a root connection holds, before it is cut into pages.
 * @throws {GraphQLError} ACCESS_DENIED when the app lacks the scope of the list.
 */
export function resolveRootList(
  fieldName: string,
  args: Record<string, unknown>,
  context: QueryContext,
): SortedNodes {
  const returnType = adminSchema().getQueryType()?.getFields()[fieldName]?.type;
  if (context.settings.enforceScopes && returnType !== undefined) {
    const field = { parentType: "QueryRoot", name: fieldName, returnType: getNamedType(returnType).name };
    requireAccess(field, context.grantedScopes);
  }
  const resolver = SPECIAL_FIELDS.get(`QueryRoot.${fieldName}`);
  const list = resolver?.({}, args, context);
  const sorted = asObject(list);
  if (sorted !== undefined && Array.isArray(sorted.nodes) && Array.isArray(sorted.keys))
    return list as SortedNodes;
  return inGivenOrder(asList(list));
}

let carriers: Set<string> | undefined;

function carriesMetafields(typeName: string): boolean {
  if (carriers === undefined) {
    const type = adminSchema().getType("HasMetafields");
    const types = isInterfaceType(type) ? adminSchema().getPossibleTypes(type) : [];
    carriers = new Set(types.map((carrier) => carrier.name));
  }
  return carriers.has(typeName);
}

function withheld(_source: unknown, _args: unknown, context: QueryContext): unknown {
  return context.settings.redactCustomerData ? NOTHING : undefined;
}

/** The display name may not be null. */
function withheldName(_source: unknown, _args: unknown, context: QueryContext): unknown {
  return context.settings.redactCustomerData ? "" : undefined;
}

function oneMetafield(
  source: Record<string, unknown>,
  args: Record<string, unknown>,
  context: QueryContext,
): StoredMetafield | null {
  const namespace = expandNamespace(args.namespace);
  const metafields = context.store.metafields(String(source.id));
  return (
    metafields.find((metafield) => metafield.namespace === namespace && metafield.key === args.key) ?? null
  );
}

function manyMetafields(
  source: Record<string, unknown>,
  args: Record<string, unknown>,
  context: QueryContext,
): StoredMetafield[] {
  const all = context.store.metafields(String(source.id));
  const keys = Array.isArray(args.keys) ? new Set(args.keys.map(String)) : undefined;
  return all.filter((metafield) => {
    const isInNamespace = args.namespace == null || metafield.namespace === expandNamespace(args.namespace);
    const isWanted =
      keys === undefined || keys.has(metafield.key) || keys.has(`${metafield.namespace}.${metafield.key}`);
    return isInNamespace && isWanted;
  });
}

function shippingLines(source: Record<string, unknown>, args: Record<string, unknown>): unknown[] {
  const lines = asList(source.shippingLines);
  return args.includeRemovals === true ? lines : lines.filter((line) => asObject(line)?.isRemoved !== true);
}

function orderTransactions(source: Record<string, unknown>, args: Record<string, unknown>): unknown[] {
  const rows = asList(source.transactions);
  if (args.capturable !== true) return rows;
  return rows.filter((row) => asObject(row)?.kind === "AUTHORIZATION" && asObject(row)?.status === "SUCCESS");
}

/** Allocations name their application by its index in the order. */
function discountApplication(
  source: Record<string, unknown>,
  _args: unknown,
  context: QueryContext,
): unknown {
  const stored = asObject(source.discountApplication);
  const applications = asList(context.owners.get(source)?.discountApplications);
  return applications.find((application) => asObject(application)?.index === stored?.index) ?? stored;
}
