import { expect, test } from "vitest";
import { readInvoice, readPayment } from "#app/qbo/booked-document.ts";

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
  expect(readInvoice({ ...invoice, ...tax }, "USD")).toEqual({
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
    },
  });
  const yen = { ...invoice, CurrencyRef: { value: "JPY" }, TotalAmt: 1480 };
  expect(readInvoice(yen, "USD")).toMatchObject({
    value: { currency: "JPY", totalMinor: 1480, taxMinor: 0 },
  });
});

test("an amount finer than its currency is malformed", () => {
  expect(readInvoice({ ...invoice, TotalAmt: 37.525 }, "USD")).toMatchObject({
    ok: false,
    fault: { kind: "malformed", subject: "invoice WEB-1001" },
  });
});

test("what no invoice took is a payment's balance", () => {
  const payment = { Id: "9", SyncToken: "1", PaymentRefNum: "1001", TxnDate: "2026-01-31", TotalAmt: 40 };
  expect(readPayment({ ...payment, UnappliedAmt: 2.48 }, "USD")).toMatchObject({
    value: { type: "Payment", docNumber: "1001", totalMinor: 4000, balanceMinor: 248, privateNote: null },
  });
});
