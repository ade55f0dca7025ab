import type { StoredNode } from "../stored-order.ts";
import { asObject, filledText, intOf, optionalList, type RawObject, textOf } from "./raw-fields.ts";
import type { Reading } from "./reading.ts";

/**
 * The bundle of a line: `line_item_group` in the line itself, or the one of the order's `line_item_groups` that its
 * `sales_line_item_group_id` names; null for a line that stands alone.
 */
export function readBundle(line: RawObject, reading: Reading): StoredNode | null {
  const own = asObject(line.line_item_group);
  const id = reading.ids.shared("LineItemGroup", own?.id ?? line.sales_line_item_group_id);
  if (id === null) return null;
  const groups = optionalList(reading.raw, "line_item_groups", reading.note);
  const listed = groups.find((group) => reading.ids.shared("LineItemGroup", group.id) === id);
  const group = own ?? listed;
  if (!group) {
    reading.note("A line names a bundle that the order does not list.");
    return null;
  }
  return {
    id,
    title: textOf(group.title) ?? "",
    quantity: intOf(group.quantity) ?? 1,
    variantSku: filledText(group.variant_sku ?? group.sku),
    variantId: reading.ids.shared("ProductVariant", group.variant_id),
    productId: reading.ids.shared("Product", group.product_id),
    customAttributes: [],
  };
}
