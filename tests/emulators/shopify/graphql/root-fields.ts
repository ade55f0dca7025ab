import { GraphQLError } from "graphql";
import { asList, asObject, asText } from "../core/plain-object.ts";
import { QUANTITY_NAMES } from "../inventory/levels.ts";
import { primaryLocation } from "../inventory/locations.ts";
import { APP_FIELDS } from "./app-fields.ts";
import { BULK_FIELDS } from "./bulk-fields.ts";
import { findByCustomId } from "./custom-ids.ts";
import { findNode } from "./find-node.ts";
import { listRecords } from "./list-records.ts";
import { normalizeEmail, normalizePhone } from "./mutations/customers/contact-values.ts";
import { mergeJobStatus, previewMerge } from "./mutations/customers/merge-customers.ts";
import { NOTHING, type QueryContext, type SpecialResolver } from "./query-context.ts";
import { searchOf } from "./search-arguments.ts";

type Fields = Record<string, unknown>;

/** Shopify refuses a list argument of more than 250 items. */
const LIST_LIMIT = 250;

/** Root fields that read one record by its id. */
const SINGLE_FIELDS = [
  ...["order", "product", "productVariant", "inventoryItem", "inventoryLevel", "customer", "refund"],
  ...["draftOrder", "collection", "company", "companyLocation", "companyContact", "return", "job"],
];

/** Root fields that list records: field -> type of the nodes. */
const LIST_FIELDS: [field: string, type: string][] = [
  ["orders", "Order"],
  ["products", "Product"],
  ["productVariants", "ProductVariant"],
  ["inventoryItems", "InventoryItem"],
  ["customers", "Customer"],
  ["draftOrders", "DraftOrder"],
  ["collections", "Collection"],
  ["companies", "Company"],
  ["companyLocations", "CompanyLocation"],
  ["tenderTransactions", "TenderTransaction"],
];

/** Root fields that count records: field -> type. */
const COUNT_FIELDS: [field: string, type: string][] = [
  ["ordersCount", "Order"],
  ["productsCount", "Product"],
  ["productVariantsCount", "ProductVariant"],
  ["customersCount", "Customer"],
  ["draftOrdersCount", "DraftOrder"],
  ["collectionsCount", "Collection"],
  ["companiesCount", "Company"],
  ["locationsCount", "Location"],
];

export const ROOT_FIELDS: [string, SpecialResolver][] = [
  ...SINGLE_FIELDS.map((field): [string, SpecialResolver] => [`QueryRoot.${field}`, oneRecord]),
  ...LIST_FIELDS.map(([field, type]): [string, SpecialResolver] => [
    `QueryRoot.${field}`,
    (_source, args, context) => listRecords({ type, ...searchOf(args) }, context),
  ]),
  ...COUNT_FIELDS.map(([field, type]): [string, SpecialResolver] => [
    `QueryRoot.${field}`,
    (_source, args, context) => countOf(listRecords({ type, ...searchOf(args) }, context).nodes.length, args),
  ]),
  ["QueryRoot.shop", (_source, _args, context) => context.shop],
  ["QueryRoot.node", (_source, args, context) => findNode(String(args.id), context) ?? NOTHING],
  ["QueryRoot.nodes", manyNodes],
  ["QueryRoot.location", oneLocation],
  ["QueryRoot.locations", manyLocations],
  ["QueryRoot.customerByIdentifier", byIdentifier("Customer", customerBy)],
  ["QueryRoot.productByIdentifier", byIdentifier("Product", handleBy("Product"))],
  ["QueryRoot.collectionByIdentifier", byIdentifier("Collection", handleBy("Collection"))],
  ["QueryRoot.customerMergePreview", previewMerge],
  ["QueryRoot.customerMergeJobStatus", mergeJobStatus],
  ["QueryRoot.inventoryProperties", () => ({ quantityNames: quantityNames() })],
  [
    "QueryRoot.shopifyPaymentsAccount",
    (_source, _args, context) => context.store.list("ShopifyPaymentsAccount")[0] ?? NOTHING,
  ],
  ...APP_FIELDS,
  ...BULK_FIELDS,
];

/** Root fields that the emulator answers; another one is refused as not imitated. */
export const KNOWN_ROOT_FIELDS = new Set(ROOT_FIELDS.map(([name]) => name));

/** A Count: no more than `limit`, which is 10,000 by default and null for no limit. */
export function countOf(count: number, args: Fields): Fields {
  const limit = typeof args.limit === "number" ? args.limit : Number.POSITIVE_INFINITY;
  return { count: Math.min(count, limit), precision: count > limit ? "AT_LEAST" : "EXACT" };
}

function oneRecord(_source: unknown, args: Fields, context: QueryContext): unknown {
  return findNode(String(args.id), context) ?? NOTHING;
}

function manyNodes(_source: unknown, args: Fields, context: QueryContext): unknown[] {
  const ids = asList(args.ids);
  if (ids.length > LIST_LIMIT) {
    throw new GraphQLError(
      `The input array size of ${ids.length} is greater than the maximum allowed of ${LIST_LIMIT}.`,
      { extensions: { code: "MAX_INPUT_SIZE_EXCEEDED" } },
    );
  }
  return ids.map((id) => findNode(String(id), context) ?? null);
}

/** Without an id the shop's first location. */
function oneLocation(_source: unknown, args: Fields, context: QueryContext): unknown {
  if (args.id != null) return findNode(String(args.id), context) ?? NOTHING;
  return primaryLocation(context.store) ?? NOTHING;
}

/** Deactivated locations only when they are asked for. */
function manyLocations(_source: unknown, args: Fields, context: QueryContext): unknown {
  const isWanted = (location: Fields) => args.includeInactive === true || location.isActive !== false;
  return listRecords({ type: "Location", ...searchOf(args), isWanted }, context);
}

function byIdentifier(
  type: string,
  find: (identifier: Fields, context: QueryContext) => unknown,
): SpecialResolver {
  return (_source, args, context) => {
    const identifier = asObject(args.identifier) ?? {};
    const customId = asObject(identifier.customId);
    if (customId !== undefined) return findByCustomId(type, customId, context) ?? NOTHING;
    const id = asText(identifier.id);
    return (id === undefined ? find(identifier, context) : findNode(id, context)) ?? NOTHING;
  };
}

function customerBy(identifier: Fields, { store, shop }: QueryContext): unknown {
  const email = asText(identifier.emailAddress);
  if (email !== undefined) return store.keyed("Customer.email", normalizeEmail(email))[0];
  const phone = asText(identifier.phoneNumber) ?? "";
  const number = normalizePhone(phone, String(shop.countryCode ?? "US")) ?? phone;
  return store.keyed("Customer.phone", number)[0];
}

function handleBy(type: string): (identifier: Fields, context: QueryContext) => unknown {
  return (identifier, { store }) => store.keyed(`${type}.handle`, String(identifier.handle ?? ""))[0];
}

function quantityNames(): unknown[] {
  const names = [...QUANTITY_NAMES, "on_hand"];
  return names.map((name) => ({
    name,
    displayName: name.replaceAll("_", " "),
    isInUse: true,
    belongsTo: name === "on_hand" ? [] : ["on_hand"],
    comprises: name === "on_hand" ? QUANTITY_NAMES.filter((other) => other !== "incoming") : [],
  }));
}
