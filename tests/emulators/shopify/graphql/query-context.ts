import type { AppConfig } from "../core/app-seed.ts";
import type { Settings } from "../core/settings.ts";
import type { ShopRecord } from "../core/shop-seed.ts";
import type { Store } from "../store/store.ts";
import type { StoredRecord } from "../stored-order.ts";

export type SearchWarning = { field: string; message: string; code: string };

/** What resolvers may use while one operation runs. */
export type QueryContext = {
  store: Store;
  shop: ShopRecord;
  app: AppConfig;
  settings: Settings;
  now: Date;
  grantedScopes: ReadonlySet<string>;
  /** The top-level record that an object of the answer lies in. */
  owners: WeakMap<object, StoredRecord>;
  /** Search terms that Shopify would ignore with a warning. */
  searchWarnings: { path: string[]; query: string; warnings: SearchWarning[] }[];
  nextNumber(): string;
  /** Announces a change of a record made by this operation to the webhook subscriptions. */
  fireUpdated(record: StoredRecord): void;
};

/** A field that answers differently from "the stored property of that name"; undefined falls through to the default. */
export type SpecialResolver = (
  source: Record<string, unknown>,
  args: Record<string, unknown>,
  context: QueryContext,
) => unknown;

/** Answered by a special resolver that means null, whatever is stored. */
export const NOTHING = Symbol("nothing");
