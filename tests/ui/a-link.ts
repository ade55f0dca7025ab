import type { LinkServices } from "#app/services/link-services.server.ts";

export type Link = NonNullable<Awaited<ReturnType<LinkServices["load"]>>>["link"];

const kinds = ["customer", "item", "invoice", "customer", "account"] as const;
const states = ["active", "active", "unknown", "inactive", "active"] as const;
const matches = ["email", "sku", null, "person", "created"] as const;

/** The link of this number: customers, items, documents and accounts take turns. */
export function aLink(index: number): Link {
  const kind = kinds[index % kinds.length] ?? "customer";
  const id = String(index + 1);
  return {
    kind,
    key:
      kind === "account"
        ? "account:income"
        : `gid://shopify/${kind === "item" ? "ProductVariant" : "Customer"}/${8_000 + index}|USD`,
    qboType:
      kind === "item" ? "Item" : kind === "invoice" ? "Invoice" : kind === "account" ? "Account" : "Customer",
    qboId: id,
    docNumber: kind === "invoice" ? `WEB-${1_000 + index}` : null,
    date: null,
    currency: "USD",
    recordId: null,
    matchedBy: matches[index % matches.length] ?? null,
    linkedAt: new Date(Date.UTC(2026, 10, 22, 12, 0, -index * 60)),
    name:
      index === 3
        ? "A customer whose name is a good deal longer than any column can show at once"
        : `Shop name ${id}`,
    booksName: kind === "invoice" ? null : `Books name ${id}`,
    booksState: states[index % states.length] ?? "active",
    shopUrl: `https://admin.shopify.com/store/harbor-pine/customers/${8_000 + index}`,
    booksUrl: `https://qbo.intuit.com/app/customerdetail?nameId=${id}`,
  };
}
