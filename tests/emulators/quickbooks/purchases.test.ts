import { expect, test } from "vitest";
import { aClient, errorOf, type Json, journalOf, type TestClient } from "./test-client.ts";

const expense = (Amount: number, account = "20") => ({
  Amount,
  DetailType: "AccountBasedExpenseLineDetail",
  AccountBasedExpenseLineDetail: { AccountRef: { value: account } },
});
const aVendor = async (client: TestClient, over = {}): Promise<string> =>
  (await client.create("Vendor", { DisplayName: "Rope Works", ...over })).Id;
const read = async (client: TestClient, entity: string, id: string): Promise<Json> =>
  (await client.get(`/${entity.toLowerCase()}/${id}`)).body[entity];
const paying = (vendor: string, TotalAmt: number, lines: [number, string, string][], over = {}) => ({
  VendorRef: { value: vendor },
  PayType: "Check",
  CheckPayment: { BankAccountRef: { value: "35" } },
  TotalAmt,
  Line: lines.map(([Amount, TxnType, TxnId]) => ({ Amount, LinkedTxn: [{ TxnId, TxnType }] })),
  ...over,
});

test("a bill is owed to its vendor until it is paid, and again when the payment is deleted", async () => {
  const client = await aClient();
  const vendor = await aVendor(client, { TermRef: { value: "2" } });
  const bill = await client.create("Bill", {
    VendorRef: { value: vendor },
    TxnDate: "2026-03-01",
    Line: [expense(120)],
  });
  expect(bill).toMatchObject({
    VendorRef: { value: vendor, name: "Rope Works" },
    APAccountRef: { value: "33", name: "Accounts Payable (A/P)" },
    DueDate: "2026-03-16",
    TotalAmt: 120,
    Balance: 120,
    LinkedTxn: [],
  });
  expect(bill.DocNumber).toBeUndefined();
  expect(bill.Line[0].AccountBasedExpenseLineDetail).toMatchObject({
    AccountRef: { value: "20", name: "Supplies" },
    BillableStatus: "NotBillable",
    TaxCodeRef: { value: "NON" },
  });
  expect(await journalOf(client, "Bill", bill.Id)).toEqual({ Supplies: 120, "Accounts Payable (A/P)": -120 });
  expect((await read(client, "Vendor", vendor)).Balance).toBe(120);
  const payment = await client.create("BillPayment", paying(vendor, 120, [[120, "Bill", bill.Id]]));
  expect(await journalOf(client, "BillPayment", payment.Id)).toEqual({
    Checking: -120,
    "Accounts Payable (A/P)": 120,
  });
  expect(await read(client, "Bill", bill.Id)).toMatchObject({
    Balance: 0,
    LinkedTxn: [{ TxnId: payment.Id, TxnType: "BillPaymentCheck" }],
  });
  expect((await read(client, "Vendor", vendor)).Balance).toBe(0);
  const gone = await client.post("/billpayment?operation=delete", { Id: payment.Id, SyncToken: "0" });
  expect(gone.body.BillPayment).toMatchObject({ status: "Deleted", Id: payment.Id });
  expect(await read(client, "Bill", bill.Id)).toMatchObject({ Balance: 120, LinkedTxn: [] });
});

test("a vendor credit pays a bill through a payment of nothing, and gives it back when it goes away", async () => {
  const client = await aClient();
  const vendor = await aVendor(client);
  const bill = await client.create("Bill", { VendorRef: { value: vendor }, Line: [expense(100)] });
  const credit = await client.create("VendorCredit", { VendorRef: { value: vendor }, Line: [expense(30)] });
  expect(credit).toMatchObject({ TotalAmt: 30, Balance: 30 });
  expect(await journalOf(client, "VendorCredit", credit.Id)).toEqual({
    Supplies: -30,
    "Accounts Payable (A/P)": 30,
  });
  const lines: [number, string, string][] = [
    [30, "Bill", bill.Id],
    [30, "VendorCredit", credit.Id],
  ];
  const payment = await client.create("BillPayment", paying(vendor, 0, lines));
  expect((await read(client, "Bill", bill.Id)).Balance).toBe(70);
  const used = await read(client, "VendorCredit", credit.Id);
  expect(used.Balance).toBe(0);
  await client.post("/vendorcredit?operation=delete", { Id: credit.Id, SyncToken: used.SyncToken });
  expect((await read(client, "Bill", bill.Id)).Balance).toBe(100);
  expect((await read(client, "BillPayment", payment.Id)).Line).toEqual([]);
  expect((await read(client, "Vendor", vendor)).Balance).toBe(100);
});

