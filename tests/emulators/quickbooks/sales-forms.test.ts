import { expect, test } from "vitest";
import { aClient, aCustomer, aLine, anInvoice, errorOf, type Json, journalOf } from "./test-client.ts";

const TAXED = { TaxCodeRef: { value: "TAX" } };
const california = { ShipAddr: { Line1: "1 Main St", CountrySubDivisionCode: "CA" } };

test("an invoice totals lines, tax half up, discount and shipping, and posts every part", async () => {
  const client = await aClient();
  const invoice = await client.create("Invoice", {
    ...anInvoice(await aCustomer(client), aLine(335.25, TAXED), aLine(9.75)),
    ...california,
    Line: [
      {
        Amount: 4.5,
        DetailType: "SalesItemLineDetail",
        SalesItemLineDetail: { ItemRef: { value: "SHIPPING_ITEM_ID" } },
      },
      { DetailType: "DiscountLineDetail", DiscountLineDetail: { PercentBased: true, DiscountPercent: 10 } },
      aLine(335.25, TAXED),
      aLine(9.75),
    ],
  });
  expect(invoice.TxnTaxDetail).toMatchObject({ TxnTaxCodeRef: { value: "2" }, TotalTax: 26.82 });
  expect(invoice.TotalAmt).toBe(341.82);
  expect(invoice.Line.map((line: Json) => [line.DetailType, line.Amount, line.Id])).toEqual([
    ["SalesItemLineDetail", 335.25, "1"],
    ["SalesItemLineDetail", 9.75, "2"],
    ["SubTotalLineDetail", 345, undefined],
    ["DiscountLineDetail", 34.5, undefined],
    ["SalesItemLineDetail", 4.5, undefined],
  ]);
  expect(await journalOf(client, "Invoice", invoice.Id)).toEqual({
    "Accounts Receivable (A/R)": 341.82,
    Services: -345,
    "Discounts given": 34.5,
    "Shipping Income": -4.5,
    "Board of Equalization Payable": -26.82,
  });
});

test("tax after discount taxes the taxable share of what is left", async () => {
  const client = await aClient();
  const discount = {
    Amount: 10,
    DetailType: "DiscountLineDetail",
    DiscountLineDetail: { PercentBased: false },
  };
  const invoice = await client.create("Invoice", {
    ...anInvoice(await aCustomer(client), aLine(100, TAXED), discount),
    ...california,
    ApplyTaxAfterDiscount: true,
  });
  expect(invoice.TxnTaxDetail.TotalTax).toBe(7.2);
});

test("an explicit TotalTax is kept and prorated, or recomputed when the switch says so", async () => {
  const client = await aClient();
  const customer = await aCustomer(client);
  const body = {
    ...anInvoice(customer, aLine(345, TAXED)),
    TxnTaxDetail: { TxnTaxCodeRef: { value: "3" }, TotalTax: 20.01 },
  };
  const kept = await client.create("Invoice", body);
  expect(kept.TxnTaxDetail.TaxLine.map((line: Json) => line.Amount)).toEqual([15.61, 4.4]);
  expect(kept.TotalAmt).toBe(365.01);
  await client.control("POST", "settings", { honourTaxOverride: false });
  const recomputed = await client.create("Invoice", { ...body, ...california });
  expect(recomputed.TxnTaxDetail).toMatchObject({ TxnTaxCodeRef: { value: "2" }, TotalTax: 27.6 });
});

test("a US line takes TAX or NON only; manual tax follows the named code", async () => {
  const client = await aClient({ company: { tax: "manual" } });
  const customer = await aCustomer(client);
  const odd = await client.post("/invoice", anInvoice(customer, aLine(1, { TaxCodeRef: { value: "2" } })));
  expect(errorOf(odd).code).toBe("6100");
  const body = { ...anInvoice(customer, aLine(100, TAXED)), TxnTaxDetail: { TxnTaxCodeRef: { value: "3" } } };
  expect((await client.create("Invoice", body)).TxnTaxDetail.TotalTax).toBe(9.1);
});

test("outside the US every line names a code; excluded, inclusive and overridden tax", async () => {
  const client = await aClient({ company: { country: "CA" } });
  const customer = await aCustomer(client);
  const hst = (amount: number, more = {}) => aLine(amount, { TaxCodeRef: { value: "3" }, ...more });
  const bare = { ...aLine(1), SalesItemLineDetail: { ItemRef: { value: "1" } } };
  expect(errorOf(await client.post("/invoice", anInvoice(customer, bare))).Detail).toBe(
    "Business Validation Error: Make sure all your transactions have a GST/HST rate before you save.",
  );
  const excluded = await client.create("Invoice", {
    ...anInvoice(customer, hst(8.49)),
    GlobalTaxCalculation: "TaxExcluded",
  });
  expect(excluded.TotalAmt).toBe(9.59);
  const inclusive = await client.create("Invoice", {
    ...anInvoice(customer, hst(8.49, { TaxInclusiveAmt: 9.6 })),
    GlobalTaxCalculation: "TaxInclusive",
  });
  expect([inclusive.TxnTaxDetail.TotalTax, inclusive.TotalAmt]).toEqual([1.11, 9.6]);
  const gross = await client.create("Invoice", {
    ...anInvoice(customer, hst(30, { Qty: 3, UnitPrice: 10 })),
    GlobalTaxCalculation: "TaxInclusive",
  });
  expect([gross.Line[0].Amount, gross.Line[0].SalesItemLineDetail.UnitPrice, gross.TotalAmt]).toEqual([
    26.55, 8.85, 30,
  ]);
  const line = { Amount: 1.2, DetailType: "TaxLineDetail", TaxLineDetail: { TaxRateRef: { value: "2" } } };
  const override = await client.create("Invoice", {
    ...anInvoice(customer, hst(8.49)),
    GlobalTaxCalculation: "TaxExcluded",
    TxnTaxDetail: { TaxLine: [line] },
  });
  expect(override.TotalAmt).toBe(9.69);
  const refused = await client.post("/invoice", {
    ...anInvoice(customer, hst(1)),
    GlobalTaxCalculation: "NotApplicable",
    TxnTaxDetail: { TotalTax: 1 },
  });
  expect(errorOf(refused).code).toBe("6170");
});

