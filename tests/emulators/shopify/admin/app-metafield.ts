import type { AdminView } from "../admin-view.ts";

export type AppMetafield = { key: string; value: string };

const STATUS_KEY = "qbo_status";

/**
 * The metafields of a record that belong to an app.
 *
 * Shopify resolves the namespace `$app` to `app--{app id}` (and `app--{id}--{name}`); both spellings are taken.
 */
export function appMetafields(view: AdminView, ownerId: string): AppMetafield[] {
  return view
    .metafields(ownerId)
    .filter(
      ({ namespace }) =>
        namespace === "$app" || namespace.startsWith("$app:") || namespace.startsWith("app--"),
    )
    .map(({ key, value }) => ({ key, value }));
}

/** The value of the app's status metafield of a record, empty when the app has written none. */
export function statusMetafield(view: AdminView, ownerId: string): string {
  return appMetafields(view, ownerId).find(({ key }) => key === STATUS_KEY)?.value ?? "";
}
