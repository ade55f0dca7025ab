import { expect, test } from "vitest";
import { mapPayment } from "#app/qbo/map-payment.ts";

const plan = {
  type: "payment" as const,
  key: "gid://shopify/OrderTransaction/1",
  referenceNumber: "1001-and-something-longer",
  date: "2026-01-31",
  currency: "USD",
  amountMinor: 10_010,
  gateway: "paypal",
  gatewayLabel: "PayPal",
  privateNote: "plumbline:1",
  why: { field: "f", mapping: "m", rule: "r" },
};

test("a payment gives its whole amount to its invoice and lands on its account", () => {
  const draft = { plan, customerId: "7", invoiceId: "145", depositAccountId: "90" };
  const company = { country: "US", homeCurrency: "USD", isMultiCurrency: true };
  expect(mapPayment(draft, company)).toEqual({
    TxnDate: "2026-01-31",
    TotalAmt: 100.1,
    CustomerRef: { value: "7" },
    CurrencyRef: { value: "USD" },
    PaymentRefNum: "1001-and-something-lo",
    PrivateNote: "plumbline:1",
    DepositToAccountRef: { value: "90" },
    Line: [{ Amount: 100.1, LinkedTxn: [{ TxnId: "145", TxnType: "Invoice" }] }],
  });
});
