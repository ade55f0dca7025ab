import { expect, test } from "vitest";
import type { CustomerNeed } from "#app/domain/accounting/plan.ts";
import { defaultSettings } from "#app/domain/settings/settings.ts";
import type { ExportContext } from "#app/sync/exporters/export-context.ts";
import { resolveCustomer } from "#app/sync/exporters/lists/resolve-customer.ts";
import type { Binding, Bindings, SyncPorts } from "#app/sync/ports.ts";
import type { CompanySeed } from "#tests/emulators/quickbooks/start.ts";
import { must } from "#tests/qbo/a-draft.ts";
import { someLocks } from "#tests/qbo/adapter-deps.ts";
import { openEmulatedBooks } from "#tests/qbo/emulated-books.ts";
import { aNeed } from "#tests/support/a-plan.ts";

type Logged = { method: string; path: string; query: string };

/** Bindings in memory; like a database, every answer takes a turn of the event loop. */
function memoryBindings(): Pick<Bindings, "find" | "findByQboIds" | "bind"> {
  const rows = new Map<string, Binding>();
  return {
    async find(_shop, _realmId, kind, keys) {
      await new Promise(setImmediate);
      return keys.flatMap((key) => rows.get(`${kind} ${key}`) ?? []);
    },
    async findByQboIds(_shop, _realmId, qboType, qboIds) {
      await new Promise(setImmediate);
      return [...rows.values()].filter((row) => row.qboType === qboType && qboIds.includes(row.qboId));
    },
    async bind(binding) {
      await new Promise(setImmediate);
      rows.set(`${binding.kind} ${binding.key}`, binding);
    },
  };
}

/** Everything that finding a customer needs, over an emulated company. */
async function aCompany(seed: CompanySeed = {}) {
  const session = await openEmulatedBooks(seed);
  const opened = await session.source.openBooks("demo.myshopify.com");
  const { books, connection } = must(opened);
  // The list of customers was never read: whoever is looked for is asked for in QuickBooks itself.
  const mirror = { states: async () => [], find: async () => [], match: async () => [], put: async () => [] };
  const records = { request: async () => {} };
  const ports = { locks: someLocks(), clock: session.clock, bindings: memoryBindings(), mirror, records };
  const context: ExportContext = {
    // Finding a customer reaches for these ports alone.
    ports: ports as unknown as SyncPorts,
    shop: "demo.myshopify.com",
    books,
    connection,
    settings: defaultSettings,
  };
  return { session, books, resolve: (need: CustomerNeed) => resolveCustomer(context, need) };
}

/** A buyer of their own, known by an address. */
function aBuyer(name: string, changes: Partial<CustomerNeed> = {}): CustomerNeed {
  const email = `${name.toLowerCase().replaceAll(" ", ".")}@example.com`;
  return aNeed({ key: `email:${email}`, email, displayName: name, ...changes });
}

test("several orders of one new buyer at once make one customer, by account and by address alike", async () => {
  const { session, resolve } = await aCompany();
  await using _ = session;
  const buyer = aBuyer("Ann Lee");
  const asCustomer = { ...buyer, key: "gid://shopify/Customer/1" };
  const ids = await Promise.all([buyer, buyer, asCustomer, asCustomer, buyer].map(resolve));
  const [first] = ids.map(must);
  expect(ids.map(must)).toEqual(Array(5).fill(first));
  const named = await session.books.findCustomersByEmail(buyer.email ?? "");
  expect(must(named).map(({ id }) => id)).toEqual([first]);
});

test("orders of different new buyers do not wait for each other: their calls travel together", async () => {
  const { session, resolve } = await aCompany();
  await using _ = session;
  session.clock.advance(120_000);
  const before = session.counts.read();
  const buyers = Array.from({ length: 24 }, (_, index) => aBuyer(`Buyer ${index}`));
  const ids = (await Promise.all(buyers.map(resolve))).map(must);
  expect(new Set(ids).size).toBe(24);
  const after = session.counts.read();
  expect(after.quickbooksBatches - before.quickbooksBatches).toBeGreaterThanOrEqual(1);
  // Alone, 24 looks and 24 creations would be 48 requests.
  expect(after.quickbooksRequests - before.quickbooksRequests).toBeLessThan(36);
});

