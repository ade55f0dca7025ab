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
const link = (Amount: number, TxnType: string, TxnId: string) => ({
  Amount,
  LinkedTxn: [{ TxnId, TxnType }],
});
const current = async (client: TestClient, entity: string, id: string): Promise<Json> =>
  (await client.get(`/${entity.toLowerCase()}/${id}`)).body[entity];
/** A sparse change, under the present SyncToken. */
const change = async (client: TestClient, entity: string, id: string, body: Json) => {
  const { SyncToken } = await current(client, entity, id);
  return client.post(`/${entity.toLowerCase()}`, { Id: id, SyncToken, sparse: true, ...body });
};
const keyed = async (client: TestClient, entity: string, id: string, query: string) => {
  const { SyncToken } = await current(client, entity, id);
  return client.post(`/${entity.toLowerCase()}?${query}`, { Id: id, SyncToken });
};

/** An invoice of 100 and a payment of 80 on it. */
async function aPaidInvoice(client: TestClient, over: Json = {}) {
  const customer = await aCustomer(client);
  const invoice = await client.create("Invoice", { ...anInvoice(customer, aLine(100)), ...over });
  const payment = await client.create("Payment", {
    CustomerRef: ref(customer),
    TotalAmt: 80,
    Line: [link(80, "Invoice", invoice.Id)],
  });
  return { customer, invoice: invoice.Id as string, payment: payment.Id as string };
}

test("a total lowered below what was paid leaves the rest of the payment unapplied", async () => {
  const client = await aClient();
  const { customer, invoice, payment } = await aPaidInvoice(client);
  const lower = await change(client, "Invoice", invoice, { Line: [aLine(50)] });
  expect(lower.body.Invoice).toMatchObject({ TotalAmt: 50, Balance: 0 });
  expect(await current(client, "Payment", payment)).toMatchObject({
    TotalAmt: 80,
    UnappliedAmt: 30,
    Line: [{ Amount: 50, LinkedTxn: [{ TxnId: invoice }] }],
  });
  // Raising the total again applies nothing by itself.
  const higher = await change(client, "Invoice", invoice, { Line: [aLine(90)] });
  expect(higher.body.Invoice.Balance).toBe(40);
  expect((await current(client, "Customer", customer)).Balance).toBe(10);
});

test("of two payments the newer one gives back first", async () => {
  const client = await aClient();
  const { customer, invoice, payment } = await aPaidInvoice(client);
  const newer = await client.create("Payment", {
    CustomerRef: ref(customer),
    TotalAmt: 20,
    Line: [link(20, "Invoice", invoice)],
  });
  await change(client, "Invoice", invoice, { Line: [aLine(85)] });
  expect((await current(client, "Payment", payment)).UnappliedAmt).toBe(0);
  expect((await current(client, "Payment", newer.Id)).UnappliedAmt).toBe(15);
});

test("a deposit that an invoice gets later takes room from its payments", async () => {
  const client = await aClient();
  const { invoice, payment } = await aPaidInvoice(client);
  const { body } = await change(client, "Invoice", invoice, { Deposit: 40 });
  expect(body.Invoice).toMatchObject({ TotalAmt: 100, Balance: 0 });
  expect((await current(client, "Payment", payment)).UnappliedAmt).toBe(20);
});

test("an invoice that goes to another customer lets go of its payment", async () => {
  const client = await aClient();
  const { customer, invoice, payment } = await aPaidInvoice(client);
  const other = await aCustomer(client, { DisplayName: "Bea" });
  const moved = await change(client, "Invoice", invoice, { CustomerRef: ref(other) });
  expect(moved.body.Invoice).toMatchObject({ Balance: 100, LinkedTxn: [] });
  expect(await current(client, "Payment", payment)).toMatchObject({ UnappliedAmt: 80, Line: [] });
  expect((await current(client, "Customer", other)).Balance).toBe(100);
  expect((await current(client, "Customer", customer)).Balance).toBe(-80);
});

test("a deleted invoice leaves its payment, also one that is on a deposit", async () => {
  const client = await aClient();
  const { invoice, payment } = await aPaidInvoice(client);
  await client.create("Deposit", { DepositToAccountRef: ref("35"), Line: [link(80, "Payment", payment)] });
  expect((await keyed(client, "Invoice", invoice, "operation=delete")).status).toBe(200);
  expect(await current(client, "Payment", payment)).toMatchObject({
    UnappliedAmt: 80,
    Line: [],
    LinkedTxn: [{ TxnType: "Deposit" }],
  });
});

