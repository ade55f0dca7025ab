import { expect, test } from "vitest";
import { aClient, aCustomer, aLine, anInvoice, errorOf, type Json, journalOf } from "./test-client.ts";

const TAXED = { TaxCodeRef: { value: "TAX" } };
const shipTo = (CountrySubDivisionCode: string, more = {}) => ({
  ShipAddr: { Line1: "1 Main St", CountrySubDivisionCode, ...more },
});
const amounts = (invoice: Json) => invoice.TxnTaxDetail.TaxLine?.map((line: Json) => line.Amount);

test("automated tax goes by the ship-to address: of the form, else the customer's, else the company's", async () => {
  const client = await aClient();
  const tucson = await aCustomer(client, shipTo("AZ"));
  const form = anInvoice(tucson, aLine(100, TAXED));
  const taxCode = async (body: Json) =>
    (await client.create("Invoice", body)).TxnTaxDetail.TxnTaxCodeRef?.value;
  expect(await taxCode(form)).toBe("3");
  expect(await taxCode({ ...form, ...shipTo("California") })).toBe("2");
  expect(await taxCode({ ...form, ...shipTo("NV") })).toBeUndefined();
  expect(await taxCode({ ...form, ...shipTo("CA", { Country: "Canada" }) })).toBeUndefined();
  expect(await taxCode(anInvoice(await aCustomer(client, { DisplayName: "Bea" }), aLine(1, TAXED)))).toBe(
    "2",
  );
});

test("automated tax replaces a TxnTaxCodeRef that comes without TotalTax", async () => {
  const client = await aClient();
  const body = {
    ...anInvoice(await aCustomer(client), aLine(100, TAXED)),
    ...shipTo("CA"),
    TxnTaxDetail: { TxnTaxCodeRef: { value: "3" } },
  };
  expect((await client.create("Invoice", body)).TxnTaxDetail).toMatchObject({
    TxnTaxCodeRef: { value: "2" },
    TotalTax: 8,
  });
});

test("an override needs a TAX line, is prorated over the rates, and stands until lines change", async () => {
  const client = await aClient();
  const customer = await aCustomer(client);
  const TxnTaxDetail = { TxnTaxCodeRef: { value: "3" }, TotalTax: 1 };
  const invoice = await client.create("Invoice", {
    ...anInvoice(customer, aLine(100, TAXED)),
    ...shipTo("AZ"),
    TxnTaxDetail,
  });
  expect([amounts(invoice), invoice.TotalAmt]).toEqual([[0.78, 0.22], 101]);
  expect(await journalOf(client, "Invoice", invoice.Id)).toEqual({
    "Accounts Receivable (A/R)": 101,
    Services: -100,
    "Arizona Dept. of Revenue Payable": -1,
  });
  const keys = { Id: invoice.Id, sparse: true };
  const noted = await client.create("Invoice", { ...keys, SyncToken: "0", PrivateNote: "checked" });
  expect(noted.TxnTaxDetail.TotalTax).toBe(1);
  const relined = await client.create("Invoice", { ...keys, SyncToken: "1", Line: [aLine(200, TAXED)] });
  expect(relined.TxnTaxDetail.TotalTax).toBe(18.2);
  const untaxed = { ...anInvoice(customer, aLine(100)), ...shipTo("NV"), TxnTaxDetail };
  expect((await client.create("Invoice", untaxed)).TxnTaxDetail).toEqual({ TotalTax: 0 });
});

test("tax that is not set up, or switched off, is nothing whatever is sent", async () => {
  for (const tax of ["automatedNotSetUp", "none"] as const) {
    const client = await aClient({ company: { tax } });
    const customer = await aCustomer(client);
    const invoice = await client.create("Invoice", {
      ...anInvoice(customer, aLine(100, TAXED)),
      TxnTaxDetail: { TotalTax: 9 },
    });
    expect([invoice.TxnTaxDetail, invoice.TotalAmt]).toEqual([{ TotalTax: 0 }, 100]);
    expect(invoice.Line[0].SalesItemLineDetail.TaxCodeRef).toEqual({ value: "NON" });
    const odd = anInvoice(customer, aLine(1, { TaxCodeRef: { value: "2" } }));
    expect(errorOf(await client.post("/invoice", odd)).code).toBe("6100");
  }
});

test("manual tax follows the named group per rate, and nothing is due without one", async () => {
  const client = await aClient({ company: { tax: "manual" } });
  const form = anInvoice(await aCustomer(client), aLine(33.33, TAXED), aLine(10));
  expect((await client.create("Invoice", form)).TxnTaxDetail).toEqual({ TotalTax: 0 });
  const grouped = await client.create("Invoice", {
    ...form,
    TxnTaxDetail: { TxnTaxCodeRef: { value: "3" } },
  });
  expect([amounts(grouped), grouped.TotalAmt]).toEqual([[2.37, 0.67], 46.37]);
  expect(grouped.TxnTaxDetail.TaxLine[0].TaxLineDetail).toEqual({
    TaxRateRef: { value: "1" },
    PercentBased: true,
    TaxPercent: 7.1,
    NetAmountTaxable: 33.33,
  });
  const custom = { ...form, TxnTaxDetail: { TxnTaxCodeRef: { value: "CustomSalesTax" } } };
  expect(errorOf(await client.post("/invoice", custom)).code).toBe("6160");
});