test("a bill payment is refused without a total, above the open balance, and from a wrong account", async () => {
  const client = await aClient();
  const vendor = await aVendor(client);
  const bill = await client.create("Bill", { VendorRef: { value: vendor }, Line: [expense(10)] });
  const { TotalAmt: _total, ...without } = paying(vendor, 10, [[10, "Bill", bill.Id]]);
  expect(errorOf(await client.post("/billpayment", without))).toMatchObject({
    code: "6000",
    Detail: "Business Validation Error: You must set a transaction amount.",
  });
  const above = await client.post("/billpayment", paying(vendor, 11, [[11, "Bill", bill.Id]]));
  expect(errorOf(above).Detail).toContain("is more than its open balance");
  const card = paying(vendor, 10, [[10, "Bill", bill.Id]], {
    CheckPayment: { BankAccountRef: { value: "41" } },
  });
  expect(errorOf(await client.post("/billpayment", card))).toMatchObject({
    code: "6430",
    Message: "Invalid account type used",
    Detail: "Invalid account type: Credit Card",
  });
  const missing = await client.post("/billpayment", paying(vendor, 10, [[10, "Bill", "999"]]));
  expect(errorOf(missing).Detail).toBe(
    "Business Validation Error: The entity Bill 999 that you are trying to link does not exist. Bill 999",
  );
});

test("a voided bill payment opens its bill and keeps its id", async () => {
  const client = await aClient();
  const vendor = await aVendor(client);
  const bill = await client.create("Bill", { VendorRef: { value: vendor }, Line: [expense(10)] });
  const card = {
    PayType: "CreditCard",
    CheckPayment: undefined,
    CreditCardPayment: { CCAccountRef: { value: "41" } },
  };
  const payment = await client.create("BillPayment", paying(vendor, 10, [[10, "Bill", bill.Id]], card));
  expect((await read(client, "Bill", bill.Id)).LinkedTxn).toEqual([
    { TxnId: payment.Id, TxnType: "BillPaymentCreditCard" },
  ]);
  const path = "/billpayment?operation=update&include=void";
  const voided = await client.post(path, { Id: payment.Id, SyncToken: "0", sparse: true });
  expect(voided.body.BillPayment).toMatchObject({ TotalAmt: 0, Line: [], PrivateNote: "Voided" });
  expect((await read(client, "Bill", bill.Id)).Balance).toBe(10);
  expect(await journalOf(client, "BillPayment", payment.Id)).toEqual({});
});

test("an order moves nothing, is closed by its bill and opens when the bill is deleted", async () => {
  const client = await aClient();
  const vendor = await aVendor(client);
  const order = await client.create("PurchaseOrder", {
    VendorRef: { value: vendor },
    APAccountRef: { value: "33" },
    Line: [expense(40)],
  });
  expect(order).toMatchObject({ POStatus: "Open", DocNumber: "1001", TotalAmt: 40 });
  expect(await journalOf(client, "PurchaseOrder", order.Id)).toEqual({});
  const bill = await client.create("Bill", {
    VendorRef: { value: vendor },
    Line: [{ ...expense(40), LinkedTxn: [{ TxnId: order.Id, TxnType: "PurchaseOrder", TxnLineId: "1" }] }],
  });
  expect(await read(client, "PurchaseOrder", order.Id)).toMatchObject({
    POStatus: "Closed",
    LinkedTxn: [{ TxnId: bill.Id, TxnType: "Bill" }],
  });
  await client.post("/bill?operation=delete", { Id: bill.Id, SyncToken: "0" });
  expect(await read(client, "PurchaseOrder", order.Id)).toMatchObject({ POStatus: "Open", LinkedTxn: [] });
});

test("an expense leaves the account it was paid from, a credit on a card comes back", async () => {
  const client = await aClient();
  const vendor = await aVendor(client);
  const body = {
    PaymentType: "Check",
    AccountRef: { value: "35" },
    EntityRef: { value: vendor, type: "Vendor" },
    Line: [expense(12.34, "9")],
  };
  const check = await client.create("Purchase", body);
  expect(check.EntityRef).toEqual({ value: vendor, name: "Rope Works", type: "Vendor" });
  expect(check.PurchaseEx.any[0].value).toEqual({ Name: "TxnType", Value: "3" });
  expect(await journalOf(client, "Purchase", check.Id)).toEqual({
    Checking: -12.34,
    "Merchant Processing Fees": 12.34,
  });
  const card = { ...body, PaymentType: "CreditCard", AccountRef: { value: "41" }, Credit: true };
  const credit = await client.create("Purchase", card);
  expect(await journalOf(client, "Purchase", credit.Id)).toEqual({
    Mastercard: 12.34,
    "Merchant Processing Fees": -12.34,
  });
  const wrong = await client.post("/purchase", { ...body, AccountRef: { value: "41" } });
  expect(errorOf(wrong)).toMatchObject({ code: "6430", Detail: "Invalid account type: Credit Card" });
  const nobody = await client.post("/purchase", { ...body, EntityRef: { value: "999", type: "Vendor" } });
  expect(errorOf(nobody).Detail).toBe("Invalid Reference Id : Names element id 999 not found");
  const numbered = { ...body, DocNumber: "77" };
  await client.create("Purchase", numbered);
  expect(errorOf(await client.post("/purchase", numbered)).code).toBe("6140");
  const found = await client.query("select * from Purchase where PaymentType = 'CreditCard'");
  expect(found.body.QueryResponse.Purchase.map((row: Json) => row.Id)).toEqual([credit.Id]);
});

