import { expect, test } from "vitest";
import type { BooksFacts } from "#app/domain/accounting/books-facts.ts";
import {
  type DocumentTax,
  type PlannedLine,
  type SalesDocumentPlan,
  salesDocumentTypes,
} from "#app/domain/accounting/plan.ts";
import { sampleCompany } from "#tests/emulators/quickbooks/companies/sample-companies.ts";
import { must } from "#tests/qbo/a-draft.ts";
import { openWithBuyer } from "#tests/qbo/company-with-buyer.ts";
import { aLine } from "#tests/support/a-plan.ts";

/** Companies with the names of their codes: the usual one, and the one of what bears no tax. */
const AMERICAN = [
  ["us-ast-plus", "New York City"],
  ["us-manual-plus", "Tucson"],
] as const;
const GLOBAL = [
  ["ca-plus", "GST/QST QC - 9.975", "Zero-rated"],
  ["uk-plus", "20.0% S", "Exempt"],
  ["au-plus", "GST", "GST free"],
] as const;

const open = (name: string) => openWithBuyer(sampleCompany(name));

function codeOf(facts: BooksFacts, name: string) {
  const code = facts.taxCodes.find((each) => each.name === name);
  if (!code) throw new Error(`${name} is none of ${facts.taxCodes.map((each) => each.name).join(", ")}`);
  return code;
}

/** 2 × 19.99 − 5.00 taxed, shipping of 6.66 taxed, a book of 10.00 untaxed: 51.64, of which 41.64 bear tax. */
function linesWith(taxed: string, untaxed: string): PlannedLine[] {
  return [
    aLine({ amountMinor: 3_998, quantity: 2, unitPriceMinor: 1_999, taxCode: taxed }),
    aLine({ role: "discount", amountMinor: -500, taxCode: taxed }),
    aLine({ role: "shipping", amountMinor: 666, taxCode: taxed }),
    aLine({ amountMinor: 1_000, taxCode: untaxed }),
  ];
}
const NET = 5_164;
const TAXED = 4_164;

/** Shopify rounds tax line by line: here every rate comes out one cent higher than QuickBooks would compute it. */
function exactRates(facts: BooksFacts, taxed: string, untaxed: string): DocumentTax {
  const row = (netMinor: number) => (rate: { id: string; name: string; percent: string }) => ({
    taxRateId: rate.id,
    title: rate.name,
    percent: rate.percent,
    netMinor,
    amountMinor: rate.percent === "0" ? 0 : Math.round((netMinor * Number(rate.percent)) / 100) + 1,
  });
  const rates = [
    ...codeOf(facts, taxed).salesRates.map(row(TAXED)),
    ...codeOf(facts, untaxed).salesRates.map(row(1_000)),
  ];
  return { mode: "global", rates, totalMinor: rates.reduce((sum, { amountMinor }) => sum + amountMinor, 0) };
}

function taxed(tax: DocumentTax, codes: [string, string]): Partial<SalesDocumentPlan> {
  const taxMinor = tax.mode === "none" ? 0 : tax.totalMinor;
  return { tax, lines: linesWith(...codes), totalMinor: NET + taxMinor };
}

async function expectAsPlanned(
  company: Awaited<ReturnType<typeof open>>,
  changes: Partial<SalesDocumentPlan>,
): Promise<void> {
  const taxMinor = changes.tax?.mode === "none" ? 0 : (changes.tax?.totalMinor ?? 0);
  const booked = await company.book(changes, "r-1");
  const planned = { totalMinor: changes.totalMinor, taxMinor };
  expect(booked).toMatchObject(planned);
  expect(must(await company.books.findDocument(booked.type, booked.id))).toEqual(booked);
  // The same again as a replacement, and without tax: nothing of the old tax stays.
  const again = must(await company.books.updateDocument(company.draftOf(changes), booked, "r-2"));
  expect(again).toMatchObject(planned);
  const untaxed = company.draftOf({ ...changes, tax: { mode: "none" }, totalMinor: NET });
  const last = must(await company.books.updateDocument(untaxed, again, "r-3"));
  expect(last).toMatchObject({ totalMinor: NET, taxMinor: 0 });
}

for (const type of salesDocumentTypes) {
  test.each(AMERICAN)(`%s: the exact total overrides the tax of a ${type}`, async (name, code) => {
    await using company = await open(name);
    const facts = must(await company.books.readFacts());
    const taxCodeId = codeOf(facts, code).id;
    const tax: DocumentTax = { mode: "us", taxCodeId, totalMinor: 371 };
    await expectAsPlanned(company, { type, ...taxed(tax, ["TAX", "NON"]) });
  });

  test.each(GLOBAL)(`%s: the exact amount of every rate stands on a ${type}`, async (name, code, free) => {
    await using company = await open(name);
    const facts = must(await company.books.readFacts());
    const tax = exactRates(facts, code, free);
    const codes: [string, string] = [codeOf(facts, code).id, codeOf(facts, free).id];
    await expectAsPlanned(company, { type, ...taxed(tax, codes) });
  });
}

test("a tax of nothing on taxable lines stays nothing", async () => {
  await using company = await open("us-ast-plus");
  const facts = must(await company.books.readFacts());
  const tax: DocumentTax = { mode: "us", taxCodeId: codeOf(facts, "California").id, totalMinor: 0 };
  await expectAsPlanned(company, taxed(tax, ["TAX", "NON"]));
});

test("a company that recomputes an override answers another total than planned", async () => {
  await using company = await open("us-ast-plus");
  await company.session.changeSettings({ honourTaxOverride: false });
  const facts = must(await company.books.readFacts());
  const tax: DocumentTax = { mode: "us", taxCodeId: codeOf(facts, "California").id, totalMinor: 371 };
  const booked = await company.book(taxed(tax, ["TAX", "NON"]), "r-1");
  // 8 % of 41.64.
  expect(booked).toMatchObject({ taxMinor: 333, totalMinor: NET + 333 });
});

test("a rate that the plan leaves out is refused with the words of QuickBooks", async () => {
  await using company = await open("ca-plus");
  const facts = must(await company.books.readFacts());
  const tax = exactRates(facts, "GST/QST QC - 9.975", "Zero-rated");
  const codes: [string, string] = [codeOf(facts, "GST/QST QC - 9.975").id, codeOf(facts, "Zero-rated").id];
  const partial: DocumentTax = tax.mode === "global" ? { ...tax, rates: tax.rates.slice(0, 1) } : tax;
  const draft = company.draftOf(taxed(partial, codes));
  expect(await company.books.createDocument(draft, "r-1")).toMatchObject({ fault: { kind: "rejected" } });
});
