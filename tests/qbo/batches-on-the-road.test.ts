import { afterAll, beforeAll, expect, test } from "vitest";
import { getJson, postJson } from "#tests/demo/http.ts";
import { anOrder } from "#tests/road/an-order.ts";
import { type Road, startRoad } from "#tests/road/start-road.ts";

const ORDERS = 25;

let road: Road;
beforeAll(async () => {
  road = await startRoad();
  await postJson(`${road.quickbooks.baseUrl}/__emulator/settings`, { rateLimits: true });
  // Shopify answers as fast as it is asked: what waits here, waits for QuickBooks.
  await postJson(`${road.shopify.baseUrl}/__emulator/settings`, { throttle: false });
  // Items and accounts exist, so that the batches carry customers, invoices and payments.
  await road.place(anOrder());
  await road.settle(1);
});
afterAll(() => road?.stop());

let known = 1;

type Logged = { path: string; status: number };

async function placeMany(): Promise<string[]> {
  const orders = Array.from({ length: ORDERS }, () => anOrder());
  await road.place(...orders);
  known += ORDERS;
  return orders.map(({ name }) => name.slice(1));
}

/** Every order is Synchronized, and its invoice, its payment and its customer stand in the books exactly once. */
async function expectEachBookedOnce(numbers: readonly string[]): Promise<void> {
  const results = await road.settle(known);
  expect([...results.values()].filter(({ status }) => status !== "Synchronized")).toEqual([]);
  const { Invoice = [], Payment = [], Customer = [] } = await road.dump();
  const times = (rows: object[], member: string, value: string) =>
    rows.filter((row) => Reflect.get(row, member) === value).length;
  const found = numbers.map((number) => [
    times(Invoice, "DocNumber", `WEB-${number}`),
    times(Payment, "PaymentRefNum", number),
    times(Customer, "DisplayName", `Buyer No ${number}`),
  ]);
  expect(found).toEqual(numbers.map(() => [1, 1, 1]));
}

async function countBatches(status: number): Promise<number> {
  const { requests } = await getJson<{ requests: Logged[] }>(
    `${road.quickbooks.baseUrl}/__emulator/requests`,
  );
  return requests.filter((request) => request.path.endsWith("/batch") && request.status === status).length;
}

test.each<[string, Record<string, unknown>, number]>([
  ["are lost after they were committed", { dropReplyAfterCommit: true }, 0],
  ["answer 500", { status: 500 }, 500],
  ["answer 401", { status: 401 }, 401],
])(
  "two batches of many orders at once %s: every document stands in the books exactly once",
  async (_, fault, status) => {
    const before = await countBatches(status);
    await road.failQuickBooks({ path: "/batch", method: "POST", after: 1, times: 2, ...fault });
    await expectEachBookedOnce(await placeMany());
    expect((await countBatches(status)) - before).toBe(2);
    expect(await countBatches(200)).toBeGreaterThan(0);
  },
);
