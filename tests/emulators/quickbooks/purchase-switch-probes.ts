import type { SwitchName } from "./books/switches.ts";
import type { Probe } from "./switch-probes.ts";
import {
  type Answer,
  aCustomer,
  aLine,
  anInvoice,
  errorOf,
  type Json,
  type TestClient,
} from "./test-client.ts";

const ref = (value: string) => ({ value });
const side = (PostingType: string, account: string, Amount: number) => ({
  Amount,
  DetailType: "JournalEntryLineDetail",
  JournalEntryLineDetail: { PostingType, AccountRef: ref(account) },
});
const expense = (Amount: number, detail: Json = {}) => ({
  Amount,
  DetailType: "AccountBasedExpenseLineDetail",
  AccountBasedExpenseLineDetail: { AccountRef: ref("20"), ...detail },
});
const aVendor = async (client: TestClient): Promise<string> =>
  (await client.create("Vendor", { DisplayName: "Rope Works" })).Id;
/** A member of the answered object, or the code of the fault. */
const picked = (answer: Answer, entity: string, pick: (object: Json) => unknown): unknown =>
  answer.status === 200 ? pick(answer.body[entity]) : errorOf(answer).code;

export const PURCHASE_PROBES = {
  negativeJournalLine: {
    async run(client) {
      const Line = [side("Debit", "35", 10), side("Debit", "36", -4), side("Credit", "79", 6)];
      return picked(await client.post("/journalentry", { Line }), "JournalEntry", () => "accepted");
    },
    answers: { "2290": "2290", accept: "accepted" },
  },
  billableWhileOff: {
    async run(client) {
      const off = { VendorAndPurchasesPrefs: { BillableExpenseTracking: false } };
      await client.control("POST", "settings", { Preferences: off });
      const billable = { BillableStatus: "Billable", CustomerRef: ref(await aCustomer(client)) };
      const bill = { VendorRef: ref(await aVendor(client)), Line: [expense(5, billable)] };
      return picked(
        await client.post("/bill", bill),
        "Bill",
        ({ Line }) => Line[0].AccountBasedExpenseLineDetail.BillableStatus,
      );
    },
    answers: { "6000": "6000", ignore: "NotBillable" },
  },
  billableWithoutCustomer: {
    async run(client) {
      const Line = [expense(5, { BillableStatus: "Billable" })];
      return errorOf(await client.post("/bill", { VendorRef: ref(await aVendor(client)), Line })).code;
    },
    answers: { "6000": "6000", "6310": "6310" },
  },
  voidByOperation: {
    async run(client) {
      const body = { CustomerRef: ref(await aCustomer(client)), TotalAmt: 5 };
      const { Id, SyncToken } = await client.create("Payment", body);
      const answer = await client.post("/payment?operation=void", { Id, SyncToken });
      return picked(answer, "Payment", ({ TotalAmt }) => TotalAmt);
    },
    answers: { invoice: "500", all: 0 },
  },
  orderLinkOfHead: {
    async run(client) {
      const VendorRef = ref(await aVendor(client));
      const APAccountRef = ref("33");
      const order = await client.create("PurchaseOrder", { VendorRef, APAccountRef, Line: [expense(5)] });
      const LinkedTxn = [{ TxnId: order.Id, TxnType: "PurchaseOrder" }];
      const bill = await client.create("Bill", { VendorRef, LinkedTxn, Line: [expense(5)] });
      const { POStatus } = (await client.get(`/purchaseorder/${order.Id}`)).body.PurchaseOrder;
      return [POStatus, bill.LinkedTxn.length];
    },
    answers: { ignore: ["Open", 0], close: ["Closed", 1] },
  },
  partlyBilledOrderLine: {
    async run(client) {
      const VendorRef = ref(await aVendor(client));
      const APAccountRef = ref("33");
      const order = await client.create("PurchaseOrder", { VendorRef, APAccountRef, Line: [expense(5)] });
      const LinkedTxn = [{ TxnId: order.Id, TxnType: "PurchaseOrder", TxnLineId: "1" }];
      await client.create("Bill", { VendorRef, Line: [{ ...expense(2), LinkedTxn }] });
      return (await client.get(`/purchaseorder/${order.Id}`)).body.PurchaseOrder.POStatus;
    },
    answers: { open: "Open", closed: "Closed" },
  },
  depositLineTax: {
    company: { country: "GB" },
    async run(client) {
      const DepositLineDetail = { AccountRef: ref("79"), TaxCodeRef: ref("2") };
      const Line = [{ Amount: 10, DetailType: "DepositLineDetail", DepositLineDetail }];
      return (await client.create("Deposit", { DepositToAccountRef: ref("35"), Line })).TotalAmt;
    },
    answers: { book: 12, ignore: 10 },
  },
  journalTaxAmount: {
    company: { country: "GB" },
    async run(client) {
      const taxed = { TaxCodeRef: ref("2"), TaxApplicableOn: "Sales", TaxAmount: 19.99 };
      const sale = side("Credit", "79", 100);
      Object.assign(sale.JournalEntryLineDetail, taxed);
      // Only the amount that is booked lets the entry balance.
      const Line = [sale, side("Debit", "35", 119.99)];
      return picked(await client.post("/journalentry", { Line }), "JournalEntry", () => "balances");
    },
    answers: { keep: "balances", recompute: "2300" },
  },
  negativeExpenseLine: {
    async run(client) {
      const bill = { VendorRef: ref(await aVendor(client)), Line: [expense(10), expense(-4)] };
      return picked(await client.post("/bill", bill), "Bill", ({ TotalAmt }) => TotalAmt);
    },
    answers: { accept: 6, "2290": "2290" },
  },
  negativeDiscount: {
    async run(client) {
      const discount = { DetailType: "DiscountLineDetail", DiscountLineDetail: { PercentBased: false } };
      const form = anInvoice(await aCustomer(client), aLine(10), { Amount: -2, ...discount });
      return picked(await client.post("/invoice", form), "Invoice", ({ TotalAmt }) => TotalAmt);
    },
    answers: { "2290": "2290", accept: 12 },
  },
} satisfies Partial<Record<SwitchName, Probe>>;
