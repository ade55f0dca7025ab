import fc from "fast-check";
import { expect, test } from "vitest";
import { openBalance, type StandingDocument } from "#app/domain/accounting/open-balance.ts";

const invoice = (totalMinor: number): StandingDocument => ({
  qboType: "Invoice",
  qboId: "1",
  totalMinor,
  links: [],
});
const payment = (qboId: string, totalMinor: number, toInvoice: number | null): StandingDocument => ({
  qboType: "Payment",
  qboId,
  totalMinor,
  links: toInvoice === null ? null : [{ type: "Invoice", id: "1", amountMinor: toInvoice }],
});

test("an invoice is owed what no payment settled, and a payment keeps what it did not settle", () => {
  const parts = [invoice(2500), payment("2", 1000, 1000), payment("3", 2000, 1500)];
  expect(parts.map((part) => openBalance(part, parts))).toEqual([0, 0, 500]);
});

test("a credit memo that an application joins with its pay-out has nothing left", () => {
  const memo: StandingDocument = { qboType: "CreditMemo", qboId: "4", totalMinor: 700, links: [] };
  const entry: StandingDocument = { qboType: "JournalEntry", qboId: "5", totalMinor: 700, links: [] };
  const application: StandingDocument = {
    qboType: "Payment",
    qboId: "6",
    totalMinor: 0,
    links: [
      { type: "CreditMemo", id: "4", amountMinor: 700 },
      { type: "JournalEntry", id: "5", amountMinor: 700 },
    ],
  };
  const parts = [memo, entry, application];
  expect(openBalance(memo, [memo])).toBe(700);
  expect(openBalance(memo, parts)).toBe(0);
  expect(openBalance(entry, parts)).toBe(0);
  expect(openBalance(application, parts)).toBe(0);
});

test("a payment that was booked before links were kept paid the invoice", () => {
  const parts = [invoice(2000), payment("2", 2000, null)];
  expect(parts.map((part) => openBalance(part, parts))).toEqual([0, 0]);
});

test("what payments settle and what stays open are the whole invoice", () => {
  fc.assert(
    fc.property(fc.nat(100_000), fc.array(fc.nat(10_000), { maxLength: 6 }), (total, amounts) => {
      const payments = amounts.map((amount, index) => payment(String(index + 2), amount, amount));
      const sum = amounts.reduce((left, right) => left + right, 0);
      expect(openBalance(invoice(total), [invoice(total), ...payments])).toBe(total - sum);
    }),
  );
});
