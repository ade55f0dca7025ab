import type { SaleAgreement, SaleRefund, SaleTransaction } from "#app/domain/sale/sale.ts";
import { type Charge, discountOf, ledgerRow, totalOf, withUnits } from "./charge.ts";
import { makeCharges, type ShopTraits, shopTraits } from "./make-charges.ts";
import { createRandom, type Random } from "./random.ts";

/** An order and all that happened to it. `listed` is what Shopify's lists show, `now` what is still sold. */
export type History = {
  traits: ShopTraits;
  listed: Charge[];
  now: Map<string, Charge>;
  agreements: SaleAgreement[];
  refunds: SaleRefund[];
  transactions: SaleTransaction[];
  random: Random;
};

type Step = (history: History, at: string) => void;

/** A random life of an order: edits, captures and refunds in any order, each as Shopify would record it. */
export function makeHistory(seed: number): History {
  const random = createRandom(seed);
  const traits = shopTraits(random);
  const listed = makeCharges(random, traits);
  const history: History = {
    traits,
    listed,
    now: new Map(listed.map((charge) => [charge.id, charge])),
    agreements: [],
    refunds: [],
    transactions: [],
    random,
  };
  agree(
    history,
    { kind: "order", at: moment(0) },
    listed.map((charge) => [null, charge, "ORDER"]),
  );
  const steps = random.int(0, 6);
  for (let index = 1; index <= steps; index += 1) {
    random.pick<Step>([editUnits, editDiscount, editShipping, addLine, pay, pay, pay, refund, refund])(
      history,
      moment(index),
    );
  }
  if (random.chance(60)) pay(history, moment(steps + 1), true);
  return history;
}

/** What the buyer owes for all that is sold now, refunds and discrepancies taken off. */
export function currentTotal({ agreements }: History): number {
  return agreements.flatMap((row) => row.sales).reduce((sum, row) => sum + row.totalMinor, 0);
}

export function received({ transactions }: History): number {
  return sumOf(transactions.filter((row) => row.kind === "SALE" || row.kind === "CAPTURE"));
}

export function refunded({ transactions }: History): number {
  return sumOf(transactions.filter((row) => row.kind === "REFUND"));
}

function sumOf(rows: readonly SaleTransaction[]): number {
  return rows.filter((row) => row.status === "SUCCESS").reduce((sum, row) => sum + row.amountMinor, 0);
}

function moment(step: number): string {
  return new Date(Date.UTC(2026, 2, 2, 18 + step * 5, 0, 0)).toISOString();
}

type Change = [before: Charge | null, after: Charge, action: "ORDER" | "UPDATE" | "RETURN"];

function agree(
  history: History,
  event: { kind: SaleAgreement["kind"]; at: string; refundId?: string },
  changes: readonly Change[],
): SaleAgreement {
  const id = `gid://shopify/SalesAgreement/${8000 + history.agreements.length}`;
  const sales = changes.flatMap(([before, after, action], index) => {
    const row = ledgerRow(`${id}/${index}`, action, before, after, history.traits.taxesIncluded);
    return row ? [row] : [];
  });
  for (const [, after] of changes) history.now.set(after.id, after);
  const agreement = {
    id,
    kind: event.kind,
    happenedAt: event.at,
    refundId: event.refundId ?? null,
    returnId: null,
    sales,
  };
  if (sales.length > 0 || event.refundId) history.agreements.push(agreement);
  return agreement;
}

function goodsLeft(history: History): Charge[] {
  return [...history.now.values()].filter(
    (charge) => (charge.kind === "product" || charge.kind === "giftCard") && (charge.quantity ?? 0) > 0,
  );
}

function editUnits(history: History, at: string): void {
  const [charge] = shuffled(goodsLeft(history), history.random);
  if (!charge) return;
  const left = history.random.int(0, (charge.quantity ?? 1) - 1);
  agree(history, { kind: "edit", at }, [[charge, withUnits(charge, left), "RETURN"]]);
}

function editDiscount(history: History, at: string): void {
  const [charge] = shuffled(goodsLeft(history), history.random);
  const part = charge?.allocations[0];
  if (!charge || !part) return;
  const room = Math.max(0, charge.grossMinor - discountOf(charge));
  const more = history.random.int(0, room);
  const taxes = charge.taxes.map((tax) => ({
    ...tax,
    amountMinor: room === 0 ? tax.amountMinor : Math.round((tax.amountMinor * (room - more)) / room),
  }));
  const allocations = [{ ...part, amountMinor: part.amountMinor + more }, ...charge.allocations.slice(1)];
  agree(history, { kind: "edit", at }, [[charge, { ...charge, allocations, taxes }, "UPDATE"]]);
}

function editShipping(history: History, at: string): void {
  const charge = [...history.now.values()].find(
    ({ kind, grossMinor }) => kind === "shipping" && grossMinor > 0,
  );
  if (!charge) return;
  const gone: Charge = {
    ...charge,
    grossMinor: 0,
    allocations: charge.allocations.map((part) => ({ ...part, amountMinor: 0 })),
    taxes: charge.taxes.map((tax) => ({ ...tax, amountMinor: 0 })),
  };
  agree(history, { kind: "edit", at }, [[charge, gone, "RETURN"]]);
}

