import { expect, test } from "vitest";
import { aClient, aCustomer, aLine, anInvoice, errorOf, type Json } from "./test-client.ts";

test("a subscription that has ended refuses every write and still answers reads", async () => {
  const client = await aClient();
  const customer = await aCustomer(client);
  await client.control("POST", "settings", { SubscriptionStatus: "EXPIRED" });
  const refused = await client.post("/invoice", anInvoice(customer, aLine(1)));
  expect([refused.status, errorOf(refused)]).toEqual([
    400,
    {
      Message: "Invalid Company Status",
      Detail:
        "Subscription period has ended or canceled or there was a billing problem : You can't add data to QuickBooks Online Plus because your trial or subscription period ended, you cancelled your subscription, or there was a billing problem. To update your subscription, click the gear icon and view your account information.",
      code: "6190",
      element: "",
    },
  ]);
  const item = { bId: "1", operation: "create", Customer: { DisplayName: "Bea" } };
  const batch = await client.post("/batch", { BatchItemRequest: [item] });
  expect(batch.body.BatchItemResponse[0].Fault.Error[0].code).toBe("6190");
  const rate = { SourceCurrencyCode: "EUR", AsOfDate: "2026-01-01", Rate: 1.25 };
  expect(errorOf(await client.post("/exchangerate", rate)).code).toBe("6190");
  expect((await client.get(`/customer/${customer}`)).status).toBe(200);
  await client.control("POST", "settings", { SubscriptionStatus: "PAID" });
  expect((await client.post("/invoice", anInvoice(customer, aLine(1)))).status).toBe(200);
});

test("a user who may only read gets 5020 on writes, one without access 120 on everything", async () => {
  const client = await aClient();
  const customer = await aCustomer(client);
  await client.control("POST", "settings", { userAccess: "readOnly" });
  expect(errorOf(await client.post("/customer", { DisplayName: "Bea" }))).toMatchObject({
    code: "5020",
    Message: "Permission Denied Error",
  });
  expect((await client.get(`/customer/${customer}`)).status).toBe(200);
  await client.control("POST", "settings", { userAccess: "none" });
  const lost = await client.get(`/customer/${customer}`);
  expect([lost.status, lost.body.Fault.type, errorOf(lost).code]).toEqual([403, "AuthorizationFault", "120"]);
  expect(errorOf(lost).Detail).toBe(
    "AuthorizationFailure: -11014-You do not have access to use QuickBooks Online Plus.",
  );
});

const field = (Name: string, value: Json) =>
  typeof value === "boolean"
    ? { Name: `SalesFormsPrefs.${Name}`, Type: "BooleanType", BooleanValue: value }
    : { Name: `SalesFormsPrefs.${Name}`, Type: "StringType", StringValue: value };

test("forms show a placeholder for every custom field that is switched on, and keep what is sent", async () => {
  const CustomField = [
    {
      CustomField: [
        field("UseSalesCustom1", true),
        field("UseSalesCustom2", false),
        field("UseSalesCustom3", true),
      ],
    },
    { CustomField: [field("SalesCustomName1", "Crew #"), field("SalesCustomName3", "Channel")] },
  ];
  const client = await aClient({ company: { preferences: { SalesFormsPrefs: { CustomField } } } });
  const form = anInvoice(await aCustomer(client), aLine(1));
  const empty = await client.create("Invoice", form);
  expect(empty.CustomField).toEqual([
    { DefinitionId: "1", Name: "Crew #", Type: "StringType" },
    { DefinitionId: "3", Name: "Channel", Type: "StringType" },
  ]);
  const sent = (DefinitionId: string, StringValue: string) => ({
    ...form,
    CustomField: [{ DefinitionId, StringValue, Type: "StringType" }],
  });
  expect((await client.create("SalesReceipt", sent("3", "Web"))).CustomField[1].StringValue).toBe("Web");
  expect(errorOf(await client.post("/invoice", sent("2", "Web"))).code).toBe("3000");
  expect(errorOf(await client.post("/invoice", sent("1", "x".repeat(32)))).code).toBe("2050");
});

test("sales forms share one series of numbers, and AutoDocNumber works on an invoice alone", async () => {
  const client = await aClient();
  const form = anInvoice(await aCustomer(client), aLine(1));
  expect((await client.create("Invoice", { ...form, AutoDocNumber: true })).DocNumber).toBe("1001");
  expect((await client.create("SalesReceipt", { ...form, AutoDocNumber: true })).DocNumber).toBeUndefined();
  await client.control("POST", "settings", { CustomTxnNumbers: false });
  const numbers = [];
  for (const entity of ["SalesReceipt", "CreditMemo", "Estimate", "Invoice"]) {
    numbers.push((await client.create(entity, form)).DocNumber);
  }
  expect(numbers).toEqual(["1002", "1003", "1004", "1005"]);
});

test("a transaction without date gets the Pacific day, and its due date follows the term, also one by day of month", async () => {
  const client = await aClient({ clock: () => new Date("2026-02-01T05:00:00Z") });
  const tenth = await client.create("Term", { Name: "10th", DayOfMonthDue: 10, DueNextMonthDays: 15 });
  const form = anInvoice(await aCustomer(client), aLine(1));
  expect(await client.create("Invoice", form)).toMatchObject({
    TxnDate: "2026-01-31",
    DueDate: "2026-03-02",
  });
  const termed = { ...form, SalesTermRef: { value: tenth.Id } };
  expect((await client.create("Invoice", { ...termed, TxnDate: "2026-01-20" })).DueDate).toBe("2026-02-10");
  expect((await client.create("Invoice", { ...termed, TxnDate: "2026-02-01" })).DueDate).toBe("2026-03-10");
});