test("a payment cannot be lowered below what it pays; without its lines it pays nothing", async () => {
  const client = await aClient();
  const { customer, invoice, payment } = await aPaidInvoice(client);
  const CustomerRef = ref(customer);
  const lower = await change(client, "Payment", payment, { CustomerRef, TotalAmt: 70 });
  expect([lower.status, errorOf(lower).code]).toEqual([400, "6000"]);
  const higher = await change(client, "Payment", payment, { CustomerRef, TotalAmt: 95 });
  expect(higher.body.Payment).toMatchObject({ TotalAmt: 95, UnappliedAmt: 15 });
  const { SyncToken } = higher.body.Payment;
  const bare = await client.create("Payment", { Id: payment, SyncToken, CustomerRef, TotalAmt: 95 });
  expect(bare).toMatchObject({ UnappliedAmt: 95, Line: [] });
  expect((await current(client, "Invoice", invoice)).Balance).toBe(100);
  const other = await aCustomer(client, { DisplayName: "Bea" });
  const Line = [link(95, "Invoice", invoice)];
  const stranger = await change(client, "Payment", payment, { CustomerRef: ref(other), Line });
  expect(errorOf(stranger).code).toBe("6000");
});

test("a credit memo lowered below what it paid opens the invoice by the difference", async () => {
  const client = await aClient();
  const customer = await aCustomer(client);
  const { Id: invoice } = await client.create("Invoice", anInvoice(customer, aLine(100)));
  const { Id: memo } = await client.create("CreditMemo", anInvoice(customer, aLine(30)));
  const { Id: payment } = await client.create("Payment", {
    CustomerRef: ref(customer),
    TotalAmt: 0,
    Line: [link(30, "Invoice", invoice), link(30, "CreditMemo", memo)],
  });
  const lower = await change(client, "CreditMemo", memo, { Line: [aLine(10)] });
  expect(lower.body.CreditMemo).toMatchObject({ TotalAmt: 10, RemainingCredit: 0 });
  expect((await current(client, "Invoice", invoice)).Balance).toBe(90);
  const amounts = (await current(client, "Payment", payment)).Line.map((line: Json) => line.Amount);
  expect(amounts).toEqual([10, 10]);
});

type Maker = (client: TestClient) => Promise<{ entity: string; id: string; amount: number }>;
const entrySide = (PostingType: string, account: string) => ({
  Amount: 9,
  DetailType: "JournalEntryLineDetail",
  JournalEntryLineDetail: { PostingType, AccountRef: ref(account) },
});
const WAITING: Record<string, Maker> = {
  async Payment(client) {
    const body = { CustomerRef: ref(await aCustomer(client)), TotalAmt: 9 };
    return { entity: "Payment", id: (await client.create("Payment", body)).Id, amount: 9 };
  },
  async SalesReceipt(client) {
    const body = anInvoice(await aCustomer(client), aLine(9));
    return { entity: "SalesReceipt", id: (await client.create("SalesReceipt", body)).Id, amount: 9 };
  },
  async RefundReceipt(client) {
    const body = { ...anInvoice(await aCustomer(client), aLine(9)), DepositToAccountRef: ref("4") };
    return { entity: "RefundReceipt", id: (await client.create("RefundReceipt", body)).Id, amount: -9 };
  },
  async Transfer(client) {
    const body = { FromAccountRef: ref("36"), ToAccountRef: ref("4"), Amount: 9 };
    return { entity: "Transfer", id: (await client.create("Transfer", body)).Id, amount: 9 };
  },
  async JournalEntry(client) {
    const Line = [entrySide("Debit", "4"), entrySide("Credit", "79")];
    return { entity: "JournalEntry", id: (await client.create("JournalEntry", { Line })).Id, amount: 9 };
  },
};

test.each(Object.entries(WAITING))(
  "a deposited %s can be neither changed nor voided nor deleted, until it is off the deposit",
  async (entity, make) => {
    const client = await aClient();
    await client.control("POST", "settings", { voidRefundReceipt: true });
    const { id, amount } = await make(client);
    const other = {
      Amount: 20,
      DetailType: "DepositLineDetail",
      DepositLineDetail: { AccountRef: ref("79") },
    };
    const deposit = await client.create("Deposit", {
      DepositToAccountRef: ref("35"),
      Line: [link(amount, entity, id), other],
    });
    const stored = await current(client, entity, id);
    expect(stored.LinkedTxn).toEqual([{ TxnId: deposit.Id, TxnType: "Deposit" }]);
    const path = `/${entity.toLowerCase()}`;
    const isVoidable = entity !== "Transfer" && entity !== "JournalEntry";
    const tries = [
      await client.post(path, { ...stored, PrivateNote: "later" }),
      await keyed(client, entity, id, "operation=delete"),
      ...(isVoidable ? [await keyed(client, entity, id, "include=void")] : []),
    ];
    for (const answer of tries) {
      expect(errorOf(answer)).toEqual({
        Message: "Deposited Transaction cannot be changed",
        Detail:
          "This transaction has been deposited. If you want to change or delete it, you must edit the deposit it appears on and remove it first.",
        code: "6540",
        element: "",
      });
    }
    await change(client, "Deposit", deposit.Id, { DepositToAccountRef: ref("35"), Line: [other] });
    const free = await current(client, entity, id);
    expect(free.LinkedTxn).toBeUndefined();
    expect((await client.post(path, { ...free, PrivateNote: "later" })).status).toBe(200);
    expect((await keyed(client, entity, id, "operation=delete")).status).toBe(200);
  },
);

