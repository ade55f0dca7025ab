import fc from "fast-check";
import { expect, test } from "vitest";
import { type BooksFacts, plainBooks } from "#app/domain/accounting/books-facts.ts";
import { journalOf } from "#app/domain/accounting/journal-of.ts";
import type { OrderPlan } from "#app/domain/accounting/plan.ts";
import { planOrder } from "#app/domain/mapping/plan-order.ts";
import { splitSigned } from "#app/domain/money/split-signed.ts";
import type { Sale } from "#app/domain/sale/sale.ts";
import { defaultSettings, type Settings } from "#app/domain/settings/settings.ts";
import { makeHistory } from "./shop-history/make-history.ts";
import { toSale } from "./shop-history/to-sale.ts";

const runs = 10_000;
const seeds = fc.integer();

const rates = [
  { id: "1", name: "VAT", percent: "20" },
  { id: "2", name: "State Tax", percent: "6.5" },
  { id: "3", name: "State Tax", percent: "7.25" },
  { id: "4", name: "City Tax", percent: "1.125" },
  { id: "5", name: "GST", percent: "5" },
  { id: "6", name: "QST", percent: "9.975" },
];
const byId = (...ids: string[]) => rates.filter((rate) => ids.includes(rate.id));
const globalFacts: BooksFacts = {
  ...plainBooks,
  country: "GB",
  taxRegime: "global",
  taxCodes: [
    { id: "10", name: "No VAT", isTaxable: false, salesRates: [] },
    { id: "11", name: "20% S", isTaxable: true, salesRates: byId("1") },
    { id: "12", name: "State", isTaxable: true, salesRates: byId("2") },
    { id: "13", name: "State and City", isTaxable: true, salesRates: byId("3", "4") },
    { id: "14", name: "GST/QST", isTaxable: true, salesRates: byId("5", "6") },
  ],
};
const usFacts: BooksFacts = {
  ...plainBooks,
  taxRegime: "usAutomated",
  taxCodes: [{ id: "2", name: "California", isTaxable: true, salesRates: [] }],
};

type Frame = { settings: Settings; facts: BooksFacts };
const frames: Record<string, Frame> = {
  "taxes as lines": { settings: defaultSettings, facts: plainBooks },
  "tax of a US company": { settings: { ...defaultSettings, taxMode: "quickbooks" }, facts: usFacts },
  "tax by codes": { settings: { ...defaultSettings, taxMode: "quickbooks" }, facts: globalFacts },
};
const forms: Record<string, Partial<Settings>> = {
  "invoices and credit memos": {},
  "invoices and refund receipts": { refundForm: "refundReceipt" },
  "sales receipts": { form: "salesReceipt" },
};

function planIn(frame: Frame, form: Partial<Settings>, sale: Sale) {
  return planOrder(sale, { ...frame.settings, ...form }, frame.facts, { bookedForm: null });
}

/** Sum of the postings of one account: debits less credits. */
function balance(plan: OrderPlan, prefix: string): number {
  return journalOf(plan)
    .filter(({ account }) => account.startsWith(prefix))
    .reduce((sum, row) => sum + row.debitMinor - row.creditMinor, 0);
}

function check(verify: (sale: Sale, seed: number) => void, numRuns = runs): void {
  fc.assert(
    fc.property(seeds, (seed) => verify(toSale(makeHistory(seed)), seed)),
    { numRuns, verbose: 1 },
  );
}

for (const [frameName, frame] of Object.entries(frames)) {
  for (const [formName, form] of Object.entries(forms)) {
    test(`any order history ends with Shopify's revenue, tax, cash and open amount: ${formName}, ${frameName}`, () => {
      check((sale) => {
        const result = planIn(frame, form, sale);
        if (!result.ok && result.fault.kind === "waitsForPayment") {
          expect(sale.totals.receivedMinor).toBe(0);
          return;
        }
        if (!result.ok) throw new Error(JSON.stringify({ ...result.fault, lines: [] }));
        const plan = result.value;
        expect(plan.proof.differenceMinor).toBe(0);
        expect(balance(plan, "")).toBe(0);
        const { totals } = sale;
        const cash = balance(plan, "Clearing") - balance(plan, "Gift cards");
        expect(plan.proof.cashBookedMinor).toBe(totals.netPaymentMinor);
        if (plan.form === "invoice") {
          expect(balance(plan, "Accounts receivable")).toBe(
            totals.currentTotalMinor - totals.netPaymentMinor,
          );
          expect(plan.proof.bookedMinor).toBe(totals.currentTotalMinor);
          expect(plan.proof.taxBookedMinor).toBe(totals.currentTaxMinor);
        }
        expect(Number.isSafeInteger(cash)).toBe(true);
      }, 2_000);
    });
  }
}

test("the order in which Shopify lists events changes no document", () => {
  check((sale) => {
    const turned: Sale = {
      ...sale,
      transactions: sale.transactions.toReversed(),
      agreements: sale.agreements.toReversed(),
      refunds: sale.refunds.toReversed(),
    };
    for (const form of Object.values(forms)) {
      const frame = frames["taxes as lines"];
      if (frame) expect(planIn(frame, form, turned)).toEqual(planIn(frame, form, sale));
    }
  }, 3_000);
});

test("a changed setting leaves the facts of every booked document as they are", () => {
  const before = frames["taxes as lines"];
  const after = frames["tax of a US company"];
  if (!before || !after) throw new Error("no frames");
  const other: Partial<Settings> = {
    invoicePrefix: "X",
    whenNumberTooLong: "shorten",
    withShipment: false,
    guests: "generic",
    templates: { customerMemo: "{order.name}", privateNote: "{order.note}", lineDescription: "{line.title}" },
  };
  check((sale) => {
    const one = planOrder(sale, before.settings, before.facts, { bookedForm: "invoice" });
    const two = planOrder(sale, { ...after.settings, ...other, form: "salesReceipt" }, after.facts, {
      bookedForm: "invoice",
    });
    if (!one.ok || !two.ok) throw new Error("no plan");
    const sources = (plan: OrderPlan) => plan.documents.map(({ type, key, source }) => [type, key, source]);
    expect(sources(two.value)).toEqual(sources(one.value));
  }, 3_000);
});

test("parts of signed weights sum to the whole, and follow each other without a gap", () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: -5_000, max: 20_000 }), { minLength: 1, maxLength: 12 }),
      fc.nat(),
      (weights, at) => {
        const whole = weights.reduce((sum, weight) => sum + weight, 0);
        fc.pre(whole > 0);
        const parts = splitSigned(at % (whole + 1), weights);
        expect(parts.reduce((sum, part) => sum + part, 0)).toBe(at % (whole + 1));
        expect(splitSigned(whole, weights)).toEqual(weights);
      },
    ),
    { numRuns: runs },
  );
});
