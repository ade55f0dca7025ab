import { expect, test } from "vitest";
import { sampleCompany } from "./companies/sample-companies.ts";
import { aClient, aCustomer, aLine, anInvoice, errorOf, type Json, journalOf } from "./test-client.ts";

const inCanada = () => aClient({ company: sampleCompany("ca-plus") ?? {} });
const coded = (amount: number, code: string, more = {}) =>
  aLine(amount, { TaxCodeRef: { value: code }, ...more });
const rows = (form: Json) =>
  form.TxnTaxDetail.TaxLine.map((line: Json) => [line.TaxLineDetail.TaxRateRef.value, line.Amount]);

test.each([
  ["ca-plus", "GST/HST"],
  ["uk-plus", "VAT"],
  ["au-plus", "GST"],
])("%s asks every line for a %s rate", async (name, word) => {
  const client = await aClient({ company: sampleCompany(name) ?? {} });
  const bare = aLine(1, { TaxCodeRef: undefined });
  const refused = await client.post("/invoice", anInvoice(await aCustomer(client), coded(1, "2"), bare));
  expect(errorOf(refused)).toEqual({
    Message: "A business validation error has occurred while processing your request",
    Detail: `Business Validation Error: Make sure all your transactions have a ${word} rate before you save.`,
    code: "6000",
    element: "",
  });
});

test("excluded tax is rounded half up per rate on the sum of its lines", async () => {
  const client = await inCanada();
  const lines = [coded(0.05, "10"), coded(0.05, "10"), coded(9.9, "3"), coded(5, "4"), coded(7, "18")];
  const invoice = await client.create("Invoice", {
    ...anInvoice(await aCustomer(client), ...lines),
    GlobalTaxCalculation: "TaxExcluded",
  });
  // GST 5% of 0.10 = 0.005, PST 7% of 0.10 = 0.007, HST 13% of 9.90 = 1.287, zero-rated 0, out of scope no line.
  expect(rows(invoice)).toEqual([
    ["1", 0.01],
    ["9", 0.01],
    ["2", 1.29],
    ["3", 0],
  ]);
  expect([invoice.TotalAmt, invoice.GlobalTaxCalculation]).toEqual([23.31, "TaxExcluded"]);
});

test("inclusive tax keeps the gross, shows lines net with seven decimals, and echoes what was meant", async () => {
  const client = await inCanada();
  const form = anInvoice(await aCustomer(client), coded(8.49, "3", { TaxInclusiveAmt: 9.6 }));
  const sent = await client.create("Invoice", { ...form, GlobalTaxCalculation: "TaxInclusive" });
  expect([sent.Line[0].Amount, sent.TxnTaxDetail.TotalTax, sent.TotalAmt]).toEqual([8.49, 1.11, 9.6]);
  const gross = await client.create("Invoice", {
    ...form,
    GlobalTaxCalculation: "TaxInclusive",
    Line: [coded(100, "13", { Qty: 3, UnitPrice: 33.3333333 })],
  });
  expect(gross.Line[0]).toMatchObject({
    Amount: 86.98,
    SalesItemLineDetail: { Qty: 3, UnitPrice: 28.9933333, TaxInclusiveAmt: 100 },
  });
  expect([rows(gross), gross.TotalAmt, gross.GlobalTaxCalculation]).toEqual([
    [
      ["1", 4.35],
      ["12", 8.67],
    ],
    100,
    "TaxInclusive",
  ]);
  expect(await journalOf(client, "Invoice", gross.Id)).toEqual({
    "Accounts Receivable (A/R)": 100,
    Services: -86.98,
    "GST/HST Payable": -4.35,
    "QST Payable": -8.67,
  });
  const repeated = await client.create("Invoice", {
    ...form,
    GlobalTaxCalculation: "TaxInclusive",
    Line: [coded(113, "3", { TaxInclusiveAmt: 113 })],
  });
  expect([repeated.Line[0].Amount, repeated.TxnTaxDetail.TotalTax]).toEqual([100, 13]);
});

test("an inclusive line without TaxInclusiveAmt is gross, or net by the switch", async () => {
  const client = await inCanada();
  const form = {
    ...anInvoice(await aCustomer(client), coded(100, "3")),
    GlobalTaxCalculation: "TaxInclusive",
  };
  expect((await client.create("Invoice", form)).TotalAmt).toBe(100);
  await client.control("POST", "settings", { taxInclusiveAmount: "net" });
  expect((await client.create("Invoice", form)).TotalAmt).toBe(113);
});

