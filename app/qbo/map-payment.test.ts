import { expect, test } from "vitest";
import { mapPayment } from "#app/qbo/map-payment.ts";
import { aMoneyPlace, anApplicationPlan, aPaymentPlan } from "#tests/support/a-plan.ts";

const company = { country: "US", homeCurrency: "USD", isMultiCurrency: true };

test("a payment gives to its invoice what the plan says and lands on its account", () => {
  const plan = aPaymentPlan({
    amountMinor: 10_010,
    referenceNumber: "1001-and-something-longer",
    deposit: aMoneyPlace({ paymentMethodId: "3" }),
  });
  const links = [{ type: "Invoice" as const, id: "145", amountMinor: 9_000 }];
  expect(mapPayment({ plan, customerId: "7", depositAccountId: "90", links }, company)).toEqual({
    TxnDate: "2026-01-31",
    TotalAmt: 100.1,
    CustomerRef: { value: "7" },
    CurrencyRef: { value: "USD" },
    PaymentRefNum: "1001-and-something-lo",
    PaymentMethodRef: { value: "3" },
    PrivateNote: "plumbline:gid://shopify/OrderTransaction/1",
    DepositToAccountRef: { value: "90" },
    Line: [{ Amount: 90, LinkedTxn: [{ TxnId: "145", TxnType: "Invoice" }] }],
  });
});

test("an application is a payment of nothing that joins a credit with what it settles", () => {
  const links = [
    { type: "JournalEntry" as const, id: "12", amountMinor: 500 },
    { type: "CreditMemo" as const, id: "13", amountMinor: 500 },
  ];
  const draft = { plan: anApplicationPlan(), customerId: "7", depositAccountId: null, links };
  expect(mapPayment(draft, { ...company, isMultiCurrency: false })).toEqual({
    TxnDate: "2026-02-01",
    TotalAmt: 0,
    CustomerRef: { value: "7" },
    PrivateNote: "plumbline:gid://shopify/Refund/1",
    Line: [
      { Amount: 5, LinkedTxn: [{ TxnId: "12", TxnType: "JournalEntry" }] },
      { Amount: 5, LinkedTxn: [{ TxnId: "13", TxnType: "CreditMemo" }] },
    ],
  });
});
