import { expect, test } from "vitest";
import { aClient, aCustomer, aLine, anInvoice, errorOf, type Json, type TestClient } from "./test-client.ts";

const AT_NOON = () => new Date("2026-07-01T12:00:00Z");
const creating = (bId: string, DisplayName: string) => ({
  bId,
  operation: "create",
  Customer: { DisplayName },
});
const batch = (client: TestClient, items: unknown[], search = "") =>
  client.post(`/batch${search}`, { BatchItemRequest: items });

test("a batch of thirty mixed items answers each in its order, with status 200", async () => {
  const client = await aClient();
  const ada = await aCustomer(client);
  const items: Json[] = Array.from({ length: 26 }, (_, index) => creating(String(index), `Name ${index}`));
  items.push(
    { bId: "q", Query: "select count(*) from Customer" },
    { bId: "dup", operation: "create", Customer: { DisplayName: "Ada" } },
    { bId: "upd", operation: "update", Customer: { Id: ada, SyncToken: "0", sparse: true, Notes: "vip" } },
    { bId: "bad", operation: "create", Nonsense: {} },
  );
  const { status, body } = await batch(client, items);
  expect([status, body.BatchItemResponse.length]).toEqual([200, 30]);
  expect(body.BatchItemResponse.map((each: Json) => each.bId)).toEqual(items.map((each) => each.bId));
  const [query, duplicate, update, bad] = body.BatchItemResponse.slice(26);
  expect(query.QueryResponse.totalCount).toBe(27);
  expect([duplicate.Fault.Error[0].code, duplicate.Fault.type]).toEqual(["6240", "ValidationFault"]);
  expect(update.Customer).toMatchObject({ Notes: "vip", SyncToken: "1" });
  expect(bad.Fault.Error[0].code).toBe("500");
});

test("a batch deletes, voids by optionsData, and its later items see the earlier ones in queries", async () => {
  const client = await aClient();
  const ada = await aCustomer(client);
  const first = await client.create("Invoice", anInvoice(ada, aLine(10)));
  const second = await client.create("SalesReceipt", anInvoice(ada, aLine(5)));
  const { body } = await batch(client, [
    { bId: "1", operation: "delete", Invoice: { Id: first.Id, SyncToken: "0" } },
    {
      bId: "2",
      operation: "update",
      optionsData: "void",
      SalesReceipt: { Id: second.Id, SyncToken: "0", sparse: true },
    },
    { bId: "3", Query: "select count(*) from Invoice" },
  ]);
  const [deleted, voided, count] = body.BatchItemResponse;
  expect(deleted.Invoice).toEqual({ domain: "QBO", status: "Deleted", Id: first.Id });
  expect(voided.SalesReceipt.TotalAmt).toBe(0);
  expect(count.QueryResponse.totalCount).toBe(0);
});

test.each([
  ["31 items", Array.from({ length: 31 }, (_, index) => creating(String(index), `N${index}`)), "1040"],
  ["no items", [], "400"],
  ["an item without bId", [{ operation: "create", Customer: { DisplayName: "x" } }], "2020"],
  ["a bId used twice", [creating("1", "x"), creating("1", "y")], "2600"],
  ["a bId of eleven characters", [creating("12345678901", "x")], "2130"],
])("a batch with %s is refused whole and books nothing", async (_, items, code) => {
  const client = await aClient();
  const answer = await batch(client, items);
  expect([answer.status, errorOf(answer).code]).toEqual([400, code]);
  expect((await client.query("select count(*) from Customer")).body.QueryResponse.totalCount).toBe(0);
});

test("a batch sent again with its request id and bIds runs only what is new", async () => {
  const client = await aClient();
  const first = await batch(client, [creating("1", "Ada"), creating("2", "Bea")], "?requestid=r-1");
  const again = await batch(
    client,
    [creating("1", "Ada"), creating("2", "Bea"), creating("3", "Cy")],
    "?requestid=r-1",
  );
  expect(again.body.BatchItemResponse.slice(0, 2)).toEqual(first.body.BatchItemResponse);
  expect(again.body.BatchItemResponse[2].Customer.DisplayName).toBe("Cy");
  expect((await client.query("select count(*) from Customer")).body.QueryResponse.totalCount).toBe(3);
  const long = await batch(client, [creating("1", "Dee")], `?requestid=${"r".repeat(37)}`);
  expect(errorOf(long).code).toBe("2130");
});

test("an empty request id is none, a long one is 2130, deletes and voids are answered once too", async () => {
  const client = await aClient();
  const ada = await aCustomer(client);
  const body = anInvoice(ada, aLine(10));
  const { Id } = (await client.post("/invoice?requestid=", body)).body.Invoice;
  expect((await client.post("/invoice?requestid=", body)).body.Invoice.Id).not.toBe(Id);
  expect(errorOf(await client.post(`/invoice?requestid=${"r".repeat(51)}`, body)).code).toBe("2130");
  const remove = () => client.post("/invoice?operation=delete&requestid=d-1", { Id, SyncToken: "0" });
  const removed = await remove();
  expect(await remove()).toMatchObject({ status: 200, body: removed.body });
});

