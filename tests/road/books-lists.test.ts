import { createHmac } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { settingsSchema } from "#app/domain/settings/settings.ts";
import { getJson, postJson } from "#tests/demo/http.ts";
import { quickBooksWebhooks } from "#tests/demo/start-app.ts";
import { type Road, startRoad, waitFor } from "./start-road.ts";

const MANY = 1_050;
const imports = settingsSchema.parse({ imports: { customers: true } }).imports;

let road: Road;
beforeAll(async () => {
  const objects = Array.from({ length: MANY }, (_, index) => ({
    entity: "Customer",
    body: { DisplayName: `Customer ${index}` },
  }));
  road = await startRoad({ connect: false, company: { objects } });
});
afterAll(() => road?.stop());

type Entry = {
  id: string;
  name: string;
  is_active: boolean;
  is_deleted: boolean;
  merged_into: string | null;
};

async function entry(id: string): Promise<Entry | undefined> {
  const { rows } = await road
    .pool()
    .query("select * from books_entry where type = 'Customer' and id = $1", [id]);
  return rows[0];
}

async function count(sql: string): Promise<number> {
  const { rows } = await road.pool().query(`select count(*)::int as count from ${sql}`);
  return rows[0].count;
}

const isPulling = () => count("pgboss.job where name = 'refresh-lists' and state < 'completed'");
const settled = () => waitFor(async () => (await isPulling()) === 0);

/** What a user does with a customer in QuickBooks. */
async function write(body: object): Promise<{ Id: string; SyncToken: string }> {
  const { baseUrl, realmId, accessToken } = road.quickbooks;
  const response = await fetch(`${baseUrl}/v3/company/${realmId}/customer`, {
    method: "POST",
    headers: {
      authorization: `Bearer ${accessToken}`,
      accept: "application/json",
      "content-type": "application/json",
    },
    body: JSON.stringify(body),
  });
  const text = await response.text();
  if (!response.ok) throw new Error(text);
  return JSON.parse(text).Customer;
}

const change = ({ Id, SyncToken }: { Id: string; SyncToken: string }, members: object) =>
  write({ Id, SyncToken, sparse: true, ...members });
const control = (name: string, body: object) =>
  postJson(`${road.quickbooks.baseUrl}/__emulator/${name}`, body);
const hearWebhooks = (format: "legacy" | "cloudEvents") =>
  control("webhooks", quickBooksWebhooks(Number(new URL(road.appUrl).port), format));
const loseWebhooks = () => fetch(`${road.quickbooks.baseUrl}/__emulator/webhooks`, { method: "DELETE" });

/** What QuickBooks was asked meanwhile: pages of customers, customers by their ids, and changes. */
async function requestsOf(
  work: () => Promise<unknown>,
): Promise<{ pages: string[]; byId: number; changes: number }> {
  const address = `${road.quickbooks.baseUrl}/__emulator/requests`;
  await fetch(address, { method: "DELETE" });
  await work();
  const { requests } = await getJson<{ requests: { path: string; query: string }[] }>(address);
  const queries = requests.map(({ query }) => new URLSearchParams(query).get("query") ?? "");
  return {
    pages: queries.flatMap(
      (text) => /FROM Customer WHERE Active .*STARTPOSITION (\d+)/.exec(text)?.[1] ?? [],
    ),
    byId: queries.filter((text) => text.includes("FROM Customer WHERE Id IN")).length,
    changes: requests.filter(({ path }) => path.endsWith("/cdc")).length,
  };
}

/** How often a notification was sent to the app and taken, since webhooks were set. */
async function deliveries(): Promise<number> {
  const { notifications } = await getJson<{ notifications: { state: string; attempts: number }[] }>(
    `${road.quickbooks.baseUrl}/__emulator/webhooks`,
  );
  const taken = notifications.filter(({ state }) => state === "delivered");
  return taken.reduce((sum, { attempts }) => sum + attempts, 0);
}

