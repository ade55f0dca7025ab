import type { GraphQLResolveInfo } from "graphql";
import type { AppConfig } from "../core/app-seed.ts";
import type { Bulk } from "../core/bulk.ts";
import type { Stage } from "../core/stage.ts";
import type { StoredRecord } from "../stored-order.ts";

export type SearchWarning = { field: string; message: string; code: string };

/** What resolvers may use while one operation runs. */
export type QueryContext = Stage & {
  app: AppConfig;
  bulk: Bulk;
  baseUrl(): string;
  /** While a piece of a bulk query is read: the nodes of its root connection. All other connections are read to their end. */
  bulkRoot?: readonly unknown[];
  grantedScopes: ReadonlySet<string>;
  /** The top-level record that an object of the answer lies in. */
  owners: WeakMap<object, StoredRecord>;
  /** Search terms that Shopify would ignore with a warning. */
  searchWarnings: { path: string[]; query: string; warnings: SearchWarning[] }[];
};

/** A field that answers differently from "the stored property of that name"; undefined falls through to the default. */
export type SpecialResolver = (
  source: Record<string, unknown>,
  args: Record<string, unknown>,
  context: QueryContext,
  info?: GraphQLResolveInfo,
) => unknown;

/** Answered by a special resolver that means null, whatever is stored. */
export const NOTHING = Symbol("nothing");