test("TaxLines override the tax, must name every rate used, and an update without them computes again", async () => {
  const client = await inCanada();
  const taxLine = (rate: string, Amount: number) => ({
    Amount,
    DetailType: "TaxLineDetail",
    TaxLineDetail: { TaxRateRef: { value: rate } },
  });
  const form = {
    ...anInvoice(await aCustomer(client), coded(100, "10")),
    GlobalTaxCalculation: "TaxExcluded",
  };
  const partial = await client.post("/invoice", { ...form, TxnTaxDetail: { TaxLine: [taxLine("1", 5.01)] } });
  expect(errorOf(partial)).toMatchObject({
    code: "6000",
    Detail: expect.stringMatching(
      /^Business Validation Error: We're sorry, QuickBooks encountered an error while calculating tax\./,
    ),
  });
  const TxnTaxDetail = { TaxLine: [taxLine("9", 7), taxLine("1", 5.01)] };
  const kept = await client.create("Invoice", { ...form, TxnTaxDetail });
  expect([rows(kept), kept.TotalAmt]).toEqual([
    [
      ["1", 5.01],
      ["9", 7],
    ],
    112.01,
  ]);
  expect(kept.TxnTaxDetail.TaxLine[0].TaxLineDetail.OverrideDeltaAmount).toBe(0.01);
  const update = { ...form, Id: kept.Id, SyncToken: "0", Line: [coded(200, "10")] };
  expect((await client.create("Invoice", update)).TotalAmt).toBe(224);
});

test("without tax there is no TxnTaxDetail, and lines need no code", async () => {
  const client = await inCanada();
  const form = {
    ...anInvoice(await aCustomer(client), aLine(10, { TaxCodeRef: undefined })),
    GlobalTaxCalculation: "NotApplicable",
  };
  expect((await client.create("Invoice", form)).TotalAmt).toBe(10);
  const refused = await client.post("/invoice", { ...form, TxnTaxDetail: { TotalTax: 1 } });
  expect(errorOf(refused)).toMatchObject({ code: "6170", element: "TxnTaxDetail" });
});

test("discount and shipping lines carry codes of their own", async () => {
  const client = await inCanada();
  const invoice = await client.create("Invoice", {
    ...anInvoice(
      await aCustomer(client),
      coded(100, "3"),
      coded(10, "2", { ItemRef: { value: "SHIPPING_ITEM_ID" } }),
      {
        Amount: 20,
        DetailType: "DiscountLineDetail",
        DiscountLineDetail: { PercentBased: false, TaxCodeRef: { value: "3" } },
      },
    ),
    GlobalTaxCalculation: "TaxExcluded",
  });
  expect([rows(invoice), invoice.TotalAmt]).toEqual([
    [
      ["2", 10.4],
      ["1", 0.5],
    ],
    100.9,
  ]);
});

test("a code for purchases only is refused on a sale, an unknown one is no reference", async () => {
  const client = await aClient({ company: sampleCompany("au-plus") ?? {} });
  const customer = await aCustomer(client);
  expect(errorOf(await client.post("/invoice", anInvoice(customer, coded(1, "5")))).code).toBe("6470");
  expect(errorOf(await client.post("/invoice", anInvoice(customer, coded(1, "99")))).code).toBe("2500");
  expect(errorOf(await client.post("/invoice", anInvoice(customer, coded(1, "TAX")))).code).toBe("2500");
});

test("a British sale is owed on the VAT control account, an exempt and an outside one owe nothing", async () => {
  const client = await aClient({ company: sampleCompany("uk-advanced") ?? {} });
  const lines = [coded(100, "2"), coded(100, "3"), coded(100, "4"), coded(100, "5"), coded(100, "6")];
  const invoice = await client.create("Invoice", anInvoice(await aCustomer(client), ...lines));
  expect(rows(invoice)).toEqual([
    ["1", 20],
    ["2", 5],
    ["3", 0],
    ["4", 0],
  ]);
  expect(await journalOf(client, "Invoice", invoice.Id)).toEqual({
    "Accounts Receivable (A/R)": 525,
    Services: -500,
    "VAT Control": -25,
  });
});
