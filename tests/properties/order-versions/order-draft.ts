import { createRandom, type Random } from "../shop-history/random.ts";

export const taxRate = 0.065;
export const shippingMinor = 500;

type Goods = { title: string; unitMinor: number; quantity: number };
/** `openCount` units are neither returned nor taken out. */
export type DraftLine = Goods & { id: number; openCount: number; isAdded: boolean };
export type Payment = { id: number; amountMinor: number; leftMinor: number; gateway: string; at: string };

/** An order that grows event by event, in the words of a shop that counts in cents. */
export type OrderDraft = {
  number: number;
  random: Random;
  lines: DraftLine[];
  payments: Payment[];
  /** As REST writes them. */
  refunds: object[];
  refundedMinor: number;
  /** What refunds by amount let the buyer off. */
  goodwillMinor: number;
  isShippingOpen: boolean;
  /** An edit took units out. */
  isCut: boolean;
  editedAt: string | null;
  cancelledAt: string | null;
  /** Ids given so far. */
  count: number;
};

/** Ids of an order's parts follow from its number, so that every version names them alike. */
export function nextId(draft: OrderDraft): number {
  draft.count += 1;
  return draft.number * 1000 + draft.count;
}

export function placeDraft(seed: number, number: number): OrderDraft {
  const random = createRandom(seed);
  const draft: OrderDraft = {
    number,
    random,
    lines: [],
    payments: [],
    refunds: [],
    refundedMinor: 0,
    goodwillMinor: 0,
    isShippingOpen: true,
    isCut: false,
    editedAt: null,
    cancelledAt: null,
    count: 0,
  };
  for (const title of ["Mug", "Hat", "Scarf"].slice(0, random.int(2, 3))) {
    placeLine(draft, { title, unitMinor: random.int(100, 3000), quantity: random.int(1, 4) });
  }
  return draft;
}

export function placeLine(draft: OrderDraft, goods: Goods, isAdded = false): void {
  draft.lines.push({ id: nextId(draft), ...goods, openCount: goods.quantity, isAdded });
}

/** Tax of so many units of a line. What goes back is the difference of two of these, so that cents always meet. */
export const taxOf = ({ unitMinor }: DraftLine, units: number): number =>
  Math.round(unitMinor * units * taxRate);

export const grossOf = (line: DraftLine, units: number): number =>
  line.unitMinor * units + taxOf(line, units);

/** What the buyer's goods and shipping cost as they stand now. */
export function currentMinor({ lines, isShippingOpen }: OrderDraft): number {
  const goods = lines.reduce((sum, line) => sum + grossOf(line, line.openCount), 0);
  return goods + (isShippingOpen ? shippingMinor : 0);
}

/** Money that the shop has and has not given back. */
export const heldMinor = ({ payments, refundedMinor }: OrderDraft): number =>
  payments.reduce((sum, { amountMinor }) => sum + amountMinor, 0) - refundedMinor;

/** What the buyer still owes; below 0 is what the shop owes the buyer. */
export const dueMinor = (draft: OrderDraft): number =>
  currentMinor(draft) - draft.goodwillMinor - heldMinor(draft);
