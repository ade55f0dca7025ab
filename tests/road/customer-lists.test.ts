import { afterAll, beforeAll, expect, test } from "vitest";
import { settingsSchema } from "#app/domain/settings/settings.ts";
import { customersOf } from "./a-customer-road.ts";
import { nastyBooks, nastyCustomers } from "./nasty-customers.ts";
import { type Road, startRoad } from "./start-road.ts";

const count = 60;
const customers = nastyCustomers(5, count);
const settings = settingsSchema.parse({ customers: { push: "automatic" } });

let road: Road;
let people: ReturnType<typeof customersOf>;
let seeded: Set<unknown>;
let cost: { books: number; booksWrites: number };
beforeAll(async () => {
  road = await startRoad({
    settings,
    connect: false,
    company: { objects: nastyBooks(customers) },
  });
  people = customersOf(road);
  seeded = new Set((await people.books()).map(({ Id }) => Id));
  await road.connect();
  await people.quiet();
  cost = await people.requestsOf(async () => {
    for (const { email, phone, ...rest } of customers) {
      await people.create({ ...rest, ...(email && { email }), ...(phone && { phone }) });
    }
    await people.quiet();
  });
});
afterAll(() => road?.stop());

type Link = { record_id: string; qbo_id: string; matched_by: string; key: string };
async function links(): Promise<Link[]> {
  const { rows } = await road
    .pool()
    .query("select record_id, qbo_id, matched_by, key from binding where kind = 'customer'");
  return rows;
}
async function records(): Promise<{ id: string; status: string; code: string | null }[]> {
  const { rows } = await road
    .pool()
    .query("select id, status, reason->>'code' as code from record where kind = 'customer'");
  return rows;
}

test("row 12: everybody is linked once, to one of their own, or waits for a person's choice; nobody is made twice", async () => {
  const all = await records();
  expect(all).toHaveLength(count);
  const waiting = all.filter(({ status }) => status !== "Synchronized");
  expect(waiting.map(({ code }) => code)).toEqual(["MATCH-AMBIGUOUS"]);
  const made = await links();
  expect(made).toHaveLength(count - 1);
  expect(new Set(made.map(({ record_id }) => record_id)).size).toBe(count - 1);
  expect(new Set(made.map(({ qbo_id }) => qbo_id)).size).toBe(count - 1);

  const books = await people.books();
  const created = books.filter(({ Id }) => !seeded.has(Id));
  const matched = made.filter(({ matched_by }) => matched_by !== "created");
  expect(created).toHaveLength(made.length - matched.length);
  const names = books.map(({ DisplayName }) => String(DisplayName).toLowerCase());
  expect(new Set(names).size).toBe(names.length);
  const addresses = created.flatMap(
    ({ PrimaryEmailAddr }) => (PrimaryEmailAddr as { Address?: string })?.Address?.toLowerCase() ?? [],
  );
  expect(new Set(addresses).size).toBe(addresses.length);
});

test("row 12: matches are those that nobody could doubt: the address in any writing, the name that carries no other address", async () => {
  const books = new Map((await people.books()).map((one) => [String(one.Id), String(one.DisplayName)]));
  const matched = (await links()).filter(({ matched_by }) => matched_by !== "created");
  const told = matched.map(({ matched_by, qbo_id }) => `${matched_by}: ${books.get(qbo_id)}`).toSorted();
  expect(told).toContain("email: Known by address");
  expect(told.filter((one) => !["email: Known by address", "name: Łukasz Lee"].includes(one))).toEqual([]);
});

test("both sides agree field by field", async () => {
  const books = new Map((await people.books()).map((one) => [String(one.Id), one]));
  const shop = new Map((await people.shopCustomers()).map((one) => [String(one.id), one]));
  const clean = (text: unknown) =>
    String(text ?? "")
      .replace(/\s+/g, " ")
      .replace(/\s*:\s*/g, " - ")
      .trim();
  for (const { record_id, qbo_id, matched_by } of await links()) {
    if (matched_by !== "created") continue;
    const [ours, theirs] = [shop.get(record_id), books.get(qbo_id)];
    expect(theirs?.GivenName ?? "").toBe(clean(ours?.firstName).slice(0, 100));
    expect(theirs?.FamilyName ?? "").toBe(clean(ours?.lastName).slice(0, 100));
    expect((theirs?.PrimaryEmailAddr as { Address?: string })?.Address ?? null).toBe(
      (ours?.email as { emailAddress?: string })?.emailAddress ?? null,
    );
    expect((theirs?.PrimaryPhone as { FreeFormNumber?: string })?.FreeFormNumber ?? null).toBe(
      (ours?.defaultPhoneNumber as { phoneNumber?: string })?.phoneNumber ?? null,
    );
    expect(theirs?.Notes ?? "").toBe(clean(ours?.note).slice(0, 2_000));
  }
});

test("a new customer costs one look by address and one creation, which travel in batches", () => {
  expect(cost.books).toBeLessThanOrEqual(2 * count);
});

test("a second run over all of them writes nothing on either side", async () => {
  const again = await people.requestsOf(async () => {
    for (const { id } of await records()) await people.push(id);
    await people.quiet();
  });
  expect(again.booksWrites).toBe(0);
  expect(again.shopNames.filter((name) => /^Customer(Set|Update)$/.test(name))).toEqual([]);
});

test("row 12: the choice of a person links the one that waited, and nothing else changes", async () => {
  const [waiting] = (await records()).filter(({ status }) => status === "Held");
  const key = `${waiting?.id}|USD`;
  const chosen = (await people.books()).find(({ DisplayName }) => DisplayName === "Two of one address, B");
  const before = (await people.books()).length;
  const answer = await road.submit("/app/links/link", {
    ...{ intent: "link", kind: "customer", key, expectedId: "", toId: String(chosen?.Id), name: "Chosen" },
  });
  expect(answer).toMatchObject({ ok: true });
  await people.quiet();
  expect((await links()).find((link) => link.key === key)).toMatchObject({
    qbo_id: chosen?.Id,
    matched_by: "person",
  });
  expect((await records()).filter(({ status }) => status !== "Synchronized")).toEqual([]);
  expect(await people.books()).toHaveLength(before);
});
