import {
  type GraphQLFieldResolver,
  type GraphQLResolveInfo,
  type GraphQLTypeResolver,
  getNamedType,
  getNullableType,
  isLeafType,
  isListType,
} from "graphql";
import { parseGid } from "../core/gid.ts";
import { asObject } from "../core/plain-object.ts";
import type { StoredRecord } from "../stored-order.ts";
import { requireAccess } from "./access-scopes.ts";
import { adminSchema } from "./admin-schema.ts";
import { derivedField } from "./derived-fields.ts";
import { defaultValue } from "./field-defaults.ts";
import { inGivenOrder, type PageArguments, paginate, type SortedNodes, wholePage } from "./paginate.ts";
import { NOTHING, type QueryContext } from "./query-context.ts";
import { specialResolver } from "./special-fields.ts";

/**
 * Resolves every field of the schema over stored records: a special resolver if the field has one, else the stored
 * property, else a value derived from other stored fields, else the documented default.
 */
export const resolveField: GraphQLFieldResolver<unknown, QueryContext> = (parent, args, context, info) => {
  const source = asObject(parent) ?? {};
  const typeName = info.parentType.name;
  if (context.settings.enforceScopes) {
    const field = {
      parentType: typeName,
      name: info.fieldName,
      returnType: getNamedType(info.returnType).name,
    };
    requireAccess(field, context.grantedScopes);
  }
  const special = specialResolver(typeName, info.fieldName);
  const value =
    bulkRootOf(context, info) ??
    special?.(source, args, context, info) ??
    source[info.fieldName] ??
    derivedField(typeName, info.fieldName, source, context) ??
    defaultValue(info.returnType, source, context);
  if (value === NOTHING) return null;
  return shapeValue(value, source, args, context, info);
};

/** In a bulk operation the root connection holds the nodes whose turn it is. */
function bulkRootOf(context: QueryContext, info: GraphQLResolveInfo): readonly unknown[] | undefined {
  const isRootList =
    info.parentType.name === "QueryRoot" && getNamedType(info.returnType).name.endsWith("Connection");
  return isRootList ? context.bulkRoot : undefined;
}

/** The concrete type of an object behind an interface or union: its `__typename`, else the type in its id. */
export const resolveType: GraphQLTypeResolver<unknown, QueryContext> = (
  value,
  _context,
  _info,
  abstractType,
) => {
  const object = asObject(value);
  if (typeof object?.__typename === "string") return object.__typename;
  const type = parseGid(object?.id)?.type;
  const possible = adminSchema().getPossibleTypes(abstractType);
  return possible.find((candidate) => candidate.name === type)?.name ?? possible[0]?.name;
};

/** Turns stored arrays into pages and lists, and references into the records they stand for. */
function shapeValue(
  value: unknown,
  source: Record<string, unknown>,
  args: Record<string, unknown>,
  context: QueryContext,
  info: GraphQLResolveInfo,
): unknown {
  const type = getNullableType(info.returnType);
  if (value === null || isLeafType(getNamedType(type))) return value;
  const owner = ownerOf(source, context);
  const isConnection = getNamedType(type).name.endsWith("Connection");
  if (isConnection && (Array.isArray(value) || isSorted(value))) {
    const sorted = Array.isArray(value) ? inGivenOrder(value) : value;
    const page = context.bulkRoot === undefined ? paginate(sorted, args as PageArguments) : wholePage(sorted);
    return adoptPage(page, owner, context);
  }
  if (isListType(type) && Array.isArray(value)) {
    const size = typeof args.first === "number" ? args.first : value.length;
    return value.slice(0, size).map((item) => expand(item, owner, context));
  }
  return expand(value, owner, context);
}

function isSorted(value: unknown): value is SortedNodes {
  const object = asObject(value);
  return Array.isArray(object?.nodes) && Array.isArray(object.keys);
}

function adoptPage(
  page: ReturnType<typeof paginate>,
  owner: StoredRecord | undefined,
  context: QueryContext,
): Record<string, unknown> {
  const edges = page.edges.map((edge) => {
    const expanded = { cursor: edge.cursor, node: expand(edge.node, owner, context) };
    if (owner !== undefined) context.owners.set(expanded, owner);
    return expanded;
  });
  const connection = { ...page, edges, nodes: edges.map((edge) => edge.node) };
  if (owner !== undefined) context.owners.set(connection, owner);
  return connection;
}

function ownerOf(source: Record<string, unknown>, context: QueryContext): StoredRecord | undefined {
  return context.owners.get(source);
}

/** The full record behind a reference `{ id }`, and the notes about which top-level record an object lies in. */
function expand(value: unknown, owner: StoredRecord | undefined, context: QueryContext): unknown {
  const object = asObject(value);
  if (object === undefined || context.owners.has(object)) return value;
  const id = typeof object.id === "string" ? object.id : undefined;
  const found = id === undefined ? undefined : context.store.find(id);
  const inside = id === undefined || owner === undefined ? undefined : context.store.findInside(owner, id);
  const full = found?.node ?? inside ?? object;
  const adopted = full === object ? object : { ...object, ...full };
  const holder = found?.owner ?? owner;
  if (holder !== undefined) context.owners.set(adopted, holder);
  return adopted;
}
