import { recordHistory } from "#app/db/read-models/record-overview.server.ts";
import { ok, type Result } from "#app/domain/faults/fault.ts";
import type { EntryPart } from "#app/domain/lists/entry-part.ts";
import type { Adapters } from "#app/services/open-adapters.server.ts";
import type { HistoryEntry } from "#app/services.server.ts";
import { linkAdminUrl } from "#app/shopify/link-admin-url.ts";
import type { Binding, SyncRecord } from "#app/sync/ports.ts";

export type EntryKind = "customer" | "product";

/** A customer or product: how it stands, what it is in QuickBooks, both sides beside each other, and what happened. */
export type EntryView = {
  record: SyncRecord;
  history: HistoryEntry[];
  /** What it is, or would become, in QuickBooks; or why that cannot be said. */
  parts: Result<(EntryPart & { url: string | null })[]>;
  shopifyUrl: string | null;
};

export type EntryServices = {
  /** `number` is Shopify's number of the record; a company's is `company-7`. */
  loadEntry(shop: string, kind: EntryKind, number: string): Promise<EntryView | null>;
};

export function createEntryServices(adapters: Adapters): EntryServices {
  const { stores, database, env, qbo } = adapters;
  return {
    async loadEntry(shop, kind, number) {
      const id = gidOf(kind, number);
      const record = id === null ? null : await stores.records.load(shop, kind, id);
      if (!record) return null;
      const [history, parts] = await Promise.all([
        recordHistory(database.pool, shop, kind, record.id),
        readParts(adapters, record),
      ]);
      return {
        record,
        history,
        parts: parts.ok
          ? ok(
              parts.value.map((part) => ({
                ...part,
                url: part.entry && qbo.documentUrl(part.entry.type, part.entry.id),
              })),
            )
          : parts,
        shopifyUrl: linkAdminUrl(env.SHOPIFY_ADMIN_ORIGIN, shop, {
          key: record.id,
          recordId: null,
          name: null,
        }),
      };
    },
  };
}

function gidOf(kind: EntryKind, number: string): string | null {
  const [, company, digits] = /^(company-)?(\d{1,20})$/.exec(number) ?? [];
  if (digits === undefined) return null;
  if (kind === "product") return company ? null : `gid://shopify/Product/${digits}`;
  return `gid://shopify/${company ? "Company" : "Customer"}/${digits}`;
}

async function readParts({ stores }: Adapters, record: SyncRecord): Promise<Result<EntryPart[]>> {
  const connection = await stores.connections.find(record.shop);
  if (!connection) return ok([]);
  const bindings = await stores.bindings.listByRecord(record.shop, connection.realmId, record.id);
  return ok(bindings.flatMap((binding) => partOf(binding, bindings.length > 1)));
}

/** What is linked, without a look at either side. */
function partOf(binding: Binding, isOneOfMany: boolean): EntryPart[] {
  const { kind, key, qboType, qboId, matchedBy, name, booksName, currency } = binding;
  if (kind !== "customer" && kind !== "item") return [];
  return [
    {
      kind,
      key,
      label: isOneOfMany ? ((kind === "customer" ? currency : name) ?? null) : null,
      entry: { type: qboType, id: qboId, name: booksName ?? `${qboType} ${qboId}` },
      matchedBy,
      fields: [],
      effect: { kind: "nothing" },
    },
  ];
}
