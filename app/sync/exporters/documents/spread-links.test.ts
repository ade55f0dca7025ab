import { expect, test } from "vitest";
import type { DocumentBinding } from "#app/sync/exporters/documents/document-kinds.ts";
import { spreadLinks } from "#app/sync/exporters/documents/spread-links.ts";
import type { ResolvedLink } from "#app/sync/ports.ts";
import { anApplicationPlan, aPaymentPlan } from "#tests/support/a-plan.ts";

const order = "gid://shopify/Order/5";
const toInvoice = (amountMinor: number) => ({ to: { type: "invoice", key: order } as const, amountMinor });

function bound(
  kind: DocumentBinding["kind"],
  key: string,
  qboId: string,
  totalMinor: number,
  links: ResolvedLink[] = [],
): DocumentBinding {
  return {
    shop: "a.myshopify.com",
    realmId: "9",
    kind,
    key,
    qboType: kind,
    qboId,
    syncToken: "0",
    contentHash: null,
    docNumber: null,
    date: null,
    currency: "USD",
    totalMinor,
    balanceMinor: 0,
    recordId: order,
    booked: { lines: [], tax: { mode: "none" }, taxMinor: 0, totalMinor, answeredTaxMinor: 0, links },
    agreed: null,
    matchedBy: null,
  };
}
const link = (type: ResolvedLink["type"], id: string, amountMinor: number): ResolvedLink => ({
  type,
  id,
  amountMinor,
});

const invoice = bound("invoice", order, "1", 2500);
const dearer = bound("invoice", `${order}#adjust-1`, "2", 500);
const cheaper = bound("creditMemo", `${order}#adjust-1`, "3", 500);
const paid = bound("payment", "t1", "4", 2500, [link("Invoice", "1", 2500)]);

test("without adjustments a link is what was planned, to the id in QuickBooks", () => {
  expect(spreadLinks(aPaymentPlan({ links: [toInvoice(3000)] }), [invoice])).toEqual([
    link("Invoice", "1", 3000),
  ]);
});

test("what the paid invoice does not take goes to the invoice that adjusted it", () => {
  const plan = aPaymentPlan({ key: "t2", links: [toInvoice(500)] });
  expect(spreadLinks(plan, [invoice, paid, dearer])).toEqual([link("Invoice", "2", 500)]);
  const whole = aPaymentPlan({ key: "t2", links: [toInvoice(3000)] });
  expect(spreadLinks(whole, [invoice, dearer])).toEqual([
    link("Invoice", "1", 2500),
    link("Invoice", "2", 500),
  ]);
});

test("a document that is changed does not count against itself", () => {
  const plan = aPaymentPlan({ key: "t1", links: [toInvoice(2500)] });
  expect(spreadLinks(plan, [invoice, paid, dearer])).toEqual([link("Invoice", "1", 2500)]);
});

test("a payment takes along the credit that made the invoice cheaper", () => {
  const plan = aPaymentPlan({ key: "t2", links: [toInvoice(2000)] });
  expect(spreadLinks(plan, [invoice, cheaper])).toEqual([
    link("Invoice", "1", 2500),
    link("CreditMemo", "3", 500),
  ]);
});

test("what was overpaid stands on the credit, when the payment has nothing left", () => {
  const links = [
    { to: { type: "payment", key: "t1" } as const, amountMinor: 500 },
    { to: { type: "journalEntry", key: "r1" } as const, amountMinor: 500 },
  ];
  const payout = bound("journalEntry", "r1", "5", 500);
  expect(spreadLinks(anApplicationPlan({ links }), [invoice, cheaper, paid, payout])).toEqual([
    link("CreditMemo", "3", 500),
    link("JournalEntry", "5", 500),
  ]);
});

test("a link to what is not booked is a mistake of the program", () => {
  expect(() => spreadLinks(aPaymentPlan({ links: [toInvoice(1)] }), [])).toThrow(/has to be booked before/);
});
