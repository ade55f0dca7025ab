import { appendFileSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { startQuickBooksEmulator } from "./start.ts";
import { aClient, aLine, anInvoice, clientOf, errorOf } from "./test-client.ts";

test("the same request id gives the first answer again and books once", async () => {
  const client = await aClient();
  const ada = await client.create("Customer", { DisplayName: "Ada" });
  const first = await client.post("/invoice?requestid=r-1", anInvoice(ada.Id, aLine(10)));
  const again = await client.post("/invoice?requestid=r-1", anInvoice(ada.Id, aLine(99)));
  expect(again.body).toEqual(first.body);
  expect((await client.query("select count(*) from Invoice")).body.QueryResponse.totalCount).toBe(1);
});

test("a refused request does not use its request id up", async () => {
  const client = await aClient();
  expect((await client.post("/customer?requestid=r-1", { DisplayName: "a:b" })).status).toBe(400);
  expect((await client.post("/customer?requestid=r-1", { DisplayName: "Ada" })).status).toBe(200);
});

test("a lost reply leaves the booking in place, and the request id finds it", async () => {
  const client = await aClient();
  await client.control("POST", "faults", { method: "POST", path: "/customer", dropReplyAfterCommit: true });
  await expect(client.post("/customer?requestid=r-1", { DisplayName: "Ada" })).rejects.toThrow();
  const again = await client.post("/customer?requestid=r-1", { DisplayName: "Ada" });
  expect(again.status).toBe(200);
  expect((await client.query("select count(*) from Customer")).body.QueryResponse.totalCount).toBe(1);
});

test("a dropped connection books nothing", async () => {
  const client = await aClient();
  await client.control("POST", "faults", { path: "/customer$", dropConnection: true });
  await expect(client.post("/customer", { DisplayName: "Ada" })).rejects.toThrow();
  expect((await client.query("select count(*) from Customer")).body.QueryResponse.totalCount).toBe(0);
});

test("ordered faults wait for their turn, strike as often as told, and carry the envelope of their status", async () => {
  const client = await aClient();
  await client.control("POST", "faults", {
    method: "GET",
    path: "/preferences",
    after: 1,
    times: 2,
    status: 429,
  });
  const statuses = [];
  for (let round = 0; round < 4; round += 1) statuses.push((await client.get("/preferences")).status);
  expect(statuses).toEqual([200, 429, 429, 200]);
  await client.control("POST", "faults", { path: "/preferences", status: 503 });
  const failed = await client.get("/preferences");
  expect([failed.body.Fault.type, errorOf(failed).code]).toEqual(["SystemFault", "10000"]);
});

test("rate limits answer the throttle fault once switched on", async () => {
  const client = await aClient({ clock: () => new Date("2026-07-01T12:00:00Z") });
  await client.control("POST", "settings", { rateLimits: { perSecond: 2 } });
  const statuses = [];
  for (let round = 0; round < 3; round += 1) statuses.push((await client.get("/preferences")).status);
  expect(statuses).toEqual([200, 200, 429]);
  await client.control("POST", "clock", { advanceMs: 1000 });
  expect((await client.get("/preferences")).status).toBe(200);
});

test("broken JSON and unknown properties are 2010", async () => {
  const client = await aClient();
  expect(errorOf(await client.post("/customer", "{")).Detail).toBe(
    "Property Name:failed to parse json object; a property specified is unsupported or invalid",
  );
  expect(errorOf(await client.post("/customer", { DisplayName: "Ada", BadJson: 1 })).code).toBe("2010");
});

test("requests are counted and listed", async () => {
  const client = await aClient();
  await client.get("/preferences?minorversion=75&requestid=r-9");
  await client.post("/batch", { BatchItemRequest: [{ bId: "1", Query: "select * from Item" }] });
  expect(await client.control("GET", "stats")).toEqual({ requests: 2, batches: 1 });
  const { requests } = await client.control("GET", "requests");
  expect(requests[0]).toMatchObject({ method: "GET", status: 200, requestid: "r-9" });
});

test("a start with the same journal has the same books, tokens and request ids, also after a cut-off line", async () => {
  const folder = mkdtempSync(join(tmpdir(), "quickbooks-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const dataFile = join(folder, "books.jsonl");
  const first = await startQuickBooksEmulator({ dataFile });
  const before = clientOf(first);
  const ada = await before.create("Customer", { DisplayName: "Ada" });
  const booked = await before.post("/invoice?requestid=r-1", anInvoice(ada.Id, aLine(10)));
  const dump = await before.control("GET", "dump");
  await first.close();
  appendFileSync(dataFile, '{"changes":[["entity:Customer","1",');
  const emulator = await startQuickBooksEmulator({ dataFile });
  const second = clientOf(emulator);
  expect(second.emulator.accessToken).toBe(first.accessToken);
  expect(await second.control("GET", "dump")).toEqual(dump);
  expect((await second.post("/invoice?requestid=r-1", {})).body).toEqual(booked.body);
  await second.create("Customer", { DisplayName: "Bea" });
  await emulator.close();
  const third = await startQuickBooksEmulator({ dataFile });
  onTestFinished(() => third.close());
  expect((await clientOf(third).query("select count(*) from Customer")).body.QueryResponse.totalCount).toBe(
    2,
  );
});

test("a snapshot brings the books back", async () => {
  const client = await aClient();
  await client.create("Customer", { DisplayName: "Ada" });
  const snapshot = await client.control("GET", "snapshot");
  await client.create("Customer", { DisplayName: "Bea" });
  await client.control("POST", "restore", snapshot);
  expect((await client.query("select DisplayName from Customer")).body.QueryResponse.Customer).toEqual([
    { Id: "1", DisplayName: "Ada", sparse: true },
  ]);
});
