import { expect, test } from "vitest";
import {
  aClient,
  aCustomer,
  aLine,
  anInvoice,
  errorOf,
  type Json,
  journalOf,
  type TestClient,
} from "./test-client.ts";
import { anEndpoint } from "./webhook-endpoint.ts";

const ref = (value: string) => ({ value });
const merge = (client: TestClient, entity: string, id: string, deletedId: string) =>
  client.control("POST", "merge", { entity, id, deletedId });
const read = async (client: TestClient, entity: string, id: string): Promise<Json> =>
  (await client.get(`/${entity.toLowerCase()}/${id}`)).body[entity];

test("a merged customer's transactions, balance and sub-ledger are the other's", async () => {
  const client = await aClient({ clock: () => new Date("2026-07-01T19:00:00Z") });
  const ada = await aCustomer(client);
  const twin = await aCustomer(client, { DisplayName: "Ada Twin", PrimaryEmailAddr: { Address: "a@b.co" } });
  const invoice = await client.create("Invoice", anInvoice(twin, aLine(100)));
  const payment = await client.create("Payment", {
    CustomerRef: ref(twin),
    TotalAmt: 40,
    Line: [{ Amount: 40, LinkedTxn: [{ TxnId: invoice.Id, TxnType: "Invoice" }] }],
  });
  const before = (await client.control("GET", "dump")).trialBalance;
  const { Customer } = await merge(client, "Customer", ada, twin);
  expect(Customer).toMatchObject({ Id: ada, DisplayName: "Ada", Balance: 60 });
  expect((await read(client, "Invoice", invoice.Id)).CustomerRef).toEqual({ value: ada, name: "Ada" });
  expect((await read(client, "Payment", payment.Id)).CustomerRef.value).toBe(ada);
  expect((await client.control("GET", "dump")).trialBalance).toEqual(before);
  const { body } = await client.get("/reports/CustomerBalance");
  expect(body.Rows.Row[0].ColData).toEqual([{ value: "Ada", id: ada }, { value: "60.00" }]);
  // The rest of the invoice can be paid in the name that stayed.
  const rest = { Amount: 60, LinkedTxn: [{ TxnId: invoice.Id, TxnType: "Invoice" }] };
  await client.create("Payment", { CustomerRef: ref(ada), TotalAmt: 60, Line: [rest] });
  expect((await read(client, "Customer", ada)).Balance).toBe(0);
});

test("the merged name is gone for reads, queries and references, its old name is free, and CDC says so", async () => {
  const client = await aClient({ clock: () => new Date("2026-07-01T19:00:00Z") });
  const ada = await aCustomer(client);
  const twin = await aCustomer(client, { DisplayName: "Ada Twin" });
  await merge(client, "Customer", ada, twin);
  expect(errorOf(await client.get(`/customer/${twin}`)).code).toBe("610");
  const answer = await client.post("/invoice", anInvoice(twin, aLine(1)));
  expect(errorOf(answer)).toMatchObject({
    code: "2500",
    Detail: `Invalid Reference Id : Names element id ${twin} not found`,
  });
  const update = { Id: twin, SyncToken: "0", sparse: true, Notes: "x" };
  expect(errorOf(await client.post("/customer", update)).code).toBe("610");
  const all = await client.query("select * from Customer where Active in (true, false)");
  expect(all.body.QueryResponse.Customer.map((each: Json) => each.Id)).toEqual([ada]);
  const { body } = await client.get("/cdc?entities=Customer&changedSince=2026-06-30");
  const [{ Customer }] = body.CDCResponse[0].QueryResponse;
  expect(Customer.map((each: Json) => [each.Id, each.status])).toEqual([
    [ada, undefined],
    [twin, "Deleted"],
  ]);
  await aCustomer(client, { DisplayName: "Ada Twin" });
});

test("a merge is one webhook with the id that stays and the one that went", async () => {
  const client = await aClient();
  const ada = await aCustomer(client);
  const twin = await aCustomer(client, { DisplayName: "Ada Twin" });
  await client.create("Invoice", anInvoice(twin, aLine(1)));
  const endpoint = await anEndpoint();
  await client.control("POST", "webhooks", { url: endpoint.url });
  await merge(client, "Customer", ada, twin);
  const [received] = await endpoint.until(1);
  const { entities } = received?.body.eventNotifications[0].dataChangeEvent ?? {};
  expect(entities).toEqual([
    { name: "Customer", id: ada, operation: "Merge", lastUpdated: expect.anything(), deletedId: twin },
  ]);
});

test("by the switch every moved transaction is told and has a new SyncToken", async () => {
  const client = await aClient();
  await client.control("POST", "settings", { mergeTouchesTransactions: true });
  const ada = await aCustomer(client);
  const twin = await aCustomer(client, { DisplayName: "Ada Twin" });
  const invoice = await client.create("Invoice", anInvoice(twin, aLine(1)));
  const endpoint = await anEndpoint();
  await client.control("POST", "webhooks", { url: endpoint.url });
  await merge(client, "Customer", ada, twin);
  const [received] = await endpoint.until(1);
  const { entities } = received?.body.eventNotifications[0].dataChangeEvent ?? {};
  expect(entities.map((each: Json) => `${each.name} ${each.id} ${each.operation}`)).toEqual([
    `Customer ${ada} Merge`,
    `Invoice ${invoice.Id} Update`,
  ]);
  expect((await read(client, "Invoice", invoice.Id)).SyncToken).toBe("1");
});

