import { expect, test } from "vitest";
import { aClient, aCustomer, errorOf, type Json, type TestClient } from "./test-client.ts";

const ref = (value: string) => ({ value });

async function aWorker(client: TestClient): Promise<Json> {
  const { Id } = await client.create("Employee", { DisplayName: "Wren" });
  return { NameOf: "Employee", EmployeeRef: ref(Id) };
}

test("time worked is written, read, queried, changed and deleted, and moves no account", async () => {
  const client = await aClient({ clock: () => new Date("2026-07-01T19:00:00Z") });
  const worker = await aWorker(client);
  const time = await client.create("TimeActivity", { ...worker, Hours: 2, Minutes: 30 });
  expect(time).toMatchObject({
    TxnDate: "2026-07-01",
    EmployeeRef: { name: "Wren" },
    BillableStatus: "NotBillable",
    Taxable: false,
    HourlyRate: 0,
    Hours: 2,
    Minutes: 30,
    SyncToken: "0",
  });
  const { Id } = time;
  const update = { ...worker, Id, SyncToken: "0", sparse: true, Description: "Packing" };
  expect((await client.post("/timeactivity", update)).body.TimeActivity).toMatchObject({
    Description: "Packing",
    Hours: 2,
    SyncToken: "1",
  });
  const found = await client.query("select * from TimeActivity where TxnDate = '2026-07-01'");
  expect(found.body.QueryResponse.TimeActivity).toHaveLength(1);
  expect((await client.control("GET", "journal")).journal).toEqual([]);
  const deleted = await client.post("/timeactivity?operation=delete", { Id, SyncToken: "1" });
  expect(deleted.body.TimeActivity.status).toBe("Deleted");
  expect(errorOf(await client.get("/cdc?entities=TimeActivity&changedSince=2026-06-30")).code).toBe("2000");
});

test("a day of work has a start, an end and a break; offsets do not change the hours", async () => {
  const client = await aClient();
  const vendor = await client.create("Vendor", { DisplayName: "Clay" });
  const time = await client.create("TimeActivity", {
    NameOf: "Vendor",
    VendorRef: ref(vendor.Id),
    StartTime: "2026-06-01T08:00:00-08:00",
    EndTime: "2026-06-01T17:00:00-08:00",
    BreakHours: 1,
  });
  expect(time).toMatchObject({ TxnDate: "2026-06-01", VendorRef: { name: "Clay" }, BreakHours: 1 });
});

test.each([
  ["2020", { NameOf: undefined, Hours: 1 }],
  ["2170", { NameOf: "Robot", Hours: 1 }],
  ["6300", { NameOf: "Other", Hours: 1 }],
  ["6290", { NameOf: "Vendor", Hours: 1 }],
  ["6350", {}],
  ["6390", { Hours: 1, StartTime: "2026-06-01T08:00:00" }],
  ["6360", { StartTime: "2026-06-01T08:00:00" }],
  ["6370", { StartTime: "2026-06-01T08:00:00", EndTime: "2026-06-01T07:00:00" }],
  ["6360", { StartTime: "2026-06-01T08:00:00", EndTime: "2026-06-01T09:00:00", BreakHours: 2 }],
  ["6380", { Hours: 8760, Minutes: 1 }],
  ["6380", { Hours: 1, Minutes: 60 }],
  ["6310", { Hours: 1, BillableStatus: "Billable", HourlyRate: 40 }],
  ["2170", { Hours: 1, BillableStatus: "HasBeenBilled" }],
  ["2500", { Hours: 1, ItemRef: { value: "999" } }],
])("time is refused with %s: %j", async (code, more) => {
  const client = await aClient();
  const worker = await aWorker(client);
  expect(errorOf(await client.post("/timeactivity", { ...worker, ...more })).code).toBe(code);
});

test("billable time needs a rate, and Simple Start has no time at all", async () => {
  const client = await aClient();
  const billable = {
    ...(await aWorker(client)),
    Hours: 1,
    BillableStatus: "Billable",
    CustomerRef: ref(await aCustomer(client)),
  };
  expect(errorOf(await client.post("/timeactivity", billable)).code).toBe("6330");
  expect((await client.create("TimeActivity", { ...billable, HourlyRate: 40 })).HourlyRate).toBe(40);
  await client.control("POST", "settings", { OfferingSku: "QuickBooks Online Simple Start" });
  expect(errorOf(await client.post("/timeactivity", { ...billable, HourlyRate: 40 })).code).toBe("5030");
});
