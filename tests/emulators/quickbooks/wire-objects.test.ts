import { expect, test } from "vitest";
import { aClient, aCustomer, aLine, anInvoice } from "./test-client.ts";

const ref = (value: string) => ({ value });

// Every fact below was read off recorded answers of the real service; the data are ours.

test("an address of a form has an Id, keeps it while nothing in it changes, and has no empty lines", async () => {
  const client = await aClient();
  const ShipAddr = { Line1: "1 Quay", Line2: "", City: "Harbor" };
  const made = await client.create("Invoice", {
    ...anInvoice(await aCustomer(client), aLine(1)),
    ShipAddr,
    BillAddr: {},
  });
  const { Id } = made.ShipAddr;
  expect(made.ShipAddr).toEqual({ Id: expect.stringMatching(/^\d+$/), Line1: "1 Quay", City: "Harbor" });
  expect(made).not.toHaveProperty("BillAddr");
  const same = await client.create("Invoice", { ...made, PrivateNote: "again" });
  expect(same.ShipAddr.Id).toBe(Id);
  const moved = await client.create("Invoice", { ...same, ShipAddr: { ...same.ShipAddr, City: "Pine" } });
  expect(moved.ShipAddr.Id).not.toBe(Id);
});

test("an invoice shows the address of its customer under the customer's Id", async () => {
  const client = await aClient();
  const { Id, BillAddr } = await client.create("Customer", {
    DisplayName: "Ada",
    BillAddr: { Line1: "1 Quay" },
    PrimaryPhone: {},
    Mobile: { FreeFormNumber: "" },
  });
  const invoice = await client.create("Invoice", anInvoice(Id, aLine(1)));
  expect([invoice.BillAddr, invoice.ShipAddr]).toEqual([BillAddr, BillAddr]);
  const { body } = await client.get(`/customer/${Id}`);
  expect(Object.keys(body.Customer)).not.toEqual(expect.arrayContaining(["PrimaryPhone"]));
  expect(Object.keys(body.Customer)).not.toEqual(expect.arrayContaining(["Mobile"]));
});

test("references to methods of payment, classes and ways of shipping carry names, terms do not", async () => {
  const client = await aClient();
  await client.control("POST", "settings", { ClassTrackingPerTxn: true });
  const sale = await client.create("SalesReceipt", {
    Line: [aLine(1)],
    PaymentMethodRef: ref("3"),
    ShipMethodRef: ref("Ferry"),
  });
  expect(sale.PaymentMethodRef).toEqual({ value: "3", name: "Visa" });
  expect(sale.ShipMethodRef).toEqual({ value: "Ferry", name: "Ferry" });
  const body = { ...anInvoice(await aCustomer(client), aLine(1)), SalesTermRef: ref("3") };
  expect((await client.create("Invoice", body)).SalesTermRef).toEqual({ value: "3" });
});

test("where deposits are allowed an invoice shows one, be it 0", async () => {
  const client = await aClient();
  const body = anInvoice(await aCustomer(client), aLine(1));
  expect((await client.create("Invoice", body)).Deposit).toBe(0);
  const off = await aClient({ company: { preferences: { SalesFormsPrefs: { AllowDeposit: false } } } });
  expect(await off.create("Invoice", anInvoice(await aCustomer(off), aLine(1)))).not.toHaveProperty(
    "Deposit",
  );
});

test("checks are made out to the company, else to the parts of the name", async () => {
  const client = await aClient();
  const person = { GivenName: "Ada", FamilyName: "Reed" };
  const printed = async (body: object) => (await client.create("Customer", body)).PrintOnCheckName;
  expect(await printed({ ...person, DisplayName: "Kiln One", CompanyName: "Kiln & Co" })).toBe("Kiln & Co");
  expect(await printed({ ...person, DisplayName: "Kiln Two" })).toBe("Ada Reed");
  expect(await printed({ DisplayName: "Kiln Three" })).toBe("Kiln Three");
});

