import {
  currentMinor,
  type DraftLine,
  dueMinor,
  grossOf,
  heldMinor,
  nextId,
  type OrderDraft,
  placeLine,
  shippingMinor,
  taxOf,
} from "./order-draft.ts";

/** Changes the draft as one event in the shop would, or answers false where it cannot happen. */
export type OrderEvent = (draft: OrderDraft, at: string) => boolean;

export const decimal = (minor: number): string => (minor / 100).toFixed(2);

export const pay: OrderEvent = (draft, at) => {
  const due = dueMinor(draft);
  if (due <= 0) return false;
  const amountMinor = draft.random.chance(60) ? due : draft.random.int(1, due);
  const gateway = draft.random.pick(["shopify_payments", "paypal"]);
  draft.payments.push({ id: nextId(draft), amountMinor, leftMinor: amountMinor, gateway, at });
  return true;
};

/** Units come back; the money goes back where the shop has it, sometimes less of it, sometimes not at all. */
export const returnUnits: OrderEvent = (draft, at) => {
  const taken = takeUnits(draft);
  if (!taken) return false;
  const { row, grossMinor } = taken;
  const keptMinor = draft.random.chance(20) ? draft.random.int(1, grossMinor) : 0;
  const isPaidBack = heldMinor(draft) >= grossMinor && draft.random.chance(75);
  const money = isPaidBack ? payBack(draft, grossMinor - keptMinor, at) : [];
  if (isPaidBack) draft.goodwillMinor -= keptMinor;
  refund(draft, at, {
    refund_line_items: [{ ...row, restock_type: "return" }],
    order_adjustments: isPaidBack && keptMinor > 0 ? [discrepancy(draft, keptMinor)] : [],
    transactions: money,
  });
  return true;
};

export const refundAmount: OrderEvent = (draft, at) => {
  const held = heldMinor(draft);
  if (held <= 0 || dueMinor(draft) > 0) return false;
  const amountMinor = draft.random.int(1, Math.min(held, 700));
  draft.goodwillMinor += amountMinor;
  const order_adjustments = [discrepancy(draft, -amountMinor)];
  refund(draft, at, { order_adjustments, transactions: payBack(draft, amountMinor, at) });
  return true;
};

/** An edit takes units out, paid or not; what was paid for them waits for `payOverpaid`. */
export const removeUnits: OrderEvent = (draft, at) => {
  const taken = takeUnits(draft);
  if (!taken) return false;
  refund(draft, at, { refund_line_items: [{ ...taken.row, restock_type: "cancel" }] });
  draft.isCut = true;
  return true;
};

/** An edit adds a line that outweighs everything else, so that REST can tell it from what was ordered at first. */
export const addLine: OrderEvent = (draft, at) => {
  if (draft.editedAt) return false;
  const first = draft.lines.reduce((sum, line) => sum + grossOf(line, line.quantity), shippingMinor);
  const unitMinor = first + draft.random.int(3000, 5000);
  placeLine(draft, { title: "Coat", unitMinor, quantity: 1 }, true);
  draft.editedAt = at;
  return true;
};

export const payOverpaid: OrderEvent = (draft, at) => {
  const owed = Math.min(-dueMinor(draft), heldMinor(draft));
  if (owed <= 0) return false;
  refund(draft, at, { transactions: payBack(draft, owed, at) });
  return true;
};

/**
 * All that is left goes back, and all money with it. Ends the order. Not once an edit took units out: of a cancelled order
 * REST tells such units and those of refunds no longer apart.
 */
export const cancel: OrderEvent = (draft, at) => {
  const held = heldMinor(draft);
  const isEven = draft.goodwillMinor === 0 && held <= currentMinor(draft);
  if (held <= 0 || draft.editedAt || draft.isCut || !isEven) return false;
  const open = draft.lines.filter((line) => line.openCount > 0);
  const rows = open.map((line) => ({ ...takeFrom(draft, line, line.openCount), restock_type: "cancel" }));
  const transactions = payBack(draft, held, at);
  refund(draft, at, {
    refund_line_items: rows,
    refund_shipping_lines: [
      {
        id: nextId(draft),
        shipping_line_id: draft.number * 1000,
        subtotal_amount: decimal(shippingMinor),
        tax_amount: "0.00",
        subtotal_amount_set: bothMoneys(decimal(shippingMinor)),
        tax_amount_set: bothMoneys("0.00"),
      },
    ],
    transactions,
  });
  draft.isShippingOpen = false;
  draft.cancelledAt = at;
  return true;
};

function refund(draft: OrderDraft, at: string, parts: object): void {
  const base = { id: nextId(draft), created_at: at, processed_at: at, note: null };
  const none = { refund_line_items: [], order_adjustments: [], transactions: [] };
  draft.refunds.push({ ...base, ...none, ...parts });
}

function takeUnits(draft: OrderDraft) {
  const [first, ...rest] = draft.lines.filter((line) => line.openCount > 0 && !line.isAdded);
  if (!first) return null;
  const line = draft.random.pick([first, ...rest]);
  const units = draft.random.int(1, line.openCount);
  const grossMinor = grossOf(line, line.openCount) - grossOf(line, line.openCount - units);
  return { row: takeFrom(draft, line, units), grossMinor };
}

function takeFrom(draft: OrderDraft, line: DraftLine, units: number) {
  const taxMinor = taxOf(line, line.openCount) - taxOf(line, line.openCount - units);
  line.openCount -= units;
  const amounts = { subtotal: decimal(line.unitMinor * units), total_tax: decimal(taxMinor) };
  return { id: nextId(draft), line_item_id: line.id, quantity: units, ...amounts };
}

/** Gives money back to the payments that it came by, the first ones first. */
function payBack(draft: OrderDraft, amountMinor: number, at: string): object[] {
  let leftMinor = amountMinor;
  const rows: object[] = [];
  for (const payment of draft.payments) {
    const partMinor = Math.min(leftMinor, payment.leftMinor);
    if (partMinor <= 0) continue;
    payment.leftMinor -= partMinor;
    leftMinor -= partMinor;
    const { id: parent_id, gateway } = payment;
    const money = { kind: "refund", status: "success", amount: decimal(partMinor), gateway, parent_id };
    rows.push({ id: nextId(draft), ...money, created_at: at, processed_at: at });
  }
  draft.refundedMinor += amountMinor;
  return rows;
}

function discrepancy(draft: OrderDraft, minor: number): object {
  const words = { kind: "refund_discrepancy", reason: "Refund discrepancy" };
  return { id: nextId(draft), ...words, amount: decimal(minor), tax_amount: "0.00" };
}

function bothMoneys(amount: string): object {
  const money = { amount, currency_code: "USD" };
  return { shop_money: money, presentment_money: money };
}
