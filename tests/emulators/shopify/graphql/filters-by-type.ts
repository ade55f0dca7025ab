import { asList, asObject, asObjects } from "../core/plain-object.ts";
import { addressesOf, emailOf, phoneOf } from "../core/stored-customer.ts";
import type { StoredRecord } from "../stored-order.ts";
import {
  booleanFilter,
  dateFilter,
  emailFilter,
  type Filter,
  field,
  idFilter,
  likeness,
  not,
  numberFilter,
  ownerField,
  textFilter,
} from "./search-filters.ts";

/** The filter of a type by its name in the search syntax, else one that every type has; undefined for an unknown one. */
export function filterOf(type: string, name: string): Filter | undefined {
  return BY_TYPE.get(type)?.[name] ?? COMMON[name];
}

/** Several tags stand behind commas, inside quotes too. */
function tagFilter(read: (record: StoredRecord, owner: StoredRecord) => unknown): Filter {
  const filter = textFilter(read);
  return (wanted, context) => filter({ ...wanted, isQuoted: false }, context);
}

const tag = tagFilter((record) => asList(record.tags));
const ownerTag = tagFilter((_record, owner) => asList(owner.tags));

const COMMON: Record<string, Filter> = {
  id: idFilter(field("id")),
  created_at: dateFilter(field("createdAt")),
  updated_at: dateFilter(field("updatedAt")),
  tag,
  tag_not: not(tag),
  title: textFilter(field("title")),
  name: textFilter(field("name")),
  vendor: textFilter(field("vendor")),
  email: emailFilter(emailOf),
  sku: textFilter((record) => [...skusOf(record.lineItems), ...skusOf(record.variants), skuOf(record)]),
};

const ORDER: Record<string, Filter> = {
  processed_at: dateFilter(field("processedAt")),
  name: ({ value }) => {
    const isLike = likeness(bareName(value));
    return (record) => isLike(bareName(record.name).toLowerCase());
  },
  email: textFilter(field("email")),
  test: booleanFilter(field("test")),
  po_number: textFilter(field("poNumber")),
  source_name: textFilter(field("sourceName")),
  financial_status: textFilter(field("displayFinancialStatus")),
  fulfillment_status: textFilter(field("displayFulfillmentStatus")),
  return_status: textFilter(field("returnStatus")),
  customer_id: idFilter((record) => asObject(record.customer)?.id),
  location_id: idFilter((record) => asObject(record.retailLocation)?.id),
  gateway: textFilter((record) => asList(record.paymentGatewayNames)),
  status:
    ({ value }) =>
    (record) =>
      orderStatusMatches(record, value.toLowerCase()),
};

const CUSTOMER: Record<string, Filter> = {
  customer_date: dateFilter(field("createdAt")),
  first_name: textFilter(field("firstName")),
  last_name: textFilter(field("lastName")),
  phone: textFilter(phoneOf),
  state: textFilter((record) => record.state ?? "DISABLED"),
  country: textFilter((record) =>
    addressesOf(record).addresses.flatMap((address) => [address.country, address.countryCodeV2]),
  ),
  orders_count: numberFilter(
    (record, _owner, { store }) => store.referring("Order.customer", record.id).length,
  ),
  order_date: dateFilter((record, _owner, { store }) => {
    const dates = store
      .referring("Order.customer", record.id)
      .map((order) => String(order.processedAt ?? ""));
    return dates.sort().at(-1);
  }),
  total_spent: numberFilter((record) => asObject(record.amountSpent)?.amount ?? 0),
  accepts_marketing: booleanFilter(
    (record) => asObject(record.defaultEmailAddress)?.marketingState === "SUBSCRIBED",
  ),
};

