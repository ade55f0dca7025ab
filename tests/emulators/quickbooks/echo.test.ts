import { expect, test } from "vitest";
import { aClient, aCustomer, aLine, anInvoice, type Json } from "./test-client.ts";

test("every kind of transaction takes back what it answered, and books it again", async () => {
  const client = await aClient();
  const customer = await aCustomer(client, { PrimaryEmailAddr: { Address: "ada@example.com" } });
  const vendor = { VendorRef: { value: (await client.create("Vendor", { DisplayName: "Rope Works" })).Id } };
  const sale = anInvoice(customer, aLine(20));
  const line = {
    Amount: 20,
    DetailType: "AccountBasedExpenseLineDetail",
    AccountBasedExpenseLineDetail: { AccountRef: { value: "20" } },
  };
  const entry = (PostingType: string, account: string) => ({
    Amount: 5,
    DetailType: "JournalEntryLineDetail",
    JournalEntryLineDetail: { PostingType, AccountRef: { value: account } },
  });
  const item = await client.create("Item", {
    ...{ Name: "Rope", Type: "Inventory", TrackQtyOnHand: true, QtyOnHand: 3, InvStartDate: "2026-01-01" },
    ...{ IncomeAccountRef: { value: "79" }, ExpenseAccountRef: { value: "80" } },
    ...{ AssetAccountRef: { value: "81" } },
  });
  const bodies: [string, Record<string, unknown>][] = [
    ["Invoice", sale],
    ["SalesReceipt", sale],
    ["CreditMemo", sale],
    ["RefundReceipt", { ...sale, DepositToAccountRef: { value: "35" } }],
    ["Estimate", sale],
    ["Payment", { CustomerRef: { value: customer }, TotalAmt: 5 }],
    ["Bill", { ...vendor, Line: [line] }],
    ["VendorCredit", { ...vendor, Line: [line] }],
    ["PurchaseOrder", { ...vendor, APAccountRef: { value: "33" }, Line: [line] }],
    ["Purchase", { PaymentType: "Check", AccountRef: { value: "35" }, Line: [line] }],
    ["Transfer", { FromAccountRef: { value: "35" }, ToAccountRef: { value: "36" }, Amount: 3 }],
    ["JournalEntry", { Line: [entry("Debit", "35"), entry("Credit", "79")] }],
    [
      "Deposit",
      {
        DepositToAccountRef: { value: "35" },
        Line: [
          { Amount: 4, DetailType: "DepositLineDetail", DepositLineDetail: { AccountRef: { value: "79" } } },
        ],
      },
    ],
    [
      "InventoryAdjustment",
      {
        AdjustAccountRef: { value: "20" },
        Line: [
          {
            DetailType: "ItemAdjustmentLineDetail",
            ItemAdjustmentLineDetail: { ItemRef: { value: item.Id }, QtyDiff: 2 },
          },
        ],
      },
    ],
    ["Attachable", { Note: "packing slip" }],
  ];
  for (const [entity, body] of bodies) {
    const before = await client.create(entity, body);
    const answer = await client.post(`/${entity.toLowerCase()}`, before);
    expect([entity, answer.status, answer.body.Fault]).toEqual([entity, 200, undefined]);
    const strip = ({ MetaData: _times, SyncToken: _token, ...rest }: Json) => rest;
    expect(strip(answer.body[entity])).toEqual(strip(before));
  }
  const bill = (await client.query("select * from Bill")).body.QueryResponse.Bill[0];
  const paid = await client.create("BillPayment", {
    ...vendor,
    ...{ PayType: "Check", CheckPayment: { BankAccountRef: { value: "35" } }, TotalAmt: 20 },
    Line: [{ Amount: 20, LinkedTxn: [{ TxnId: bill.Id, TxnType: "Bill" }] }],
  });
  const again = await client.post("/billpayment", paid);
  expect(again.body.Fault).toBeUndefined();
  expect(again.body.BillPayment.Line[0].Amount).toBe(20);
});
