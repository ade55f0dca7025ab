import { parseGid, toGid } from "../core/gid.ts";
import { inGivenOrder, type SortedNodes } from "./paginate.ts";
import type { QueryContext, SpecialResolver } from "./query-context.ts";

/** Root fields about the app itself and the version of the API. */
export const APP_FIELDS: [string, SpecialResolver][] = [
  ["QueryRoot.currentAppInstallation", (_source, _args, context) => appInstallation(context)],
  ["QueryRoot.app", (_source, _args, context) => appRecord(context)],
  ["QueryRoot.metafieldDefinitions", metafieldDefinitions],
  [
    "QueryRoot.publicApiVersions",
    () => [{ handle: "2026-10", displayName: "2026-10 (Latest)", supported: true }],
  ],
];

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
