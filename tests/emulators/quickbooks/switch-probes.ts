import type { SwitchName } from "./books/switches.ts";
import { aCustomer, aLine, anInvoice, errorOf, type Json, type TestClient } from "./test-client.ts";

/** A call that the switch decides, what it answers by choice, and the company it needs. */
export type Probe = {
  company?: Record<string, unknown>;
  run: (client: TestClient) => Promise<unknown>;
  answers: Record<string, unknown>;
};

const taxed = { TaxCodeRef: { value: "TAX" } };
const settings = (client: TestClient, body: Json) => client.control("POST", "settings", body);
/** What an invoice is answered with: a member of it, or the code of the fault. */
async function invoiced(client: TestClient, body: Json, pick: (invoice: Json) => unknown): Promise<unknown> {
  const answer = await client.post("/invoice", body);
  return answer.status === 200 ? pick(answer.body.Invoice) : errorOf(answer).code;
}
async function aTent(client: TestClient, QtyOnHand: number): Promise<string> {
  const tent = await client.create("Item", {
    Name: "Tent",
    Type: "Inventory",
    TrackQtyOnHand: true,
    QtyOnHand,
    InvStartDate: "2026-01-01",
    PurchaseCost: 40,
    IncomeAccountRef: { value: "79" },
    ExpenseAccountRef: { value: "80" },
    AssetAccountRef: { value: "81" },
  });
  return tent.Id;
}
const onHand = async (client: TestClient, id: string) =>
  (await client.get(`/item/${id}`)).body.Item.QtyOnHand;
const pay = (customer: string, invoice: Json, amount: number, total = amount) => ({
  CustomerRef: { value: customer },
  TotalAmt: total,
  Line: [{ Amount: amount, LinkedTxn: [{ TxnId: invoice.Id, TxnType: "Invoice" }] }],
});

/** Ada is merged into Bea; answers Ada's invoice, Bea's id and Ada's. */
async function merged(client: TestClient): Promise<{ invoice: Json; ada: string }> {
  const ada = await aCustomer(client);
  const id = await aCustomer(client, { DisplayName: "Bea" });
  const { Id } = await client.create("Invoice", anInvoice(ada, aLine(10)));
  await client.control("POST", "merge", { entity: "Customer", id, deletedId: ada });
  return { ada, invoice: (await client.get(`/invoice/${Id}`)).body.Invoice };
}

