/** What a delivery is about. Records have a GID as id; the others the shop's domain or Shopify's numeric id as text. */
export type DeliveryTarget = {
  kind:
    | "order"
    | "draftOrder"
    | "product"
    | "customer"
    | "customersMerge"
    | "bulkOperation"
    | "appUninstalled"
    | "scopesUpdate"
    | "customersDataRequest"
    | "customersRedact"
    | "shopRedact";
  id: string;
  /** Of a merge: the customer that went into the one of `id`. */
  goneId?: string;
};

/**
 * Where a topic's body names its subject: `gid` is the path to a GID, `number` the path to a numeric id,
 * used when there is no GID (orders/delete sends the number alone) and made a GID of `type`.
 */
type TopicRule = {
  kind: DeliveryTarget["kind"];
  gid?: string[];
  number: string[];
  type?: string;
  /** The member that names a second record, which is gone. */
  gone?: string[];
};

const record = (kind: "order" | "draftOrder" | "product" | "customer", type: string): TopicRule => ({
  kind,
  gid: ["admin_graphql_api_id"],
  number: ["id"],
  type,
});
const company = record("customer", "Company");
/** A company's location belongs to its company, which is the customer. */
const companyLocation: TopicRule = {
  kind: "customer",
  gid: ["company", "admin_graphql_api_id"],
  number: ["company", "id"],
  type: "Company",
};
const order = record("order", "Order");
const orderByNumber = (...number: string[]): TopicRule => ({ kind: "order", number, type: "Order" });

/** Every topic this app understands. The body is only a trigger: what it is about is read again from Shopify. */
export const topics: Record<string, TopicRule> = {
  "orders/create": order,
  "orders/updated": order,
  "orders/paid": order,
  "orders/cancelled": order,
  "orders/edited": orderByNumber("order_edit", "order_id"),
  "orders/delete": order,
  "orders/fulfilled": order,
  "orders/partially_fulfilled": order,
  "refunds/create": orderByNumber("order_id"),
  "order_transactions/create": orderByNumber("order_id"),
  "draft_orders/create": record("draftOrder", "DraftOrder"),
  "draft_orders/update": record("draftOrder", "DraftOrder"),
  "draft_orders/delete": record("draftOrder", "DraftOrder"),
  "products/create": record("product", "Product"),
  "products/update": record("product", "Product"),
  "products/delete": record("product", "Product"),
  "customers/create": record("customer", "Customer"),
  "customers/update": record("customer", "Customer"),
  "customers/delete": record("customer", "Customer"),
  "customers/merge": {
    kind: "customersMerge",
    gid: ["admin_graphql_api_customer_kept_id"],
    number: [],
    type: "Customer",
    gone: ["admin_graphql_api_customer_deleted_id"],
  },
  "companies/create": company,
  "companies/update": company,
  "companies/delete": company,
  "company_locations/create": companyLocation,
  "company_locations/update": companyLocation,
  "company_locations/delete": companyLocation,
  "bulk_operations/finish": {
    kind: "bulkOperation",
    gid: ["admin_graphql_api_id"],
    number: ["id"],
    type: "BulkOperation",
  },
  "app/uninstalled": { kind: "appUninstalled", number: ["id"] },
  "app/scopes_update": { kind: "scopesUpdate", number: ["id"] },
  "customers/data_request": { kind: "customersDataRequest", number: ["customer", "id"] },
  "customers/redact": { kind: "customersRedact", number: ["customer", "id"] },
  "shop/redact": { kind: "shopRedact", number: ["shop_id"] },
};

const shapeless = (topic: string): string => topic.toLowerCase().replace(/[^a-z]/g, "");
const known = new Map(Object.keys(topics).map((topic) => [shapeless(topic), topic]));

/** A topic in the form `orders/create`, whether it came so or as `ORDERS_CREATE`. Unknown ones in lower case as they are. */
export function normaliseTopic(topic: string): string {
  return known.get(shapeless(topic)) ?? topic.toLowerCase();
}

/**
 * What a delivery is about; null for a topic that this app does not handle or a body that names no subject.
 * `topic` is normalised, `body` the parsed JSON (by `parseWebhookBody`, which keeps long ids exact).
 *
 * Example: `refunds/create` with `order_id` 1001 is `{ kind: "order", id: "gid://shopify/Order/1001" }`.
 */
export function deliveryTarget(topic: string, body: unknown): DeliveryTarget | null {
  const rule = Object.hasOwn(topics, topic) ? topics[topic] : undefined;
  if (!rule) return null;
  const { kind, type, gone } = rule;
  const gid = rule.gid ? gidAt(body, rule.gid, type) : null;
  if (gone) {
    const goneId = gidAt(body, gone, type);
    return gid === null || goneId === null ? null : { kind, id: gid, goneId };
  }
  if (gid !== null) return { kind, id: gid };
  const number = idText(at(body, rule.number));
  if (number === null) return null;
  return { kind, id: type ? `gid://shopify/${type}/${number}` : number };
}

function gidAt(body: unknown, path: readonly string[], type: string | undefined): string | null {
  const gid = at(body, path);
  return type && typeof gid === "string" && gid.startsWith(`gid://shopify/${type}/`) ? gid : null;
}

const at = (body: unknown, path: readonly string[]): unknown => path.reduce<unknown>(member, body);

function member(value: unknown, key: string): unknown {
  if (typeof value !== "object" || value === null || !Object.hasOwn(value, key)) return undefined;
  return (value as Record<string, unknown>)[key];
}

/** An id as text. A number beyond 2^53 has lost digits already and names nothing. */
function idText(id: unknown): string | null {
  if (typeof id === "string" && /^\d+$/.test(id)) return id;
  return typeof id === "number" && Number.isSafeInteger(id) && id > 0 ? String(id) : null;
}
