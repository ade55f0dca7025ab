import { expect, test } from "vitest";
import { aClient, aCustomer, errorOf, type Json, journalOf, type TestClient } from "./test-client.ts";

const ref = (value: string) => ({ value });
const untaxed = { TaxCodeRef: ref("NON") };
const catering = (Amount: number, customer: string, more: Json = {}) => ({
  Amount,
  Description: "Catering",
  DetailType: "AccountBasedExpenseLineDetail",
  AccountBasedExpenseLineDetail: {
    ...{ AccountRef: ref("20"), BillableStatus: "Billable", CustomerRef: ref(customer) },
    ...more,
  },
});
const taking = (charge: string, Amount: number, TxnLineId = "1", detail: Json = untaxed) => ({
  Amount,
  LinkedTxn: [{ TxnId: charge, TxnType: "ReimburseCharge", TxnLineId }],
  DetailType: "SalesItemLineDetail",
  SalesItemLineDetail: detail,
});
const current = async (client: TestClient, entity: string, id: string): Promise<Json> =>
  (await client.get(`/${entity.toLowerCase()}/${id}`)).body[entity];
const remove = async (client: TestClient, entity: string, id: string) => {
  const { SyncToken } = await current(client, entity, id);
  return client.post(`/${entity.toLowerCase()}?operation=delete`, { Id: id, SyncToken });
};
const statusOf = (form: Json) => form.Line[0][form.Line[0].DetailType].BillableStatus;

async function aBilledLine(client: TestClient, more: Json = {}) {
  const customer = await aCustomer(client);
  const VendorRef = ref((await client.create("Vendor", { DisplayName: "Rope Works" })).Id);
  const bill = await client.create("Bill", { VendorRef, Line: [catering(100, customer, more)] });
  return { customer, VendorRef, bill, charge: bill.LinkedTxn[0].TxnId as string };
}

test("a billable line has a charge, which shows what its customer is to pay", async () => {
  const client = await aClient();
  const { customer, bill, charge } = await aBilledLine(client, { MarkupInfo: { Percent: 20 } });
  expect(bill.LinkedTxn).toEqual([{ TxnId: charge, TxnType: "ReimburseCharge" }]);
  expect(bill.Line[0].LinkedTxn).toEqual(bill.LinkedTxn);
  expect(statusOf(bill)).toBe("Billable");
  const found = await client.query("select * from ReimburseCharge where HasBeenInvoiced = false");
  expect(found.body.QueryResponse.ReimburseCharge).toMatchObject([
    {
      Id: charge,
      SyncToken: "0",
      CustomerRef: { value: customer, name: "Ada" },
      Amount: 120,
      HasBeenInvoiced: false,
      LinkedTxn: [],
      Line: [
        {
          Id: "1",
          Amount: 100,
          Description: "Catering",
          DetailType: "ReimburseLineDetail",
          ReimburseLineDetail: {
            TaxCodeRef: { value: "NON" },
            MarkupInfo: { Percent: 20 },
            ItemAccountRef: { name: "Billable Expense Income" },
          },
        },
        {
          Id: "2",
          Amount: 20,
          Description: "20% markup",
          ReimburseLineDetail: { ItemAccountRef: { name: "Markup" } },
        },
      ],
    },
  ]);
  expect(errorOf(await client.post("/reimbursecharge", { CustomerRef: ref(customer) })).code).toBe("500");
});

test("an invoice takes a charge up, books its income and bills the expense, until it is taken off", async () => {
  const client = await aClient();
  const { customer, bill, charge } = await aBilledLine(client, { MarkupInfo: { Percent: 20 } });
  const invoice = await client.create("Invoice", {
    CustomerRef: ref(customer),
    Line: [taking(charge, 100), taking(charge, 20, "2")],
  });
  expect(invoice).toMatchObject({
    TotalAmt: 120,
    LinkedTxn: [{ TxnId: charge, TxnType: "ReimburseCharge" }],
    Line: [
      {
        LinkedTxn: [{ TxnId: charge, TxnType: "ReimburseCharge", TxnLineId: "1" }],
        SalesItemLineDetail: { ItemAccountRef: { name: "Billable Expense Income" } },
      },
      { SalesItemLineDetail: { ItemAccountRef: { name: "Markup" } } },
      {},
    ],
  });
  expect(invoice.Line[0].SalesItemLineDetail.ItemRef).toBeUndefined();
  expect(await journalOf(client, "Invoice", invoice.Id)).toEqual({
    "Accounts Receivable (A/R)": 120,
    "Billable Expense Income": -100,
    Markup: -20,
  });
  const taken = await current(client, "ReimburseCharge", charge);
  const toInvoice = [{ TxnId: invoice.Id, TxnType: "Invoice" }];
  expect(taken).toMatchObject({ HasBeenInvoiced: true, SyncToken: "0", LinkedTxn: toInvoice });
  expect(taken.Line.map((line: Json) => line.LinkedTxn)).toEqual([toInvoice, toInvoice]);
  expect(statusOf(await current(client, "Bill", bill.Id))).toBe("HasBeenBilled");
  const plain = { Amount: 5, DetailType: "SalesItemLineDetail", SalesItemLineDetail: { ItemRef: ref("1") } };
  await client.create("Invoice", { Id: invoice.Id, SyncToken: "0", sparse: true, Line: [plain] });
  expect(await current(client, "ReimburseCharge", charge)).toMatchObject({
    HasBeenInvoiced: false,
    LinkedTxn: [],
  });
  expect(statusOf(await current(client, "Bill", bill.Id))).toBe("Billable");
});

