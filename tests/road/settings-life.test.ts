import { afterAll, beforeAll, expect, test } from "vitest";
import { anOrder } from "./an-order.ts";
import { type Road, startRoad } from "./start-road.ts";

let road: Road;
let placed = 0;
beforeAll(async () => {
  road = await startRoad();
});
afterAll(() => road?.stop());

async function book(...orders: object[]) {
  const stored = await road.place(...orders);
  placed += orders.length;
  const results = await road.settle(placed);
  return stored.map((order) => results.get(String(order.id)));
}

/** An invoice that somebody wrote in QuickBooks, under a number that an order will want. */
async function writeInvoiceByHand(docNumber: string): Promise<void> {
  const { quickbooks } = road;
  const { Customer = [], Item = [] } = await road.dump();
  const item = Item.find((entry) => entry.Type === "Service");
  const response = await fetch(
    `${quickbooks.baseUrl}/v3/company/${quickbooks.realmId}/invoice?minorversion=75`,
    {
      method: "POST",
      headers: { authorization: `Bearer ${quickbooks.accessToken}`, "content-type": "application/json" },
      body: JSON.stringify({
        DocNumber: docNumber,
        CustomerRef: { value: Customer[0]?.Id },
        Line: [
          {
            Amount: 99,
            DetailType: "SalesItemLineDetail",
            SalesItemLineDetail: { ItemRef: { value: item?.Id } },
          },
        ],
      }),
    },
  );
  if (!response.ok) throw new Error(await response.text());
}

async function countInvoices(): Promise<number> {
  const { Invoice = [] } = await road.dump();
  return Invoice.length;
}

test("a prefix that changes later counts for new orders; booked ones keep their number", async () => {
  const first = anOrder();
  await book(first);
  await road.saveSettings({ invoicePrefix: "EU-" });
  const second = anOrder();
  const [result] = await book(second);
  expect(result?.documents[0]?.docNumber).toBe(`EU-${second.name.slice(1)}`);
  await road.change({ ...first, updated_at: "2026-11-22T10:00:00-08:00" });
  const results = await road.settle(placed);
  expect(results.get(`gid://shopify/Order/${first.id}`)).toMatchObject({
    status: "Synchronized",
    documents: [{ docNumber: `WEB-${first.name.slice(1)}` }, {}],
  });
  await road.saveSettings({});
});

test("a number that somebody took in QuickBooks gets a suffix, or holds the order by setting", async () => {
  const suffixed = anOrder();
  const held = anOrder();
  await writeInvoiceByHand(`WEB-${suffixed.name.slice(1)}`);
  await writeInvoiceByHand(`WEB-${held.name.slice(1)}`);
  const [booked] = await book(suffixed);
  expect(booked).toMatchObject({
    status: "Synchronized",
    documents: [{ docNumber: `WEB-${suffixed.name.slice(1)}-2`, total: 25 }, { total: 25 }],
  });
  await road.saveSettings({ whenNumberTaken: "hold" });
  const [waiting] = await book(held);
  await road.saveSettings({});
  expect(waiting).toMatchObject({
    status: "Held",
    reason: { code: "QBO-DUPLICATE-NUMBER" },
    documents: [],
  });
});

test("any number of orders of one name find a number each", async () => {
  const { name } = anOrder();
  const twins = Array.from({ length: 11 }, () => anOrder({ name }));
  const results = await book(...twins);
  const numbers = results.map((result) => result?.documents[0]?.docNumber ?? "");
  expect(new Set(numbers).size).toBe(11);
  expect(numbers.filter((number) => /^WEB-\d+(-[2-9])?$/.test(number))).toHaveLength(9);
  expect(results.every((result) => result?.status === "Synchronized")).toBe(true);
});

test("with automatic push off an order waits as Unsynchronized until it is pushed by hand", async () => {
  await road.saveSettings({ isAutoPush: false });
  const before = await countInvoices();
  const [waiting] = await book(anOrder());
  expect(waiting).toMatchObject({
    status: "Unsynchronized",
    reason: { code: "WAIT-MANUAL-PUSH" },
    documents: [],
  });
  expect(await countInvoices()).toBe(before);
  const answer = await road.submit("/app/orders", { intent: "push", ids: waiting?.shopifyId ?? "" });
  expect(answer).toMatchObject({ steering: "push", changed: 1, unknown: 0 });
  const results = await road.settle(placed);
  expect(results.get(waiting?.shopifyId ?? "")).toMatchObject({ status: "Synchronized" });
  expect(await countInvoices()).toBe(before + 1);
  await road.saveSettings({});
});

test("with the integration off nothing goes to QuickBooks, and after it is on again a push sends the order", async () => {
  await road.saveSettings({ isEnabled: false });
  const before = await countInvoices();
  const [off] = await book(anOrder());
  expect(off).toMatchObject({ status: "Unsynchronized", reason: { code: "WAIT-SYNC-OFF" }, documents: [] });
  expect(await countInvoices()).toBe(before);
  await road.saveSettings({});
  await road.submit("/app/orders", { intent: "push", ids: off?.shopifyId ?? "" });
  const results = await road.settle(placed);
  expect(results.get(off?.shopifyId ?? "")).toMatchObject({ status: "Synchronized" });
});

test("a person's hold stops an order until it is released", async () => {
  await road.saveSettings({ isAutoPush: false });
  const [waiting] = await book(anOrder());
  const ids = waiting?.shopifyId ?? "";
  await road.submit("/app/orders", { intent: "hold", ids, note: "fraud review" });
  await road.saveSettings({});
  const held = (await road.settle(placed)).get(ids);
  expect(held).toMatchObject({ status: "Held", reason: { code: "HELD-BY-PERSON" } });
  await road.submit("/app/orders", { intent: "release", ids });
  expect((await road.settle(placed)).get(ids)).toMatchObject({ status: "Synchronized" });
});

test("an order before the start date is left alone, and a push books it all the same", async () => {
  await road.saveSettings({ startDate: "2026-11-21" });
  const [early] = await book(anOrder());
  expect(early).toMatchObject({ status: "Excluded", reason: { code: "EXCLUDED-BEFORE-START" } });
  await road.submit("/app/orders", { intent: "push", ids: early?.shopifyId ?? "" });
  const results = await road.settle(placed);
  await road.saveSettings({});
  expect(results.get(early?.shopifyId ?? "")).toMatchObject({ status: "Synchronized" });
});
