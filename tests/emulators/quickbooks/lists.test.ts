import { expect, test } from "vitest";
import { aClient, aLine, anInvoice, errorOf } from "./test-client.ts";

test("the company and its preferences can be read, queried and partly changed", async () => {
  const client = await aClient();
  const info = (await client.get(`/companyinfo/${client.emulator.realmId}`)).body.CompanyInfo;
  expect(info.NameValue).toContainEqual({ Name: "OfferingSku", Value: "QuickBooks Online Plus" });
  expect((await client.query("select * from CompanyInfo")).body.QueryResponse.CompanyInfo[0].Id).toBe("1");
  const changed = await client.create("Preferences", {
    Id: "1",
    SyncToken: "0",
    sparse: true,
    SalesFormsPrefs: { CustomTxnNumbers: false },
    CurrencyPrefs: { MultiCurrencyEnabled: false },
  });
  expect([changed.SalesFormsPrefs.CustomTxnNumbers, changed.SalesFormsPrefs.AllowDiscount]).toEqual([
    false,
    true,
  ]);
  expect(changed.CurrencyPrefs.MultiCurrencyEnabled).toBe(true);
});

test("a currency joins the company's list with its first customer, and its rate can be set per day", async () => {
  const client = await aClient();
  await client.create("Customer", { DisplayName: "Ada", CurrencyRef: { value: "EUR" } });
  const list = (await client.query("select * from CompanyCurrency")).body.QueryResponse.CompanyCurrency;
  expect(list).toHaveLength(1);
  expect(list[0]).toMatchObject({ Code: "EUR", Name: "Euro", Active: true });
  await client.post("/exchangerate", { SourceCurrencyCode: "EUR", AsOfDate: "2026-01-01", Rate: 1.25 });
  const read = await client.get("/exchangerate?sourcecurrencycode=EUR&asofdate=2026-02-01");
  expect(read.body.ExchangeRate).toMatchObject({
    SourceCurrencyCode: "EUR",
    TargetCurrencyCode: "USD",
    Rate: 1.25,
  });
  const invoice = await client.create("Invoice", {
    ...anInvoice("1", aLine(10)),
    CurrencyRef: { value: "EUR" },
    TxnDate: "2026-02-01",
  });
  expect(invoice.HomeTotalAmt).toBe(12.5);
});

test("terms set due dates, and small lists take their defaults", async () => {
  const client = await aClient();
  const term = await client.create("Term", { Name: "Net 120", DueDays: 120 });
  expect(term).toMatchObject({ Type: "STANDARD", DiscountPercent: 0 });
  expect((await client.create("PaymentMethod", { Name: "Wire" })).Type).toBe("NON_CREDIT_CARD");
  const ada = await client.create("Customer", { DisplayName: "Ada" });
  const body = { ...anInvoice(ada.Id, aLine(1)), TxnDate: "2026-01-01" };
  expect((await client.create("Invoice", body)).DueDate).toBe("2026-01-31");
  expect((await client.create("Invoice", { ...body, SalesTermRef: { value: term.Id } })).DueDate).toBe(
    "2026-05-01",
  );
});

test("a plan without locations refuses them, and inventory too", async () => {
  const client = await aClient({ company: { plan: "Simple Start", multicurrency: false } });
  expect(errorOf(await client.post("/department", { Name: "North" }))).toMatchObject({
    code: "5030",
    Detail:
      "Feature Not Supported Error : We're sorry. This feature is not included in your QuickBooks Online Simple Start subscription",
  });
});

test("the books can be read as pages", async () => {
  const client = await aClient();
  const page = await fetch(`${client.emulator.baseUrl}/books`);
  expect(page.status).toBe(200);
  expect(await page.text()).toContain("Harbor &amp; Pine Outfitters LLC");
});
