import { expect, test } from "vitest";
import type { BookedContent } from "#app/domain/accounting/booked-content.ts";
import { plainBooks } from "#app/domain/accounting/books-facts.ts";
import { type BookedRow, compareBooked } from "#app/domain/accounting/compare-booked.ts";
import { planOrder } from "#app/domain/mapping/plan-order.ts";
import { defaultSettings } from "#app/domain/settings/settings.ts";
import { aSale } from "#tests/support/a-sale.ts";

const sale = aSale();
const paymentKey = "gid://shopify/OrderTransaction/9001";
const payment: BookedRow = {
  kind: "payment",
  key: paymentKey,
  docNumber: "1001",
  currency: "USD",
  totalMinor: 2000,
  booked: content([]),
};

function content(lines: [description: string, amountMinor: number][]): BookedContent {
  return {
    lines: lines.map(([description, amountMinor]) => ({
      role: "product",
      item: null,
      description,
      amountMinor,
      quantity: null,
      taxCode: null,
      classId: null,
    })),
    tax: { mode: "none" },
    taxMinor: 0,
    totalMinor: 0,
    answeredTaxMinor: 0,
    links: [],
  };
}

function anInvoice(totalMinor: number, lines: [string, number][], more: Partial<BookedRow> = {}): BookedRow {
  const booked = content(lines);
  return {
    kind: "invoice",
    key: sale.id,
    docNumber: "WEB-1001",
    currency: "USD",
    totalMinor,
    booked,
    ...more,
  };
}

function compare(rows: BookedRow[]) {
  const plan = planOrder(sale, defaultSettings, plainBooks, { bookedForm: null });
  if (!plan.ok) throw new Error("The plain sale can be planned.");
  return compareBooked(plan.value, rows);
}

const mug = "1 × Enamel Mug (MUG-1)";

test("documents that agree with the plan are left out", () => {
  expect(compare([anInvoice(2000, [[mug, 2000]]), payment])).toEqual([]);
});

test("what changed, came and went is told line by line", () => {
  const [change] = compare([
    anInvoice(2500, [
      [mug, 1500],
      ["1 × Bowl", 1000],
    ]),
    payment,
  ]);
  expect(change).toMatchObject({ description: "Invoice WEB-1001", bookedMinor: 2500, plannedMinor: 2000 });
  expect(change?.lines).toEqual([
    { description: mug, bookedMinor: 1500, plannedMinor: 2000 },
    { description: "1 × Bowl", bookedMinor: 1000, plannedMinor: null },
  ]);
});

test("adjustments count with the document that they adjust", () => {
  const memo = anInvoice(500, [[mug, 500]], { kind: "creditMemo", key: `${sale.id}#adjust-1` });
  expect(compare([anInvoice(2500, [[mug, 2500]]), memo, payment])).toEqual([]);
});

test("a document that is not booked yet, and one that is planned no more, stand with one side", () => {
  const gone = { ...payment, key: "gid://shopify/OrderTransaction/1" };
  expect(compare([anInvoice(2000, [[mug, 2000]]), gone])).toMatchObject([
    { description: "Payment 1001", bookedMinor: null, plannedMinor: 2000 },
    { description: "Payment 1001", bookedMinor: 2000, plannedMinor: null },
  ]);
});