test("kill -9 in the middle of a first reading: it goes on where it was, and reads no page twice but the one that was cut", async () => {
  await road.saveSettings({ imports });
  await road.failQuickBooks({
    path: "/query?query=SELECT+*+FROM+Customer+",
    after: 1,
    times: 1,
    delayMs: 4_000,
  });
  const before = await requestsOf(async () => {
    await road.connect();
    await waitFor(
      async () => (await count("books_list where type = 'Customer' and next_position = 981")) === 1,
    );
    await road.killApp();
  });
  expect(before.pages[0]).toBe("1");
  const after = await requestsOf(async () => {
    await road.restartApp();
    await waitFor(async () => (await count("books_list where filled_at is not null")) === 9);
    await settled();
  });
  // The page that was cut may be noted late.
  expect(new Set(after.pages)).toEqual(new Set(["981"]));
  expect(after.pages.length).toBeLessThanOrEqual(2);
  expect(await count("books_entry where type = 'Customer'")).toBe(MANY);
  expect(await count("record where kind = 'booksCustomer'")).toBe(MANY);
  // What has not come into the shop by now need not: a thousand new customers take Shopify's limits some minutes.
  await road.saveSettings({});
  await waitFor(async () => (await count("record where requested_seq > considered_seq")) === 0);
  await road.saveSettings({ imports });
});

test.each(["legacy", "cloudEvents"] as const)(
  "Z-08: a customer that is changed in QuickBooks arrives by a webhook (%s), with one request however many there are",
  async (format) => {
    await hearWebhooks(format);
    const requests = await requestsOf(async () => {
      const created = await Promise.all(
        Array.from({ length: 12 }, (_, index) => write({ DisplayName: `New ${format} ${index}` })),
      );
      await waitFor(async () => (await count(`books_entry where name like 'New ${format} %'`)) === 12);
      expect(await count("record where kind = 'booksCustomer' and requested_seq > 0")).toBeGreaterThan(MANY);
      expect(created).toHaveLength(12);
      await settled();
    });
    expect(requests.byId + requests.changes).toBeLessThanOrEqual(2);
    expect(requests.pages).toEqual([]);
  },
);

test("Z-08, Z-24: deactivated, reactivated, merged: each arrives by its webhook, and its record is asked again", async () => {
  const ann = await write({ DisplayName: "Ann Lee" });
  const off = await change(ann, { Active: false });
  await waitFor(async () => (await entry(ann.Id))?.is_active === false);
  const on = await change(off, { Active: true, DisplayName: "Ann Lee" });
  await waitFor(async () => (await entry(ann.Id))?.is_active === true);
  const twin = await write({ DisplayName: "Ann Li" });
  await waitFor(async () => (await entry(twin.Id)) !== undefined);
  await control("merge", { entity: "Customer", id: on.Id, deletedId: twin.Id });
  await waitFor(async () => (await entry(twin.Id))?.is_deleted === true);
  expect(await entry(twin.Id)).toMatchObject({ merged_into: ann.Id, is_active: false });
  await settled();
  const { rows } = await road
    .pool()
    .query("select id, requested_seq from record where kind = 'booksCustomer' and id = any($1)", [
      [ann.Id, twin.Id],
    ]);
  for (const row of rows) expect(row.requested_seq).toBeGreaterThan(1);
  expect(rows).toHaveLength(2);
});

test("Z-21: when a webhook is lost, the scheduled pull finds the change with one request", async () => {
  await settled();
  await loseWebhooks();
  const bo = await write({ DisplayName: "Bo Ek" });
  await road
    .pool()
    .query("update books_pull set wanted_at = now() - interval '16 minutes', pulled_at = null");
  const requests = await requestsOf(async () => {
    await road.sweep();
    await waitFor(async () => (await entry(bo.Id)) !== undefined);
    await settled();
  });
  expect(requests).toEqual({ pages: [], byId: 0, changes: 1 });
});