test("the amount of a bought item need not be price times quantity", async () => {
  const client = await aClient();
  const { Id } = await client.create("Vendor", { DisplayName: "Kiln Supply" });
  const item = await client.create("Item", { Name: "Clay", Type: "Service", ExpenseAccountRef: ref("80") });
  const detail = { ItemRef: ref(item.Id), UnitPrice: 8, Qty: 24 };
  const Line = [{ Amount: 16, DetailType: "ItemBasedExpenseLineDetail", ItemBasedExpenseLineDetail: detail }];
  const bill = await client.create("Bill", { VendorRef: ref(Id), Line });
  expect(bill.TotalAmt).toBe(16);
  expect(bill.Line[0].ItemBasedExpenseLineDetail).toMatchObject({ UnitPrice: 8, Qty: 24 });
});

test("a transaction sent back as it is keeps its SyncToken and its times; new lines raise them", async () => {
  const client = await aClient();
  const made = await client.create("Invoice", anInvoice(await aCustomer(client), aLine(1)));
  await client.control("POST", "clock", { advanceMs: 5000 });
  const again = await client.create("Invoice", made);
  expect([again.SyncToken, again.MetaData]).toEqual(["0", made.MetaData]);
  const changed = await client.create("Invoice", { ...made, Line: [aLine(1)] });
  expect(changed.SyncToken).toBe("1");
});

const expense = {
  Amount: 5,
  DetailType: "AccountBasedExpenseLineDetail",
  AccountBasedExpenseLineDetail: { AccountRef: ref("80") },
};

test("an expense has lines without numbers and no links; a check says how it is printed, a card whether it was credited", async () => {
  const client = await aClient({ company: { multicurrency: false } });
  const card = await client.create("Account", { Name: "Card", AccountType: "Credit Card" });
  const sent = { Line: [{ ...expense, LineNum: 1 }], ExchangeRate: 1, PaymentMethodRef: ref("3") };
  const paid = (PaymentType: string, account: string) =>
    client.create("Purchase", { ...sent, PaymentType, AccountRef: ref(account) });
  const charge = await paid("CreditCard", card.Id);
  expect(charge).toMatchObject({ Credit: false, PaymentMethodRef: { value: "3" }, CustomField: [] });
  expect(charge.PaymentMethodRef).not.toHaveProperty("name");
  expect(Object.keys(charge)).not.toEqual(expect.arrayContaining(["LinkedTxn"]));
  expect(Object.keys(charge)).not.toEqual(expect.arrayContaining(["ExchangeRate"]));
  expect(charge.Line).toEqual([
    {
      Id: "1",
      Amount: 5,
      DetailType: "AccountBasedExpenseLineDetail",
      AccountBasedExpenseLineDetail: {
        AccountRef: { value: "80", name: "Cost of Goods Sold" },
        BillableStatus: "NotBillable",
        TaxCodeRef: { value: "NON" },
      },
      CustomExtensions: [],
    },
  ]);
  const check = await paid("Check", "35");
  expect([check.PrintStatus, check.Credit]).toEqual(["NotSet", undefined]);
  const cash = await paid("Cash", "35");
  expect([cash.PrintStatus, cash.Credit]).toEqual([undefined, undefined]);
});

test("lines of bills have numbers, links and extensions, those of journal entries none of these", async () => {
  const client = await aClient();
  const { Id } = await client.create("Vendor", { DisplayName: "Kiln Supply" });
  const bill = await client.create("Bill", { VendorRef: ref(Id), Line: [expense] });
  expect(bill.Line[0]).toMatchObject({ LineNum: 1, LinkedTxn: [], CustomExtensions: [] });
  expect((await client.create("Bill", bill)).SyncToken).toBe("0");
  const side = (PostingType: string, account: string) => ({
    Amount: 5,
    DetailType: "JournalEntryLineDetail",
    JournalEntryLineDetail: { PostingType, AccountRef: ref(account) },
  });
  const entry = await client.create("JournalEntry", { Line: [side("Debit", "35"), side("Credit", "79")] });
  expect(entry.Line.map((line: object) => Object.keys(line).sort())).toEqual([
    ["Amount", "DetailType", "Id", "JournalEntryLineDetail"],
    ["Amount", "DetailType", "Id", "JournalEntryLineDetail"],
  ]);
});

test("without links an invoice has an empty list of them, a receipt and an estimate have none", async () => {
  const client = await aClient();
  const form = anInvoice(await aCustomer(client), aLine(1));
  expect((await client.create("Invoice", form)).LinkedTxn).toEqual([]);
  for (const entity of ["SalesReceipt", "Estimate", "CreditMemo"]) {
    expect(await client.create(entity, form)).not.toHaveProperty("LinkedTxn");
  }
});
