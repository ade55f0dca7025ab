import { expect, test } from "vitest";
import { sampleCompany } from "#tests/emulators/quickbooks/companies/sample-companies.ts";
import { aNewCustomer, must } from "#tests/qbo/a-draft.ts";
import { openWithBuyer } from "#tests/qbo/company-with-buyer.ts";
import { openEmulatedBooks } from "#tests/qbo/emulated-books.ts";
import { aNeed } from "#tests/support/a-plan.ts";

test.each([
  ["us-ast-plus", { country: "US", homeCurrency: "USD", isMultiCurrency: false, taxRegime: "usAutomated" }],
  [
    "us-manual-advanced",
    { country: "US", homeCurrency: "USD", isMultiCurrency: true, taxRegime: "usManual" },
  ],
  ["ca-plus", { country: "CA", homeCurrency: "CAD", taxRegime: "global" }],
  ["uk-plus", { country: "GB", homeCurrency: "GBP", taxRegime: "global" }],
  ["au-plus", { country: "AU", homeCurrency: "AUD", taxRegime: "global" }],
])("%s tells its regime and its codes", async (name, expected) => {
  await using session = await openEmulatedBooks(sampleCompany(name));
  const facts = must(await session.books.readFacts());
  expect(facts).toMatchObject(expected);
  expect(facts.taxCodes.length).toBeGreaterThan(1);
  expect(facts.taxCodes.map(({ id }) => id)).not.toContain("TAX");
  for (const code of facts.taxCodes) {
    for (const { percent } of code.salesRates) expect(percent).toMatch(/^\d+(\.\d*[1-9])?$/);
  }
});

test("a Canadian code joins its rates for sales", async () => {
  await using session = await openEmulatedBooks(sampleCompany("ca-plus"));
  const { taxCodes } = must(await session.books.readFacts());
  expect(taxCodes.find(({ name }) => name === "GST/QST QC - 9.975")).toEqual({
    id: "13",
    name: "GST/QST QC - 9.975",
    isTaxable: true,
    salesRates: [
      { id: "1", name: "GST", percent: "5" },
      { id: "12", name: "QST", percent: "9.975" },
    ],
  });
});

test.each(["automatedNotSetUp", "none"] as const)("a company with %s sales tax has no codes", async (tax) => {
  await using session = await openEmulatedBooks({ tax });
  expect(must(await session.books.readFacts())).toMatchObject({ taxRegime: "off", taxCodes: [] });
});

test("facts are read once in five minutes for everybody, then they are as they are now", async () => {
  await using session = await openEmulatedBooks();
  const before = session.counts.read().quickbooksRequests;
  const [first] = await Promise.all([session.books.readFacts(), (await session.open()).readFacts()]);
  expect(must(first)).toMatchObject({ bookCloseDate: null });
  expect(session.counts.read().quickbooksRequests - before).toBe(4);
  await session.changeSettings({ BookCloseDate: "2025-12-31" });
  expect(must(await session.books.readFacts()).bookCloseDate).toBeNull();
  session.clock.advance(5 * 60_000);
  expect(must(await session.books.readFacts()).bookCloseDate).toBe("2025-12-31");
});

test("multicurrency that was switched on after connecting counts: no reconnecting is needed", async () => {
  await using company = await openWithBuyer({ multicurrency: false });
  const foreign = company.draftOf({ currency: "EUR" });
  expect(await company.books.createDocument(foreign, "r-1")).toMatchObject({
    fault: { kind: "currencyOff", currency: "EUR", homeCurrency: "USD" },
  });
  await company.session.changeSettings({ MultiCurrencyEnabled: true });
  company.session.clock.advance(5 * 60_000);
  const need = aNeed({ currency: "EUR" });
  const customer = must(
    await company.books.createCustomer(aNewCustomer("Ann Lee (EUR)", need), "customer-2"),
  );
  const answer = await company.books.createDocument({ ...foreign, customerId: customer.id }, "r-2");
  expect(must(answer)).toMatchObject({ currency: "EUR", totalMinor: 3_752 });
});