export const FORM_PROBES = {
  mergedName: {
    async run(client) {
      const answer = await client.get(`/customer/${(await merged(client)).ada}`);
      return answer.status === 200 ? answer.body.Customer.DisplayName : errorOf(answer).code;
    },
    answers: { deleted: "610", inactive: "Ada (deleted)" },
  },
  mergeTouchesTransactions: {
    run: async (client) => (await merged(client)).invoice.SyncToken,
    answers: { false: "0", true: "1" },
  },
  honourTaxOverride: {
    run: async (client) =>
      invoiced(
        client,
        {
          ...anInvoice(await aCustomer(client), aLine(100, taxed)),
          TxnTaxDetail: { TxnTaxCodeRef: { value: "2" }, TotalTax: 7.77 },
        },
        (invoice) => invoice.TxnTaxDetail.TotalTax,
      ),
    answers: { true: 7.77, false: 8 },
  },
  missingLineCode: {
    async run(client) {
      const mug = { Name: "Mug", Type: "NonInventory", Taxable: true, IncomeAccountRef: { value: "79" } };
      const { Id } = await client.create("Item", mug);
      const line = aLine(100, { ItemRef: { value: Id }, TaxCodeRef: undefined });
      return invoiced(client, anInvoice(await aCustomer(client), line), (invoice) => invoice.TotalAmt);
    },
    answers: { item: 108, NON: 100 },
  },
  taxInclusiveAmount: {
    company: { country: "CA" },
    run: async (client) =>
      invoiced(
        client,
        {
          ...anInvoice(await aCustomer(client), aLine(113, { TaxCodeRef: { value: "3" } })),
          GlobalTaxCalculation: "TaxInclusive",
        },
        (invoice) => [invoice.Line[0].Amount, invoice.TotalAmt],
      ),
    answers: { gross: [100, 113], net: [113, 127.69] },
  },
  warnDuplicateDocNumber: {
    async run(client) {
      const body = { ...anInvoice(await aCustomer(client), aLine(1)), DocNumber: "W-1" };
      await client.create("Invoice", body);
      return invoiced(client, body, (invoice) => invoice.DocNumber);
    },
    answers: { true: "6140", false: "W-1" },
  },
  sentNumberWhileAutomatic: {
    async run(client) {
      await settings(client, { CustomTxnNumbers: false });
      const body = { ...anInvoice(await aCustomer(client), aLine(1)), DocNumber: "W-7" };
      return invoiced(client, body, (invoice) => invoice.DocNumber);
    },
    answers: { store: "W-7", ignore: "1001" },
  },
  sentNumberMovesCounter: {
    async run(client) {
      await settings(client, { CustomTxnNumbers: false });
      const body = anInvoice(await aCustomer(client), aLine(1));
      await client.create("Invoice", { ...body, DocNumber: "W-009" });
      return (await client.create("SalesReceipt", body)).DocNumber;
    },
    answers: { false: "1001", true: "W-010" },
  },
  requireCurrencyRef: {
    run: async (client) =>
      invoiced(client, anInvoice(await aCustomer(client), aLine(1)), (invoice) => invoice.CurrencyRef.value),
    answers: { false: "USD", true: "2020" },
  },
  inactiveReference: {
    async run(client) {
      const customer = await aCustomer(client);
      await client.create("Customer", { Id: customer, SyncToken: "0", sparse: true, Active: false });
      return invoiced(client, anInvoice(customer, aLine(1)), () => "accepted");
    },
    answers: { "2500": "2500", "610": "610" },
  },
  untrackedReferences: {
    async run(client) {
      const { Id } = await client.create("Class", { Name: "Web" });
      await settings(client, { ClassTrackingPerTxnLine: false });
      const line = aLine(1, { ClassRef: { value: Id } });
      return invoiced(
        client,
        anInvoice(await aCustomer(client), line),
        (invoice) => invoice.Line[0].SalesItemLineDetail.ClassRef === undefined,
      );
    },
    answers: { ignore: true, refuse: "6000", keep: false },
  },
  shippingWhileOff: {
    async run(client) {
      await settings(client, { AllowShipping: false });
      const shipping = aLine(5, { ItemRef: { value: "SHIPPING_ITEM_ID" } });
      return invoiced(
        client,
        anInvoice(await aCustomer(client), aLine(1), shipping),
        (form) => form.TotalAmt,
      );
    },
    answers: { "2500": "2500", "6000": "6000", accept: 6 },
  },
  discountWhileOff: {
    async run(client) {
      await settings(client, { AllowDiscount: false });
      const discount = {
        Amount: 1,
        DetailType: "DiscountLineDetail",
        DiscountLineDetail: { PercentBased: false },
      };
      return invoiced(
        client,
        anInvoice(await aCustomer(client), aLine(5), discount),
        (form) => form.TotalAmt,
      );
    },
    answers: { "6000": "6000", accept: 4 },
  },
  depositWhileOff: {
    async run(client) {
      await settings(client, { AllowDeposit: false });
      const body = { ...anInvoice(await aCustomer(client), aLine(5)), Deposit: 2 };
      return invoiced(client, body, (form) => form.Balance);
    },
    answers: { "6000": "6000", ignore: 5 },
  },
  negativeStock: {
    async run(client) {
      const Id = await aTent(client, 1);
      const line = aLine(300, { ItemRef: { value: Id }, Qty: 3, UnitPrice: 100 });
      const answer = await invoiced(client, anInvoice(await aCustomer(client), line), () => "accepted");
      return [answer, await onHand(client, Id)];
    },
    answers: { accept: ["accepted", -2], refuse: ["6000", 1] },
  },
  stockMoveTellsItem: {
    async run(client) {
      const id = await aTent(client, 5);
      const ada = await aCustomer(client);
      await client.control("POST", "clock", { advanceMs: 60_000 });
      const stampOf = async () => {
        const { MetaData, SyncToken } = (await client.get(`/item/${id}`)).body.Item;
        return [MetaData.LastUpdatedTime, SyncToken];
      };
      const [before, token] = await stampOf();
      const body = anInvoice(ada, aLine(50, { ItemRef: { value: id }, Qty: 1, UnitPrice: 50 }));
      await client.create("Invoice", { ...body, TxnDate: "2026-06-01" });
      const [after, same] = await stampOf();
      return [after !== before, same === token];
    },
    answers: { false: [false, true], true: [true, true] },
  },
  refundReturnsStock: {
    async run(client) {
      const Id = await aTent(client, 5);
      const line = aLine(100, { ItemRef: { value: Id }, Qty: 1, UnitPrice: 100 });
      const refund = { ...anInvoice(await aCustomer(client), line), DepositToAccountRef: { value: "35" } };
      await client.create("RefundReceipt", refund);
      return onHand(client, Id);
    },
    answers: { true: 6, false: 5 },
  },
  deactivateWithStock: {
    async run(client) {
      const Id = await aTent(client, 5);
      const leaving = { Id, SyncToken: "0", sparse: true, Active: false };
      return (await client.create("Item", leaving)).QtyOnHand;
    },
    answers: { adjust: 0, keep: 5 },
  },
  voidRefundReceipt: {
    async run(client) {
      const refund = {
        ...anInvoice(await aCustomer(client), aLine(5)),
        DepositToAccountRef: { value: "35" },
      };
      const { Id } = await client.create("RefundReceipt", refund);
      const answer = await client.post("/refundreceipt?include=void", { Id, SyncToken: "0", sparse: true });
      return answer.status === 200 ? answer.body.RefundReceipt.TotalAmt : errorOf(answer).code;
    },
    answers: { false: "500", true: 0 },
  },
  closedPeriodCode: {
    async run(client) {
      await settings(client, { BookCloseDate: "2026-03-31" });
      const body = { ...anInvoice(await aCustomer(client), aLine(1)), TxnDate: "2026-03-31" };
      const { code, Detail } = errorOf(await client.post("/invoice", body));
      return [code, Detail.includes("through through")];
    },
    answers: { "6210": ["6210", false], "6200": ["6200", true] },
  },
  overApplication: {
    async run(client) {
      const customer = await aCustomer(client);
      const invoice = await client.create("Invoice", anInvoice(customer, aLine(10)));
      const answer = await client.post("/payment", pay(customer, invoice, 15));
      return answer.status === 200 ? answer.body.Payment.UnappliedAmt : errorOf(answer).code;
    },
    answers: { refuse: "6000", clip: 5 },
  },
  otherCustomersInvoice: {
    async run(client) {
      const invoice = await client.create("Invoice", anInvoice(await aCustomer(client), aLine(10)));
      const other = await aCustomer(client, { DisplayName: "Bea" });
      const answer = await client.post("/payment", pay(other, invoice, 10));
      return answer.status === 200 ? answer.body.Payment.UnappliedAmt : errorOf(answer).code;
    },
    answers: { refuse: "6000", unapplied: 10 },
  },
  autoApplyPayments: {
    async run(client) {
      await settings(client, { Preferences: { SalesFormsPrefs: { AutoApplyCredit: true } } });
      const customer = await aCustomer(client);
      await client.create("Payment", { CustomerRef: { value: customer }, TotalAmt: 8 });
      return invoiced(client, anInvoice(customer, aLine(10)), ({ Balance }) => Balance);
    },
    answers: { true: 2, false: 10 },
  },
  applicationBumpsSyncToken: {
    async run(client) {
      const customer = await aCustomer(client);
      const invoice = await client.create("Invoice", anInvoice(customer, aLine(10)));
      await client.create("Payment", pay(customer, invoice, 10));
      return (await client.get(`/invoice/${invoice.Id}`)).body.Invoice.SyncToken;
    },
    answers: { true: "1", false: "0" },
  },
} satisfies Partial<Record<SwitchName, Probe>>;