test("merged accounts, items and vendors: postings and references move, also those of lists and preferences", async () => {
  const client = await aClient();
  const ada = await aCustomer(client);
  const account = async (Name: string) =>
    (await client.create("Account", { Name, AccountType: "Income" })).Id;
  const [web, shop] = [await account("Web sales"), await account("Shop sales")];
  const item = async (Name: string, income: string) =>
    (await client.create("Item", { Name, Type: "Service", IncomeAccountRef: ref(income) })).Id;
  const [wash, washing] = [await item("Wash", web), await item("Washing", shop)];
  const invoice = await client.create(
    "Invoice",
    anInvoice(ada, aLine(10, { ItemRef: ref(wash) }), aLine(7, { ItemRef: ref(washing) })),
  );
  await merge(client, "Account", web, shop);
  expect((await read(client, "Item", washing)).IncomeAccountRef).toEqual({ value: web, name: "Web sales" });
  expect(await journalOf(client, "Invoice", invoice.Id)).toMatchObject({ "Web sales": -17 });
  await merge(client, "Item", wash, washing);
  const { Line } = await read(client, "Invoice", invoice.Id);
  expect(Line.slice(0, 2).map((each: Json) => each.SalesItemLineDetail.ItemRef.value)).toEqual([wash, wash]);
  const vendor = async (DisplayName: string) => (await client.create("Vendor", { DisplayName })).Id;
  const [clay, clays] = [await vendor("Clay"), await vendor("Clays")];
  const expense = (await client.query("select * from Account where AccountType = 'Expense'")).body;
  const line = {
    Amount: 5,
    DetailType: "AccountBasedExpenseLineDetail",
    AccountBasedExpenseLineDetail: { AccountRef: ref(expense.QueryResponse.Account[0].Id) },
  };
  await client.create("Bill", { VendorRef: ref(clays), Line: [line] });
  const EntityRef = { value: clays, type: "Vendor" };
  const paid = { PaymentType: "Cash", AccountRef: ref("35"), EntityRef, Line: [line] };
  const { Id } = await client.create("Purchase", paid);
  expect((await merge(client, "Vendor", clay, clays)).Vendor.Balance).toBe(5);
  expect((await read(client, "Purchase", Id)).EntityRef).toMatchObject({ value: clay, type: "Vendor" });
});

test("the name on a line of a journal entry moves, a vendor of the same number does not", async () => {
  const client = await aClient();
  const ada = await aCustomer(client);
  const twin = await aCustomer(client, { DisplayName: "Ada Twin" });
  const line = (PostingType: string, account: string, more: Json = {}) => ({
    Amount: 9,
    DetailType: "JournalEntryLineDetail",
    JournalEntryLineDetail: { PostingType, AccountRef: ref(account), ...more },
  });
  const Entity = { Type: "Customer", EntityRef: ref(twin) };
  const { Id } = await client.create("JournalEntry", {
    Line: [line("Debit", "84", { Entity }), line("Credit", "35")],
  });
  expect((await merge(client, "Customer", ada, twin)).Customer.Balance).toBe(9);
  const [first] = (await read(client, "JournalEntry", Id)).Line;
  expect(first.JournalEntryLineDetail.Entity.EntityRef.value).toBe(ada);
});

test("a snapshot from before a merge brings the merged name back", async () => {
  const client = await aClient();
  const ada = await aCustomer(client);
  const twin = await aCustomer(client, { DisplayName: "Ada Twin" });
  const snapshot = await client.control("GET", "snapshot");
  await merge(client, "Customer", ada, twin);
  await client.control("POST", "restore", snapshot);
  expect((await read(client, "Customer", twin)).DisplayName).toBe("Ada Twin");
});

test("what the UI does not merge is refused with the reason, and changes nothing", async () => {
  const client = await aClient();
  const ada = await aCustomer(client);
  const bea = await aCustomer(client, { DisplayName: "Bea", CurrencyRef: ref("EUR") });
  const parent = await aCustomer(client, { DisplayName: "Cy" });
  const child = await aCustomer(client, { DisplayName: "Cy Jr", Job: true, ParentRef: ref(parent) });
  const expense = (await client.create("Account", { Name: "Rent", AccountType: "Expense" })).Id;
  const before = await client.control("GET", "dump");
  const why = async (entity: string, id: string, deletedId: string) =>
    (await merge(client, entity, id, deletedId)).error;
  expect(await why("Customer", ada, bea)).toMatch(/differ in CurrencyRef/);
  expect(await why("Customer", ada, child)).toMatch(/differ in ParentRef/);
  expect(await why("Customer", ada, parent)).toMatch(/has Cy Jr below it/);
  expect(await why("Customer", ada, ada)).toMatch(/with itself/);
  expect(await why("Customer", ada, "999")).toMatch(/no Customer 999/);
  expect(await why("Account", "79", expense)).toMatch(/differ in AccountType/);
  expect(await why("Invoice", "1", "2")).toMatch(/entity is one of/);
  expect(await client.control("GET", "dump")).toEqual(before);
});