test("input tax outside the US is a debit of the agency's account", async () => {
  const client = await aClient({ company: { country: "GB" } });
  const vendor = await aVendor(client);
  const codes = (await client.query("select * from TaxCode")).body.QueryResponse.TaxCode;
  const code = codes.find((row: Json) => row.PurchaseTaxRateList?.TaxRateDetail.length > 0);
  const line = expense(100);
  const bare = await client.post("/bill", { VendorRef: { value: vendor }, Line: [line] });
  expect(errorOf(bare).Detail).toContain("rate before you save");
  const bill = await client.create("Bill", {
    VendorRef: { value: vendor },
    GlobalTaxCalculation: "TaxExcluded",
    Line: [
      {
        ...line,
        AccountBasedExpenseLineDetail: { AccountRef: { value: "20" }, TaxCodeRef: { value: code.Id } },
      },
    ],
  });
  const rateId = code.PurchaseTaxRateList.TaxRateDetail[0].TaxRateRef.value;
  const rate = (await client.get(`/taxrate/${rateId}`)).body.TaxRate.RateValue;
  expect(bill.TotalAmt).toBe(100 + rate);
  const entry = await journalOf(client, "Bill", bill.Id);
  expect(entry).toMatchObject({ Supplies: 100, "Accounts Payable (A/P)": -100 - rate });
});

test("a transfer moves money between accounts of the balance sheet only", async () => {
  const client = await aClient();
  const body = { FromAccountRef: { value: "35" }, ToAccountRef: { value: "36" }, Amount: 120.5 };
  const transfer = await client.create("Transfer", body);
  expect(await journalOf(client, "Transfer", transfer.Id)).toEqual({ Checking: -120.5, Savings: 120.5 });
  const change = { Id: transfer.Id, SyncToken: "0", sparse: true, Amount: 20 };
  expect((await client.post("/transfer", change)).body.Transfer.Amount).toBe(20);
  expect(await journalOf(client, "Transfer", transfer.Id)).toEqual({ Checking: -20, Savings: 20 });
  const wrong = await client.post("/transfer", { ...body, ToAccountRef: { value: "20" } });
  expect(errorOf(wrong).Detail).toBe(
    "Business Validation Error: You need to select a different type of account for this transaction.",
  );
  await client.post("/transfer?operation=delete", { Id: transfer.Id, SyncToken: "1" });
  expect(await journalOf(client, "Transfer", transfer.Id)).toEqual({});
});

test("vendors, employees and customers share their names; a tax number shows its last four signs", async () => {
  const client = await aClient({
    company: { objects: [{ entity: "CustomerType", body: { Name: "Wholesale" } }] },
  });
  const vendor = await client.create("Vendor", { DisplayName: "Sam Reed", TaxIdentifier: "123456789" });
  expect(vendor).toMatchObject({ Balance: 0, Vendor1099: false, Active: true, TaxIdentifier: "XXXXX6789" });
  const taken = await client.post("/employee", { GivenName: "Sam", FamilyName: "Reed" });
  expect(errorOf(taken)).toMatchObject({
    code: "6240",
    Detail:
      "The name supplied already exists. : Another customer, vendor or employee is already using this name. Please use a different name.",
  });
  const employee = await client.create("Employee", { GivenName: "Kim", FamilyName: "Reed" });
  expect(employee).toMatchObject({ DisplayName: "Kim Reed", PrintOnCheckName: "Kim Reed", Active: true });
  expect(errorOf(await client.post("/employee", {})).code).toBe("6080");
  const types = (await client.query("select * from CustomerType")).body.QueryResponse.CustomerType;
  expect(types).toMatchObject([{ Name: "Wholesale", Active: true }]);
  expect(errorOf(await client.post("/customertype", { Name: "x" })).code).toBe("500");
});