test.each(["delete", "void"])("a charge is free again after the %s of its invoice", async (operation) => {
  const client = await aClient();
  const { customer, bill, charge } = await aBilledLine(client);
  const body = { CustomerRef: ref(customer), Line: [taking(charge, 100)] };
  const { Id } = await client.create("Invoice", body);
  await client.post(`/invoice?operation=${operation}`, { Id, SyncToken: "0" });
  expect((await current(client, "ReimburseCharge", charge)).HasBeenInvoiced).toBe(false);
  expect(statusOf(await current(client, "Bill", bill.Id))).toBe("Billable");
  expect((await client.post("/invoice", body)).status).toBe(200);
});

test("a link in the head of the invoice is enough, and an item of the charge is sold for its account", async () => {
  const client = await aClient();
  const customer = await aCustomer(client);
  const { Id: itemId } = await client.create("Item", {
    ...{ Name: "Pens", Type: "Inventory", TrackQtyOnHand: true, QtyOnHand: 0, InvStartDate: "2026-01-01" },
    ...{ IncomeAccountRef: ref("79"), ExpenseAccountRef: ref("80"), AssetAccountRef: ref("81") },
  });
  const cheque = await client.create("Purchase", {
    PaymentType: "Check",
    AccountRef: ref("35"),
    Line: [
      {
        Amount: 20,
        DetailType: "ItemBasedExpenseLineDetail",
        ItemBasedExpenseLineDetail: {
          ...{ ItemRef: ref(itemId), Qty: 10, UnitPrice: 2 },
          ...{ BillableStatus: "Billable", CustomerRef: ref(customer), TaxCodeRef: ref("TAX") },
        },
      },
    ],
  });
  const [link] = cheque.LinkedTxn;
  const CustomerRef = ref(customer);
  const line = taking(link.TxnId, 20, "1", { Qty: 10, UnitPrice: 2 });
  const sold = await client.create("Invoice", { CustomerRef, Line: [line] });
  // The charge is taxable, and the customer is at home in California.
  expect(await journalOf(client, "Invoice", sold.Id)).toMatchObject({
    "Accounts Receivable (A/R)": 21.6,
    "Billable Expense Income": -20,
    "Cost of Goods Sold": 20,
    "Inventory Asset": -20,
  });
  expect((await current(client, "Item", itemId)).QtyOnHand).toBe(0);
  await client.post("/invoice?operation=delete", { Id: sold.Id, SyncToken: "0" });
  const LinkedTxn = [{ TxnId: link.TxnId, TxnType: "ReimburseCharge" }];
  const { LinkedTxn: _link, ...plain } = taking("", 20, "1", { ItemRef: ref("1") });
  await client.create("Invoice", { CustomerRef, LinkedTxn, Line: [plain] });
  expect(statusOf(await current(client, "Purchase", cheque.Id))).toBe("HasBeenBilled");
});

test("a charge goes to its own customer, once", async () => {
  const client = await aClient();
  const { customer, charge } = await aBilledLine(client);
  const other = await aCustomer(client, { DisplayName: "Bea" });
  const body = (who: string, what: string) => ({ CustomerRef: ref(who), Line: [taking(what, 100)] });
  const strange = errorOf(await client.post("/invoice", body(other, charge)));
  expect(strange).toMatchObject({ code: "620", element: "LinkedTxn.TxnId" });
  await client.create("Invoice", body(customer, charge));
  expect(errorOf(await client.post("/invoice", body(customer, charge))).code).toBe("620");
  expect(errorOf(await client.post("/invoice", body(customer, "999"))).Detail).toBe(
    "Business Validation Error: The entity ReimburseCharge 999 that you are trying to link does not exist. ReimburseCharge 999",
  );
});

