import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { buildSchema, type GraphQLSchema } from "graphql";

const FOLDER = join(import.meta.dirname, "..", "schema");

let schema: GraphQLSchema | undefined;
let scopes: Map<string, string[]> | undefined;

/** Shopify's Admin API schema 2026-10, built once per process (about 0.3 s). */
export function adminSchema(): GraphQLSchema {
  schema ??= buildSchema(readCompressed("admin-2026-10.graphql.gz"), {
    assumeValid: true,
    assumeValidSDL: true,
    noLocation: true,
  });
  return schema;
}

/** Access scopes, any one of which opens a type (`Order`) or field (`QueryRoot.x`); undefined when none is needed. */
export function scopesFor(name: string): string[] | undefined {
  scopes ??= new Map(
    Object.entries(JSON.parse(readCompressed("scopes-2026-10.json.gz")) as Record<string, string[]>),
  );
  return scopes.get(name);
}

function readCompressed(name: string): string {
  return gunzipSync(readFileSync(join(FOLDER, name))).toString("utf8");
}
