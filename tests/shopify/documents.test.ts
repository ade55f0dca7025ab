import { readFileSync } from "node:fs";
import {
  type DocumentNode,
  getNamedType,
  Kind,
  parse,
  TypeInfo,
  validate,
  visit,
  visitWithTypeInfo,
} from "graphql";
import { parse as parseToml } from "smol-toml";
import { expect, test } from "vitest";
import {
  BULK_OPERATION_QUERY,
  CANCEL_BULK_MUTATION,
  START_BULK_MUTATION,
} from "#app/shopify/queries/bulk-operation.graphql.ts";
import { COMPANY_QUERY } from "#app/shopify/queries/company.graphql.ts";
import {
  CUSTOMER_BY_IDENTIFIER_QUERY,
  CUSTOMER_QUERY,
  CUSTOMER_SEARCH_QUERY,
} from "#app/shopify/queries/customer.graphql.ts";
import {
  CUSTOMER_SET_MUTATION,
  CUSTOMER_UPDATE_MUTATION,
} from "#app/shopify/queries/customer-writes.graphql.ts";
import { DRAFT_LINES_PAGE_QUERY, DRAFT_ORDER_QUERY } from "#app/shopify/queries/draft-order.graphql.ts";
import { ENTRY_NAMES_QUERY } from "#app/shopify/queries/entry-names.graphql.ts";
import {
  LIST_COMPANIES_QUERY,
  LIST_CUSTOMERS_QUERY,
  LIST_ORDERS_QUERY,
  LIST_PRODUCTS_QUERY,
} from "#app/shopify/queries/list-records.graphql.ts";
import { ORDER_QUERY } from "#app/shopify/queries/order.graphql.ts";
import {
  ORDER_AGREEMENTS_PAGE_QUERY,
  ORDER_DISCOUNTS_PAGE_QUERY,
  ORDER_LINES_PAGE_QUERY,
  ORDER_SALES_PAGE_QUERY,
  ORDER_SHIPPING_PAGE_QUERY,
} from "#app/shopify/queries/order-pages.graphql.ts";
import {
  COLLECTION_QUERY,
  PRODUCT_BY_HANDLE_QUERY,
  PRODUCT_QUERY,
  PRODUCT_VARIANTS_PAGE_QUERY,
  VARIANT_PRODUCT_QUERY,
  VARIANT_SEARCH_QUERY,
} from "#app/shopify/queries/product.graphql.ts";
import { PROJECT_STATUSES_MUTATION } from "#app/shopify/queries/project-statuses.graphql.ts";
import { REFUND_PAGE_QUERY } from "#app/shopify/queries/refund-pages.graphql.ts";
import { SHOP_FACTS_QUERY } from "#app/shopify/queries/shop-facts.graphql.ts";
import {
  CUSTOMER_FACTS_QUERY,
  ORDER_FACTS_QUERY,
  VARIANT_FACTS_QUERY,
} from "#app/shopify/queries/shop-facts-pages.graphql.ts";
import {
  UPDATED_COMPANIES_QUERY,
  UPDATED_CUSTOMERS_QUERY,
  UPDATED_PRODUCTS_QUERY,
} from "#app/shopify/queries/updated-entries.graphql.ts";
import { UPDATED_ORDERS_QUERY } from "#app/shopify/queries/updated-orders.graphql.ts";
import {
  CREATE_COLLECTION_MUTATION,
  SET_PRODUCT_MUTATION,
  UPDATE_PRODUCT_MUTATION,
  UPDATE_VARIANTS_MUTATION,
} from "#app/shopify/queries/write-product.graphql.ts";
import { adminSchema, scopesFor } from "#tests/emulators/shopify/graphql/admin-schema.ts";
import { requestedCost } from "#tests/emulators/shopify/graphql/query-cost.ts";

