import type { SaleTransaction } from "#app/domain/sale/sale.ts";
import { inOther } from "./charge.ts";
import { currentTotal, type History, received, refunded, sumOf } from "./history.ts";

type Money = { kind: SaleTransaction["kind"]; at: string; gateway: string; amountMinor: number };
const gateways = ["shopify_payments", "paypal", "gift_card", "shopify_store_credit", "manual"] as const;

export function pay(history: History, at: string, inFull = false): void {
  const { random, transactions } = history;
  const open = currentTotal(history) - received(history) + refunded(history);
  if (open <= 0) return;
  const amountMinor = inFull || random.chance(50) ? open : random.int(1, open);
  const gateway = random.pick(gateways);
  const kind = random.pick<Money["kind"]>(["SALE", "CAPTURE"]);
  if (random.chance(10)) payCash(history, at, amountMinor);
  else transactions.push(transaction(history, { kind, at, gateway, amountMinor }));
  if (random.chance(20)) addNoise(history, at, gateway, open);
}

/** More than was owed is handed over, and the change given back. */
export function payCash(history: History, at: string, amountMinor: number): void {
  const { random, transactions } = history;
  const changeMinor = random.int(0, 500);
  const sale = transaction(history, {
    kind: "SALE",
    at,
    gateway: "cash",
    amountMinor: amountMinor + changeMinor,
  });
  transactions.push(sale);
  if (changeMinor === 0) return;
  const change = transaction(history, { kind: "CHANGE", at, gateway: "cash", amountMinor: changeMinor });
  transactions.push({ ...change, parentId: random.chance(60) ? sale.id : null });
}

/** The whole price in the buyer's money, in one or two payments; in the shop's at the rate of each day. */
export function payForeign(history: History, at: string): void {
  const { random, transactions, agreements } = history;
  const rows = agreements.flatMap((agreement) => agreement.sales);
  const otherMinor = sumOf(rows, (row) => row.totalOtherMinor);
  const first = random.chance(70) ? otherMinor : random.int(0, otherMinor);
  for (const amountOtherMinor of [first, otherMinor - first].filter((amount) => amount > 0)) {
    transactions.push(
      foreignMoney(history, { kind: "SALE", at, gateway: random.pick(gateways) }, amountOtherMinor),
    );
  }
}

export function foreignMoney(
  history: History,
  money: Omit<Money, "amountMinor">,
  amountOtherMinor: number,
): SaleTransaction {
  const shopMinor = (amountOtherMinor * 1_000) / history.traits.otherPerMille;
  const drifted = Math.max(1, Math.round((shopMinor * history.random.int(96, 104)) / 100));
  return { ...transaction(history, { ...money, amountMinor: drifted }), amountOtherMinor };
}

/** Rows that move no money. */
function addNoise(history: History, at: string, gateway: string, amountMinor: number): void {
  const kind = history.random.pick<Money["kind"]>(["AUTHORIZATION", "VOID"]);
  history.transactions.push(transaction(history, { kind, at, gateway, amountMinor }));
  const failed = transaction(history, { kind: "SALE", at, gateway, amountMinor });
  history.transactions.push({ ...failed, status: history.random.pick(["FAILURE", "PENDING"]) });
}

export function transaction(history: History, money: Money): SaleTransaction {
  return {
    id: `gid://shopify/OrderTransaction/${9000 + history.transactions.length}`,
    kind: money.kind,
    status: "SUCCESS",
    gateway: money.gateway,
    gatewayLabel: money.gateway,
    isManualGateway: money.gateway === "manual",
    amountMinor: money.amountMinor,
    amountOtherMinor: inOther(money.amountMinor, history.traits),
    roundingMinor: 0,
    currency: history.traits.currency,
    processedAt: money.at,
    isTest: false,
    paymentId: null,
    parentId: null,
  };
}
