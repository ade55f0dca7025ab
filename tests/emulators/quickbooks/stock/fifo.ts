import {
  add,
  type Decimal,
  divide,
  fromMinor,
  multiply,
  toDecimal,
  toMinor,
  toNumber,
} from "../money/decimal.ts";

/** One change of an item's quantity: goods come in (positive) or go out (negative). */
export type StockMove = {
  quantity: number;
  /** What goods that come in are worth, in minor units of the home currency; absent when nobody says so. */
  valueMinor?: number;
  /** Home currency for one unit, for goods whose cost nothing else tells. */
  fallbackCost: number;
};

/** A quantity and what it cost, in minor units of the home currency. */
export type Layer = { quantity: number; valueMinor: number };

export type FifoState = {
  /** Oldest first. */
  layers: readonly Layer[];
  /** Goods that went out although they were not there, at the cost that they were given for the time being. */
  short: Layer;
  /** The last cost that was seen: of a purchase or of goods that went out. */
  last: Layer | undefined;
};

export const EMPTY_STOCK: FifoState = {
  layers: [],
  short: { quantity: 0, valueMinor: 0 },
  last: undefined,
};

type Shortfall = Layer & { index: number };
type Run = {
  layers: Layer[];
  shortfalls: Shortfall[];
  last: Layer | undefined;
  values: number[];
  digits: number;
};

/**
 * Runs moves through first-in-first-out layers. `values[i]` is what move i adds to the value of the stock. Goods
 * sold before they came in get the last known cost, and their real one as soon as goods come in: 2 sold at a
 * guess of 5.00 each and then 3 bought for 18.00 makes the sale cost 12.00 and leaves 1 for 6.00. Goods that come
 * back come at the last known cost.
 */
export function runFifo(
  moves: readonly StockMove[],
  homeDigits: number,
): { values: number[]; state: FifoState } {
  const run: Run = { layers: [], shortfalls: [], last: undefined, values: [], digits: homeDigits };
  for (const [index, move] of moves.entries()) step(run, move, index);
  return { values: run.values, state: stateOf(run) };
}

/** Adds moves to the end; undefined when they change the cost of earlier ones, so that all have to run again. */
export function continueFifo(
  state: FifoState,
  moves: readonly StockMove[],
  homeDigits: number,
): { values: number[]; state: FifoState } | undefined {
  if (state.short.quantity > 0 && moves.some((move) => move.quantity > 0)) return undefined;
  const run: Run = {
    layers: state.layers.map((layer) => ({ ...layer })),
    shortfalls: state.short.quantity > 0 ? [{ ...state.short, index: -1 }] : [],
    last: state.last,
    values: [],
    digits: homeDigits,
  };
  for (const [index, move] of moves.entries()) step(run, move, index);
  return { values: run.values, state: stateOf(run) };
}

/** Quantity on hand; negative when more went out than came in. */
export function quantityOf(state: FifoState): number {
  const sum = state.layers.reduce((total, layer) => plus(total, layer.quantity), 0);
  return plus(sum, -state.short.quantity);
}

/** What the stock is worth, in minor units of the home currency. */
export function worthOf(state: FifoState): number {
  return state.layers.reduce((total, layer) => total + layer.valueMinor, 0) - state.short.valueMinor;
}

function step(run: Run, move: StockMove, index: number): void {
  run.values[index] = 0;
  if (move.quantity > 0) receive(run, move, index);
  else if (move.quantity < 0) issue(run, move, index);
}

function receive(run: Run, move: StockMove, index: number): void {
  const valueMinor = move.valueMinor ?? guess(run, move, move.quantity);
  run.values[index] = valueMinor;
  const layer = { quantity: move.quantity, valueMinor };
  run.last = { ...layer };
  while (layer.quantity > 0 && run.shortfalls.length > 0) fillShortfall(run, layer);
  if (layer.quantity > 0) run.layers.push(layer);
}

/** The oldest goods that were missing take their real cost from goods that come in. */
function fillShortfall(run: Run, layer: Layer): void {
  const [gap] = run.shortfalls;
  if (gap === undefined) return;
  const filled = Math.min(gap.quantity, layer.quantity);
  const real = take(layer, filled);
  const guessed = take(gap, filled);
  run.values[gap.index] = (run.values[gap.index] ?? 0) + guessed - real;
  if (gap.quantity === 0) run.shortfalls.shift();
}

function issue(run: Run, move: StockMove, index: number): void {
  const wanted = -move.quantity;
  let missing = wanted;
  let costMinor = 0;
  while (missing > 0) {
    const [layer] = run.layers;
    if (layer === undefined) break;
    const taken = Math.min(layer.quantity, missing);
    costMinor += take(layer, taken);
    missing = plus(missing, -taken);
    if (layer.quantity === 0) run.layers.shift();
  }
  if (missing > 0) {
    const valueMinor = guess(run, move, missing);
    run.shortfalls.push({ index, quantity: missing, valueMinor });
    costMinor += valueMinor;
  }
  run.values[index] = 0 - costMinor;
  run.last = { quantity: wanted, valueMinor: costMinor };
}

function guess(run: Run, move: StockMove, quantity: number): number {
  if (run.last !== undefined) return share(run.last, quantity);
  return toMinor(multiply(exact(quantity), exact(move.fallbackCost)), run.digits);
}

/** Takes a part of a layer with its share of the value; the last part takes what is left. */
function take(layer: Layer, quantity: number): number {
  const valueMinor = quantity === layer.quantity ? layer.valueMinor : share(layer, quantity);
  layer.quantity = plus(layer.quantity, -quantity);
  layer.valueMinor -= valueMinor;
  return valueMinor;
}

function share(layer: Layer, quantity: number): number {
  const product = multiply(fromMinor(layer.valueMinor, 0), exact(quantity));
  return toMinor(divide(product, exact(layer.quantity), 0), 0);
}

function stateOf(run: Run): FifoState {
  const short = run.shortfalls.reduce(
    (sum, gap) => ({
      quantity: plus(sum.quantity, gap.quantity),
      valueMinor: sum.valueMinor + gap.valueMinor,
    }),
    { quantity: 0, valueMinor: 0 },
  );
  return { layers: run.layers, short, last: run.last };
}

function exact(value: number): Decimal {
  return toDecimal(value) ?? { digits: 0n, scale: 0 };
}

function plus(a: number, b: number): number {
  return toNumber(add(exact(a), exact(b)));
}