const PRODUCT: Record<string, Filter> = {
  barcode: textFilter((record) => asObjects(record.variants).map((variant) => variant.barcode)),
  collection_id: idFilter((record, _owner, { store }) =>
    store.referring("Collection.products", record.id).map((collection) => collection.id),
  ),
  gift_card: booleanFilter(field("isGiftCard")),
  handle: textFilter(field("handle")),
  has_only_default_variant: booleanFilter(
    ({ variants }) =>
      asList(variants).length === 1 && asObject(asList(variants)[0])?.title === "Default Title",
  ),
  inventory_total: numberFilter((record) => record.totalInventory ?? 0),
  out_of_stock_somewhere: booleanFilter((record) =>
    asObjects(record.variants).some((variant) => Number(variant.inventoryQuantity ?? 0) <= 0),
  ),
  price: numberFilter((record) => asObjects(record.variants).map((variant) => variant.price)),
  product_type: textFilter(field("productType")),
  status: textFilter((record) => record.status ?? "ACTIVE"),
  tracks_inventory: booleanFilter((record) =>
    asObjects(record.variants).some((variant) => asObject(variant.inventoryItem)?.tracked === true),
  ),
  variant_id: idFilter((record) => asObjects(record.variants).map((variant) => variant.id)),
  variant_title: textFilter((record) => asObjects(record.variants).map((variant) => variant.title)),
};

const VARIANT: Record<string, Filter> = {
  barcode: textFilter(field("barcode")),
  collection: idFilter((_record, owner, { store }) =>
    store.referring("Collection.products", owner.id).map((collection) => collection.id),
  ),
  gift_card: booleanFilter(ownerField("isGiftCard")),
  inventory_quantity: numberFilter((record) => record.inventoryQuantity ?? 0),
  location_id: idFilter((record, _owner, { store }) => {
    const levels = store.referring("InventoryLevel.item", String(asObject(record.inventoryItem)?.id));
    return levels.filter((level) => level.isActive !== false).map((level) => asObject(level.location)?.id);
  }),
  ...optionFilters(),
  product_id: idFilter(ownerField("id")),
  product_ids: idFilter(ownerField("id")),
  product_status: textFilter((_record, owner) => owner.status ?? "ACTIVE"),
  product_type: textFilter(ownerField("productType")),
  tag: ownerTag,
  tag_not: not(ownerTag),
  taxable: booleanFilter((record) => record.taxable ?? true),
  vendor: textFilter(ownerField("vendor")),
};

const BY_TYPE = new Map<string, Record<string, Filter>>([
  ["Order", ORDER],
  ["Customer", CUSTOMER],
  ["Product", PRODUCT],
  ["ProductVariant", VARIANT],
  [
    "Collection",
    {
      collection_type: textFilter((record) => (record.ruleSet == null ? "custom" : "smart")),
      handle: textFilter(field("handle")),
      product_id: idFilter((record) => asObjects(record.products).map((product) => product.id)),
    },
  ],
  [
    "Location",
    {
      active: booleanFilter((record) => record.isActive ?? true),
      legacy: booleanFilter(() => false),
      location_id: idFilter(field("id")),
      ...addressFilters(["address1", "address2", "city", "country", "province", "zip"]),
    },
  ],
  [
    "Company",
    { external_id: textFilter(field("externalId")), since_date: dateFilter(field("customerSince")) },
  ],
  [
    "CompanyLocation",
    {
      company_id: idFilter((record) => asObject(record.company)?.id),
      external_id: textFilter(field("externalId")),
      ids: idFilter(field("id")),
    },
  ],
  [
    "InventoryLevel",
    {
      inventory_item_id: idFilter((record) => asObject(record.item)?.id),
      inventory_group_id: idFilter(field("id")),
    },
  ],
  ["BulkOperation", { status: textFilter(field("status")), operation_type: textFilter(field("type")) }],
]);

function optionFilters(): Record<string, Filter> {
  const entries = [1, 2, 3].map((position): [string, Filter] => [
    `option${position}`,
    textFilter((record) => asObjects(record.selectedOptions)[position - 1]?.value),
  ]);
  return Object.fromEntries(entries);
}

function addressFilters(names: string[]): Record<string, Filter> {
  const entries = names.map((name): [string, Filter] => [
    name,
    textFilter((record) => asObject(record.address)?.[name]),
  ]);
  return Object.fromEntries(entries);
}

function orderStatusMatches(record: StoredRecord, value: string): boolean {
  switch (value) {
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

function bareName(name: unknown): string {
  return String(name ?? "").replace(/^#/, "");
}

/** The SKU of a variant or inventory item is that of its inventory item. */
function skuOf(record: Record<string, unknown>): string {
  return String(asObject(record.inventoryItem)?.sku ?? record.sku ?? "");
}

function skusOf(list: unknown): string[] {
  return asObjects(list).map(skuOf);
}
