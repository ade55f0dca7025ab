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

const START = "2026-01-01";
const anItem = async (client: TestClient, over: Record<string, unknown> = {}): Promise<Json> =>
  client.create("Item", {
    Name: "Rope",
    Type: "Inventory",
    TrackQtyOnHand: true,
    QtyOnHand: 10,
    InvStartDate: START,
    PurchaseCost: 5,
    IncomeAccountRef: { value: "79" },
    ExpenseAccountRef: { value: "80" },
    AssetAccountRef: { value: "81" },
    ...over,
  });
const sold = (item: string, Qty: number, Amount: number) => aLine(Amount, { ItemRef: { value: item }, Qty });
const bought = (item: string, Qty: number, Amount: number) => ({
  Amount,
  DetailType: "ItemBasedExpenseLineDetail",
  ItemBasedExpenseLineDetail: { ItemRef: { value: item }, Qty },
});
const onHand = async (client: TestClient, id: string): Promise<number> =>
  (await client.get(`/item/${id}`)).body.Item.QtyOnHand;
const aBill = async (client: TestClient, TxnDate: string, ...Line: unknown[]): Promise<Json> => {
  const known = (await client.query("select * from Vendor")).body.QueryResponse.Vendor?.[0];
  const vendor = known ?? (await client.create("Vendor", { DisplayName: "Rope Works" }));
  return client.create("Bill", { VendorRef: { value: vendor.Id }, TxnDate, Line });
};
const aSale = async (client: TestClient, TxnDate: string, ...lines: unknown[]): Promise<Json> => {
  const known = (await client.query("select * from Customer")).body.QueryResponse.Customer?.[0];
  const customer = known?.Id ?? (await aCustomer(client));
  return client.create("Invoice", { ...anInvoice(customer, ...lines), TxnDate });
};

test("the opening quantity stands against Opening Balance Equity", async () => {
  const client = await aClient();
  const item = await anItem(client);
  expect(item).toMatchObject({ QtyOnHand: 10, InvStartDate: START, TrackQtyOnHand: true });
  expect(await journalOf(client, "Item", item.Id)).toEqual({
    "Inventory Asset": 50,
    "Opening Balance Equity": -50,
  });
});

test("a sale takes the oldest goods first, a refund brings them back, a deletion undoes it", async () => {
  const client = await aClient();
  const item = await anItem(client);
  const bill = await aBill(client, "2026-02-01", bought(item.Id, 10, 80));
  expect(await journalOf(client, "Bill", bill.Id)).toMatchObject({ "Inventory Asset": 80 });
  expect(await onHand(client, item.Id)).toBe(20);
  const sale = await aSale(client, "2026-02-02", sold(item.Id, 12, 240));
  expect(await journalOf(client, "Invoice", sale.Id)).toMatchObject({
    "Cost of Goods Sold": 66,
    "Inventory Asset": -66,
  });
  const memo = await client.create("CreditMemo", {
    ...anInvoice(sale.CustomerRef.value, sold(item.Id, 2, 40)),
    TxnDate: "2026-02-03",
  });
  expect(await journalOf(client, "CreditMemo", memo.Id)).toMatchObject({ "Inventory Asset": 11 });
  expect(await onHand(client, item.Id)).toBe(10);
  await client.post("/invoice?operation=void", { Id: sale.Id, SyncToken: "0" });
  expect(await onHand(client, item.Id)).toBe(22);
  await client.post("/creditmemo?operation=delete", { Id: memo.Id, SyncToken: "0" });
  const stock = (await client.control("GET", "stock")).stock;
  expect(stock).toEqual([
    {
      itemId: item.Id,
      item: "Rope",
      quantity: 20,
      value: 130,
      layers: [
        { quantity: 10, value: 50 },
        { quantity: 10, value: 80 },
      ],
    },
  ]);
});

test("a purchase dated back changes the cost of the sales after it", async () => {
  const client = await aClient();
  const item = await anItem(client, { QtyOnHand: 0 });
  const sale = await aSale(client, "2026-02-10", sold(item.Id, 2, 40));
  expect(await onHand(client, item.Id)).toBe(-2);
  expect(await journalOf(client, "Invoice", sale.Id)).toMatchObject({ "Cost of Goods Sold": 10 });
  const bill = await aBill(client, "2026-02-01", bought(item.Id, 4, 28));
  expect(await journalOf(client, "Invoice", sale.Id)).toMatchObject({ "Cost of Goods Sold": 14 });
  const change = { ...bill, sparse: true, Line: [bought(item.Id, 4, 40)] };
  expect((await client.post("/bill", change)).status).toBe(200);
  expect(await journalOf(client, "Invoice", sale.Id)).toMatchObject({ "Cost of Goods Sold": 20 });
  await client.post("/bill?operation=delete", { Id: bill.Id, SyncToken: "1" });
  expect(await journalOf(client, "Invoice", sale.Id)).toMatchObject({ "Cost of Goods Sold": 10 });
});

test("a sale or purchase before the item's start is refused", async () => {
  const client = await aClient();
  const item = await anItem(client);
  const early = {
    ...anInvoice(await aCustomer(client), sold(item.Id, 1, 20)),
    TxnDate: "2025-12-31",
  };
  const fault = {
    code: "6270",
    Message: "Transaction date is prior to start date for inventory item",
    Detail:
      "Transactions with inventory (QOH) products cant be dated earlier than the Inventory Start Date for the product",
  };
  expect(errorOf(await client.post("/invoice", early))).toMatchObject(fault);
  const vendor = await client.create("Vendor", { DisplayName: "Rope Works" });
  const bill = { VendorRef: { value: vendor.Id }, TxnDate: "2025-12-31", Line: [bought(item.Id, 1, 5)] };
  expect(errorOf(await client.post("/bill", bill))).toMatchObject(fault);
  const uncounted = { ...bill, TxnDate: START, Line: [{ ...bought(item.Id, 1, 5) }] };
  const detail: Json = uncounted.Line[0]?.ItemBasedExpenseLineDetail;
  delete detail.Qty;
  expect(errorOf(await client.post("/bill", uncounted)).code).toBe("6520");
});

