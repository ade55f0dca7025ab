import { expect, test } from "vitest";
import { hashDocument } from "#app/sync/content-hash.ts";
import { decideDocument } from "#app/sync/exporters/documents/decide-document.ts";
import type { DocumentBinding } from "#app/sync/exporters/documents/document-kinds.ts";
import { aPaymentPlan, aPlan } from "#tests/support/a-plan.ts";

const plan = aPlan({ source: "now" });

function bound(changes: Partial<DocumentBinding> = {}): DocumentBinding {
  const { totalMinor } = plan;
  return {
    shop: "a.myshopify.com",
    realmId: "9",
    kind: "invoice",
    key: plan.key,
    qboType: "Invoice",
    qboId: "1",
    syncToken: "0",
    contentHash: "of other facts",
    docNumber: "WEB-1001",
    date: plan.date,
    currency: "USD",
    totalMinor,
    balanceMinor: 0,
    recordId: plan.key,
    booked: { lines: [], tax: { mode: "none" }, taxMinor: 0, totalMinor, answeredTaxMinor: 0, links: [] },
    agreed: null,
    matchedBy: null,
    ...changes,
  };
}
const alone = (binding: DocumentBinding) => ({ binding, adjustments: [] });
const all = [bound()];
const everyRule = ["update", "adjust", "hold"] as const;

test("what is not booked is created, what was made of the same facts stands, whatever the setting", () => {
  const same = alone(bound({ contentHash: hashDocument(plan) }));
  for (const rule of everyRule) {
    expect(decideDocument(plan, null, rule, all)).toMatchObject({ value: { kind: "create" } });
    expect(decideDocument(plan, same, rule, all)).toMatchObject({ value: { kind: "stands" } });
  }
});

test("other facts: the setting decides", () => {
  expect(decideDocument(plan, alone(bound()), "update", all)).toMatchObject({ value: { kind: "update" } });
  expect(decideDocument(plan, alone(bound()), "adjust", all)).toMatchObject({ value: { kind: "adjust" } });
  expect(decideDocument(plan, alone(bound({ totalMinor: 100 })), "hold", all)).toMatchObject({
    fault: { kind: "changedAfterBooking", bookedMinor: 100, currentMinor: plan.totalMinor },
  });
});

test("an adjusted document stands at the facts of its last adjustment, and is adjusted further", () => {
  const credit = bound({ kind: "creditMemo", key: `${plan.key}#adjust-1`, totalMinor: 100 });
  const adjusted = { binding: bound(), adjustments: [{ ...credit, contentHash: hashDocument(plan) }] };
  expect(decideDocument(plan, adjusted, "hold", all)).toMatchObject({ value: { kind: "stands" } });
  const again = { binding: bound(), adjustments: [credit] };
  expect(decideDocument(plan, again, "update", all)).toMatchObject({ value: { kind: "adjust" } });
  expect(decideDocument(plan, again, "hold", all)).toMatchObject({
    fault: { bookedMinor: plan.totalMinor - 100 },
  });
});

test("money cannot be adjusted by a document: only what it settles may differ", () => {
  const payment = aPaymentPlan({ source: "now" });
  const same = alone(bound({ kind: "payment", key: payment.key, totalMinor: payment.amountMinor }));
  expect(decideDocument(payment, same, "adjust", all)).toMatchObject({ value: { kind: "stands" } });
  expect(decideDocument(payment, same, "update", all)).toMatchObject({ value: { kind: "update" } });
  const other = alone(bound({ kind: "payment", key: payment.key, totalMinor: 1 }));
  expect(decideDocument(payment, other, "adjust", all)).toMatchObject({
    fault: { kind: "changedAfterBooking" },
  });
});

test("a payment of the same facts that settles another amount, or something else, is linked anew where documents are changed", () => {
  const to = { type: "invoice", key: plan.key } as const;
  const payment = aPaymentPlan({ source: "now", links: [{ to, amountMinor: 500 }] });
  const linkedTo = (amountMinor: number, id = "1") => {
    const { booked, ...rest } = bound({ kind: "payment", key: payment.key });
    const links = [{ type: "Invoice", id, amountMinor }];
    return alone({ ...rest, contentHash: hashDocument(payment), booked: booked && { ...booked, links } });
  };
  const [same, less] = [linkedTo(500), linkedTo(200)];
  const other = linkedTo(500, "2");
  expect(decideDocument(payment, same, "update", all)).toMatchObject({ value: { kind: "stands" } });
  for (const otherwise of [less, other]) {
    expect(decideDocument(payment, otherwise, "update", all)).toMatchObject({ value: { kind: "relink" } });
  }
  for (const rule of ["adjust", "hold"] as const) {
    expect(decideDocument(payment, less, rule, all)).toMatchObject({ value: { kind: "stands" } });
  }
});