test("an amount that is not quantity times price is 6070, a negative total 6000", async () => {
  const client = await aClient();
  const customer = await aCustomer(client);
  const wrong = await client.post("/invoice", anInvoice(customer, aLine(1000, { Qty: 3, UnitPrice: 300 })));
  expect(errorOf(wrong)).toEqual({
    Message: "Amount calculation incorrect in the request.",
    Detail: "Amount is not equal to UnitPrice * Qty. Supplied value:1,000",
    code: "6070",
    element: "Line.Amount",
  });
  const negative = await client.post("/invoice", anInvoice(customer, aLine(-1)));
  expect(errorOf(negative).Detail).toBe(
    "Business Validation Error: You must specify a transaction amount that is 0 or greater.",
  );
});

test("a negative line is taken as long as the total is not negative", async () => {
  const client = await aClient();
  const invoice = await client.create(
    "Invoice",
    anInvoice(await aCustomer(client), aLine(10), aLine(-4, { Qty: -1, UnitPrice: 4 })),
  );
  expect(invoice).toMatchObject({ TotalAmt: 6, Line: [{ Amount: 10 }, { Amount: -4 }, { Amount: 6 }] });
});

test("a taken number is 6140 under custom numbering unless allowed; without it the company counts", async () => {
  const client = await aClient();
  const body = { ...anInvoice(await aCustomer(client), aLine(1)), DocNumber: "WEB-1" };
  const first = await client.create("Invoice", body);
  expect(errorOf(await client.post("/invoice", body)).Detail).toBe(
    `Duplicate Document Number Error : You must specify a different number. This number has already been used. DocNumber=WEB-1 is assigned to TxnType=Invoice with TxnId=${first.Id}`,
  );
  expect((await client.post("/invoice?include=allowduplicatedocnum", body)).status).toBe(200);
  expect((await client.create("Invoice", { ...body, DocNumber: undefined })).DocNumber).toBeUndefined();
  await client.control("POST", "settings", { CustomTxnNumbers: false });
  expect((await client.create("Invoice", { ...body, DocNumber: undefined })).DocNumber).toBe("1001");
  expect((await client.post("/invoice", body)).status).toBe(200);
});

test("replaced lines get new ids that were never used before", async () => {
  const client = await aClient();
  const invoice = await client.create("Invoice", anInvoice(await aCustomer(client), aLine(1), aLine(2)));
  const kept = { ...aLine(2), Id: "2" };
  const body = { Id: invoice.Id, SyncToken: "0", sparse: true, Line: [aLine(5), kept] };
  const updated = await client.create("Invoice", body);
  expect(updated.Line.map((line: Json) => line.Id)).toEqual(["3", "2", undefined]);
  expect(updated.TotalAmt).toBe(7);
});

test("inventory sold moves stock and cost, and comes back with a deletion", async () => {
  const client = await aClient();
  const tent = await client.create("Item", {
    Name: "Tent",
    Type: "Inventory",
    TrackQtyOnHand: true,
    QtyOnHand: 10,
    InvStartDate: "2026-01-01",
    PurchaseCost: 40,
    IncomeAccountRef: { value: "79" },
    ExpenseAccountRef: { value: "80" },
    AssetAccountRef: { value: "81" },
  });
  const sold = aLine(300, { ItemRef: { value: tent.Id }, Qty: 3, UnitPrice: 100 });
  const receipt = await client.create("SalesReceipt", anInvoice(await aCustomer(client), sold));
  const onHand = async () => (await client.get(`/item/${tent.Id}`)).body.Item.QtyOnHand;
  expect(await onHand()).toBe(7);
  expect(await journalOf(client, "SalesReceipt", receipt.Id)).toMatchObject({
    "Cost of Goods Sold": 120,
    "Inventory Asset": -120,
  });
  await client.post("/salesreceipt?operation=delete", { Id: receipt.Id, SyncToken: "0" });
  expect(await onHand()).toBe(10);
});

test("under automated tax a form without a taxable line names no tax code", async () => {
  const client = await aClient();
  const invoice = await client.create("Invoice", {
    ...anInvoice(await aCustomer(client), aLine(50)),
    ...california,
  });
  expect(invoice.TxnTaxDetail).toEqual({ TotalTax: 0 });
});

test("a voided invoice owes nothing in its own and in the home currency", async () => {
  const client = await aClient();
  const invoice = await client.create("Invoice", anInvoice(await aCustomer(client), aLine(50)));
  expect(invoice).toMatchObject({ Balance: 50, HomeBalance: 50 });
  const voided = await client.post("/invoice?operation=void", { Id: invoice.Id, SyncToken: "0" });
  expect(voided.body.Invoice).toMatchObject({ Balance: 0, HomeBalance: 0, HomeTotalAmt: 0 });
});