const documents = {
  ENTRY_NAMES_QUERY,
  ORDER_FACTS_QUERY,
  CUSTOMER_FACTS_QUERY,
  VARIANT_FACTS_QUERY,
  LIST_COMPANIES_QUERY,
  LIST_CUSTOMERS_QUERY,
  LIST_ORDERS_QUERY,
  LIST_PRODUCTS_QUERY,
  START_BULK_MUTATION,
  BULK_OPERATION_QUERY,
  CANCEL_BULK_MUTATION,
  COMPANY_QUERY,
  CUSTOMER_QUERY,
  CUSTOMER_BY_IDENTIFIER_QUERY,
  CUSTOMER_SEARCH_QUERY,
  CUSTOMER_SET_MUTATION,
  CUSTOMER_UPDATE_MUTATION,
  UPDATED_CUSTOMERS_QUERY,
  UPDATED_COMPANIES_QUERY,
  UPDATED_PRODUCTS_QUERY,
  DRAFT_ORDER_QUERY,
  DRAFT_LINES_PAGE_QUERY,
  ORDER_QUERY,
  ORDER_LINES_PAGE_QUERY,
  ORDER_SHIPPING_PAGE_QUERY,
  ORDER_DISCOUNTS_PAGE_QUERY,
  ORDER_AGREEMENTS_PAGE_QUERY,
  ORDER_SALES_PAGE_QUERY,
  REFUND_PAGE_QUERY,
  UPDATED_ORDERS_QUERY,
  SHOP_FACTS_QUERY,
  PROJECT_STATUSES_MUTATION,
  PRODUCT_QUERY,
  PRODUCT_BY_HANDLE_QUERY,
  PRODUCT_VARIANTS_PAGE_QUERY,
  VARIANT_SEARCH_QUERY,
  VARIANT_PRODUCT_QUERY,
  COLLECTION_QUERY,
  SET_PRODUCT_MUTATION,
  UPDATE_PRODUCT_MUTATION,
  UPDATE_VARIANTS_MUTATION,
  CREATE_COLLECTION_MUTATION,
};

/** Shopify refuses a single query that asks for more. */
const MAX_POINTS = 1_000;

test.each(Object.entries(documents))("%s is valid in the Admin API of our version", (_name, text) => {
  expect(validate(adminSchema(), parse(text)).map((error) => error.message)).toEqual([]);
});

test.each(Object.entries(documents))("%s uses nothing deprecated", (_name, text) => {
  expect(fieldsOf(parse(text)).filter((field) => field.isDeprecated)).toEqual([]);
});

test.each(Object.entries(documents))("%s costs less than one query may", (_name, text) => {
  const cost = costOf(parse(text));
  expect(cost).toBeGreaterThan(0);
  expect(cost).toBeLessThan(MAX_POINTS);
});

test("an order's own query leaves room for three others in the smallest bucket of 2,000 points", () => {
  expect(costOf(parse(ORDER_QUERY))).toBeLessThan(500);
});

test("the scopes of shopify.app.toml open every field that a document asks for", () => {
  const config = parseToml(readFileSync("shopify.app.toml", "utf8")) as {
    access_scopes: { scopes: string };
  };
  const listed = config.access_scopes.scopes.split(",");
  const granted = new Set(listed.flatMap((scope) => [scope, scope.replace("write_", "read_")]));
  const closed = Object.values(documents)
    .flatMap((text) => fieldsOf(parse(text)))
    .flatMap(({ name, type }) => [name, type])
    .filter((name) => scopesFor(name)?.every((scope) => !granted.has(scope)));
  expect([...new Set(closed)]).toEqual([]);
});

function fieldsOf(document: DocumentNode): { name: string; type: string; isDeprecated: boolean }[] {
  const found: { name: string; type: string; isDeprecated: boolean }[] = [];
  const info = new TypeInfo(adminSchema());
  visit(
    document,
    visitWithTypeInfo(info, {
      Field() {
        const field = info.getFieldDef();
        if (!field || field.name.startsWith("__")) return;
        found.push({
          name: `${info.getParentType()?.name}.${field.name}`,
          type: getNamedType(field.type).name.replace(/(Connection|Edge)$/, ""),
          isDeprecated: field.deprecationReason !== undefined && field.deprecationReason !== null,
        });
      },
    }),
  );
  return found;
}

function costOf(document: DocumentNode): number {
  const operation = document.definitions.find((node) => node.kind === Kind.OPERATION_DEFINITION);
  const fragments = new Map(
    document.definitions
      .filter((node) => node.kind === Kind.FRAGMENT_DEFINITION)
      .map((fragment) => [fragment.name.value, fragment]),
  );
  if (!operation) throw new Error("The document has no operation.");
  return requestedCost(operation, { fragments, variables: { hasClear: true } });
}
