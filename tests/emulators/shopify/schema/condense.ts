/**
 * Makes the copies of Shopify's Admin API schema that the emulator runs on: `node tests/emulators/shopify/schema/condense.ts`.
 *
 * Source: npm package @shopify/dev-mcp 1.16.0 (ISC, notice in LICENSE.dev-mcp), file dist/data/admin_2026-10.json.gz: an
 * introspection result under `data` and the access scopes of every type and field under `offline_scopes`. Descriptions and
 * deprecation texts are dropped, which leaves a third of the size; the result depends on the package alone.
 */
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { constants, gunzipSync, gzipSync } from "node:zlib";
import { buildClientSchema, type IntrospectionQuery, printSchema } from "graphql";

const SOURCE_PACKAGE = "@shopify/dev-mcp@1.16.0";
const SOURCE_FILE = "package/dist/data/admin_2026-10.json.gz";

type ScopeItem = { type: string; typeName: string; fieldName?: string; offlineScopes: string[] };
type Source = { data: IntrospectionQuery; offline_scopes: { items: ScopeItem[] } };

function readSource(): Source {
  const folder = mkdtempSync(join(tmpdir(), "admin-schema-"));
  try {
    execFileSync("npm", ["pack", SOURCE_PACKAGE, "--silent"], { cwd: folder, stdio: ["ignore", "ignore", "inherit"] });
    execFileSync("sh", ["-c", `tar xzf *.tgz ${SOURCE_FILE}`], { cwd: folder });
    return JSON.parse(gunzipSync(readFileSync(join(folder, SOURCE_FILE))).toString("utf8")) as Source;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Drops every text that no client can be refused for. */
function withoutTexts(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutTexts);
  if (value === null || typeof value !== "object") return value;
  const kept: Record<string, unknown> = {};
  for (const [key, inner] of Object.entries(value)) {
    if (key === "description") continue;
    kept[key] = key === "deprecationReason" && inner !== null ? "No longer supported" : withoutTexts(inner);
  }
  return kept;
}

function scopesByName(items: ScopeItem[]): Record<string, string[]> {
  const entries = items
    .filter((item) => item.offlineScopes.length > 0)
    .map((item): [string, string[]] => [
      item.fieldName === undefined ? item.typeName : `${item.typeName}.${item.fieldName}`,
      item.offlineScopes,
    ]);
  return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)));
}

function writeCompressed(name: string, text: string): void {
  // Node writes no timestamp into the gzip header, so the same input gives the same file.
  const bytes = gzipSync(text, { level: constants.Z_BEST_COMPRESSION, memLevel: 9 });
  writeFileSync(join(import.meta.dirname, name), bytes);
  console.log(`${name}: ${bytes.length} bytes`);
}

const source = readSource();
const condensed = withoutTexts(source.data) as IntrospectionQuery;
writeCompressed("admin-2026-10.graphql.gz", `${printSchema(buildClientSchema(condensed)).replaceAll(/^ +/gm, " ")}\n`);
writeCompressed("scopes-2026-10.json.gz", JSON.stringify(scopesByName(source.offline_scopes.items)));
