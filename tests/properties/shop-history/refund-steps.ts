import type { LedgerSale, SaleRefund, SaleTransaction } from "#app/domain/sale/sale.ts";
import { type Charge, inOther, taxOf, withShare, withUnits } from "./charge.ts";
import {
  agree,
  type Change,
  currentTotal,
  goodsLeft,
  type History,
  received,
  refunded,
  sumOf,
} from "./history.ts";
import { foreignMoney, transaction } from "./pay-steps.ts";

/** Units, shipping, duties, fees or just an amount go back; the money for it all, in part, in two parts, later or never. */
export function refund(history: History, at: string): void {
  const { random, traits } = history;
  const id = `gid://shopify/Refund/${4000 + history.refunds.length}`;
  const changes = [...goodsBack(history), ...chargesBack(history)];
  const before = currentTotal(history);
  const agreement = agree(history, { kind: "refund", at, refundId: id }, changes);
  const rows = agreement.sales.slice();
  const returnedMinor = -sumOf(rows, (row) => row.totalMinor);
  const lessMinor = returnedMinor > 0 && random.chance(10) ? random.int(1, returnedMinor) : 0;
  if (lessMinor > 0) agreement.sales.push(adjustment(history, agreement.id, lessMinor));
  const valueMinor = returnedMinor - lessMinor;
  const gone = refunded(history) + history.pendingMinor;
  const overpaidMinor = Math.max(0, received(history) - gone - before);
  const money =
    traits.life === "foreignMoney"
      ? foreignRefund(history, at, -sumOf(agreement.sales, (row) => row.totalOtherMinor))
      : refundMoney(history, id, at, valueMinor);
  history.transactions.push(...money);
  if (traits.life === "foreignMoney" && money.length === 0) history.worthlessMinor += valueMinor;
  const cashMinor = sumOf(
    money.filter(({ status }) => status === "SUCCESS"),
    (row) => row.amountMinor,
  );
  const pendingMinor = sumOf(
    money.filter(({ status }) => status === "PENDING"),
    (row) => row.amountMinor,
  );
  history.pendingMinor += Math.max(0, Math.min(pendingMinor, valueMinor - cashMinor));
  const beyondMinor = traits.life === "foreignMoney" ? 0 : cashMinor - valueMinor - overpaidMinor;
  if (beyondMinor > 0) agreement.sales.push(adjustment(history, agreement.id, -beyondMinor));
  history.refunds.push({
    ...listsOf(history, rows),
    id,
    processedAt: at,
    note: null,
    adjustments: agreement.sales
      .filter(({ kind }) => kind === "adjustment")
      .map((row) => ({ reason: "REFUND_DISCREPANCY", amountMinor: row.totalMinor, taxMinor: 0 })),
    transactionIds: money.map((row) => row.id),
  });
}

function goodsBack(history: History): Change[] {
  return goodsLeft(history)
    .filter(() => history.random.chance(50))
    .map((charge): Change => {
      const left = history.random.int(0, (charge.quantity ?? 1) - 1);
      return [charge, withUnits(charge, left), "RETURN"];
    });
}

/** Very old orders list no fees in their refunds, and duties without their tax. */
function chargesBack({ now, random, traits }: History): Change[] {
  const isBackable = (charge: Charge) =>
    charge.kind === "shipping" ||
    (charge.kind === "duty" && (traits.hasLedger || taxOf(charge) === 0)) ||
    ((charge.kind === "fee" || charge.kind === "tip") && traits.hasLedger);
  return [...now.values()]
    .filter((charge) => isBackable(charge) && charge.grossMinor > 0 && random.chance(25))
    .map((charge): Change => [charge, withShare(charge, random.int(0, 2), 3), "RETURN"]);
}

/** What a refund's own lists say of the rows of its agreement. */
function listsOf(
  { traits }: History,
  rows: readonly LedgerSale[],
): Pick<SaleRefund, "lines" | "shipping" | "duties"> {
  const stated = (row: LedgerSale) => ({
    subtotalMinor: -row.totalMinor + (traits.taxesIncluded ? 0 : row.taxMinor) || 0,
    taxMinor: -row.taxMinor || 0,
  });
  const of = (...kinds: LedgerSale["kind"][]) => rows.filter(({ kind }) => kinds.includes(kind));
  return {
    lines: of("product", "giftCard").map((row) => ({
      lineId: row.targetId ?? "",
      quantity: -(row.quantity ?? 0),
      ...stated(row),
      restock: "RETURN",
    })),
    shipping: of("shipping").map((row) => ({ shippingLineId: row.targetId, ...stated(row) })),
    duties: of("duty").map((row) => ({ dutyId: row.targetId, amountMinor: -row.totalMinor + row.taxMinor })),
  };
}

function adjustment(history: History, id: string, totalMinor: number): LedgerSale {
  return {
    id: `${id}/adjustment${totalMinor > 0 ? "/less" : ""}`,
    action: "RETURN",
    kind: "adjustment",
    quantity: null,
    totalMinor,
    totalOtherMinor: inOther(totalMinor, history.traits),
    taxMinor: 0,
    discountMinor: 0,
    taxes: [],
    targetId: null,
  };
}

function refundMoney(history: History, id: string, at: string, valueMinor: number): SaleTransaction[] {
  const { random } = history;
  const there = received(history) - refunded(history);
  const wanted = random.chance(70) ? valueMinor : random.int(0, valueMinor + 500);
  const cashMinor = random.chance(15) ? 0 : Math.min(there, wanted);
  const first = random.chance(30) ? random.int(0, cashMinor) : cashMinor;
  return [first, cashMinor - first]
    .filter((amountMinor) => amountMinor > 0)
    .map((amountMinor, index) => ({
      ...transaction(history, { kind: "REFUND", at, gateway: gatewayBack(history), amountMinor }),
      id: `${id.replace("Refund", "OrderTransaction")}${index}`,
      status: random.pick(["SUCCESS", "SUCCESS", "SUCCESS", "SUCCESS", "PENDING", "FAILURE"]),
    }));
}

/** Just what was returned, in the buyer's money. */
function foreignRefund(history: History, at: string, valueOtherMinor: number): SaleTransaction[] {
  if (valueOtherMinor <= 0) return [];
  return [foreignMoney(history, { kind: "REFUND", at, gateway: gatewayBack(history) }, valueOtherMinor)];
}

const gatewayBack = ({ random }: History) =>
  random.pick(["shopify_payments", "paypal", "gift_card", "shopify_store_credit"]);
