import { expect, test } from "vitest";
import { aClient, aCustomer, aLine, anInvoice, errorOf, type Json, type TestClient } from "./test-client.ts";

const ref = (value: string) => ({ value });

/** Every case is a fault as the real service was seen to answer it; the data are ours. */
async function faultsOf(client: TestClient, path: string, body: Json): Promise<Json[]> {
  const { status, body: answer } = await client.post(path, body);
  expect([status, answer.Fault?.type]).toEqual([400, "ValidationFault"]);
  return answer.Fault.Error;
}

test("lengths are told with their thousands grouped, and a memo under its printed name", async () => {
  const client = await aClient();
  const CustomerMemo = ref("x".repeat(1016));
  const body = { ...anInvoice(await aCustomer(client), aLine(1)), CustomerMemo };
  expect(await faultsOf(client, "/invoice", body)).toEqual([
    {
      Message: "String length is either shorter or longer than supported by specification",
      Detail:
        "String length specified does not match the supported length. Min:0 Max:1,000 supported. Supplied length:1,016",
      code: "2050",
      element: "Customer Memo",
    },
  ]);
});

test("an unknown item is named by its path, an unknown account by its id, what is inactive by neither", async () => {
  const client = await aClient();
  const ada = await aCustomer(client);
  const path = "Line.SalesItemLineDetail.ItemRef";
  const [item] = await faultsOf(client, "/invoice", anInvoice(ada, aLine(1, { ItemRef: ref("999") })));
  expect(item).toMatchObject({ code: "2500", element: path, Detail: `Invalid Reference Id : ${path}` });
  const spent = (account: string) => ({
    PaymentType: "Cash",
    AccountRef: ref("35"),
    Line: [
      {
        Amount: 1,
        DetailType: "AccountBasedExpenseLineDetail",
        AccountBasedExpenseLineDetail: { AccountRef: ref(account) },
      },
    ],
  });
  expect((await faultsOf(client, "/purchase", spent("999")))[0]).toMatchObject({
    code: "2500",
    element: "Reference Id",
    Detail: "Invalid Reference Id : Accounts element id 999 not found",
  });
  const { Id } = await client.create("Account", { Name: "Old", AccountType: "Expense" });
  await client.create("Account", { Id, SyncToken: "0", sparse: true, Name: "Old", Active: false });
  expect((await faultsOf(client, "/purchase", spent(Id)))[0]).toMatchObject({
    code: "2500",
    element: "",
    Detail: expect.stringMatching(
      /^Invalid Reference Id : Something you're trying to use has been made inactive\./,
    ),
  });
});

test("a sale whose detail is empty lacks it, an expense without account lacks that", async () => {
  const client = await aClient();
  const line = { Amount: 1, DetailType: "SalesItemLineDetail", SalesItemLineDetail: {} };
  const [sale] = await faultsOf(client, "/invoice", anInvoice(await aCustomer(client), line));
  expect(sale).toMatchObject({ code: "2020", element: "Line.SalesItemLineDetail" });
  const expense = {
    PaymentType: "Cash",
    AccountRef: ref("35"),
    Line: [{ Amount: 1, DetailType: "AccountBasedExpenseLineDetail", AccountBasedExpenseLineDetail: {} }],
  };
  const [spent] = await faultsOf(client, "/purchase", expense);
  expect(spent?.element).toBe("Line.AccountBasedExpenseLineDetail.AccountRef");
});

test("whoever changes a deleted transaction is told who did it; a read is told of something inactive", async () => {
  const client = await aClient();
  const { Id } = await client.create("Invoice", anInvoice(await aCustomer(client), aLine(1)));
  await client.post("/invoice?operation=delete", { Id, SyncToken: "0" });
  const [again] = await faultsOf(client, "/invoice?operation=delete", { Id, SyncToken: "0" });
  expect(again).toEqual({
    Message: "Object Not Found",
    Detail: "Object Not Found : Another user has deleted this transaction.",
    code: "610",
    element: "",
  });
  expect(errorOf(await client.get(`/invoice/${Id}`)).Detail).toContain("made inactive");
  const [never] = await faultsOf(client, "/invoice?operation=delete", { Id: "999", SyncToken: "0" });
  expect(never?.Detail).toContain("made inactive");
});

test("a taken number names the type of its holder in words", async () => {
  const client = await aClient();
  const sale = { Line: [aLine(1)], CustomerRef: ref(await aCustomer(client)), DocNumber: "W-1" };
  const { Id } = await client.create("SalesReceipt", sale);
  const [taken] = await faultsOf(client, "/salesreceipt", sale);
  expect(taken?.Detail).toMatch(
    new RegExp(`DocNumber=W-1 is assigned to TxnType=Sales Receipt with TxnId=${Id}$`),
  );
});

test("what cannot be read has one text, whether a property is unknown or wrapped or of another kind", async () => {
  const client = await aClient();
  const bodies = [{ Nope: 1 }, { JournalEntry: { Line: [] } }, { Line: "x" }];
  for (const body of bodies) {
    expect(await faultsOf(client, "/journalentry", body)).toEqual([
      {
        Message: "Request has invalid or unsupported property",
        Detail: "Property Name:failed to parse json object; a property specified is unsupported or invalid",
        code: "2010",
      },
    ]);
  }
});

