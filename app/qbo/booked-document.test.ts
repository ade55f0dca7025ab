import { expect, test } from "vitest";
import { readDocument } from "#app/qbo/booked-document.ts";
import { qboDocuments } from "#app/qbo/wire/document-answers.ts";
import type { QboDocumentType } from "#app/sync/ports.ts";

function read(type: QboDocumentType, wire: object) {
  return readDocument(type, qboDocuments[type].parse(wire), "USD");
}

const invoice = {
  Id: "145",
  SyncToken: "0",
  DocNumber: "WEB-1001",
  CustomerRef: { value: "58" },
  TxnDate: "2026-01-31",
  TotalAmt: 37.52,
  Balance: 0,
};

test("an invoice is read in minor units of its own currency, or of the home currency", () => {
  const tax = { TxnTaxDetail: { TotalTax: 2.54 }, PrivateNote: "plumbline:1" };
  expect(read("Invoice", { ...invoice, ...tax })).toEqual({
    ok: true,
    value: {
      type: "Invoice",
      id: "145",
      syncToken: "0",
      docNumber: "WEB-1001",
      date: "2026-01-31",
      currency: "USD",
      totalMinor: 3752,
      balanceMinor: 0,
      taxMinor: 254,
      customerId: "58",
      privateNote: "plumbline:1",
      isDeposited: false,
      taxRates: [],
    },
  });
  expect(read("Invoice", { ...invoice, CurrencyRef: { value: "JPY" }, TotalAmt: 1480 })).toMatchObject({
    value: { currency: "JPY", totalMinor: 1480, taxMinor: 0 },
  });
});

test("an amount finer than its currency is malformed", () => {
  expect(read("Invoice", { ...invoice, TotalAmt: 37.525 })).toMatchObject({
    ok: false,
    fault: { kind: "malformed", subject: "Invoice WEB-1001" },
  });
});

test("what nothing took is a payment's balance", () => {
  const payment = { Id: "9", SyncToken: "1", PaymentRefNum: "1001", TxnDate: "2026-01-31", TotalAmt: 40 };
  expect(read("Payment", { ...payment, UnappliedAmt: 2.48 })).toMatchObject({
    value: { type: "Payment", docNumber: "1001", totalMinor: 4000, balanceMinor: 248, privateNote: null },
  });
});

test("a receipt that stands on a deposit says so, a payment of an invoice does not make it one", () => {
  const linked = (TxnType: string) => ({ ...invoice, LinkedTxn: [{ TxnId: "9", TxnType }] });
  expect(read("SalesReceipt", linked("Deposit"))).toMatchObject({ value: { isDeposited: true } });
  expect(read("Invoice", linked("Payment"))).toMatchObject({ value: { isDeposited: false } });
});

test("the debits of a journal entry are its total, to the cent", () => {
  const line = (PostingType: string, Amount: number) => ({ Amount, JournalEntryLineDetail: { PostingType } });
  const entry = {
    Id: "7",
    SyncToken: "0",
    TxnDate: "2026-01-31",
    TotalAmt: 0,
    Line: [line("Debit", 0.1), line("Debit", 0.2), line("Credit", 0.3), { Description: "a remark" }],
  };
  expect(read("JournalEntry", entry)).toMatchObject({
    value: { docNumber: null, totalMinor: 30, balanceMinor: 0, customerId: null },
  });
});
