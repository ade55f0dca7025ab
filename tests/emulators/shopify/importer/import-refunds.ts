import type { StoredRefundLineItem } from "../stored-order.ts";
import type { Line } from "./import-line-items.ts";
import { type RefundShipping, readRefundShipping } from "./import-refund-shipping.ts";
import type { ShippingLine } from "./import-shipping-lines.ts";
import { addBags, type Bag, sumBags, times, ZERO } from "./order-money.ts";
import { asObject, filledText, flagOf, intOf, type RawObject, requiredList } from "./raw-fields.ts";
import { instantOf, type Reading, wordOf } from "./reading.ts";
import { UnusableOrder } from "./unusable-order.ts";

export type RestockType = StoredRefundLineItem["restockType"];

export type RefundLine = {
  id: string;
  /** Null when the refund names a line that the order does not have. */
  line: Line | null;
  lineId: string;
  raw: RawObject;
  quantity: number;
  subtotal: Bag;
  tax: Bag;
  restockType: RestockType;
};

export type Adjustment = { id: string; amount: Bag; tax: Bag; reason: string };
export type RefundDuty = { amount: Bag; dutyId: string | null };

export type Refund = {
  id: string;
  raw: RawObject;
  lines: RefundLine[];
  shipping: RefundShipping[];
  adjustments: Adjustment[];
  duties: RefundDuty[];
  createdAt: string;
  processedAt: string;
};

const RESTOCK_TYPES: RestockType[] = ["CANCEL", "LEGACY_RESTOCK", "NO_RESTOCK", "RETURN"];
const REASONS = [
  "CUSTOMER",
  "DAMAGE",
  "FULL_RETURN_BALANCING_ADJUSTMENT",
  "PENDING_REFUND_DISCREPANCY",
  "REFUND_DISCREPANCY",
  "RESTOCK",
];

export function readRefunds(lines: Line[], shipping: ShippingLine[], reading: Reading): Refund[] {
  return requiredList(reading.raw, "refunds", "refunds").map((raw, index) => {
    const path = `refunds[${index}]`;
    const adjustments = requiredList(raw, "order_adjustments", `${path}.order_adjustments`);
    const isShipping = (item: RawObject) => item.kind === "shipping_refund" && shipping.length > 0;
    const createdAt = instantOf(raw, "created_at", reading.note, `${path}.created_at`);
    const processedAt = instantOf(raw, "processed_at", reading.note, `${path}.processed_at`);
    return {
      id: reading.ids.claim("Refund", raw),
      raw,
      lines: requiredList(raw, "refund_line_items", `${path}.refund_line_items`).map((item, position) =>
        readRefundLine(item, `${path}.refund_line_items[${position}]`, raw, lines, reading),
      ),
      shipping: readRefundShipping(raw, adjustments.filter(isShipping), shipping, path, reading),
      adjustments: adjustments
        .filter((item) => !isShipping(item))
        .map((item, position) => readAdjustment(item, `${path}.order_adjustments[${position}]`, reading)),
      duties: requiredList(raw, "duties", `${path}.duties`).map((item, position) => ({
        amount: reading.money.read(item, "amount", `${path}.duties[${position}].amount`) ?? ZERO,
        dutyId: reading.ids.find("Duty", item.duty_id),
      })),
      createdAt: createdAt ?? processedAt ?? reading.updatedAt,
      processedAt: processedAt ?? createdAt ?? reading.updatedAt,
    };
  });
}

