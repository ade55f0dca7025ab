import { expect, test } from "vitest";
import { createShopLines } from "#app/shopify/graphql/shop-line.ts";

test("whoever joins the line of a shop gets a turn in the order of coming, one at a time", async () => {
  const lines = createShopLines();
  const seen: string[] = [];
  const work = async (name: string) => {
    const leave = await lines.join("a");
    seen.push(`${name} in`);
    await Promise.resolve();
    seen.push(`${name} out`);
    leave();
  };
  await Promise.all([work("first"), work("second"), work("third")]);
  expect(seen).toEqual(["first in", "first out", "second in", "second out", "third in", "third out"]);
  expect(lines.isWaiting("a")).toBe(false);
});

test("the line of one shop keeps no other shop waiting", async () => {
  const lines = createShopLines();
  const leave = await lines.join("a");
  expect([lines.isWaiting("a"), lines.isWaiting("b")]).toEqual([true, false]);
  (await lines.join("b"))();
  leave();
  expect(lines.isWaiting("a")).toBe(false);
});
