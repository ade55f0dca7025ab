import { readFileSync } from "node:fs";
import { parse } from "smol-toml";

/** The app that is installed in the shop. `configPath` names a shopify.app.toml with scopes, webhooks and metafield definitions. */
export type AppSeed = {
  apiKey?: string;
  apiSecret?: string;
  appUrl?: string;
  handle?: string;
  name?: string;
  configPath?: string;
  /** Used when there is no `configPath`. */
  scopes?: string[];
  /** Used when there is no `configPath`. */
  webhooks?: WebhookSubscription[];
};

/** `uri` may be relative to the app's address. Topics are written as in the TOML: `orders/create`. */
export type WebhookSubscription = { topics: string[]; uri: string; name?: string };

export type MetafieldDefinition = {
  ownerType: string;
  namespace: string;
  key: string;
  type: string;
  name: string;
  description: string | null;
  adminAccess: string;
  isAdminFilterable: boolean;
  choices: string[] | null;
};

export type AppConfig = {
  id: string;
  apiKey: string;
  apiSecret: string;
  appUrl: string;
  handle: string;
  name: string;
  scopes: string[];
  webhookApiVersion: string;
  subscriptions: WebhookSubscription[];
  metafieldDefinitions: MetafieldDefinition[];
};

const APP_NUMBER = "90000000001";

/** Namespace behind `$app`: Shopify reserves `app--{app id}` for the app alone. */
export const RESERVED_NAMESPACE = `app--${APP_NUMBER}`;

const DEFAULT_SCOPES = [
  "read_all_orders",
  "write_orders",
  "write_products",
  "write_customers",
  "read_locations",
  "read_inventory",
  "read_fulfillments",
  "read_returns",
  "read_draft_orders",
  "read_payment_terms",
  "read_publications",
];

type Toml = { [key: string]: unknown };

/** Reads the app from the seed and, where given, its TOML. Fails loudly on a file that is missing or has no valid form. */
export function createAppConfig(seed: AppSeed = {}): AppConfig {
  const toml =
    seed.configPath === undefined ? undefined : table(parse(readFileSync(seed.configPath, "utf8")));
  return {
    id: `gid://shopify/App/${APP_NUMBER}`,
    apiKey: seed.apiKey ?? "plumbline-demo-key",
    apiSecret: seed.apiSecret ?? "plumbline-demo-secret",
    appUrl: (seed.appUrl ?? "http://127.0.0.1:3000").replace(/\/+$/, ""),
    handle: seed.handle ?? "plumbline",
    name: seed.name ?? text(toml?.name) ?? "Plumbline",
    scopes: toml === undefined ? (seed.scopes ?? DEFAULT_SCOPES) : readScopes(toml),
    webhookApiVersion: text(table(toml?.webhooks).api_version) ?? "2026-10",
    subscriptions: toml === undefined ? (seed.webhooks ?? []) : readSubscriptions(toml),
    metafieldDefinitions: toml === undefined ? [] : readDefinitions(toml),
  };
}

function readScopes(toml: Toml): string[] {
  const listed = text(table(toml.access_scopes).scopes) ?? "";
  return listed
    .split(",")
    .map((scope) => scope.trim())
    .filter((scope) => scope !== "");
}

function readSubscriptions(toml: Toml): WebhookSubscription[] {
  const entries = table(toml.webhooks).subscriptions;
  if (entries === undefined) return [];
  if (!Array.isArray(entries)) throw new TypeError("webhooks.subscriptions is not a list of tables.");
  return entries.map((entry) => {
    const row = table(entry);
    const uri = text(row.uri);
    if (uri === undefined) throw new TypeError("A webhook subscription has no uri.");
    const name = text(row.name);
    return {
      topics: [...texts(row.topics), ...texts(row.compliance_topics)],
      uri,
      ...(name === undefined ? {} : { name }),
    };
  });
}

function readDefinitions(toml: Toml): MetafieldDefinition[] {
  return ["order", "product", "variant", "customer", "shop"].flatMap((owner) => {
    const namespaces = table(table(toml[owner]).metafields);
    return Object.entries(namespaces).flatMap(([namespace, keys]) =>
      Object.entries(table(keys)).map(([key, row]) => readDefinition(owner, namespace, key, table(row))),
    );
  });
}

function readDefinition(owner: string, namespace: string, key: string, row: Toml): MetafieldDefinition {
  const type = text(row.type);
  if (type === undefined) throw new TypeError(`Metafield ${owner}.${namespace}.${key} has no type.`);
  const choices = table(row.validations).choices;
  return {
    ownerType: owner === "variant" ? "PRODUCTVARIANT" : owner.toUpperCase(),
    namespace: namespace === "app" ? RESERVED_NAMESPACE : namespace,
    key,
    type,
    name: text(row.name) ?? key,
    description: text(row.description) ?? null,
    adminAccess: (text(table(row.access).admin) ?? "merchant_read").toUpperCase(),
    isAdminFilterable: table(row.capabilities).admin_filterable === true,
    choices: choices === undefined ? null : texts(choices),
  };
}

function table(value: unknown): Toml {
  return value !== null && typeof value === "object" && !Array.isArray(value) ? (value as Toml) : {};
}

function text(value: unknown): string | undefined {
  return typeof value === "string" ? value : undefined;
}

function texts(value: unknown): string[] {
  if (value === undefined) return [];
  const list = typeof value === "string" ? safeJsonList(value) : value;
  if (!Array.isArray(list)) throw new TypeError(`Expected a list of texts, found ${JSON.stringify(value)}.`);
  return list.map(String);
}

/** The TOML may hold a list as JSON text: `choices = "[\"a\",\"b\"]"`. */
function safeJsonList(value: string): unknown {
  try {
    return JSON.parse(value);
  } catch {
    return [value];
  }
}