test("an account's type and subtype that do not go together are one enumeration out of range", async () => {
  const client = await aClient();
  const body = { Name: "Odd", AccountType: "Bank", AccountSubType: "CreditCard" };
  expect((await faultsOf(client, "/account", body))[0]).toMatchObject({
    code: "2170",
    Detail: "Invalid Enumeration : Invalid Account.AccountType && Account.SubType",
  });
});

test("a name has one e-mail address, a form may go to several", async () => {
  const client = await aClient();
  const addresses = { Address: "a@example.com, b@example.com" };
  const [refused] = await faultsOf(client, "/customer", { DisplayName: "Ada", PrimaryEmailAddr: addresses });
  expect(refused).toMatchObject({ code: "2210", element: "PrimaryEmailAddr" });
  const body = { ...anInvoice(await aCustomer(client), aLine(1)), BillEmail: addresses };
  expect((await client.create("Invoice", body)).BillEmail).toEqual(addresses);
});

test("an empty batch is malformed", async () => {
  const client = await aClient();
  expect(await faultsOf(client, "/batch", { BatchItemRequest: [] })).toEqual([
    { Message: "MalformedRequest", Detail: "Batch Request is Empty", code: "400" },
  ]);
});

test("a query for a value outside an enumeration fails as a system error", async () => {
  const client = await aClient();
  const { status, body } = await client.query("select * from Account where AccountType = 'BANK'");
  expect([status, body.Fault]).toEqual([
    500,
    {
      Error: [
        {
          Message: "An application error has occurred while processing your request",
          Detail:
            "System Failure Error: Services V3 Query Value for Account.AccountType must be a valid enumeration value",
          code: "10000",
        },
      ],
      type: "SystemFault",
    },
  ]);
  expect((await client.query("select * from Account where AccountType = 'Bank'")).status).toBe(200);
});

test("an id that is no number is refused without a time in a read, and with one in a query", async () => {
  const client = await aClient();
  const read = await client.get("/customer/1.5");
  expect([read.status, read.body]).toEqual([
    400,
    {
      Fault: {
        Error: [
          {
            Message: "Invalid ID",
            Detail: "Id should be a valid number. Supplied value:1.5",
            code: "2030",
            element: "Id",
          },
        ],
        type: "ValidationFault",
      },
    },
  ]);
  const { body } = await client.query("select * from Vendor where Id = ''");
  expect([errorOf({ body } as never).Detail, typeof body.time]).toEqual([
    "Id should be a valid number. Supplied value:",
    "string",
  ]);
});

test.each([
  ["a letter of Latin-1", [0xe9, 0x72], "middle byte 0x72"],
  ["a byte that starts nothing", [0x92], "start byte 0x92"],
])("a body with %s is not read", async (_what, bytes, named) => {
  const { emulator } = await aClient();
  const body = Buffer.concat([Buffer.from('{"DisplayName":"Caf'), Buffer.from(bytes), Buffer.from('"}')]);
  const response = await fetch(`${emulator.baseUrl}/v3/company/${emulator.realmId}/customer`, {
    method: "POST",
    headers: { Authorization: `Bearer ${emulator.accessToken}`, "Content-Type": "application/json" },
    body,
  });
  const answer = { status: response.status, body: (await response.json()) as object };
  expect(answer.status).toBe(400);
  expect(errorOf(answer as never)).toMatchObject({
    code: "2010",
    Detail: `Property Name:Invalid UTF-8 ${named} specified is unsupported or invalid`,
  });
});

test.each([
  ["Deposit", "DepartmentRef", "Depts"],
  ["Deposit", "Entity", "Names"],
  ["JournalEntry", "Entity", "Names"],
  ["Estimate", "SalesTermRef", "Terms"],
  ["CreditMemo", "SalesTermRef", "Terms"],
  ["Payment", "ARAccountRef", "Accounts"],
])("a %s with an unknown %s is refused", async (entity, member, list) => {
  const client = await aClient({
    company: { preferences: { AccountingInfoPrefs: { TrackDepartments: true } } },
  });
  const unknown = { value: "987654" };
  const customer = await aCustomer(client);
  const account = async (body: object) => ({ value: (await client.create("Account", body)).Id });
  const bank = await account({ Name: "Till drawer", AccountType: "Bank" });
  const income = await account({ Name: "Rentals", AccountType: "Income" });
  const side = (PostingType: string, AccountRef: object, Entity?: object) => ({
    Amount: 4,
    DetailType: "JournalEntryLineDetail",
    JournalEntryLineDetail: { PostingType, AccountRef, Entity },
  });
  const depositLine = { AccountRef: income, ...(member === "Entity" ? { Entity: unknown } : {}) };
  const head = member === "Entity" ? {} : { [member]: unknown };
  const bodies: Record<string, object> = {
    Deposit: {
      DepositToAccountRef: bank,
      Line: [{ Amount: 4, DetailType: "DepositLineDetail", DepositLineDetail: depositLine }],
    },
    JournalEntry: {
      Line: [side("Debit", bank, { Type: "Vendor", EntityRef: unknown }), side("Credit", income)],
    },
    Estimate: anInvoice(customer, aLine(4)),
    CreditMemo: anInvoice(customer, aLine(4)),
    Payment: { CustomerRef: { value: customer }, TotalAmt: 4 },
  };
  const path = `/${entity.toLowerCase()}`;
  expect(errorOf(await client.post(path, { ...bodies[entity], ...head }))).toMatchObject({
    code: "2500",
    Detail: `Invalid Reference Id : ${list} element id 987654 not found`,
  });
});
