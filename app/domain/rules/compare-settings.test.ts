import fc from "fast-check";
import { expect, test } from "vitest";
import type { OrderPlan, PaymentPlan, SalesDocumentPlan } from "#app/domain/accounting/plan.ts";
import { failed, ok, type Result } from "#app/domain/faults/fault.ts";
import { choosePlace } from "#app/domain/mapping/lookups/choose-place.ts";
import { compareSettings } from "#app/domain/rules/compare-settings.ts";
import { decideBySettings } from "#app/domain/rules/decide.ts";
import type { Sale } from "#app/domain/sale/sale.ts";
import { defaultSettings, type Settings, settingsSchema } from "#app/domain/settings/settings.ts";
import { aNeed } from "#tests/support/a-plan.ts";
import { aSale, aTransaction } from "#tests/support/a-sale.ts";

/** A planner that is small enough to see through: one document, and a payment of an invoice. */
function planSimply(sale: Sale, settings: Settings): Result<OrderPlan> {
  const decisions = decideBySettings(sale, settings);
  const subject = `order ${sale.name}`;
  if (decisions.hold) {
    return failed({ kind: "heldByRule", subject, rule: decisions.hold.why, note: decisions.hold.note });
  }
  const document = simpleDocument(sale, settings, decisions.form);
  const documents = decisions.form === "invoice" ? [document, simplePayment(sale, settings)] : [document];
  const minor = sale.totals.totalMinor;
  const proof = {
    currency: sale.currency,
    expectedMinor: minor,
    bookedMinor: minor,
    differenceMinor: 0,
    taxExpectedMinor: 0,
    taxBookedMinor: 0,
    cashExpectedMinor: minor,
    cashBookedMinor: minor,
  };
  return ok({ form: decisions.form, documents, proof, decisions: decisions.words });
}

const why = { field: "", mapping: "", rule: "" };

function simpleBase(sale: Sale) {
  return {
    date: "2026-03-02",
    currency: sale.currency,
    privateNote: "",
    source: null,
    customer: aNeed({ key: "k", currency: sale.currency, displayName: "Ann Lee" }),
  };
}

function simpleDocument(sale: Sale, settings: Settings, type: "invoice" | "salesReceipt"): SalesDocumentPlan {
  return {
    ...simpleBase(sale),
    type,
    key: sale.id,
    docNumber: settings.invoicePrefix + sale.name,
    dueDate: null,
    lines: [
      {
        role: "product",
        item: {
          kind: "product",
          chosenId: settings.defaultItem,
          variantId: null,
          productId: null,
          sku: "MUG-1",
          title: "Mug",
          variantTitle: null,
          productType: null,
          vendor: null,
        },
        description: "Mug",
        amountMinor: sale.totals.totalMinor,
        quantity: null,
        unitPriceMinor: null,
        taxCode: null,
        classId: null,
        why,
      },
    ],
    tax: { mode: "none" },
    totalMinor: sale.totals.totalMinor,
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

function simplePayment(sale: Sale, settings: Settings): PaymentPlan {
  const decisions = decideBySettings(sale, settings);
  return {
    ...simpleBase(sale),
    type: "payment",
    key: "gid://shopify/OrderTransaction/9001",
    referenceNumber: sale.name,
    amountMinor: sale.totals.totalMinor,
    deposit: choosePlace(sale, aTransaction(), settings, decisions),
    links: [],
    why,
  };
}

const change = (more: object) => settingsSchema.parse(more);
const compare = (after: Settings, sales = [aSale()]) =>
  compareSettings(sales, defaultSettings, after, planSimply);

test("settings that change nothing for an order leave it out", () => {
  expect(compare(change({ sweepMinutes: 60 }))).toEqual([]);
});

test("an other prefix changes the number, and only that", () => {
  expect(compare(change({ invoicePrefix: "S-" }))).toEqual([
    {
      orderId: "gid://shopify/Order/5001",
      name: "#1001",
      changes: [{ document: "Invoice WEB-#1001", what: "number", before: "WEB-#1001", after: "S-#1001" }],
    },
  ]);
});

test("an other item or account is told per document", () => {
  const changes = compare(change({ defaultItem: "5", gatewayAccounts: { shopify_payments: "35" } }))[0]
    ?.changes;
  expect(changes).toEqual([
    {
      document: "Invoice WEB-#1001",
      what: "lines",
      before: "Mug: 20.00 (item of MUG-1)",
      after: "Mug: 20.00 (item 5)",
    },
    {
      document: "Payment #1001",
      what: "account",
      before: "clearing account of Shopify Payments",
      after: "account 35",
    },
  ]);
});

test("an other form names what goes and what comes", () => {
  const changes = compare(change({ form: "salesReceipt" }))[0]?.changes;
  expect(changes?.map(({ document, what, before, after }) => [document, what, before, after])).toEqual([
    [null, "form", "invoice", "sales receipt"],
    ["Invoice WEB-#1001", "document", "20.00 USD", "not booked"],
    ["Payment #1001", "document", "20.00 USD", "not booked"],
    ["Sales receipt WEB-#1001", "document", "not booked", "20.00 USD"],
  ]);
});

test("a rule that holds an order is told as its outcome, and only for the orders it meets", () => {
  const rules = [
    {
      id: "1",
      name: "Look",
      conditions: [{ field: "tag", operator: "is", value: "vip" }],
      effect: { hold: "ask Ann" },
    },
  ];
  const found = compare(change({ rules }), [aSale(), aSale({ name: "#1002", tags: ["VIP"] })]);
  expect(found).toHaveLength(1);
  expect(found[0]).toMatchObject({
    name: "#1002",
    changes: [{ what: "outcome", before: "Invoice WEB-#1002, Payment #1002" }],
  });
  expect(found[0]?.changes[0]?.after).toContain("ask Ann");
});

test("comparing backwards tells the same changes the other way round", () => {
  const somePrefix = fc.constantFrom("WEB-", "A-", "B-");
  const someForm = fc.constantFrom("invoice", "salesReceipt");
  const someSettings = fc.record({ invoicePrefix: somePrefix, form: someForm }).map(change);
  fc.assert(
    fc.property(someSettings, someSettings, (one, other) => {
      const there = compareSettings([aSale()], one, other, planSimply)[0]?.changes ?? [];
      const back = compareSettings([aSale()], other, one, planSimply)[0]?.changes ?? [];
      const turned = back.map(({ what, before, after }) => ({ what, before: after, after: before }));
      const bare = there.map(({ what, before, after }) => ({ what, before, after }));
      expect(new Set(bare.map((part) => JSON.stringify(part)))).toEqual(
        new Set(turned.map((part) => JSON.stringify(part))),
      );
    }),
  );
});
