import type { ShippingLine } from "./import-shipping-lines.ts";
import { absoluteBag, type Bag, ZERO } from "./order-money.ts";
import { asObject, type RawObject, requiredList } from "./raw-fields.ts";
import type { Reading } from "./reading.ts";

export type RefundShipping = { id: string; shippingLineId: string; subtotal: Bag; tax: Bag };

/**
 * Shipping that a refund gives back. Newer payloads list `refund_shipping_lines`; older ones only have an order
 * adjustment of kind `shipping_refund` with negative amounts, which the Admin API shows as a refunded shipping line.
 */
export function readRefundShipping(
  refund: RawObject,
  shippingAdjustments: RawObject[],
  shipping: ShippingLine[],
  path: string,
  reading: Reading,
): RefundShipping[] {
  const listed = requiredList(refund, "refund_shipping_lines", `${path}.refund_shipping_lines`);
  const rows = listed.map((raw, index) => {
    const at = `${path}.refund_shipping_lines[${index}]`;
    return {
      id: reading.ids.claim("RefundShippingLine", raw),
      shippingLineId: shippingLineOf(raw, at, shipping, reading),
      subtotal: reading.money.read(raw, "subtotal_amount", `${at}.subtotal_amount`) ?? ZERO,
      tax: reading.money.read(raw, "tax_amount", `${at}.tax_amount`) ?? ZERO,
    };
  });
  if (rows.length > 0) return rows;
  return shippingAdjustments.map((raw, index) => {
    const at = `${path}.order_adjustments[shipping ${index}]`;
    const amount = reading.money.read(raw, "amount", `${at}.amount`) ?? ZERO;
    const tax = reading.money.read(raw, "tax_amount", `${at}.tax_amount`) ?? ZERO;
    return {
      id: reading.ids.claim("RefundShippingLine", raw),
      shippingLineId: shippingLineOf({}, at, shipping, reading),
      subtotal: absoluteBag(amount),
      tax: absoluteBag(tax),
    };
  });
}

function shippingLineOf(raw: RawObject, path: string, shipping: ShippingLine[], reading: Reading): string {
  const stated = raw.shipping_line_id ?? asObject(raw.shipping_line)?.id;
  const found = reading.ids.find("ShippingLine", stated);
  if (found !== null) return found;
  const [first, ...others] = shipping;
  if (stated !== undefined || others.length > 0 || !first) {
    reading.note(`${path} does not say which shipping line it gives back.`);
  }
  return first?.id ?? reading.ids.freshLike("ShippingLine", stated);
}
