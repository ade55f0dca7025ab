import { afterAll, beforeAll, expect, test } from "vitest";
import { customersOf } from "./a-customer-road.ts";
import { anOrder } from "./an-order.ts";
import { type Road, startRoad } from "./start-road.ts";

let road: Road;
let people: ReturnType<typeof customersOf>;
let placed = 0;
beforeAll(async () => {
  road = await startRoad();
  people = customersOf(road);
  await people.quiet();
});
afterAll(() => road?.stop());

const address = {
  address1: "1 Main St",
  city: "Bayshore",
  provinceCode: "CA",
  zip: "94326",
  countryCode: "US",
};
const numberOf = (id: string) => Number(id.split("/").at(-1));

async function place(...orders: ReturnType<typeof anOrder>[]) {
  await road.place(...orders);
  placed += orders.length;
  const results = await road.settle(placed);
  await people.quiet();
  return orders.map((order) => results.get(`gid://shopify/Order/${order.id}`));
}

const orderOf = (id: string, first_name: string, last_name: string, email: string) =>
  anOrder({ email, customer: { id: numberOf(id), first_name, last_name, email } });

const booksOf = async (name: string) => (await people.books()).filter((one) => one.DisplayName === name);

test("I-04: a new customer waits in the shop until an order needs it, and then is one customer in QuickBooks", async () => {
  const id = await people.create({
    firstName: "Ann",
    lastName: "Lee",
    email: "ann@example.com",
    addresses: [address],
  });
  await people.quiet();
  expect(await people.record(id)).toMatchObject({
    status: "Unsynchronized",
    name: "Ann Lee",
    reason: { code: "WAIT-FIRST-ORDER" },
  });
  expect(await booksOf("Ann Lee")).toEqual([]);

  const [order] = await place(orderOf(id, "Ann", "Lee", "ann@example.com"));
  expect(order).toMatchObject({ status: "Synchronized" });
  const [ann, ...others] = await booksOf("Ann Lee");
  expect(others).toEqual([]);
  expect(await people.record(id)).toMatchObject({
    status: "Synchronized",
    document_number: "Ann Lee",
    reason: null,
  });
  expect(ann).toMatchObject({
    GivenName: "Ann",
    FamilyName: "Lee",
    PrimaryEmailAddr: { Address: "ann@example.com" },
  });
});

test("M-31, I-14: a change of a linked customer is sent on with one write; without a change nothing is written", async () => {
  const [record] = (
    await road.pool().query("select id from record where name = 'Ann Lee' and kind = 'customer'")
  ).rows;
  const changed = await people.requestsOf(async () => {
    await people.update(record.id, { phone: "+15415550142", note: "Likes mugs", lastName: "Ray" });
    await people.quiet();
  });
  expect(changed.booksWrites).toBe(1);
  const [ann] = await booksOf("Ann Ray");
  expect(ann).toMatchObject({
    FamilyName: "Ray",
    PrimaryPhone: { FreeFormNumber: "+15415550142" },
    Notes: "Likes mugs",
  });
  const again = await people.requestsOf(async () => {
    await people.push(record.id);
    await people.quiet();
  });
  expect(again.booksWrites).toBe(0);
});

test("Z-29: by setting customers are sent by hand only: an order says that its customer is missing, and goes out after the push", async () => {
  await road.saveSettings({ customers: { push: "off" } as never });
  const id = await people.create({ firstName: "Bo", lastName: "Ek", email: "bo@example.com" });
  const [order] = await place(orderOf(id, "Bo", "Ek", "bo@example.com"));
  expect(order).toMatchObject({ status: "Failed", reason: { code: "QBO-CUSTOMER-MISSING" } });
  expect(await booksOf("Bo Ek")).toEqual([]);
  await people.push(id);
  await people.quiet();
  expect(await people.record(id)).toMatchObject({ status: "Synchronized" });
  const results = await road.settle(placed);
  expect(results.get(String(order?.shopifyId))).toMatchObject({ status: "Synchronized" });
  expect(await booksOf("Bo Ek")).toHaveLength(1);
  await road.saveSettings({});
});

test("row 13: a customer that is inactive in QuickBooks is said to be so; once it is active again, what waited goes out", async () => {
  const [bo] = (await booksOf("Bo Ek")) as { Id: string; SyncToken: string }[];
  await road.write("Customer", { Id: bo?.Id, SyncToken: bo?.SyncToken, sparse: true, Active: false });
  await people.quiet();
  const [record] = (
    await road.pool().query("select id from record where name = 'Bo Ek' and kind = 'customer'")
  ).rows;
  expect(await people.record(record.id)).toMatchObject({
    status: "Failed",
    reason: { code: "QBO-INACTIVE" },
  });
  const [order] = await place(orderOf(record.id, "Bo", "Ek", "bo@example.com"));
  expect(order).toMatchObject({ status: "Failed", reason: { code: "QBO-INACTIVE" } });

  const [off] = (await people.books()).filter(({ Id }) => Id === bo?.Id) as {
    Id: string;
    SyncToken: string;
  }[];
  await road.write("Customer", {
    Id: off?.Id,
    SyncToken: off?.SyncToken,
    sparse: true,
    Active: true,
    DisplayName: "Bo Ek",
  });
  await people.quiet();
  const results = await road.settle(placed);
  expect(results.get(String(order?.shopifyId))).toMatchObject({ status: "Synchronized" });
  expect(await people.record(record.id)).toMatchObject({ status: "Synchronized" });
});

test("a customer that is deleted in Shopify says so and stays in QuickBooks; a merge takes the link along", async () => {
  const gone = await people.create({ firstName: "Cy", lastName: "Old", email: "cy@example.com" });
  const kept = await people.create({ firstName: "Cy", lastName: "New", email: "cy.new@example.com" });
  await people.quiet();
  await people.push(gone);
  await people.quiet();
  const [cy] = await booksOf("Cy Old");
  const { resultingCustomerId } = await people.merge(gone, kept);
  await people.quiet();
  const { rows } = await road
    .pool()
    .query("select key, qbo_id from binding where kind = 'customer' and qbo_id = $1", [cy?.Id]);
  expect(rows).toEqual([{ key: `${resultingCustomerId}|USD`, qbo_id: cy?.Id }]);
  expect(await people.record(String(resultingCustomerId))).toMatchObject({ status: "Synchronized" });

  const other = await people.create({ firstName: "Di", lastName: "Fox", email: "di@example.com" });
  await people.quiet();
  await people.push(other);
  await people.quiet();
  await people.delete(other);
  await people.quiet();
  expect(await people.record(other)).toMatchObject({
    status: "Excluded",
    reason: { code: "EXCLUDED-DELETED" },
  });
  expect(await booksOf("Di Fox")).toHaveLength(1);
});

test("a merge in QuickBooks takes the link along", async () => {
  const id = await people.create({ firstName: "Ed", lastName: "Poe", email: "ed@example.com" });
  await people.quiet();
  await people.push(id);
  await people.quiet();
  const [ed] = (await booksOf("Ed Poe")) as { Id: string }[];
  const twin = await road.write("Customer", { DisplayName: "Edgar Poe" });
  await people.quiet();
  await fetch(`${road.quickbooks.baseUrl}/__emulator/merge`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ entity: "Customer", id: twin.Id, deletedId: ed?.Id }),
  });
  await people.quiet();
  const { rows } = await road.pool().query("select qbo_id from binding where key = $1", [`${id}|USD`]);
  expect(rows).toEqual([{ qbo_id: twin.Id }]);
  expect(await people.record(id)).toMatchObject({ status: "Synchronized" });
});
