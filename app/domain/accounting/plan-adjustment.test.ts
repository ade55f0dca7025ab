import { expect, test } from "vitest";
import type { BookedContent } from "#app/domain/accounting/booked-content.ts";
import type { DocumentTax, PlannedLine, SalesDocumentPlan } from "#app/domain/accounting/plan.ts";
import { adjustedKey, type BookedPart, planAdjustment } from "#app/domain/accounting/plan-adjustment.ts";
import { sumMinor } from "#app/domain/money/money.ts";
import { aNeed } from "#tests/support/a-plan.ts";

const aLine = (
  description: string,
  amountMinor: number,
  changes: Partial<PlannedLine> = {},
): PlannedLine => ({
  role: "product",
  item: { kind: "charge", chosenId: null, charge: "customSale" },
  description,
  amountMinor,
  quantity: 1,
  unitPriceMinor: amountMinor,
  taxCode: null,
  classId: null,
  why: { field: "lineItems[0]", mapping: "by SKU", rule: "one line per line item" },
  ...changes,
});

function aPlan(lines: PlannedLine[], tax: DocumentTax = { mode: "none" }): SalesDocumentPlan {
  const taxMinor = tax.mode === "none" ? 0 : tax.totalMinor;
  return {
    type: "invoice",
    key: "gid://shopify/Order/5",
    date: "2026-03-02",
    currency: "USD",
    privateNote: "Shopify order #5. plumbline:Order/5",
    source: { lines: lines.length },
    docNumber: "WEB-5",
    dueDate: null,
    customer: aNeed({ key: "guest", currency: "USD", displayName: "Guest" }),
    lines,
    tax,
    totalMinor: sumMinor(lines.map((line) => line.amountMinor)) + taxMinor,
    deposit: null,
    customerMemo: null,
    shippingAddress: null,
    billingAddress: null,
    email: null,
    termId: null,
    departmentId: null,
    classId: null,
    customFields: [],
    shipDate: null,
    trackingNumber: null,
    shipMethod: null,
    origin: null,
  };
}

function bookedOf(plan: SalesDocumentPlan): BookedPart {
  const taxMinor = plan.tax.mode === "none" ? 0 : plan.tax.totalMinor;
  const lines = plan.lines.map(({ unitPriceMinor, why, ...line }) => line);
  const { tax, totalMinor } = plan;
  const booked: BookedContent = { lines, tax, taxMinor, totalMinor, answeredTaxMinor: taxMinor, links: [] };
  return { type: plan.type, booked };
}

const frame = { docNumber: "WEB-5-2", position: 1, date: "2026-04-01" };

