import fc from "fast-check";
import { expect, test } from "vitest";
import { continueFifo, EMPTY_STOCK, quantityOf, runFifo, type StockMove, worthOf } from "./fifo.ts";

const bought = (quantity: number, valueMinor: number): StockMove => ({
  quantity,
  valueMinor,
  fallbackCost: 0,
});
const moved = (quantity: number, fallbackCost = 0): StockMove => ({ quantity, fallbackCost });

test("goods go out at the cost of the oldest that are there", () => {
  const { values, state } = runFifo([bought(2, 1000), bought(3, 2400), moved(-3)], 2);
  expect(values).toEqual([1000, 2400, -1800]);
  expect(state.layers).toEqual([{ quantity: 2, valueMinor: 1600 }]);
});

test("goods sold before they came in cost what they cost when they come in", () => {
  const { values, state } = runFifo([moved(-2, 5), bought(3, 1800)], 2);
  expect(values).toEqual([-1200, 1800]);
  expect(state).toMatchObject({ layers: [{ quantity: 1, valueMinor: 600 }], short: { quantity: 0 } });
});

test("until then they cost the last known cost, else the fallback", () => {
  expect(runFifo([moved(-2, 5)], 2).values).toEqual([-1000]);
  const after = runFifo([bought(1, 700), moved(-3, 5)], 2);
  expect(after.values).toEqual([700, -2100]);
  expect([quantityOf(after.state), worthOf(after.state)]).toEqual([-2, -1400]);
});

test("goods that come back come at the cost at which they left", () => {
  expect(runFifo([bought(2, 1000), moved(-1), moved(1, 99)], 2).values).toEqual([1000, -500, 500]);
});

test("thirds of a cent are not lost: the last of a layer takes what is left", () => {
  const { values, state } = runFifo([bought(3, 100), moved(-1), moved(-1), moved(-1)], 2);
  expect(values).toEqual([100, -33, -34, -33]);
  expect(worthOf(state)).toBe(0);
});

const anyMove = fc.oneof(
  fc.record({ quantity: fc.integer({ min: 1, max: 9 }), valueMinor: fc.nat(5000), fallbackCost: fc.nat(20) }),
  fc.record({
    quantity: fc.integer({ min: -90, max: 90 }).map((tenths) => tenths / 10),
    fallbackCost: fc.nat(20),
  }),
);

test("the values of all moves are the worth of the layers, and no quantity is lost", () => {
  fc.assert(
    fc.property(fc.array(anyMove, { maxLength: 30 }), (moves) => {
      const { values, state } = runFifo(moves, 2);
      expect(values.reduce((sum, value) => sum + value, 0)).toBe(worthOf(state));
      expect(quantityOf(state)).toBeCloseTo(
        moves.reduce((sum, move) => sum + move.quantity, 0),
        6,
      );
      if (quantityOf(state) === 0) expect(worthOf(state)).toBe(0);
    }),
  );
});

test("a move at the end gives the same as running everything again", () => {
  fc.assert(
    fc.property(fc.array(anyMove, { maxLength: 20 }), anyMove, (moves, last) => {
      const before = runFifo(moves, 2);
      const whole = runFifo([...moves, last], 2);
      const next = continueFifo(before.state, [last], 2);
      if (next === undefined) expect(before.state.short.quantity).toBeGreaterThan(0);
      else {
        expect([...before.values, ...next.values]).toEqual(whole.values);
        expect(worthOf(next.state)).toBe(worthOf(whole.state));
      }
    }),
  );
  expect(continueFifo(EMPTY_STOCK, [moved(1, 2)], 2)?.values).toEqual([200]);
});