test("an exempt customer owes no tax; its reason is one of fifteen", async () => {
  const client = await aClient();
  const exempt = { DisplayName: "Tribe", Taxable: false, TaxExemptionReasonId: "4", ResaleNum: "R-1" };
  const customer = await client.create("Customer", exempt);
  expect(customer).toMatchObject({ ...exempt, DefaultTaxCodeRef: { value: "2" } });
  const form = { ...anInvoice(customer.Id, aLine(100, TAXED)), ...shipTo("CA") };
  expect((await client.create("Invoice", form)).TxnTaxDetail).toEqual({ TotalTax: 0 });
  const odd = await client.post("/customer", { ...exempt, DisplayName: "Odd", TaxExemptionReasonId: "16" });
  expect(errorOf(odd)).toMatchObject({ code: "2170", Detail: "Invalid Enumeration : 16" });
});

test("discount before or after tax: on the whole, or on what is left of the taxed part", async () => {
  const client = await aClient();
  const customer = await aCustomer(client);
  const discount = (amount: number) => ({
    Amount: amount,
    DetailType: "DiscountLineDetail",
    DiscountLineDetail: { PercentBased: false },
  });
  const tucson = shipTo("AZ");
  const before = await client.create("Invoice", {
    ...anInvoice(customer, aLine(345, TAXED), discount(29.5)),
    ...tucson,
  });
  expect([before.TxnTaxDetail.TotalTax, before.TotalAmt]).toEqual([31.4, 346.9]);
  const after = await client.create("Invoice", {
    ...anInvoice(customer, aLine(75, TAXED), aLine(25), discount(10)),
    ...shipTo("CA"),
    ApplyTaxAfterDiscount: true,
  });
  expect(after.TxnTaxDetail.TaxLine[0].TaxLineDetail.NetAmountTaxable).toBe(67.5);
  expect([after.TxnTaxDetail.TotalTax, after.TotalAmt]).toEqual([5.4, 95.4]);
});

test("shipping is taxed when its line says so", async () => {
  const client = await aClient();
  const shipping = (code: string) =>
    aLine(10, { ItemRef: { value: "SHIPPING_ITEM_ID" }, TaxCodeRef: { value: code } });
  const customer = await aCustomer(client);
  const taxOf = async (code: string) =>
    (await client.create("Invoice", { ...anInvoice(customer, aLine(100), shipping(code)), ...shipTo("CA") }))
      .TxnTaxDetail.TotalTax;
  expect([await taxOf("TAX"), await taxOf("NON")]).toEqual([0.8, 0]);
});

test("a line without code follows its item, or is NON by the switch", async () => {
  const client = await aClient();
  const mug = { Name: "Mug", Type: "NonInventory", Taxable: true, IncomeAccountRef: { value: "79" } };
  const { Id } = await client.create("Item", mug);
  const line = aLine(100, { ItemRef: { value: Id }, TaxCodeRef: undefined });
  const form = { ...anInvoice(await aCustomer(client), line), ...shipTo("CA") };
  expect((await client.create("Invoice", form)).TxnTaxDetail.TotalTax).toBe(8);
  await client.control("POST", "settings", { missingLineCode: "NON" });
  expect((await client.create("Invoice", form)).TxnTaxDetail.TotalTax).toBe(0);
});

test("the pseudo codes are in the list of tax codes as the service shows them", async () => {
  const client = await aClient();
  const codes = (await client.query("select * from TaxCode")).body.QueryResponse.TaxCode;
  expect(codes).toContainEqual({ Id: "TAX", Name: "TAX", Taxable: true, TaxGroup: false });
  expect(codes).toContainEqual({ Id: "NON", Name: "NON", Taxable: false, TaxGroup: false });
});

test("the tax service answers the code with its ids and nothing else, and refuses what does not fit", async () => {
  const client = await aClient();
  const rate = { TaxRateName: "Reno", RateValue: "8.25", TaxAgencyId: "1", TaxApplicableOn: "Sales" };
  const create = (body: unknown) => client.post("/taxservice/taxcode", body);
  const { body } = await create({ TaxCode: "Reno", TaxRateDetails: [rate] });
  expect(body).toEqual({
    TaxCode: "Reno",
    TaxCodeId: "4",
    TaxRateDetails: [
      { TaxRateName: "Reno", TaxRateId: "4", RateValue: 8.25, TaxAgencyId: "1", TaxApplicableOn: "Sales" },
    ],
  });
  const again = await create({ TaxCode: "Elko", TaxRateDetails: [{ TaxRateId: "4" }] });
  expect(again.body.TaxRateDetails[0]).toMatchObject({ TaxRateName: "Reno", TaxRateId: "4" });
  expect(errorOf(await create({ TaxCode: "Other", TaxRateDetails: [rate] })).Detail).toBe(
    "The name supplied already exists. : Another tax rate is already using this \nname. Please use a different name.",
  );
  const codes = [];
  for (const odd of [
    { TaxRateDetails: [rate] },
    { TaxCode: "x" },
    { TaxCode: "x".repeat(101), TaxRateDetails: [rate] },
    { TaxCode: "x", TaxRateDetails: [{ ...rate, TaxRateName: "y", RateValue: "101" }] },
    { TaxCode: "x", TaxRateDetails: [{ ...rate, TaxRateName: "y", TaxAgencyId: "99" }] },
    { TaxCode: "x", TaxRateDetails: [{ ...rate, TaxRateName: "y", TaxApplicableOn: "Gifts" }] },
    { TaxCode: "Reno", TaxRateDetails: [{ ...rate, TaxRateName: "y" }] },
  ]) {
    codes.push(errorOf(await create(odd)).code);
  }
  expect(codes).toEqual(["2020", "2020", "2050", "2150", "2500", "2170", "6240"]);
  // A refused code leaves no rate behind.
  expect((await client.query("select count(*) from TaxRate")).body.QueryResponse.totalCount).toBe(4);
});
