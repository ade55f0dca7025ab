import { ok, type Result } from "#app/domain/faults/fault.ts";
import type { EntryPart } from "#app/domain/lists/entry-part.ts";
import type { Services } from "#app/services.server.ts";
import type { SyncRecord } from "#app/sync/ports.ts";

type EntryView = NonNullable<Awaited<ReturnType<Services["loadEntry"]>>>;
type Part = EntryPart & { url: string | null };

const address = { line1: "12 Quay St", line2: null, city: "Kingston", region: "NY", postalCode: "12401" };

function customerParts(isLinked: boolean): Part[] {
  const part: Part = {
    kind: "customer",
    key: "gid://shopify/Customer/7001|USD",
    label: null,
    entry: { type: "Customer", id: "31", name: "Ann Lee" },
    url: "https://qbo.intuit.com/app/customerdetail?nameId=31",
    matchedBy: "email",
    fields: [
      { field: "givenName", shopify: "Ann", quickbooks: "Ann", fate: "same" },
      { field: "email", shopify: "ann.lee@example.com", quickbooks: "ann@example.com", fate: "toQuickBooks" },
      { field: "phone", shopify: null, quickbooks: "845 555 0142", fate: "toShopify" },
      { field: "company", shopify: "Harbor", quickbooks: "Harbor & Pine", fate: "ask" },
      { field: "notes", shopify: "Rings twice", quickbooks: "VIP", fate: "stays" },
      { field: "billingAddress", shopify: address, quickbooks: address, fate: "same" },
    ],
    effect: { kind: "update" },
  };
  return isLinked
    ? [part]
    : [
        {
          ...part,
          entry: null,
          url: null,
          matchedBy: null,
          effect: { kind: "create", name: "Ann Lee" },
        },
      ];
}

function productParts(record: SyncRecord): Part[] {
  const part: Part = {
    kind: "item",
    key: "gid://shopify/ProductVariant/1",
    label: "Blue",
    entry: { type: "Item", id: "51", name: "Enamel mug - Blue" },
    url: "https://qbo.intuit.com/app/items",
    matchedBy: "sku",
    fields: [
      { field: "name", shopify: "Enamel mug - Blue", quickbooks: "Enamel mug - Blue", fate: "same" },
      { field: "price", shopify: "20", quickbooks: "18.5", fate: "toQuickBooks" },
    ],
    effect: { kind: "update" },
  };
  const other: Part = {
    ...part,
    key: "gid://shopify/ProductVariant/2",
    label: "Red",
    entry: null,
    url: null,
    matchedBy: null,
    effect:
      record.status === "Held"
        ? { kind: "cannot", fault: { kind: "unmapped", subject: "product Enamel mug", what: "its account" } }
        : { kind: "link", to: "Enamel mug - Red", by: "sku" },
  };
  return [part, other];
}

/** A customer or product as its page gets it: linked when it is synchronized. */
export function sampleEntryView(record: SyncRecord): EntryView {
  const isLinked = record.status === "Synchronized" || record.status === "Changed";
  const parts: Result<Part[]> =
    record.status === "Failed" && record.kind === "customer"
      ? { ok: false, fault: { kind: "unreachable", subject: `customer ${record.name}` } }
      : ok(record.kind === "customer" ? customerParts(isLinked) : productParts(record));
  return {
    record,
    history: [
      {
        at: new Date(Date.UTC(2026, 10, 22, 11, 50)),
        status: record.status,
        reason: record.reason,
        actor: { kind: "user", name: "Staff 42" },
      },
      {
        at: new Date(Date.UTC(2026, 10, 20, 9, 1)),
        status: "Queued",
        reason: null,
        actor: { kind: "webhook", name: "customers/create" },
      },
    ],
    parts,
    shopifyUrl: "https://admin.shopify.com/store/harbor-pine/customers/7001",
  };
}
