import { expect, test } from "vitest";
import type { SalesDocumentPlan } from "#app/domain/accounting/plan.ts";
import { mapSalesDocument } from "#app/qbo/map-sales-document.ts";
import { aLine, aMoneyPlace, aPlan } from "#tests/support/a-plan.ts";

const NO_TRACKING = { hasClassPerDocument: false, hasClassPerLine: false, hasLocations: false };
const US = { country: "US", homeCurrency: "USD", isMultiCurrency: false, ...NO_TRACKING };

/** A plan without buyer's addresses and memo: what is left is what the test is about. */
function aBarePlan(changes: Partial<SalesDocumentPlan>): SalesDocumentPlan {
  const bare = { customerMemo: null, email: null, billingAddress: null, shippingAddress: null };
  return aPlan({ ...bare, lines: [], totalMinor: 0, ...changes });
}

function map(
  plan: SalesDocumentPlan,
  company = US,
  ids: { depositAccountId?: string; originId?: string } = {},
) {
  const itemIds = plan.lines.map((_, index) => String(11 + index));
  const draft = {
    plan,
    customerId: "7",
    lines: plan.lines,
    itemIds,
    depositAccountId: null,
    originId: null,
    ...ids,
  };
  return mapSalesDocument(draft, company);
}

test("an invoice carries each line exactly, quantities with a price that makes the amount", () => {
  const lines = [
    aLine({ description: "Shirt\r\nblue", amountMinor: 3998, quantity: 2, unitPriceMinor: 1999 }),
    aLine({ role: "discount", description: "", amountMinor: -500 }),
    aLine({ role: "tax", description: "CA State Tax 7.25%", amountMinor: 254 }),
    aLine({ description: "Bolts", amountMinor: 1000, quantity: 3 }),
  ];
  const plan = aBarePlan({ lines, totalMinor: 4752, customerMemo: "Thanks", email: "ann@example.com" });
  expect(map(plan)).toEqual({
    DocNumber: "WEB-1001",
    TxnDate: "2026-01-30",
    DueDate: "2026-01-30",
    CustomerRef: { value: "7" },
    Line: [
      {
        Amount: 39.98,
        Description: "Shirt\nblue",
        DetailType: "SalesItemLineDetail",
        SalesItemLineDetail: {
          ItemRef: { value: "11" },
          Qty: 2,
          UnitPrice: 19.99,
          TaxCodeRef: { value: "NON" },
        },
      },
      {
        Amount: -5,
        DetailType: "SalesItemLineDetail",
        SalesItemLineDetail: { ItemRef: { value: "12" }, TaxCodeRef: { value: "NON" } },
      },
      {
        Amount: 2.54,
        Description: "CA State Tax 7.25%",
        DetailType: "SalesItemLineDetail",
        SalesItemLineDetail: { ItemRef: { value: "13" }, TaxCodeRef: { value: "NON" } },
      },
      {
        Amount: 10,
        Description: "Bolts",
        DetailType: "SalesItemLineDetail",
        SalesItemLineDetail: {
          ItemRef: { value: "14" },
          Qty: 3,
          UnitPrice: 3.3333333,
          TaxCodeRef: { value: "NON" },
        },
      },
    ],
    PrivateNote: "Order #1001 plumbline:gid://shopify/Order/1",
    CustomerMemo: { value: "Thanks" },
    BillEmail: { Address: "ann@example.com" },
  });
});

test("outside the United States the document is free of tax codes and the currency is named with multicurrency", () => {
  const lines = [aLine({ amountMinor: 1480, quantity: 1, unitPriceMinor: 1480 })];
  const company = { ...US, country: "GB", homeCurrency: "GBP", isMultiCurrency: true };
  const body = map(aPlan({ currency: "JPY", lines }), company);
  expect(body).toMatchObject({ GlobalTaxCalculation: "NotApplicable", CurrencyRef: { value: "JPY" } });
  expect(body.Line).toEqual([
    {
      Amount: 1480,
      Description: "Line",
      DetailType: "SalesItemLineDetail",
      SalesItemLineDetail: { ItemRef: { value: "11" }, Qty: 1, UnitPrice: 1480 },
    },
  ]);
});

const full = {
  termId: "3",
  dueDate: "2026-03-01",
  shipDate: "2026-02-02",
  trackingNumber: "1Z999",
  shipMethod: "UPS Ground, signature required at door",
  customFields: [
    { definitionId: "1", value: `Crew ${"x".repeat(40)}` },
    { definitionId: "2", value: " " },
  ],
  deposit: aMoneyPlace({ paymentMethodId: "2" }),
};
const method = "UPS Ground, signature required";
const common = {
  DocNumber: "WEB-1001",
  TxnDate: "2026-01-30",
  CustomerRef: { value: "7" },
  Line: [],
  PrivateNote: "Order #1001 plumbline:gid://shopify/Order/1",
  CustomField: [{ DefinitionId: "1", Type: "StringType", StringValue: `Crew ${"x".repeat(26)}` }],
};
const terms = { SalesTermRef: { value: "3" }, DueDate: "2026-03-01" };
const shipping = { ShipDate: "2026-02-02", ShipMethodRef: { value: method, name: method } };
const money = { DepositToAccountRef: { value: "90" }, PaymentMethodRef: { value: "2" } };

