import { GraphQLError } from "graphql";
import type { AppConfig } from "../core/app-seed.ts";
import type { Settings } from "../core/settings.ts";
import { scopesFor } from "./admin-schema.ts";

/** Granted scopes with what they include: a write scope includes the read scope of the same resource. */
export function grantedScopes(app: AppConfig, settings: Settings): ReadonlySet<string> {
  const listed = settings.scopes ?? app.scopes;
  return new Set(
    listed.flatMap((scope) =>
      scope.startsWith("write_") ? [scope, scope.replace("write_", "read_")] : [scope],
    ),
  );
}

/**
 * Refuses a field whose own scope or whose type's scope the app lacks.
 * @throws {GraphQLError} ACCESS_DENIED in Shopify's words; the field becomes null.
 */
export function requireAccess(
  field: { parentType: string; name: string; returnType: string },
  granted: ReadonlySet<string>,
): void {
  const needed = [`${field.parentType}.${field.name}`, field.returnType.replace(/(Connection|Edge)$/, "")];
  for (const name of needed) {
    const alternatives = scopesFor(name);
    if (alternatives === undefined || alternatives.some((scope) => granted.has(scope))) continue;
    throw accessDenied(field.name, alternatives);
  }
}

/** Metafields and tags need the write scope of their owner; the scope map of the schema lists none for them. */
export function ownerWriteScope(ownerType: string): string | undefined {
  return OWNER_WRITE_SCOPES.get(ownerType);
}

const OWNER_WRITE_SCOPES = new Map([
  ["Order", "write_orders"],
  ["Product", "write_products"],
  ["ProductVariant", "write_products"],
  ["Customer", "write_customers"],
  ["DraftOrder", "write_draft_orders"],
]);

function accessDenied(fieldName: string, alternatives: string[]): GraphQLError {
  const requiredAccess = `${alternatives.map((scope) => `\`${scope}\``).join(" or ")} access scope.`;
  return new GraphQLError(`Access denied for ${fieldName} field. Required access: ${requiredAccess}`, {
    extensions: {
      code: "ACCESS_DENIED",
      documentation: "https://shopify.dev/api/usage/access-scopes",
      requiredAccess,
    },
  });
}