test("Z-22: a person refreshes on demand, and the page says when that was", async () => {
  const di = await write({ DisplayName: "Di Dee" });
  const before = new Date();
  const requests = await requestsOf(async () => {
    expect(await road.submit("/app/books", { intent: "refresh" })).toEqual({ isAsked: true });
    await waitFor(async () => (await entry(di.Id)) !== undefined);
    await settled();
  });
  expect(requests).toEqual({ pages: [], byId: 0, changes: 1 });
  const { rows } = await road.pool().query("select pulled_at, trouble from books_pull");
  expect(rows).toHaveLength(1);
  expect(rows[0].pulled_at.getTime()).toBeGreaterThanOrEqual(before.getTime());
  expect(rows[0].trouble).toBeNull();
});

test("a webhook that comes again, or that tells what is known already, asks QuickBooks nothing", async () => {
  await hearWebhooks("cloudEvents");
  const cy = await write({ DisplayName: "Cy Young" });
  await waitFor(async () => (await entry(cy.Id)) !== undefined);
  await settled();
  const events = await count("books_event");
  const sent = await deliveries();
  const requests = await requestsOf(async () => {
    await control("webhooks/repeat", { count: 1 });
    await control("webhooks/events", { entity: "Invoice", id: "1", operation: "Update" });
    await waitFor(async () => (await deliveries()) === sent + 2);
    await settled();
  });
  expect(requests).toEqual({ pages: [], byId: 0, changes: 0 });
  expect(await count("books_event")).toBe(events);
});

test("a webhook that nobody signed is answered 401, one of an unknown company 200, what is none 400", async () => {
  const before = await count("books_event");
  const post = (body: string, token: string) =>
    fetch(`${road.appUrl}/webhooks/quickbooks`, {
      method: "POST",
      body,
      headers: { "intuit-signature": createHmac("sha256", token).update(body).digest("base64") },
    }).then(({ status }) => status);
  const { verifierToken } = quickBooksWebhooks(1);
  const about = (realmId: string) =>
    JSON.stringify([
      {
        type: "qbo.customer.updated.v1",
        time: "2026-11-28T12:00:00Z",
        intuitentityid: "1",
        intuitaccountid: realmId,
      },
    ]);
  expect(await post(about(road.quickbooks.realmId), "another token")).toBe(401);
  expect(await post(about("1"), verifierToken)).toBe(200);
  expect(await post("{ this is not JSON", verifierToken)).toBe(400);
  expect(await post("{}", verifierToken)).toBe(400);
  expect((await fetch(`${road.appUrl}/webhooks/quickbooks`)).status).toBe(405);
  expect(await count("books_event")).toBe(before);
});

test("Z-27: with the connection ended at Intuit nothing is pulled", async () => {
  await control("disconnect", {});
  await road
    .pool()
    .query("update books_pull set wanted_at = now() - interval '16 minutes', pulled_at = null");
  const requests = await requestsOf(async () => {
    await road.sweep();
    await waitFor(async () => (await count("connection where status = 'reauthorize'")) === 1);
    await settled();
    await road.sweep();
    await waitFor(async () => (await count("pgboss.job where name = 'sweep' and state < 'completed'")) === 0);
  });
  // The one request that was told so.
  expect(requests.changes).toBe(1);
  expect(await isPulling()).toBe(0);
});

test("Z-21, Z-23: 31 days later the lists are read whole, with what came and went meanwhile", async () => {
  await loseWebhooks();
  const [gone] = (await road.dump()).Customer?.slice(-1) ?? [];
  await control("clock", { advanceMs: 31 * 86_400_000 });
  const requests = await requestsOf(async () => {
    await control("merge", { entity: "Customer", id: "1", deletedId: String(gone?.Id) });
    await road.connect();
    await waitFor(async () => (await entry(String(gone?.Id)))?.is_deleted === true);
    await settled();
  });
  expect(requests).toMatchObject({ pages: ["1", "981"], byId: 1 });
  expect(requests.changes).toBeLessThanOrEqual(2);
});
