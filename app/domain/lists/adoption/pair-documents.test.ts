import { expect, test } from "vitest";
import { aPaymentPlan, aPlan } from "#tests/support/a-plan.ts";
import { pairDocuments, type StandingPart } from "./pair-documents.ts";

const aPart = (type: StandingPart["type"], changes: Partial<StandingPart> = {}): StandingPart => ({
  type,
  id: "7",
  docNumber: "1001",
  date: "2026-01-30",
  currency: "USD",
  totalMinor: 3752,
  balanceMinor: 0,
  appliedMinor: 0,
  ...changes,
});
const invoice = aPlan();
const payment = aPaymentPlan();
const paid = aPart("Payment", { id: "8", appliedMinor: 3752 });
const pair = (standing: Partial<Parameters<typeof pairDocuments>[1]>, documents = [invoice, payment]) =>
  pairDocuments(documents, { main: aPart("Invoice"), payments: [], credits: [], ...standing });
const reason = (...args: Parameters<typeof pair>) => {
  const pairing = pair(...args);
  return pairing.ok ? "" : pairing.reason;
};

test("an invoice and its payment are told; an open invoice leaves the payment to be booked", () => {
  const whole = pair({ payments: [paid] });
  expect(whole.ok && whole.pairs.map(({ plan, part }) => [plan.key, part.id])).toEqual([
    [invoice.key, "7"],
    [payment.key, "8"],
  ]);
  const open = pair({ main: aPart("Invoice", { balanceMinor: 3752 }) });
  expect(open.ok && open.pairs).toHaveLength(1);
});

test("row 2: whatever is left over in the books keeps an order from being linked", () => {
  expect(reason({ main: aPart("Invoice", { totalMinor: 3000 }) })).toMatch(
    /comes to 37\.52 USD .* to 30\.00 USD/,
  );
  expect(reason({ payments: [aPart("Payment", { totalMinor: 10_000, appliedMinor: 3752 })] })).toMatch(
    /not all of it/,
  );
  expect(reason({ payments: [paid, { ...paid, id: "9" }] })).toMatch(/none of the order's payments/);
  expect(reason({})).toMatch(/0\.00 USD open, which its payments do not explain/);
  expect(reason({ main: aPart("Invoice", { currency: "EUR" }) })).toMatch(/USD .* EUR/);
});

test("a refund in another form, or a credit that was used, needs a person", () => {
  const credit = { ...aPlan({ type: "creditMemo", key: "gid://shopify/Refund/1", totalMinor: 500 }) };
  const documents = [invoice, payment, credit];
  const memo = aPart("CreditMemo", { id: "9", totalMinor: 500, balanceMinor: 500 });
  expect(pair({ payments: [paid], credits: [memo] }, documents).ok).toBe(true);
  expect(reason({ payments: [paid], credits: [{ ...memo, balanceMinor: 0 }] }, documents)).toMatch(
    /was used already/,
  );
  expect(
    reason({ payments: [paid], credits: [aPart("RefundReceipt", { totalMinor: 500 })] }, documents),
  ).toMatch(/no such refund receipt under the settings/);
});

test("one receipt for an order that the settings make several of is not told", () => {
  const receipts = ["1", "2"].map((id) =>
    aPlan({ type: "salesReceipt", key: `gid://shopify/OrderTransaction/${id}` }),
  );
  expect(reason({ main: aPart("SalesReceipt") }, receipts)).toMatch(
    /It is one sales receipt, while .* make 2/,
  );
});