function readRefundLine(
  raw: RawObject,
  path: string,
  refund: RawObject,
  lines: Line[],
  reading: Reading,
): RefundLine {
  const quantity = intOf(raw.quantity);
  if (quantity === null) throw new UnusableOrder(`${path}.quantity is missing or not a whole number`);
  const statedId = raw.line_item_id ?? asObject(raw.line_item)?.id;
  const found = reading.ids.find("LineItem", statedId);
  const line = lines.find((candidate) => candidate.id === found) ?? null;
  if (line === null) reading.note(`${path} refunds a line that the order does not have.`);
  const stated = reading.money.read(raw, "subtotal", `${path}.subtotal`);
  if (stated === null) reading.note(`${path} states no subtotal; it counts as quantity times unit price.`);
  const tax = reading.money.read(raw, "total_tax", `${path}.total_tax`);
  const implied = flagOf(raw.restock ?? refund.restock, false) ? "LEGACY_RESTOCK" : "NO_RESTOCK";
  return {
    id: reading.ids.claim("RefundLineItem", raw),
    line,
    lineId: line?.id ?? reading.ids.freshLike("LineItem", statedId),
    raw,
    quantity,
    subtotal: stated ?? (line ? times(line.unitPrice, quantity) : ZERO),
    tax: tax ?? ZERO,
    restockType: wordOf(raw.restock_type, RESTOCK_TYPES, `${path}.restock_type`, reading.note) ?? implied,
  };
}

function readAdjustment(raw: RawObject, path: string, reading: Reading): Adjustment {
  const amount = reading.money.read(raw, "amount", `${path}.amount`);
  if (amount === null) reading.note(`${path} states no amount; it counts as 0.`);
  const words = (filledText(raw.reason) ?? "").trim().toUpperCase().replace(/\s+/g, "_");
  return {
    id: reading.ids.claim("OrderAdjustment", raw),
    amount: amount ?? ZERO,
    tax: reading.money.read(raw, "tax_amount", `${path}.tax_amount`) ?? ZERO,
    reason: REASONS.find((reason) => reason === words) ?? "REFUND_DISCREPANCY",
  };
}

/**
 * REST lists what an order edit removed as a refund of the units alone: with an empty list of transactions, and nothing
 * that came back into stock by a return. A cancellation looks the same but says so on the order.
 */
export function isEditRemoval(refund: Refund, reading: Reading): boolean {
  const { raw, lines, shipping, duties, adjustments } = refund;
  const isOfUnitsAlone =
    lines.length > 0 && shipping.length === 0 && duties.length === 0 && adjustments.length === 0;
  const isWithoutMoney = Array.isArray(raw.transactions) && raw.transactions.length === 0;
  const isRemoved = lines.every(
    ({ raw: row, restockType }) =>
      filledText(row.restock_type) !== null && (restockType === "CANCEL" || restockType === "NO_RESTOCK"),
  );
  return isOfUnitsAlone && isWithoutMoney && isRemoved && filledText(reading.raw.cancelled_at) === null;
}

/** Units of the line that refunds took back. */
export function refundedQuantity(line: Line, refunds: Refund[]): number {
  const rows = refunds.flatMap((refund) => refund.lines).filter((item) => item.line === line);
  return rows.reduce((sum, item) => sum + item.quantity, 0);
}

/** The part of the order's value that a refund takes back, tax included; never negative for an ordinary refund. */
export function valueOfRefund(refund: Refund, taxesIncluded: boolean): Bag {
  const inside = taxesIncluded ? [] : refund.lines.map((item) => item.tax);
  const shippingTax = taxesIncluded ? [] : refund.shipping.map((item) => item.tax);
  const discrepancy = sumBags(refund.adjustments.flatMap((item) => [item.amount, item.tax]));
  const taken = addBags(
    ...refund.lines.map((item) => item.subtotal),
    ...inside,
    ...refund.shipping.map((item) => item.subtotal),
    ...shippingTax,
    ...refund.duties.map((item) => item.amount),
  );
  return { shop: taken.shop - discrepancy.shop, presentment: taken.presentment - discrepancy.presentment };
}

/** The tax within `valueOfRefund`. */
export function taxOfRefund(refund: Refund): Bag {
  const taken = sumBags([
    ...refund.lines.map((item) => item.tax),
    ...refund.shipping.map((item) => item.tax),
  ]);
  const discrepancy = sumBags(refund.adjustments.map((item) => item.tax));
  return { shop: taken.shop - discrepancy.shop, presentment: taken.presentment - discrepancy.presentment };
}
