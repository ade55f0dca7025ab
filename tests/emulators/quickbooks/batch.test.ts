import { expect, test } from "vitest";
import { aClient, aCustomer, aLine, anInvoice, type Json, type TestClient } from "./test-client.ts";

async function itemsOf(client: TestClient, items: unknown[], search = ""): Promise<Json[]> {
  const { status, body } = await client.post(`/batch${search}`, { BatchItemRequest: items });
  expect(status).toBe(200);
  return body.BatchItemResponse;
}
const codeOf = (item: Json) => item.Fault?.Error[0].code;

test("a batch asks for changes and reports, each in the envelope of the schema", async () => {
  const client = await aClient({ clock: () => new Date("2026-07-01T19:00:00Z") });
  const ada = await aCustomer(client);
  await client.create("Invoice", anInvoice(ada, aLine(25)));
  const [changes, report, bare] = await itemsOf(client, [
    { bId: "1", CDCQuery: { Entities: "Customer,Invoice,Bill", ChangedSince: "2026-06-30T00:00:00-07:00" } },
    { bId: "2", ReportQuery: "ProfitAndLoss?start_date=2026-07-01&end_date=2026-07-01" },
    { bId: "3", ReportQuery: "/v3/company/1/reports/AccountList" },
  ]);
  expect(Object.keys(changes)).toEqual(["CDCResponse", "bId"]);
  const [customers, invoices, bills] = changes.CDCResponse.QueryResponse;
  expect([customers.Customer.length, invoices.Invoice[0].TotalAmt, bills]).toEqual([1, 25, {}]);
  expect([report.Report.Header.ReportName, report.Report.Header.EndPeriod]).toEqual([
    "ProfitAndLoss",
    "2026-07-01",
  ]);
  expect(report.Report.Rows.Row.at(-1).Summary.ColData[1].value).toBe("25.00");
  expect(bare.Report.Header.ReportName).toBe("AccountList");
});

test("questions that are wrong are faults of their own item", async () => {
  const client = await aClient({ clock: () => new Date("2026-07-01T19:00:00Z") });
  const items = await itemsOf(client, [
    { bId: "1", CDCQuery: { Entities: "Customer" } },
    { bId: "2", CDCQuery: { ChangedSince: "2026-06-30" } },
    { bId: "3", CDCQuery: { Entities: "TaxRate", ChangedSince: "2026-06-30" } },
    { bId: "4", ReportQuery: "NoSuchReport" },
    { bId: "5", ReportQuery: "ProfitAndLoss?start_date=yesterday" },
    { bId: "6", operation: "create", Customer: { DisplayName: "Ada" } },
  ]);
  expect(items.map(codeOf)).toEqual(["2020", "2020", "2000", "500", "2060", undefined]);
});

test("a batch voids by operation, and its options are those of include", async () => {
  const client = await aClient();
  const ada = await aCustomer(client);
  const first = await client.create("Invoice", { ...anInvoice(ada, aLine(10)), DocNumber: "W-1" });
  const again = { operation: "create", Invoice: { ...anInvoice(ada, aLine(5)), DocNumber: "W-1" } };
  const [voided, refused, bypassed, named] = await itemsOf(client, [
    { bId: "1", operation: "void", Invoice: { Id: first.Id, SyncToken: "0" } },
    { bId: "2", ...again },
    { bId: "3", ...again, optionsData: "allowduplicatedocnum" },
    { bId: "4", ...again, optionsData: "include=AllowDuplicateDocNum" },
  ]);
  expect([voided.Invoice.TotalAmt, voided.Invoice.PrivateNote]).toEqual([0, "Voided"]);
  expect([codeOf(refused), bypassed.Invoice.DocNumber, named.Invoice.DocNumber]).toEqual([
    "6140",
    "W-1",
    "W-1",
  ]);
});

test("a batch sends forms: to the address of the options, of the body, or as stored", async () => {
  const client = await aClient();
  const ada = await aCustomer(client);
  const { Id } = await client.create("Invoice", {
    ...anInvoice(ada, aLine(10)),
    BillEmail: { Address: "ada@example.com" },
  });
  const sent = (bId: string, more: Json = {}) => ({ bId, operation: "send", Invoice: { Id }, ...more });
  const [stored, body, option, missing, bill] = await itemsOf(client, [
    sent("1"),
    sent("2", { Invoice: { Id, BillEmail: { Address: "books@example.com" } } }),
    sent("3", { optionsData: "sendTo=office@example.com" }),
    sent("4", { Invoice: { Id: "999" } }),
    { bId: "5", operation: "send", Bill: { Id: "1" } },
  ]);
  expect([stored, body, option].map((each) => each.Invoice.BillEmail.Address)).toEqual([
    "ada@example.com",
    "books@example.com",
    "office@example.com",
  ]);
  expect(option.Invoice.EmailStatus).toBe("EmailSent");
  expect([codeOf(missing), codeOf(bill)]).toEqual(["610", "500"]);
});

test("what a batch asked is asked anew with the same request id, what it wrote is not written again", async () => {
  const client = await aClient({ clock: () => new Date("2026-07-01T19:00:00Z") });
  const items = [
    { bId: "1", operation: "create", Customer: { DisplayName: "Ada" } },
    { bId: "2", CDCQuery: { Entities: "Customer", ChangedSince: "2026-06-30" } },
  ];
  const [first] = await itemsOf(client, items, "?requestid=r-1");
  await client.create("Customer", { DisplayName: "Bea" });
  const [again, changes] = await itemsOf(client, items, "?requestid=r-1");
  expect(again).toEqual(first);
  expect(changes.CDCResponse.QueryResponse[0].Customer).toHaveLength(2);
});