test("a voided payment pays nothing and books nothing, and its invoices and credits are open again", async () => {
  const client = await aClient();
  const { customer, invoice, payment } = await aPaidInvoice(client, { PrivateNote: "Order 7" });
  const voided = (await keyed(client, "Payment", payment, "operation=update&include=void")).body.Payment;
  expect(voided).toMatchObject({ TotalAmt: 0, UnappliedAmt: 0, Line: [], PrivateNote: "Voided" });
  expect(await journalOf(client, "Payment", payment)).toEqual({});
  expect(await current(client, "Invoice", invoice)).toMatchObject({ Balance: 100, LinkedTxn: [] });
  expect((await current(client, "Customer", customer)).Balance).toBe(100);
  const again = (await keyed(client, "Payment", payment, "include=void")).body.Payment;
  expect(again.PrivateNote).toBe("Voided");
});

test("a voided invoice frees its estimate, says so before its note, and can be filled again", async () => {
  const client = await aClient();
  const customer = await aCustomer(client);
  const { Id: estimate } = await client.create("Estimate", anInvoice(customer, aLine(10)));
  const LinkedTxn = [{ TxnId: estimate, TxnType: "Estimate" }];
  const { Id } = await client.create("Invoice", {
    ...anInvoice(customer, aLine(10)),
    ...{ LinkedTxn, PrivateNote: "Order 7" },
  });
  const voided = (await keyed(client, "Invoice", Id, "operation=void")).body.Invoice;
  expect(voided).toMatchObject({ TotalAmt: 0, LinkedTxn: [], PrivateNote: "Voided - Order 7" });
  expect((await current(client, "Estimate", estimate)).TxnStatus).toBe("Pending");
  const filled = await change(client, "Invoice", Id, { Line: [aLine(6)], PrivateNote: "Order 8" });
  expect(filled.body.Invoice).toMatchObject({ TotalAmt: 6, Balance: 6 });
});

test.each(["SalesReceipt", "RefundReceipt"])(
  "a voided %s gives its goods back and books nothing",
  async (entity) => {
    const client = await aClient();
    await client.control("POST", "settings", { voidRefundReceipt: true });
    const { Id: tent } = await client.create("Item", {
      ...{ Name: "Tent", Type: "Inventory", TrackQtyOnHand: true, QtyOnHand: 5, InvStartDate: "2026-01-01" },
      ...{ IncomeAccountRef: ref("79"), ExpenseAccountRef: ref("80"), AssetAccountRef: ref("81") },
    });
    const line = aLine(100, { ItemRef: ref(tent), Qty: 1, UnitPrice: 100 });
    const form = { ...anInvoice(await aCustomer(client), line), DepositToAccountRef: ref("35") };
    const { Id } = await client.create(entity, form);
    const voided = (await keyed(client, entity, Id, "operation=update&include=void")).body[entity];
    expect(voided).toMatchObject({
      TotalAmt: 0,
      Line: [{ Amount: 0, SalesItemLineDetail: { ItemRef: { value: tent }, Qty: 0 } }, { Amount: 0 }],
    });
    expect(voided.Line[0].SalesItemLineDetail.UnitPrice).toBeUndefined();
    expect(await journalOf(client, entity, Id)).toEqual({});
    expect((await current(client, "Item", tent)).QtyOnHand).toBe(5);
  },
);

test("what cannot be voided is an operation that is not supported", async () => {
  const client = await aClient();
  const customer = await aCustomer(client);
  const VendorRef = ref((await client.create("Vendor", { DisplayName: "Rope Works" })).Id);
  const cost = {
    Amount: 9,
    DetailType: "AccountBasedExpenseLineDetail",
    AccountBasedExpenseLineDetail: { AccountRef: ref("20") },
  };
  const direct = { Amount: 9, DetailType: "DepositLineDetail", DepositLineDetail: { AccountRef: ref("79") } };
  const bodies: Record<string, Json> = {
    CreditMemo: anInvoice(customer, aLine(9)),
    Estimate: anInvoice(customer, aLine(9)),
    RefundReceipt: { ...anInvoice(customer, aLine(9)), DepositToAccountRef: ref("35") },
    Bill: { VendorRef, Line: [cost] },
    VendorCredit: { VendorRef, Line: [cost] },
    PurchaseOrder: { VendorRef, APAccountRef: ref("33"), Line: [cost] },
    Purchase: { PaymentType: "Cash", AccountRef: ref("35"), Line: [cost] },
    JournalEntry: { Line: [entrySide("Debit", "4"), entrySide("Credit", "79")] },
    Deposit: { DepositToAccountRef: ref("35"), Line: [direct] },
    Transfer: { FromAccountRef: ref("36"), ToAccountRef: ref("35"), Amount: 9 },
  };
  for (const [entity, body] of Object.entries(bodies)) {
    const { Id } = await client.create(entity, body);
    for (const query of ["operation=void", "include=void"]) {
      const answer = await keyed(client, entity, Id, query);
      expect([entity, errorOf(answer).code]).toEqual([entity, "500"]);
    }
  }
});
