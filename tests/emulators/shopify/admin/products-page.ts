import type { AdminView } from "../admin-view.ts";
import { statusMetafield } from "./app-metafield.ts";
import { badge } from "./badge.ts";
import { html } from "./html.ts";
import type { IndexDefinition } from "./index-page.ts";
import { fieldAt, listAt, textAt } from "./record-text.ts";

/** The product index with the views All, Active, Draft and Archived. */
export function productsIndex(view: AdminView): IndexDefinition<unknown> {
  return {
    section: "products",
    title: "Products",
    noun: "product",
    views: [
      { id: "active", label: "Active" },
      { id: "draft", label: "Draft" },
      { id: "archived", label: "Archived" },
    ],
    columns: [
      { heading: "Product", cell: (product) => html`<strong>${textAt(product, "title")}</strong>` },
      { heading: "Status", cell: (product) => badge(textAt(product, "status")) },
      { heading: "Inventory", cell: inventoryText },
      { heading: "SKU", cell: skuText },
      { heading: "Type", cell: (product) => textAt(product, "productType") },
      { heading: "Vendor", cell: (product) => textAt(product, "vendor") },
    ],
    rows: view.products().map((product) => ({
      id: textAt(product, "id"),
      item: product,
      searchText: [
        textAt(product, "title"),
        textAt(product, "vendor"),
        textAt(product, "productType"),
        ...skus(product),
      ].join(" "),
      views: [textAt(product, "status").toLowerCase()],
      appStatus: statusMetafield(view, textAt(product, "id")),
    })),
  };
}

function inventoryText(product: unknown): string {
  const variants = listAt(product, "variants");
  const suffix = variants.length > 1 ? ` for ${variants.length} variants` : "";
  const total = fieldAt(product, "totalInventory");
  return typeof total === "number" ? `${total} in stock${suffix}` : `Not tracked${suffix}`;
}

function skuText(product: unknown): string {
  const known = skus(product);
  return known.length > 1 ? `${known[0]} + ${known.length - 1}` : (known[0] ?? "");
}

function skus(product: unknown): string[] {
  return listAt(product, "variants")
    .map((variant) => textAt(variant, "sku"))
    .filter((sku) => sku !== "");
}
