import { readdirSync } from "node:fs";
import { join } from "node:path";
import {
  type GraphQLOutputType,
  getNamedType,
  getNullableType,
  isAbstractType,
  isEnumType,
  isInterfaceType,
  isListType,
  isNonNullType,
  isObjectType,
} from "graphql";
import { expect, test } from "vitest";
import { adminSchema } from "../graphql/admin-schema.ts";
import type { StoredNode } from "../stored-order.ts";
import { accept, fixture } from "./accept-order.ts";

const names = readdirSync(join(import.meta.dirname, "fixtures/orders")).map((file) =>
  file.replace(".json", ""),
);

test.each(names)("%s is stored with fields and values of the Admin API's schema alone", (name) => {
  const { order, products, customers } = accept(fixture(name));
  const problems = [
    ...problemsOf(order, "Order", "order"),
    ...products.flatMap((product) => problemsOf(product, "Product", "product")),
    ...customers.flatMap((customer) => problemsOf(customer, "Customer", "customer")),
  ];
  expect(problems).toEqual([]);
});

/** Every stored field must exist on its type, lists must be arrays, enum values known, and no stored null refused. */
function problemsOf(node: StoredNode, typeName: string, path: string): string[] {
  const declared = adminSchema().getType(typeName);
  const concrete = isAbstractType(declared) ? adminSchema().getType(String(node.__typename)) : declared;
  if (isInterfaceType(declared) && !isObjectType(concrete)) return [`${path}: no __typename`];
  if (!isObjectType(concrete)) return [`${path}: ${String(node.__typename ?? typeName)} is no type`];
  const fields = concrete.getFields();
  return Object.entries(node).flatMap(([key, value]) => {
    if (key === "__typename") return [];
    const field = fields[key];
    if (field === undefined) return [`${path}.${key}: no such field`];
    return problemsOfValue(value, field.type, `${path}.${key}`);
  });
}

function problemsOfValue(value: unknown, type: GraphQLOutputType, path: string): string[] {
  if (value === null || value === undefined) return isNonNullType(type) ? [`${path}: null`] : [];
  const named = getNamedType(type);
  const isMany = isListType(getNullableType(type)) || named.name.endsWith("Connection");
  if (isMany !== Array.isArray(value)) return [`${path}: ${isMany ? "not a list" : "a list"}`];
  if (Array.isArray(value)) {
    return value.flatMap((item, index) => problemsOfItem(item, nodeTypeOf(named.name), `${path}[${index}]`));
  }
  return problemsOfItem(value, named.name, path);
}

function problemsOfItem(item: unknown, typeName: string, path: string): string[] {
  const type = adminSchema().getType(typeName);
  if (isEnumType(type))
    return type.getValue(String(item)) ? [] : [`${path}: ${String(item)} is no ${typeName}`];
  if (isObjectType(type) || isAbstractType(type)) return problemsOf(item as StoredNode, typeName, path);
  const isFitting = {
    Int: typeof item === "number",
    Boolean: typeof item === "boolean",
    ID: typeof item === "string",
  }[typeName];
  return isFitting === false ? [`${path}: ${String(item)} is no ${typeName}`] : [];
}

/** The node type behind a connection. */
function nodeTypeOf(typeName: string): string {
  const type = adminSchema().getType(typeName);
  if (!typeName.endsWith("Connection") || !isObjectType(type)) return typeName;
  const nodes = type.getFields().nodes;
  return nodes ? getNamedType(nodes.type).name : typeName;
}
