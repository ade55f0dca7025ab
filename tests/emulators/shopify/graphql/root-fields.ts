import { GraphQLError } from "graphql";
import { parseGid, toGid } from "../core/gid.ts";
import { asList, asObject } from "../core/plain-object.ts";
import type { StoredRecord } from "../stored-order.ts";
import { compareKeys, inGivenOrder, type SortedNodes, type SortKey } from "./paginate.ts";
import { NOTHING, type QueryContext, type SpecialResolver } from "./query-context.ts";
import { searchRecords } from "./search-records.ts";

/** Shopify refuses a list argument of more than 250 items. */
const LIST_LIMIT = 250;

/** Without read_all_orders an app sees the orders of the last 60 days. */
const ORDER_HISTORY_MS = 60 * 86_400_000;

/** Root fields that read one record: field -> type of its id. */
const SINGLE_FIELDS: [field: string, type: string][] = [
  ["order", "Order"],
  ["product", "Product"],
  ["productVariant", "ProductVariant"],
  ["inventoryItem", "InventoryItem"],
  ["customer", "Customer"],
  ["refund", "Refund"],
  ["draftOrder", "DraftOrder"],
  ["location", "Location"],
  ["company", "Company"],
  ["companyLocation", "CompanyLocation"],
  ["return", "Return"],
];

/** Root fields that list records: field -> type of the nodes. */
const LIST_FIELDS: [field: string, type: string][] = [
  ["orders", "Order"],
  ["products", "Product"],
  ["productVariants", "ProductVariant"],
  ["inventoryItems", "InventoryItem"],
  ["customers", "Customer"],
  ["draftOrders", "DraftOrder"],
  ["locations", "Location"],
  ["companies", "Company"],
  ["tenderTransactions", "TenderTransaction"],
];

export const ROOT_FIELDS: [string, SpecialResolver][] = [
  ...SINGLE_FIELDS.map(([field]): [string, SpecialResolver] => [`QueryRoot.${field}`, oneRecord]),
  ...LIST_FIELDS.map(([field, type]): [string, SpecialResolver] => [
    `QueryRoot.${field}`,
    (_source, args, context) => listRecords(type, args, context),
  ]),
  ...LIST_FIELDS.slice(0, 5).map(([field, type]): [string, SpecialResolver] => [
    `QueryRoot.${field}Count`,
    (_source, args, context) => ({
      count: listRecords(type, args, context).nodes.length,
      precision: "EXACT",
    }),
  ]),
  ["QueryRoot.shop", (_source, _args, context) => context.shop],
  ["QueryRoot.node", (_source, args, context) => findNode(String(args.id), context) ?? NOTHING],
  ["QueryRoot.nodes", manyNodes],
  ["QueryRoot.currentAppInstallation", (_source, _args, context) => appInstallation(context)],
  ["QueryRoot.app", (_source, _args, context) => appRecord(context)],
  ["QueryRoot.metafieldDefinitions", metafieldDefinitions],
  [
    "QueryRoot.shopifyPaymentsAccount",
    (_source, _args, context) => context.store.list("ShopifyPaymentsAccount")[0] ?? NOTHING,
  ],
  [
    "QueryRoot.publicApiVersions",
    () => [{ handle: "2026-10", displayName: "2026-10 (Latest)", supported: true }],
  ],
  [
    "Customer.orders",
    (source, args, context) =>
      listRecords("Order", args, context, (order) => asObject(order.customer)?.id === source.id),
  ],
];

/** Root fields that the emulator answers; another one is refused as not imitated. */
export const KNOWN_ROOT_FIELDS = new Set(ROOT_FIELDS.map(([name]) => name));

function oneRecord(_source: unknown, args: Record<string, unknown>, context: QueryContext): unknown {
  return findNode(String(args.id), context) ?? NOTHING;
}

function manyNodes(_source: unknown, args: Record<string, unknown>, context: QueryContext): unknown[] {
  const ids = asList(args.ids);
  if (ids.length > LIST_LIMIT) {
    throw new GraphQLError(
      `The input array size of ${ids.length} is greater than the maximum allowed of ${LIST_LIMIT}.`,
      {
        extensions: { code: "MAX_INPUT_SIZE_EXCEEDED" },
      },
    );
  }
  return ids.map((id) => findNode(String(id), context) ?? null);
}

/** A record by id; nodes inside an order (refunds, transactions, lines) are found through the orders. */
function findNode(id: string, context: QueryContext): unknown {
  const type = parseGid(id)?.type;
  if (type === undefined) {
    throw new GraphQLError(`Invalid global id '${id}'`, {
      extensions: { code: "argumentLiteralsIncompatible" },
    });
  }
  if (id === context.shop.id) return { __typename: "Shop", ...context.shop };
  const found = context.store.find(id);
  if (found !== undefined) return isVisible(found.owner, context) ? found.node : undefined;
  for (const order of context.store.list("Order")) {
    const inside = context.store.findInside(order, id);
    if (inside === undefined || !isVisible(order, context)) continue;
    context.owners.set(inside, order);
    return inside;
  }
  return undefined;
}

