import { afterAll, beforeAll, expect, test } from "vitest";
import { getJson } from "#tests/demo/http.ts";
import { anOrder } from "./an-order.ts";
import { type Road, startRoad, waitFor } from "./start-road.ts";

const slowMs = 9_000;

let road: Road;
beforeAll(async () => {
  road = await startRoad();
  // Accounts and the items of charges exist, so that only the slow call is waited for.
  await road.place(anOrder());
  await road.settle(1);
});
afterAll(() => road?.stop());

const selling = (sku: string, id: number) =>
  anOrder({
    line_items: [
      { id, product_id: id, variant_id: id, title: `Kit ${sku}`, sku, quantity: 1, price: "20.00" },
    ],
  });

async function booked(): Promise<string[]> {
  const { Invoice = [] } = await road.dump();
  return Invoice.map((invoice) => String(invoice.DocNumber));
}

test("problem 8: an item that QuickBooks is slow to make holds up only the orders that need it", async () => {
  await road.failQuickBooks({ method: "POST", path: "/item", delayMs: slowMs });
  const slow = selling("SLOW", 91_001);
  const startedAt = performance.now();
  await road.place(slow);
  await waitFor(async () => {
    const { faults } = await getJson<{ faults: { hits?: number }[] }>(
      `${road.quickbooks.baseUrl}/__emulator/faults`,
    );
    return faults.every(({ hits }) => hits === 1);
  });
  const others = ["A", "B", "C"].map((sku, index) => selling(sku, 91_002 + index));
  await road.place(...others);
  const numbers = others.map(({ name }) => `WEB-${name.slice(1)}`);
  await waitFor(async () => {
    const done = await booked();
    return numbers.every((number) => done.includes(number));
  });
  expect(performance.now() - startedAt).toBeLessThan(slowMs);
  expect(await booked()).not.toContain(`WEB-${slow.name.slice(1)}`);
  await road.settle(5);
  expect(await booked()).toContain(`WEB-${slow.name.slice(1)}`);
  const { Item = [] } = await road.dump();
  const kits = Item.map((item) => String(item.Name)).filter((name) => name.startsWith("Kit "));
  expect(kits.toSorted()).toEqual(["Kit A", "Kit B", "Kit C", "Kit SLOW"]);
});
