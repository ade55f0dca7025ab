import { expect, test } from "vitest";
import type { InvoicePlan, PlannedLine } from "#app/domain/accounting/plan.ts";
import { mapInvoice } from "#app/qbo/map-invoice.ts";

const US = { country: "US", homeCurrency: "USD", isMultiCurrency: false };
const why = { field: "f", mapping: "m", rule: "r" };

function aLine(changes: Partial<PlannedLine>): PlannedLine {
  return {
    role: "product",
    item: { kind: "charge", charge: "customSale" },
    description: "Line",
    amountMinor: 0,
    quantity: null,
    unitPriceMinor: null,
    why,
    ...changes,
  };
}

function aPlan(changes: Partial<InvoicePlan> = {}): InvoicePlan {
  return {
    type: "invoice",
    key: "gid://shopify/Order/1",
    docNumber: "WEB-1001",
    date: "2026-01-31",
    currency: "USD",
    customer: {
      key: "guest",
      currency: "USD",
      displayName: "Ann Lee",
      firstName: null,
      lastName: null,
      company: null,
      email: null,
      phone: null,
      billingAddress: null,
      shippingAddress: null,
    },
    lines: [],
    totalMinor: 0,
    privateNote: "Order #1001 plumbline:gid://shopify/Order/1",
    customerMemo: null,
    shippingAddress: null,
    billingAddress: null,
    email: null,
    ...changes,
  };
}

test("an invoice carries each line exactly, quantities only where they multiply out", () => {
  const lines = [
    aLine({ description: "Shirt\r\nblue", amountMinor: 3998, quantity: 2, unitPriceMinor: 1999 }),
    aLine({ role: "discount", description: "", amountMinor: -500 }),
    aLine({ role: "tax", description: "CA State Tax 7.25%", amountMinor: 254, quantity: 1 }),
  ];
  const plan = aPlan({ lines, totalMinor: 3752, customerMemo: "Thanks", email: "ann@example.com" });
  expect(
    JSON.parse(JSON.stringify(mapInvoice({ plan, customerId: "7", itemIds: ["11", "12", "13"] }, US))),
  ).toEqual({
    DocNumber: "WEB-1001",
    TxnDate: "2026-01-31",
    DueDate: "2026-01-31",
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
    ],
    PrivateNote: "Order #1001 plumbline:gid://shopify/Order/1",
    CustomerMemo: { value: "Thanks" },
    BillEmail: { Address: "ann@example.com" },
  });
});

test("outside the United States the document is free of tax codes and the currency is named with multicurrency", () => {
  const plan = aPlan({
    currency: "JPY",
    lines: [aLine({ amountMinor: 1480, quantity: 1, unitPriceMinor: 1480 })],
  });
  const company = { country: "GB", homeCurrency: "GBP", isMultiCurrency: true };
  const body = mapInvoice({ plan, customerId: "7", itemIds: ["11"] }, company);
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
  const full = {
    ...empty,
    name: "Ann Lee",
    line1: "🎁".repeat(300),
    city: "Bayshore",
    region: "CA",
    country: "US",
  };
  const body = mapInvoice(
    { plan: aPlan({ billingAddress: empty, shippingAddress: full }), customerId: "7", itemIds: [] },
    US,
  );
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
  const plan = aPlan({ email: "not an address", privateNote: `${"n".repeat(4100)} plumbline:1` });
  const body = mapInvoice({ plan, customerId: "7", itemIds: [] }, US);
  expect(body.BillEmail).toBeUndefined();
  expect(body.PrivateNote).toHaveLength(4000);
  expect(body.PrivateNote.endsWith(" plumbline:1")).toBe(true);
});

test("a line without an item is a programmer's mistake", () => {
  const draft = { plan: aPlan({ lines: [aLine({ amountMinor: 1 })] }), customerId: "7", itemIds: [] };
  expect(() => mapInvoice(draft, US)).toThrow(RangeError);
});