test("a new buyer costs one look by address and one creation; a name is looked up only when it is taken", async () => {
  const { session, resolve } = await aCompany();
  await using _ = session;
  must(await resolve(aBuyer("Ann Lee")));
  const response = await fetch(`${session.emulator.baseUrl}/__emulator/requests`);
  const { requests } = (await response.json()) as { requests: Logged[] };
  const queries = requests.map(({ query }) => decodeURIComponent(query.replaceAll("+", " ")));
  expect(queries.filter((query) => query.includes("PrimaryEmailAddr ="))).toHaveLength(1);
  expect(queries.filter((query) => query.includes("DisplayName"))).toEqual([]);
  expect(requests.filter(({ method, path }) => method === "POST" && path.endsWith("/customer"))).toHaveLength(
    1,
  );
});

test("a namesake without an address is the buyer, one with another address is somebody else", async () => {
  const { session, books, resolve } = await aCompany({
    objects: [
      { entity: "Customer", body: { DisplayName: "Ann Lee" } },
      {
        entity: "Customer",
        body: { DisplayName: "Bob Ray", PrimaryEmailAddr: { Address: "other@example.com" } },
      },
    ],
  });
  await using _ = session;
  const ann = must(await resolve(aBuyer("Ann Lee")));
  expect(must(await books.findCustomerByName("Ann Lee"))?.id).toBe(ann);
  const bob = must(await resolve(aBuyer("Bob Ray")));
  expect(must(await books.findCustomerById(bob))).toMatchObject({
    name: "Bob Ray (2)",
    email: "bob.ray@example.com",
  });
});

test("a vendor of the buyer's name does not become the customer", async () => {
  const { session, books, resolve } = await aCompany({
    objects: [{ entity: "Vendor", body: { DisplayName: "Ann Lee" } }],
  });
  await using _ = session;
  const ann = must(await resolve(aBuyer("Ann Lee")));
  expect(must(await books.findCustomerById(ann))).toMatchObject({ name: "Ann Lee (2)" });
});

test("a customer that a person made inactive is left alone", async () => {
  const { session, books, resolve } = await aCompany({
    objects: [{ entity: "Customer", body: { DisplayName: "Ann Lee" } }],
  });
  await using _ = session;
  const known = must(await books.findCustomerByName("Ann Lee"));
  const url = `${session.emulator.baseUrl}/v3/company/${session.emulator.realmId}/customer`;
  const body = { Id: known?.id, SyncToken: "0", sparse: true, Active: false };
  const headers = {
    authorization: `Bearer ${session.emulator.accessToken}`,
    accept: "application/json",
    "content-type": "application/json",
  };
  const response = await fetch(url, { method: "POST", headers, body: JSON.stringify(body) });
  expect(response.status).toBe(200);
  const ann = must(await resolve(aBuyer("Ann Lee")));
  expect(ann).not.toBe(known?.id);
  expect(must(await books.findCustomerById(ann))).toMatchObject({ isActive: true });
});

test("several customers of the buyer's address are a choice for a person", async () => {
  const address = { PrimaryEmailAddr: { Address: "ann.lee@example.com" } };
  const { session, resolve } = await aCompany({
    objects: [
      { entity: "Customer", body: { DisplayName: "Ann One", ...address } },
      { entity: "Customer", body: { DisplayName: "Ann Two", ...address } },
    ],
  });
  await using _ = session;
  expect(await resolve(aBuyer("Ann Lee"))).toMatchObject({
    fault: { kind: "ambiguous", candidates: [{ name: "Ann One" }, { name: "Ann Two" }] },
  });
});