function addLine(history: History, at: string): void {
  const [made] = makeCharges(history.random, history.traits);
  if (!made) return;
  const added = { ...made, id: `gid://shopify/LineItem/${1900 + history.listed.length}` };
  history.listed.push(added);
  agree(history, { kind: "edit", at }, [[null, added, "ORDER"]]);
}

function pay(history: History, at: string, inFull = false): void {
  const { random, transactions } = history;
  const open = currentTotal(history) - received(history) + refunded(history);
  if (open <= 0) return;
  const amountMinor = inFull || random.chance(50) ? open : random.int(1, open);
  const gateway = random.pick(["shopify_payments", "paypal", "gift_card", "manual"]);
  transactions.push(
    transaction(history, { kind: random.pick(["SALE", "CAPTURE"]), at, gateway, amountMinor }),
  );
  if (random.chance(20)) {
    transactions.push(
      transaction(history, { kind: random.pick(["AUTHORIZATION", "VOID"]), at, gateway, amountMinor: open }),
      { ...transaction(history, { kind: "SALE", at, gateway, amountMinor: open }), status: "FAILURE" },
    );
  }
}

type Money = { kind: SaleTransaction["kind"]; at: string; gateway: string; amountMinor: number };

function transaction(history: History, money: Money): SaleTransaction {
  return {
    id: `gid://shopify/OrderTransaction/${9000 + history.transactions.length}`,
    kind: money.kind,
    status: "SUCCESS",
    gateway: money.gateway,
    gatewayLabel: money.gateway,
    isManualGateway: money.gateway === "manual",
    amountMinor: money.amountMinor,
    amountOtherMinor: money.amountMinor,
    roundingMinor: 0,
    currency: history.traits.currency,
    processedAt: money.at,
    isTest: false,
    paymentId: null,
    parentId: null,
  };
}

/** Units, shipping or just an amount go back; the money for it all, in part, in two parts, later or never. */
function refund(history: History, at: string): void {
  const { random } = history;
  const id = `gid://shopify/Refund/${4000 + history.refunds.length}`;
  const changes = goodsLeft(history)
    .filter(() => random.chance(50))
    .map((charge): Change => {
      const left = random.int(0, (charge.quantity ?? 1) - 1);
      return [charge, withUnits(charge, left), "RETURN"];
    });
  const agreement = agree(history, { kind: "refund", at, refundId: id }, changes);
  const valueMinor = -agreement.sales.reduce((sum, row) => sum + row.totalMinor, 0);
  const cashMinor = refundMoney(history, id, at, valueMinor);
  const beyondMinor = cashMinor - valueMinor;
  const overpaid = received(history) - refunded(history) + cashMinor - (currentTotal(history) + valueMinor);
  const discrepancyMinor = beyondMinor > Math.max(0, overpaid) ? beyondMinor - Math.max(0, overpaid) : 0;
  if (discrepancyMinor > 0) agreement.sales.push(adjustment(agreement.id, discrepancyMinor));
}

function adjustment(id: string, amountMinor: number): SaleAgreement["sales"][number] {
  return {
    id: `${id}/adjustment`,
    action: "RETURN",
    kind: "adjustment",
    quantity: null,
    totalMinor: -amountMinor,
    totalOtherMinor: -amountMinor,
    taxMinor: 0,
    discountMinor: 0,
    taxes: [],
    targetId: null,
  };
}

function refundMoney(history: History, id: string, at: string, valueMinor: number): number {
  const { random, transactions, refunds } = history;
  const there = received(history) - refunded(history);
  const wanted = random.chance(70) ? valueMinor : random.int(0, valueMinor + 500);
  const cashMinor = random.chance(15) ? 0 : Math.min(there, wanted);
  const first = random.chance(30) ? random.int(0, cashMinor) : cashMinor;
  const rows = [first, cashMinor - first]
    .filter((amountMinor) => amountMinor > 0)
    .map((amountMinor, index) => ({
      ...transaction(history, {
        kind: "REFUND",
        at,
        gateway: random.pick(["shopify_payments", "gift_card"]),
        amountMinor,
      }),
      id: `${id.replace("Refund", "OrderTransaction")}${index}`,
    }));
  transactions.push(...rows);
  refunds.push({
    id,
    processedAt: at,
    note: null,
    lines: [],
    shipping: [],
    duties: [],
    adjustments: [],
    transactionIds: rows.map((row) => row.id),
  });
  return cashMinor;
}

function shuffled<Value>(values: readonly Value[], random: Random): Value[] {
  return values
    .map((value) => ({ value, at: random.int(0, 1_000_000) }))
    .sort((one, other) => one.at - other.at)
    .map(({ value }) => value);
}

export { totalOf };
