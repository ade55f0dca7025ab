import type { Settings } from "#app/domain/settings/settings.ts";
import type { Binding, BindingKind, Books, Connection, SyncPorts } from "#app/sync/ports.ts";

/** What every step of an export works with: one shop, its open books and its settings. */
export type ExportContext = {
  ports: SyncPorts;
  shop: string;
  books: Books;
  connection: Connection;
  settings: Settings;
};

/** The QBO id bound to a key, or null. */
export async function boundId(
  context: ExportContext,
  kind: BindingKind,
  key: string,
): Promise<string | null> {
  const [binding] = await context.ports.bindings.find(context.shop, context.books.realmId, kind, [key]);
  return binding?.qboId ?? null;
}

/** A binding of a list entry (customer, item, account): no number, date or amounts. */
export function listBinding(
  context: ExportContext,
  kind: BindingKind,
  key: string,
  qboType: string,
  qboId: string,
): Binding {
  return {
    shop: context.shop,
    realmId: context.books.realmId,
    kind,
    key,
    qboType,
    qboId,
    syncToken: null,
    contentHash: null,
    docNumber: null,
    date: null,
    currency: null,
    totalMinor: null,
    balanceMinor: null,
    recordId: null,
  };
}