function isVisible(record: StoredRecord, context: QueryContext): boolean {
  if (parseGid(record.id)?.type !== "Order" || !context.settings.limitOrderHistory) return true;
  if (context.grantedScopes.has("read_all_orders")) return true;
  return Date.parse(String(record.createdAt)) >= context.now.getTime() - ORDER_HISTORY_MS;
}

function listRecords(
  type: string,
  args: Record<string, unknown>,
  context: QueryContext,
  isWanted: (record: StoredRecord) => boolean = () => true,
): SortedNodes {
  const visible = recordsOf(type, context).filter((record) => isWanted(record) && isVisible(record, context));
  const found = searchRecords(visible, type, args.query as string | null | undefined, context);
  const fallback = type === "Order" ? "PROCESSED_AT" : "ID";
  const sortKey = typeof args.sortKey === "string" ? args.sortKey : fallback;
  const keyed = found.map((node) => ({ node, key: sortKeyOf(node, sortKey) }));
  keyed.sort((a, b) => compareKeys(a.key, b.key));
  return { nodes: keyed.map(({ node }) => node), keys: keyed.map(({ key }) => key), isDescending: false };
}

function recordsOf(type: string, context: QueryContext): readonly StoredRecord[] {
  if (type !== "ProductVariant" && type !== "InventoryItem") return context.store.list(type);
  const variants = context.store
    .list("Product")
    .flatMap((product) => asList(product.variants) as StoredRecord[]);
  if (type === "ProductVariant") return variants;
  return variants.flatMap((variant) => (asObject(variant.inventoryItem) as StoredRecord | undefined) ?? []);
}

const SORT_FIELDS = new Map([
  ["UPDATED_AT", "updatedAt"],
  ["CREATED_AT", "createdAt"],
  ["PROCESSED_AT", "processedAt"],
  ["TITLE", "title"],
  ["NAME", "name"],
  ["ORDER_NUMBER", "number"],
  ["PO_NUMBER", "poNumber"],
  ["FINANCIAL_STATUS", "displayFinancialStatus"],
  ["FULFILLMENT_STATUS", "displayFulfillmentStatus"],
  ["SKU", "sku"],
  ["VENDOR", "vendor"],
]);

/** The sort value and, to break ties, the numeric id. Dates are compared as instants. */
function sortKeyOf(record: StoredRecord, sortKey: string): SortKey {
  const number = parseGid(record.id)?.number ?? "0";
  const id = /^\d+$/.test(number) ? BigInt(number) : 0n;
  const field = SORT_FIELDS.get(sortKey);
  if (field === undefined) return [id];
  const value = record[field];
  if (typeof value === "number") return [value, id];
  const text = typeof value === "string" ? value : "";
  return [field.endsWith("At") ? Date.parse(text) || 0 : text, id];
}

function appInstallation(context: QueryContext): Record<string, unknown> {
  return {
    id: toGid("AppInstallation", parseGid(context.app.id)?.number ?? "1"),
    app: appRecord(context),
    accessScopes: [...context.grantedScopes].map((handle) => ({
      handle,
      description: handle.replaceAll("_", " "),
    })),
    activeSubscriptions: [],
    launchUrl: `https://${context.shop.myshopifyDomain}/admin/apps/${context.app.handle}`,
  };
}

function appRecord(context: QueryContext): Record<string, unknown> {
  const { app } = context;
  return {
    id: app.id,
    apiKey: app.apiKey,
    handle: app.handle,
    title: app.name,
    embedded: true,
    isPostPurchaseAppInUse: false,
  };
}

function metafieldDefinitions(
  _source: unknown,
  args: Record<string, unknown>,
  context: QueryContext,
): SortedNodes {
  const definitions = context.app.metafieldDefinitions.filter(
    (definition) => definition.ownerType === args.ownerType,
  );
  const nodes = definitions.map((definition, index) => ({
    id: toGid("MetafieldDefinition", index + 1),
    name: definition.name,
    description: definition.description,
    namespace: definition.namespace,
    key: definition.key,
    ownerType: definition.ownerType,
    type: { name: definition.type, category: "TEXT" },
    access: { admin: definition.adminAccess },
    capabilities: { adminFilterable: { enabled: definition.isAdminFilterable, eligible: true } },
    validations:
      definition.choices === null
        ? []
        : [{ name: "choices", type: "list", value: JSON.stringify(definition.choices) }],
    pinnedPosition: index + 1,
    validationStatus: "ALL_VALID",
  }));
  return inGivenOrder(nodes);
}
