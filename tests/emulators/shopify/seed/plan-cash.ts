import { lessMoney, type Money, NOTHING, sumMoney, type ToMoney } from "./buyer-money.ts";
import type { OrderPlan } from "./order-plan.ts";
import type { PricedRefund } from "./price-refund.ts";

export type CashRow = {
  kind: "sale" | "authorization" | "capture" | "void" | "refund";
  status: "success" | "pending" | "failure";
  gateway: string;
  amount: Money;
  /** Index of the row that this one follows, null for a first one. */
  parentIndex: number | null;
  /** Minutes after the order was placed. */
  afterMinutes: number;
};

export type Cash = {
  rows: CashRow[];
  received: Money;
  refunded: Money;
  financialStatus: string;
  gatewayNames: string[];
};

const MINUTES_PER_DAY = 1_440;

/** The transactions of an order and what they come to: only successful sales, captures and refunds move money. */
export function planCash(plan: OrderPlan, total: Money, refund: PricedRefund | null, toMoney: ToMoney): Cash {
  const rows = paymentRows(plan, total, toMoney);
  const received = sumOf(rows, ["sale", "capture"]);
  if (refund !== null && plan.refund !== undefined) {
    const parentIndex = rows.findLastIndex(({ status }) => status === "success");
    const gateway = rows[parentIndex]?.gateway ?? "manual";
    const afterMinutes = plan.refund.afterDays * MINUTES_PER_DAY;
    rows.push({
      kind: "refund",
      status: "success",
      gateway,
      amount: refund.total,
      parentIndex,
      afterMinutes,
    });
  }
  const refunded = sumOf(rows, ["refund"]);
  const gatewayNames = [...new Set(rows.map(({ gateway }) => gateway))];
  return {
    rows,
    received,
    refunded,
    financialStatus: statusOf(plan, total, received, refunded),
    gatewayNames,
  };
}

function paymentRows(plan: OrderPlan, total: Money, toMoney: ToMoney): CashRow[] {
  const { payment } = plan;
  if (payment.kind === "none") return [];
  const row = (kind: CashRow["kind"], amount: Money, more: Partial<CashRow> = {}): CashRow => ({
    kind,
    status: "success",
    gateway: payment.gateway,
    amount,
    parentIndex: null,
    afterMinutes: 0,
    ...more,
  });
  switch (payment.kind) {
    case "sale":
      return [row("sale", total)];
    case "saleAfterFailure":
      return [row("sale", total, { status: "failure" }), row("sale", total, { afterMinutes: 1 })];
    case "captured":
      return [row("authorization", total), row("capture", total, { parentIndex: 0, afterMinutes: 1_200 })];
    case "voided":
      return [row("authorization", total), row("void", NOTHING, { parentIndex: 0, afterMinutes: 190 })];
    case "pending":
      return [row("sale", total, { status: "pending" })];
    case "partial":
      return [row("sale", toMoney(payment.amountCents))];
    case "split": {
      const first = toMoney(payment.firstCents);
      return [row("sale", first, { gateway: payment.firstGateway }), row("sale", lessMoney(total, first))];
    }
  }
}

function sumOf(rows: CashRow[], kinds: CashRow["kind"][]): Money {
  return sumMoney(
    rows
      .filter(({ kind, status }) => status === "success" && kinds.includes(kind))
      .map(({ amount }) => amount),
  );
}

function statusOf(plan: OrderPlan, total: Money, received: Money, refunded: Money): string {
  if (plan.payment.kind === "voided") return "voided";
  if (refunded.shop > 0) return refunded.shop === received.shop ? "refunded" : "partially_refunded";
  if (received.shop === total.shop) return "paid";
  return received.shop > 0 ? "partially_paid" : "pending";
}
