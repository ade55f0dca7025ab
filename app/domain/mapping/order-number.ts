import type { Sale } from "#app/domain/sale/sale.ts";

/** QBO's limit for a document number (code 2050 when longer). */
export const maxDocNumberLength = 21;

/** The order's name without the leading `#` Shopify shows: `#1001` is `1001`, `SH-1001-EU` stays. */
export function orderNumber(sale: Pick<Sale, "name" | "legacyId">): string {
  const bare = sale.name.replace(/^#+/, "").replace(/\s+/gu, " ").trim();
  return bare === "" ? sale.legacyId : bare;
}

/** The marker in a document's private note by which it is found again after a lost reply. */
export function noteMarker(key: string): string {
  return `plumbline:${key.replace(/^gid:\/\/shopify\//, "")}`;
}
