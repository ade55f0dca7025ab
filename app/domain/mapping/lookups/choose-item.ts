import type { ChargeKind } from "#app/domain/accounting/plan.ts";
import { type Choice, findInTable } from "#app/domain/mapping/lookups/find-in-table.ts";
import type { Decisions } from "#app/domain/rules/decide.ts";
import type { SaleDiscount, SaleLine } from "#app/domain/sale/sale.ts";
import type { Settings } from "#app/domain/settings/settings.ts";

type ProductWords = Pick<SaleLine, "sku" | "productType" | "vendor" | "collections">;

/**
 * The QBO item of a product line: a rule's, else the one listed for its product type, vendor or collection, in this
 * order. Null: the product itself is looked up later.
 */
export function chooseProductItem(line: ProductWords, settings: Settings, decisions: Decisions): Choice {
  if (decisions.itemId) return { id: decisions.itemId, mapping: `rule: item ${decisions.itemId}` };
  const rows = [
    { name: "product type", table: settings.productTypeItems, words: [line.productType] },
    { name: "vendor", table: settings.vendorItems, words: [line.vendor] },
    { name: "collection", table: settings.collectionItems, words: line.collections },
  ];
  return findFirst(rows) ?? { id: null, mapping: line.sku ? `product by SKU ${line.sku}` : "product" };
}

/** What Shopify calls a charge: title and code of a shipping method, title of a tax or fee, label of a discount. */
export type ChargeWords = {
  title?: string | null;
  code?: string | null;
  discountKind?: SaleDiscount["kind"] | null;
};

/**
 * The QBO item of a charge: where the finer tables list it by Shopify's words theirs, else that of its kind in the
 * Item/Charge mapping. Null: the item that this app makes.
 */
export function chooseChargeItem(charge: ChargeKind, words: ChargeWords, settings: Settings): Choice {
  const row = fineTables[charge]?.(words, settings);
  const mapped = { id: settings.chargeItems[charge], mapping: `Item/Charge mapping: ${chargeWords[charge]}` };
  return (row && findFirst([row])) ?? mapped;
}

type TableRow = { name: string; table: Record<string, string>; words: (string | null | undefined)[] };

const fineTables: Partial<Record<ChargeKind, (words: ChargeWords, settings: Settings) => TableRow>> = {
  shipping: ({ title, code }, settings) => ({
    name: "shipping method",
    table: settings.shippingItems,
    words: [title, code],
  }),
  tax: ({ title }, settings) => ({ name: "tax", table: settings.taxItems, words: [title] }),
  discount: ({ title, discountKind }, settings) => ({
    name: "discount",
    table: settings.discountItems,
    words: [title, discountKind],
  }),
  fee: ({ title }, settings) => ({ name: "fee", table: settings.feeItems, words: [title] }),
};

function findFirst(rows: TableRow[]): Choice | null {
  for (const { name, table, words } of rows) {
    const found = findInTable(table, words);
    if (found) return { id: found.id, mapping: `${name} mapping: ${found.key}` };
  }
  return null;
}

/** Charges in the merchant's words, as the Item/Charge mapping shows them. */
export const chargeWords: Record<ChargeKind, string> = {
  shipping: "shipping",
  discount: "discount",
  tax: "tax",
  marketplaceTax: "tax that a marketplace pays",
  tip: "tip",
  customSale: "custom sale",
  giftCard: "gift card sold",
  duty: "duty",
  fee: "fee",
  cashRounding: "cash rounding",
  refundDiscrepancy: "refund discrepancy",
  customerCredit: "credit to a customer",
  unmapped: "unmapped charge",
};