test("only the service says that a line has been billed", async () => {
  const client = await aClient();
  const { customer, VendorRef, bill, charge } = await aBilledLine(client);
  const claimed = catering(5, customer, { BillableStatus: "HasBeenBilled" });
  expect(errorOf(await client.post("/bill", { VendorRef, Line: [claimed] }))).toEqual({
    Message: "Invalid Enumeration",
    Detail: "Invalid Enumeration : HAS_BEEN_BILLED",
    code: "2170",
    element: "Line.AccountBasedExpenseLineDetail.BillableStatus",
  });
  expect(errorOf(await client.post("/bill", { ...bill, Line: [claimed] })).code).toBe("2170");
  await client.create("Invoice", { CustomerRef: ref(customer), Line: [taking(charge, 100)] });
  const billed = await current(client, "Bill", bill.Id);
  // A client that reads the bill and writes it back repeats what the service said.
  const echoed = await client.create("Bill", { ...billed, PrivateNote: "read" });
  expect(statusOf(echoed)).toBe("HasBeenBilled");
  expect(echoed.LinkedTxn).toEqual(bill.LinkedTxn);
});

test("what an invoice has been made from can neither be deleted nor taken off its bill", async () => {
  const client = await aClient();
  const { customer, bill, charge } = await aBilledLine(client);
  const { Id } = await client.create("Invoice", { CustomerRef: ref(customer), Line: [taking(charge, 100)] });
  const refused = await remove(client, "Bill", bill.Id);
  expect(errorOf(refused)).toMatchObject({
    code: "6400",
    Message: "Deleting linkedPurchase results in invalid Invoice",
    Detail: "The purchase can't be deleted since it would invalidate a linked invoice.",
  });
  const billed = await current(client, "Bill", bill.Id);
  const plain = { ...catering(7, customer, { BillableStatus: "NotBillable" }) };
  for (const line of [plain, { ...plain, Id: "1" }]) {
    expect(errorOf(await client.post("/bill", { ...billed, Line: [line] })).code).toBe("6400");
  }
  await remove(client, "Invoice", Id);
  expect((await remove(client, "Bill", bill.Id)).status).toBe(200);
  expect((await client.get(`/reimbursecharge/${charge}`)).body.Fault.Error[0].code).toBe("610");
});

test("a charge follows its line until it is billed, and goes with it", async () => {
  const client = await aClient();
  const { customer, bill, charge } = await aBilledLine(client);
  const dearer = { ...bill.Line[0], Amount: 130 };
  const changed = await client.create("Bill", { ...bill, Line: [dearer] });
  expect(changed.LinkedTxn).toEqual(bill.LinkedTxn);
  expect((await current(client, "ReimburseCharge", charge)).Amount).toBe(130);
  const plain = catering(130, customer, { BillableStatus: "NotBillable" });
  const free = await client.create("Bill", { ...changed, Line: [{ ...plain, Id: "1" }] });
  expect([free.LinkedTxn, free.Line[0].LinkedTxn]).toEqual([[], []]);
  expect((await client.query("select * from ReimburseCharge")).body.QueryResponse).toEqual({});
});

test("a vendor credit charges a customer less", async () => {
  const client = await aClient();
  const { customer, VendorRef } = await aBilledLine(client);
  const credit = await client.create("VendorCredit", { VendorRef, Line: [catering(30, customer)] });
  const [link] = credit.LinkedTxn;
  expect((await current(client, "ReimburseCharge", link.TxnId)).Amount).toBe(-30);
});

test("a customer with unbilled charges cannot be made inactive", async () => {
  const client = await aClient();
  const { customer, charge } = await aBilledLine(client);
  const leaving = async () => {
    const { SyncToken } = await current(client, "Customer", customer);
    return client.post("/customer", { Id: customer, SyncToken, sparse: true, Active: false });
  };
  expect(errorOf(await leaving())).toMatchObject({
    code: "6280",
    Message: "Delete Customer Has Unbilled Expenses Error",
    Detail: "This customer can't be deleted because they have unbilled charges.",
  });
  await client.create("Invoice", { CustomerRef: ref(customer), Line: [taking(charge, 100)] });
  expect((await leaving()).status).toBe(200);
});
