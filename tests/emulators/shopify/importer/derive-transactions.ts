import { formatDecimal } from "./decimal.ts";
import type { Refund } from "./import-refunds.ts";
import { impliedTransaction, type Transaction } from "./import-transactions.ts";
import { addBags, type Bag, isSame, isZero, subtract, sumBags } from "./order-money.ts";
import type { OrderTotals } from "./order-totals.ts";
import { filledText } from "./raw-fields.ts";
import type { Reading } from "./reading.ts";

/**
 * The cash rows that Shopify must have recorded for an order whose file holds no `transactions`, read off its financial
 * status alone: nothing is invented where the status leaves the amount open. `stated` are the rows of the refunds.
 */
export function deriveTransactions(
  stated: Transaction[],
  refunds: Refund[],
  totals: OrderTotals,
  reading: Reading,
): Transaction[] {
  const status = (filledText(reading.raw.financial_status) ?? "").trim().toLowerCase();
  const gateway = gatewayOf(stated, reading);
  const { total } = totals;
  switch (status) {
    case "partially_refunded":
    case "refunded":
      if (!stated.some(isRefund))
        reading.note(`financial_status is ${status}, but no refund states what was paid back.`);
      return saleOf(receivedFor(status, stated, totals, reading), gateway, stated, reading);
    case "paid":
      return saleOf(receivedFor(status, stated, totals, reading), gateway, stated, reading);
    case "authorized":
      return isZero(total) ? [] : [impliedTransaction("AUTHORIZATION", total, gateway.name, reading)];
    case "expired":
      return isZero(total) ? [] : [impliedTransaction("AUTHORIZATION", total, gateway.name, reading)];
    case "voided":
      return voidOf(total, gateway.name, refunds, reading);
    case "pending":
      return gateway.isNamed && !isZero(total)
        ? [impliedTransaction("SALE", total, gateway.name, reading, { status: "PENDING" })]
        : [];
    case "partially_paid":
      return partOf(totals, gateway, stated, reading);
    default:
      reading.note(
        "Neither transactions nor a known financial status are stated; nothing counts as received.",
      );
      return [];
  }
}

/** Normally the whole total. An edited order that is stated as settled received what its current total asks for. */
function receivedFor(status: string, stated: Transaction[], totals: OrderTotals, reading: Reading): Bag {
  const { total, current } = totals;
  const refunded = sumBags(stated.filter(isRefund).map((row) => row.amount));
  const outstanding = totals.statedOutstanding;
  if (status === "paid" && outstanding !== null && !isZero(outstanding)) {
    reading.note(
      `financial_status is paid but total_outstanding is ${formatDecimal(outstanding.shop, reading.money.shopDigits)}; the payment follows the status.`,
    );
  }
  const settled = addBags(current, refunded);
  if (status === "paid" && totals.isEdited && outstanding !== null && isZero(outstanding)) {
    if (!isSame(settled, total))
      reading.note("The order was edited and is settled; its current total was received.");
    return settled;
  }
  return total;
}

function saleOf(amount: Bag, gateway: Gateway, stated: Transaction[], reading: Reading): Transaction[] {
  if (isZero(amount)) return [];
  noteGateway(gateway, reading);
  const parents = new Set(stated.map((row) => String(row.statedParent ?? "")).filter((id) => id !== ""));
  const [parent, ...others] = [...parents];
  const extra =
    parent !== undefined && others.length === 0
      ? { id: reading.ids.freshLike("OrderTransaction", parent) }
      : {};
  return [impliedTransaction("SALE", amount, gateway.name, reading, extra)];
}

function voidOf(total: Bag, gateway: string, refunds: Refund[], reading: Reading): Transaction[] {
  if (
    isZero(total) ||
    refunds.some((refund) => Array.isArray(refund.raw.transactions) && refund.raw.transactions.length > 0)
  ) {
    return [];
  }
  const authorization = impliedTransaction("AUTHORIZATION", total, gateway, reading);
  const voidedAt = [reading.updatedAt, reading.processedAt].sort().at(-1) ?? reading.updatedAt;
  const row = impliedTransaction("VOID", total, gateway, reading, {
    parentId: authorization.id,
    createdAt: voidedAt,
    processedAt: voidedAt,
  });
  return [authorization, row];
}

/** A part was paid: how much follows from `total_received` or `total_outstanding` alone. */
function partOf(
  totals: OrderTotals,
  gateway: Gateway,
  stated: Transaction[],
  reading: Reading,
): Transaction[] {
  const { statedOutstanding: outstanding, statedReceived } = totals;
  const refunded = sumBags(stated.filter(isRefund).map((row) => row.amount));
  const implied = outstanding === null ? null : addBags(subtract(totals.current, outstanding), refunded);
  const received = statedReceived ?? implied;
  if (received === null || received.shop <= 0n || received.shop > totals.total.shop) {
    reading.note("The order is partially paid, but how much was paid is not stated; no payment was made up.");
    return [];
  }
  noteGateway(gateway, reading);
  return [impliedTransaction("SALE", received, gateway.name, reading)];
}

/** Says which gateway stands in where the file names none or several. */
function noteGateway(gateway: Gateway, reading: Reading): void {
  if (!gateway.isNamed) reading.note("A payment is implied but no gateway is named; it counts as manual.");
  if (gateway.others.length > 0) {
    reading.note(
      `How the payment was split between ${[gateway.name, ...gateway.others].join(", ")} is not stated; all of it counts as ${gateway.name}.`,
    );
  }
}

type Gateway = { name: string; isNamed: boolean; others: string[] };

function gatewayOf(stated: Transaction[], reading: Reading): Gateway {
  const list = reading.raw.payment_gateway_names;
  const names = (Array.isArray(list) ? list : []).map(filledText).filter((name) => name !== null);
  const [card, ...rest] = [
    ...names.filter((name) => name !== "gift_card"),
    ...names.filter((name) => name === "gift_card"),
  ];
  const refundGateway = stated.map((row) => filledText(row.gateway)).find((name) => name !== null);
  const name = filledText(reading.raw.gateway) ?? card ?? refundGateway;
  return {
    name: name ?? "manual",
    isNamed: name !== null && name !== undefined,
    others: filledText(reading.raw.gateway) === null ? rest : [],
  };
}

function isRefund(row: Transaction): boolean {
  return row.kind === "REFUND" && row.status === "SUCCESS";
}