test("more is due: a second invoice of what differs, named after the first", () => {
  const before = aPlan([aLine("Mug", 2000), aLine("Post", 500, { role: "shipping" })]);
  const after = aPlan([aLine("Mug", 2000), aLine("Post", 1000, { role: "shipping" })]);
  const adjustment = planAdjustment(after, [bookedOf(before)], frame);
  expect(adjustment).toMatchObject({
    type: "invoice",
    key: "gid://shopify/Order/5#adjust-1",
    docNumber: "WEB-5-2-A1",
    date: "2026-04-01",
    totalMinor: 500,
    origin: { type: "invoice", key: "gid://shopify/Order/5" },
  });
  expect(adjustment?.lines.map((line) => [line.description, line.amountMinor])).toEqual([["Post", 500]]);
  expect(adjustment?.lines[0]?.why.rule).toMatch(/difference to what is booked already \(500 minor/);
  expect(adjustment?.privateNote).toMatch(/ plumbline:Order\/5#adjust-1$/);
  expect(adjustedKey(adjustment?.key ?? "")).toBe("gid://shopify/Order/5");
  expect(adjustedKey("gid://shopify/Order/5")).toBeNull();
});

test("less is due: a credit memo, with the line that is gone and its discount", () => {
  const discount = aLine("Discount SALE", -200, { role: "discount" });
  const before = aPlan([aLine("Mug", 2000), aLine("Plate", 1000), discount]);
  const adjustment = planAdjustment(aPlan([aLine("Mug", 2000)]), [bookedOf(before)], frame);
  expect(adjustment).toMatchObject({ type: "creditMemo", totalMinor: 800 });
  expect(adjustment?.lines.map((line) => [line.description, line.amountMinor])).toEqual([
    ["Plate", 1000],
    ["Discount SALE", -200],
  ]);
});

test("what was adjusted before counts as booked, with its own sign", () => {
  const first = bookedOf(aPlan([aLine("Mug", 2000)]));
  const credit: BookedPart = { ...bookedOf(aPlan([aLine("Mug", 500)])), type: "creditMemo" };
  expect(planAdjustment(aPlan([aLine("Mug", 1500)]), [first, credit], frame)).toBeNull();
  const second = planAdjustment(aPlan([aLine("Mug", 1200)]), [first, credit], { ...frame, position: 2 });
  expect(second).toMatchObject({ type: "creditMemo", totalMinor: 300, docNumber: "WEB-5-2-A2" });
});

test("a swap of equal worth is a document of zero with both lines", () => {
  const adjustment = planAdjustment(
    aPlan([aLine("Plate", 2000)]),
    [bookedOf(aPlan([aLine("Mug", 2000)]))],
    frame,
  );
  expect(adjustment).toMatchObject({ type: "invoice", totalMinor: 0 });
  expect(adjustment?.lines.map((line) => line.amountMinor)).toEqual([2000, -2000]);
});

test("taxes in QuickBooks' own way differ per rate", () => {
  const rate = (amountMinor: number, netMinor: number) => ({
    taxRateId: "7",
    percent: "10",
    title: "VAT",
    netMinor,
    amountMinor,
  });
  const tax = (amountMinor: number, netMinor: number): DocumentTax => ({
    mode: "global",
    totalMinor: amountMinor,
    rates: [rate(amountMinor, netMinor)],
  });
  const before = aPlan([aLine("Mug", 2000)], tax(200, 2000));
  const adjustment = planAdjustment(aPlan([aLine("Mug", 1500)], tax(150, 1500)), [bookedOf(before)], frame);
  expect(adjustment).toMatchObject({ type: "creditMemo", totalMinor: 550, tax: tax(50, 500) });
});

test("taxes with an override differ in their sum, and the total still is lines and tax", () => {
  const tax = (totalMinor: number): DocumentTax => ({ mode: "us", taxCodeId: "2", totalMinor });
  const before = aPlan([aLine("Mug", 2000)], tax(160));
  const adjustment = planAdjustment(aPlan([aLine("Mug", 2500)], tax(200)), [bookedOf(before)], frame);
  expect(adjustment).toMatchObject({ type: "invoice", totalMinor: 540, tax: tax(40) });
});

test("tax that is planned no more goes back under the code that carried it, also when no line differs", () => {
  const us = (taxCodeId: string | null, totalMinor: number): DocumentTax => ({
    mode: "us",
    taxCodeId,
    totalMinor,
  });
  const taxed = aLine("Mug", 2000, { taxCode: "TAX" });
  const before = bookedOf(aPlan([taxed, aLine("Post", 500, { taxCode: "NON" })], us("2", 160)));
  const cheaper = planAdjustment(aPlan([aLine("Mug", 2000)], us(null, 0)), [before], frame);
  expect(cheaper).toMatchObject({ type: "creditMemo", totalMinor: 660, tax: us("2", 160) });
  const untaxed = planAdjustment(
    aPlan([aLine("Mug", 2000, { taxCode: "NON" }), aLine("Post", 500, { taxCode: "NON" })], us(null, 0)),
    [before],
    frame,
  );
  expect(untaxed).toMatchObject({
    type: "creditMemo",
    totalMinor: 160,
    lines: [{ description: "Mug", amountMinor: 0, quantity: null, taxCode: "TAX" }],
    tax: us("2", 160),
  });
});

test("the number gives way where the suffix needs its place", () => {
  const before = bookedOf(aPlan([aLine("Mug", 2000)]));
  const long = { ...frame, docNumber: "WEB-123456789012345678" };
  const adjustment = planAdjustment(aPlan([aLine("Mug", 2100)]), [before], long);
  expect(adjustment?.docNumber).toBe("WEB-12345678901234-A1");
});

test("an adjustment moves the goods that differ: two mugs less come back with their money", () => {
  const before = aPlan([aLine("Mug", 6000, { quantity: 3, unitPriceMinor: 2000 }), aLine("Lid", 300)]);
  const after = aPlan([aLine("Mug", 2000, { quantity: 1, unitPriceMinor: 2000 }), aLine("Lid", 200)]);
  expect(planAdjustment(after, [bookedOf(before)], frame)).toMatchObject({
    type: "creditMemo",
    lines: [
      { description: "Mug", amountMinor: 4000, quantity: 2 },
      { description: "Lid", amountMinor: 100, quantity: null },
    ],
  });
});
