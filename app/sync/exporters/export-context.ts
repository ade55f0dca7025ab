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

/** The QBO ids bound to keys; a key without a link is left out. */
export async function boundIds(
  context: ExportContext,
  kind: BindingKind,
  keys: string[],
): Promise<Map<string, string>> {
  if (keys.length === 0) return new Map();
  const bindings = await context.ports.bindings.find(context.shop, context.books.realmId, kind, keys);
  return new Map(bindings.map((binding) => [binding.key, binding.qboId]));
}

/** The QBO id bound to a key, or null. */
export async function boundId(
  context: ExportContext,
  kind: BindingKind,
  key: string,
): Promise<string | null> {
  return (await boundIds(context, kind, [key])).get(key) ?? null;
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
    booked: null,
    agreed: null,
    matchedBy: null,
  };
}