test("another quantity on an item update is booked as an inventory adjustment", async () => {
  const client = await aClient();
  const item = await anItem(client);
  const keys = { Id: item.Id, SyncToken: "0", sparse: true };
  const updated = await client.post("/item", { ...keys, QtyOnHand: 7, InvStartDate: "2026-03-01" });
  expect(updated.body.Item).toMatchObject({ QtyOnHand: 7, InvStartDate: START });
  const rows = (await client.query("select * from InventoryAdjustment")).body.QueryResponse;
  const [adjustment] = rows.InventoryAdjustment;
  expect(adjustment).toMatchObject({
    TxnDate: "2026-03-01",
    Line: [{ ItemAdjustmentLineDetail: { ItemRef: { value: item.Id, name: "Rope" }, QtyDiff: -3 } }],
  });
  expect(await journalOf(client, "InventoryAdjustment", adjustment.Id)).toEqual({
    "Inventory Asset": -15,
    "Inventory Shrinkage": 15,
  });
  const off = await client.post("/item", { ...keys, SyncToken: "1", TrackQtyOnHand: false });
  expect(errorOf(off).Detail).toBe(
    "Business Validation Error: When you create an item, if Track quantity on hand is turned off, the item cannot be of type Inventory.",
  );
});

test("an adjustment and a vendor credit take goods out at their FIFO cost", async () => {
  const client = await aClient();
  const item = await anItem(client);
  const adjustment = await client.create("InventoryAdjustment", {
    AdjustAccountRef: { value: "20" },
    Line: [
      {
        DetailType: "ItemAdjustmentLineDetail",
        ItemAdjustmentLineDetail: { ItemRef: { value: item.Id }, QtyDiff: -2 },
      },
    ],
  });
  expect(await journalOf(client, "InventoryAdjustment", adjustment.Id)).toEqual({
    Supplies: 10,
    "Inventory Asset": -10,
  });
  const vendor = await client.create("Vendor", { DisplayName: "Rope Works" });
  const credit = await client.create("VendorCredit", {
    VendorRef: { value: vendor.Id },
    Line: [bought(item.Id, 1, 6)],
  });
  expect(await journalOf(client, "VendorCredit", credit.Id)).toEqual({
    "Accounts Payable (A/P)": 6,
    "Inventory Asset": -5,
    "Cost of Goods Sold": -1,
  });
  expect(await onHand(client, item.Id)).toBe(7);
  const keys = { Id: adjustment.Id, SyncToken: "0" };
  await client.post("/inventoryadjustment?operation=delete", keys);
  expect(await onHand(client, item.Id)).toBe(9);
});

test("categories have four levels and nothing else can hold an item", async () => {
  const client = await aClient();
  const category = (Name: string, parent?: string) =>
    client.post("/item", {
      Name,
      Type: "Category",
      ...(parent === undefined ? {} : { SubItem: true, ParentRef: { value: parent } }),
    });
  let parent: string | undefined;
  for (const Name of ["A", "B", "C", "D"]) parent = (await category(Name, parent)).body.Item.Id;
  expect((await client.get(`/item/${parent}`)).body.Item).toMatchObject({
    FullyQualifiedName: "A:B:C:D",
    Level: 3,
  });
  expect(errorOf(await category("E", parent)).code).toBe("6180");
  const rope = { SubItem: true, ParentRef: { value: parent } };
  expect((await anItem(client, rope)).FullyQualifiedName).toBe("A:B:C:D:Rope");
  expect(errorOf(await category("F", "1")).code).toBe("6150");
});

test("a bundle is seeded, read, and taken apart on a form", async () => {
  const bundle = {
    Name: "Deck set",
    Type: "Group",
    ItemGroupDetail: {
      ItemGroupLine: [
        { ItemRef: { value: "3" }, Qty: 2 },
        { ItemRef: { value: "1" }, Qty: 1 },
      ],
    },
  };
  const cleat = { Name: "Cleat", Type: "Service", UnitPrice: 7.5, IncomeAccountRef: { value: "79" } };
  const client = await aClient({
    company: {
      objects: [
        { entity: "Item", body: cleat },
        { entity: "Item", body: bundle },
      ],
    },
  });
  const found = (await client.query("select * from Item where Name = 'Deck set'")).body.QueryResponse.Item;
  const line = {
    DetailType: "GroupLineDetail",
    GroupLineDetail: { GroupItemRef: { value: found[0].Id }, Quantity: 2 },
  };
  const invoice = await client.create("Invoice", anInvoice(await aCustomer(client), line));
  expect(invoice.TotalAmt).toBe(30);
  expect(invoice.Line[0]).toMatchObject({
    Amount: 0,
    DetailType: "GroupLineDetail",
    GroupLineDetail: {
      GroupItemRef: { value: found[0].Id, name: "Deck set" },
      Quantity: 2,
      Line: [
        { Amount: 30, SalesItemLineDetail: { Qty: 4, UnitPrice: 7.5 } },
        { Amount: 0, SalesItemLineDetail: { Qty: 2 } },
      ],
    },
  });
  const lines = [invoice.Line[0], ...invoice.Line[0].GroupLineDetail.Line];
  expect(new Set(lines.map((each: Json) => each.Id)).size).toBe(3);
  expect(errorOf(await client.post("/item", { ...bundle, Name: "Other" })).code).toBe("2170");
});
