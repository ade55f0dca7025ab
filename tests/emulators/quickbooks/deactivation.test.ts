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

const ref = (value: string) => ({ value });
const offsetting = { deactivateWithBalance: "offset" };
const current = async (client: TestClient, entity: string, id: string): Promise<Json> =>
  (await client.get(`/${entity.toLowerCase()}/${id}`)).body[entity];
const change = async (client: TestClient, entity: string, id: string, body: Json) => {
  const { SyncToken } = await current(client, entity, id);
  return client.post(`/${entity.toLowerCase()}`, { Id: id, SyncToken, sparse: true, ...body });
};
const all = async (client: TestClient, entity: string): Promise<Json[]> =>
  (await client.query(`select * from ${entity}`)).body.QueryResponse[entity] ?? [];

async function aTent(client: TestClient, QtyOnHand: number): Promise<string> {
  const { Id } = await client.create("Item", {
    ...{ Name: "Tent", Type: "Inventory", TrackQtyOnHand: true, QtyOnHand, InvStartDate: "2026-01-01" },
    ...{ PurchaseCost: 40, IncomeAccountRef: ref("79") },
    ...{ ExpenseAccountRef: ref("80"), AssetAccountRef: ref("81") },
  });
  return Id;
}

test("an item that is made inactive gives up its stock by an adjustment, and comes back with nothing", async () => {
  const client = await aClient();
  const tent = await aTent(client, 5);
  const inactive = (await change(client, "Item", tent, { Active: false })).body.Item;
  expect(inactive).toMatchObject({ Active: false, QtyOnHand: 0, Name: "Tent (deleted)" });
  const [adjustment] = await all(client, "InventoryAdjustment");
  expect(adjustment.Line[0].ItemAdjustmentLineDetail).toMatchObject({
    ItemRef: { value: tent },
    QtyDiff: -5,
  });
  expect(await journalOf(client, "InventoryAdjustment", adjustment.Id)).toEqual({
    "Inventory Asset": -200,
    "Inventory Shrinkage": 200,
  });
  const counted = await change(client, "Item", tent, { QtyOnHand: 3, Active: false });
  expect(errorOf(counted)).toMatchObject({
    code: "6000",
    Detail: "Business Validation Error: you need to activate this item before updating the quantity",
  });
  const back = await change(client, "Item", tent, { Active: true, Name: "Tent", QtyOnHand: 3 });
  expect(back.body.Item).toMatchObject({ Active: true, Name: "Tent", QtyOnHand: 3 });
});

test("an item without stock, or of another kind, leaves no trace", async () => {
  const client = await aClient();
  const tent = await aTent(client, 0);
  await change(client, "Item", tent, { Active: false });
  await change(client, "Item", "1", { Active: false });
  expect(await all(client, "InventoryAdjustment")).toEqual([]);
});

test("what was sold beyond the stock is adjusted up", async () => {
  const client = await aClient();
  const tent = await aTent(client, 1);
  const sold = aLine(300, { ItemRef: ref(tent), Qty: 3, UnitPrice: 100 });
  await client.create("Invoice", anInvoice(await aCustomer(client), sold));
  await change(client, "Item", tent, { Active: false });
  expect((await current(client, "Item", tent)).QtyOnHand).toBe(0);
});

test.each([
  ["US", "USD"],
  ["GB", "EUR"],
])("in %s the balance of a customer in %s goes to zero by a credit memo", async (country, currency) => {
  const client = await aClient({ company: { country } });
  await client.control("POST", "settings", offsetting);
  const customer = await aCustomer(client, { CurrencyRef: ref(currency) });
  const line = aLine(10, country === "US" ? {} : { TaxCodeRef: ref("6") });
  const CurrencyRef = ref(currency);
  await client.create("Invoice", { ...anInvoice(customer, line), CurrencyRef });
  expect((await change(client, "Customer", customer, { Active: false })).body.Customer.Balance).toBe(0);
  expect(await all(client, "CreditMemo")).toMatchObject([
    { TotalAmt: 10, CustomerRef: { value: customer }, CurrencyRef: { value: currency } },
  ]);
  // Once it is inactive, nothing is offset again.
  await change(client, "Customer", customer, { Active: false, Notes: "gone" });
  expect(await all(client, "CreditMemo")).toHaveLength(1);
});

test("a customer in credit gets an invoice, a vendor a vendor credit or a bill", async () => {
  const client = await aClient();
  await client.control("POST", "settings", offsetting);
  const customer = await aCustomer(client);
  await client.create("Payment", { CustomerRef: ref(customer), TotalAmt: 7 });
  expect((await change(client, "Customer", customer, { Active: false })).body.Customer.Balance).toBe(0);
  expect(await all(client, "Invoice")).toMatchObject([{ TotalAmt: 7 }]);
  const expense = {
    Amount: 12,
    DetailType: "AccountBasedExpenseLineDetail",
    AccountBasedExpenseLineDetail: { AccountRef: ref("20") },
  };
  const owed = (await client.create("Vendor", { DisplayName: "Rope Works" })).Id;
  await client.create("Bill", { VendorRef: ref(owed), Line: [expense] });
  expect((await change(client, "Vendor", owed, { Active: false })).body.Vendor.Balance).toBe(0);
  const owing = (await client.create("Vendor", { DisplayName: "Sail Loft" })).Id;
  await client.create("VendorCredit", { VendorRef: ref(owing), Line: [expense] });
  expect((await change(client, "Vendor", owing, { Active: false })).body.Vendor.Balance).toBe(0);
  expect((await all(client, "VendorCredit")).map((row) => row.TotalAmt)).toEqual([12, 12]);
  expect((await all(client, "Bill")).map((row) => row.TotalAmt)).toEqual([12, 12]);
});