test.each<[SalesDocumentPlan["type"], SalesDocumentPlan["origin"], object]>([
  [
    "invoice",
    { type: "estimate", key: "e" },
    {
      ...terms,
      ...shipping,
      TrackingNum: "1Z999",
      LinkedTxn: [{ TxnId: "75", TxnType: "Estimate" }],
    },
  ],
  ["estimate", null, { ...terms, ...shipping }],
  ["salesReceipt", null, { ...money, ...shipping, TrackingNum: "1Z999", PaymentRefNum: "PP-77" }],
  ["creditMemo", { type: "invoice", key: "i" }, { InvoiceRef: { value: "75" } }],
  ["refundReceipt", null, { ...money, PaymentRefNum: "PP-77", PrintStatus: "NotSet" }],
])("%s takes the members that QuickBooks has for it", (type, origin, extras) => {
  const plan = aBarePlan({ ...full, type, origin });
  expect(map(plan, US, { depositAccountId: "90", originId: "75" })).toEqual({ ...common, ...extras });
});

test("an order with terms is due when QuickBooks says, a refund without reference carries its number", () => {
  expect(map(aBarePlan({ termId: "3" }))).not.toHaveProperty("DueDate");
  const refund = aBarePlan({ type: "refundReceipt", deposit: aMoneyPlace({ reference: null }) });
  expect(map(refund)).toMatchObject({ PaymentRefNum: "WEB-1001" });
});

test("a tracking number that does not fit is left out", () => {
  expect(map(aBarePlan({ trackingNumber: "9".repeat(31) }))).toHaveProperty("TrackingNum");
  expect(map(aBarePlan({ trackingNumber: "9".repeat(32) }))).not.toHaveProperty("TrackingNum");
});

test.each([
  ["nothing", NO_TRACKING, undefined, undefined, [undefined, undefined]],
  [
    "classes of documents",
    { ...NO_TRACKING, hasClassPerDocument: true },
    "5",
    undefined,
    [undefined, undefined],
  ],
  ["classes of lines", { ...NO_TRACKING, hasClassPerLine: true }, undefined, undefined, ["6", "5"]],
  ["locations", { ...NO_TRACKING, hasLocations: true }, undefined, "8", [undefined, undefined]],
])("a company that tracks %s gets just these", (_, tracking, header, location, lineClasses) => {
  const lines = [aLine({ amountMinor: 1, classId: "6" }), aLine({ amountMinor: 2 })];
  const body = map(aPlan({ lines, classId: "5", departmentId: "8" }), { ...US, ...tracking });
  expect(body.ClassRef?.value).toBe(header);
  expect(body.DepartmentRef?.value).toBe(location);
  expect(body.Line.map((line) => line.SalesItemLineDetail.ClassRef?.value)).toEqual(lineClasses);
});

test("addresses are cut to what QuickBooks stores and empty ones are left out", () => {
  const empty = {
    name: null,
    company: " ",
    line1: null,
    line2: null,
    city: null,
    region: null,
    postalCode: null,
    country: null,
    phone: "1",
  };
  const long = {
    ...empty,
    name: "Ann Lee",
    line1: "🎁".repeat(300),
    city: "Bayshore",
    region: "CA",
    country: "US",
  };
  const body = map(aBarePlan({ billingAddress: empty, shippingAddress: long }));
  expect(body.BillAddr).toBeUndefined();
  expect(body.ShipAddr).toEqual({
    Line1: "Ann Lee",
    Line2: "🎁".repeat(250),
    City: "Bayshore",
    CountrySubDivisionCode: "CA",
    Country: "US",
  });
});

test("a bad e-mail address stays out and a long note keeps its marker", () => {
  const body = map(aBarePlan({ email: "not an address", privateNote: `${"n".repeat(4100)} plumbline:1` }));
  expect(body.BillEmail).toBeUndefined();
  expect(body.PrivateNote).toHaveLength(4000);
  expect(body.PrivateNote.endsWith(" plumbline:1")).toBe(true);
});

test("a line without an item is a programmer's mistake", () => {
  const plan = aPlan({ lines: [aLine({ amountMinor: 1 })] });
  const draft = {
    plan,
    customerId: "7",
    lines: plan.lines,
    itemIds: [],
    depositAccountId: null,
    originId: null,
  };
  expect(() => mapSalesDocument(draft, US)).toThrow(RangeError);
});

test("a credit memo whose invoice is not in the books names none", () => {
  expect(map(aBarePlan({ type: "creditMemo" }))).not.toHaveProperty("InvoiceRef");
});
