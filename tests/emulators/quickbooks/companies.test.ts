import { expect, test } from "vitest";
import { SAMPLE_COMPANY_NAMES, sampleCompany } from "./companies/sample-companies.ts";
import { aClient, aCustomer, aLine, anInvoice, errorOf, type Json, type TestClient } from "./test-client.ts";

const COUNTRIES: Record<string, [country: string, currency: string, codes: string[]]> = {
  "us-ast": ["US", "USD", ["California", "Florida", "New York City", "NON", "TAX"]],
  "us-manual": ["US", "USD", ["California", "Tucson", "NON", "TAX"]],
  ca: ["CA", "CAD", ["GST/PST BC", "HST ON", "HST NS 2025", "GST/QST QC - 9.975", "Exempt", "Out of Scope"]],
  uk: ["GB", "GBP", ["20.0% S", "5.0% R", "0.0% Z", "Exempt", "No VAT"]],
  au: ["AU", "AUD", ["GST", "GST free", "Input tax", "Out of scope"]],
};

async function aSample(name: string): Promise<TestClient> {
  const company = sampleCompany(name);
  if (company === undefined) throw new Error(`no sample company ${name}`);
  return aClient({ company });
}

function valueOfName(info: Json, name: string): string {
  return info.NameValue.find((entry: Json) => entry.Name === name).Value;
}

test.each([...SAMPLE_COMPANY_NAMES])(
  "%s has the plan, country, preferences and tax of its name",
  async (name) => {
    const client = await aSample(name);
    const regime = Object.keys(COUNTRIES).find((each) => name.startsWith(`${each}-`)) ?? "";
    const [country, currency, codes] = COUNTRIES[regime] ?? ["", "", []];
    const info = (await client.get(`/companyinfo/${client.emulator.realmId}`)).body.CompanyInfo;
    const { Preferences } = (await client.get("/preferences")).body;
    const plan = valueOfName(info, "OfferingSku").replace("QuickBooks Online ", "");
    expect(name).toBe(`${regime}-${plan.toLowerCase().replace(" ", "-")}`);
    expect([info.Country, info.CompanyAddr.Country]).toEqual([country, country]);
    expect(valueOfName(info, "SubscriptionStatus")).toBe(plan === "Simple Start" ? "TRIAL" : "PAID");
    expect(Preferences.CurrencyPrefs).toEqual({
      MultiCurrencyEnabled: plan === "Advanced",
      HomeCurrency: { value: currency },
    });
    const isBig = plan === "Plus" || plan === "Advanced";
    expect([
      Preferences.AccountingInfoPrefs.TrackDepartments,
      Preferences.AccountingInfoPrefs.ClassTrackingPerTxnLine,
      Preferences.ProductAndServicesPrefs.QuantityOnHand,
      Preferences.SalesFormsPrefs.CustomTxnNumbers,
    ]).toEqual([isBig, isBig, isBig, isBig]);
    expect([Preferences.TaxPrefs.UsingSalesTax, Preferences.TaxPrefs.PartnerTaxEnabled]).toEqual([
      true,
      regime === "us-ast" ? true : undefined,
    ]);
    const listed = (await client.query("select * from TaxCode")).body.QueryResponse.TaxCode;
    expect(listed.map((code: Json) => code.Name)).toEqual(expect.arrayContaining(codes));
    const rates = (await client.query("select * from TaxRate")).body.QueryResponse.TaxRate;
    const agencies = (await client.query("select * from TaxAgency")).body.QueryResponse.TaxAgency;
    const agencyIds = agencies.map((agency: Json) => agency.Id);
    for (const rate of rates) expect(agencyIds).toContain(rate.AgencyRef.value);
  },
);

test("a combined Canadian rate is owed to two agencies on two accounts", async () => {
  const client = await aSample("ca-plus");
  const line = aLine(100, { TaxCodeRef: { value: "10" } });
  const invoice = await client.create("Invoice", anInvoice(await aCustomer(client), line));
  const journal = (await client.control("GET", "journal")).journal.find(
    (entry: Json) => entry.id === invoice.Id,
  );
  const credits = Object.fromEntries(journal.lines.map((row: Json) => [row.account, row.credit]));
  expect([credits["GST/HST Payable"], credits["PST Payable BC"], invoice.TotalAmt]).toEqual([5, 7, 112]);
});

test("automated tax of the American sample follows the ship-to state, to three decimals of a rate", async () => {
  const client = await aSample("us-ast-plus");
  const form = anInvoice(await aCustomer(client), aLine(1000, { TaxCodeRef: { value: "TAX" } }));
  const taxIn = async (state: string) =>
    (await client.create("Invoice", { ...form, ShipAddr: { CountrySubDivisionCode: state } })).TxnTaxDetail;
  expect((await taxIn("NY")).TaxLine.map((line: Json) => line.Amount)).toEqual([40, 45, 3.75]);
  expect((await taxIn("TX")).TotalTax).toBe(82.5);
  expect(await taxIn("OR")).toEqual({ TotalTax: 0 });
});

const NOT_INCLUDED = (plan: string) => ({
  Message: "Feature Not Supported Error",
  Detail: `Feature Not Supported Error : We're sorry. This feature is not included in your QuickBooks Online ${plan} subscription`,
  code: "5030",
});
const tent = {
  Name: "Tent",
  Type: "Inventory",
  TrackQtyOnHand: true,
  QtyOnHand: 1,
  InvStartDate: "2026-01-01",
  IncomeAccountRef: { value: "79" },
  ExpenseAccountRef: { value: "80" },
  AssetAccountRef: { value: "81" },
};

test("Simple Start has no foreign customers, Essentials no inventory, classes or locations; Plus has them all", async () => {
  const small = await aSample("us-ast-simple-start");
  const euro = { DisplayName: "Bea", CurrencyRef: { value: "EUR" } };
  expect(errorOf(await small.post("/customer", euro))).toEqual(NOT_INCLUDED("Simple Start"));
  const essentials = await aSample("uk-essentials");
  for (const [path, body] of [
    ["/item", tent],
    ["/class", { Name: "Web" }],
    ["/department", { Name: "North" }],
  ] as const) {
    expect(errorOf(await essentials.post(path, body))).toEqual(NOT_INCLUDED("Essentials"));
  }
  // The plan has several currencies, the company has not switched them on.
  expect(errorOf(await essentials.post("/customer", euro))).toMatchObject({
    code: "6000",
    Detail:
      "Business Validation Error: The currency of the transaction is invalid for customer/vendor/account.",
  });
  const plus = await aSample("uk-plus");
  await plus.create("Item", tent);
  await plus.create("Class", { Name: "Web" });
  await plus.create("Department", { Name: "North" });
});

test("preferences that the plan lacks cannot be switched on, and a smaller plan takes them away", async () => {
  const client = await aSample("au-essentials");
  const wish = { Id: "1", SyncToken: "0", sparse: true, AccountingInfoPrefs: { TrackDepartments: true } };
  expect(errorOf(await client.post("/preferences", wish))).toEqual(NOT_INCLUDED("Essentials"));
  await client.control("POST", "settings", { OfferingSku: "QuickBooks Online Plus" });
  expect((await client.create("Preferences", wish)).AccountingInfoPrefs.TrackDepartments).toBe(true);
  await client.control("POST", "settings", { OfferingSku: "QuickBooks Online Simple Start" });
  const { Preferences } = (await client.get("/preferences")).body;
  expect(Preferences.AccountingInfoPrefs.TrackDepartments).toBe(false);
});