test("the real limits: ten requests a second, five hundred a minute, forty batches a minute", async () => {
  const client = await aClient({ clock: AT_NOON });
  await client.control("POST", "settings", { rateLimits: true });
  const burst = async (count: number, call: () => Promise<{ status: number }>) => {
    const statuses = await Promise.all(Array.from({ length: count }, call));
    return statuses.filter(({ status }) => status === 200).length;
  };
  const read = () => client.get("/preferences");
  expect(await burst(12, read)).toBe(10);
  await client.control("POST", "clock", { advanceMs: 60_000 });
  const sendBatch = () => batch(client, [{ bId: "1", Query: "select count(*) from Item" }]);
  let batches = 0;
  for (let second = 0; second < 5; second += 1) {
    batches += await burst(10, sendBatch);
    await client.control("POST", "clock", { advanceMs: 1000 });
  }
  expect(batches).toBe(40);
  let reads = 40;
  for (let second = 0; second < 50; second += 1) {
    reads += await burst(10, read);
    await client.control("POST", "clock", { advanceMs: 1000 });
  }
  expect(reads).toBe(500);
  const refused = await read();
  expect([refused.status, errorOf(refused)]).toEqual([
    429,
    {
      message: "message=ThrottleExceeded; errorCode=003001; statusCode=429",
      detail: "The request limit was reached.  Try again later",
      code: "3001",
      element: null,
    },
  ]);
  await client.control("POST", "clock", { advanceMs: 60_000 });
  expect((await read()).status).toBe(200);
});

test("a second limit on batches counts once the first is raised", async () => {
  const client = await aClient({ clock: AT_NOON });
  const raised = { perSecond: 1000, batchesPerMinute: 1000, batchesPerRealm: 3 };
  await client.control("POST", "settings", { rateLimits: raised });
  const statuses = [];
  for (let round = 0; round < 4; round += 1) {
    statuses.push((await batch(client, [{ bId: "1", Query: "select * from Term" }])).status);
  }
  expect(statuses).toEqual([200, 200, 200, 429]);
});

test.each([
  ["GET", "/customer/1/5"],
  ["GET", "/customer"],
  ["GET", "/nothing/1"],
  ["PUT", "/customer"],
  ["DELETE", "/customer/1"],
  ["PATCH", "/query"],
  ["POST", "/customer/1"],
  ["POST", "/cdc"],
])("%s %s is code 500 with status 400 and the path in its text", async (method, path) => {
  const { emulator } = await aClient();
  const target = `/v3/company/${emulator.realmId}${path}`;
  const answer = await fetch(`${emulator.baseUrl}${target}`, {
    method,
    headers: { Authorization: `Bearer ${emulator.accessToken}` },
  });
  const { Fault } = (await answer.json()) as Json;
  expect([answer.status, Fault.Error[0]]).toEqual([
    400,
    {
      Message: "Unsupported Operation",
      Detail: `Operation Could not find resource for relative : ${target} of full path: https://c50.sandbox.qbo.intuit.com/qbo50${target} is not supported.`,
      code: "500",
    },
  ]);
});

test("change data capture tells deletions for thirty days, each entity in its own place", async () => {
  const client = await aClient();
  const since = encodeURIComponent(new Date(Date.now() - 60_000).toISOString());
  const ada = await aCustomer(client);
  const kept = await client.create("Invoice", anInvoice(ada, aLine(10)));
  const gone = await client.create("Invoice", anInvoice(ada, aLine(20)));
  await client.post("/invoice?operation=delete", { Id: gone.Id, SyncToken: "0" });
  const { body } = await client.get(`/cdc?entities=invoice,Estimate,customer&changedSince=${since}`);
  const [invoices, estimates, customers] = body.CDCResponse[0].QueryResponse;
  expect(invoices.Invoice).toEqual([
    kept,
    { domain: "QBO", status: "Deleted", Id: gone.Id, MetaData: { LastUpdatedTime: expect.any(String) } },
  ]);
  expect(invoices).toMatchObject({ startPosition: 1, maxResults: 2, totalCount: 2 });
  expect(estimates).toEqual({});
  expect(customers.Customer[0].Id).toBe(ada);
  const older = encodeURIComponent(new Date(Date.now() - 31 * 86_400_000).toISOString());
  expect(errorOf(await client.get(`/cdc?entities=Invoice&changedSince=${older}`)).code).toBe("2190");
});

test.each([
  ["entities=Nonsense&changedSince=2026-07-01", "2000"],
  ["entities=TaxCode&changedSince=2026-07-01", "2000"],
  ["changedSince=2026-07-01", "2020"],
  ["entities=Invoice", "2020"],
  ["entities=Invoice&changedSince=yesterday", "2060"],
])("change data capture of %s is %s", async (search, code) => {
  const client = await aClient({ clock: AT_NOON });
  expect(errorOf(await client.get(`/cdc?${search}`)).code).toBe(code);
});
