import { expect, test } from "vitest";
import { dropRepeats } from "./drop-repeats.ts";

const order = { id: 1, total_price: "10.00" };

test("an order that comes twice is kept once, and the repeat names where it stood first", () => {
  const result = dropRepeats([
    { source: "a.json", raw: order },
    { source: "b.json", raw: { ...order } },
  ]);
  expect(result.entries.map((entry) => entry.source)).toEqual(["a.json"]);
  expect(result.repeats).toEqual([
    { source: "b.json", reason: "The same order as in a.json: it is imported once." },
  ]);
});

test("orders of one id with different content are two orders", () => {
  const other = { ...order, total_price: "11.00" };
  const { entries, repeats } = dropRepeats([
    { source: "a.json", raw: order },
    { source: "b.json", raw: other },
  ]);
  expect(entries).toHaveLength(2);
  expect(repeats).toEqual([]);
});

test("orders without an id are never taken for one another", () => {
  const anonymous = { total_price: "10.00" };
  expect(
    dropRepeats([
      { source: "a.json", raw: anonymous },
      { source: "b.json", raw: { ...anonymous, id: null } },
      { source: "c.json", raw: anonymous },
    ]).entries,
  ).toHaveLength(3);
});
