import type { TaxSetUp } from "./tax-tables.ts";

/** The United Kingdom: standard 20, reduced 5, zero, exempt (a rate of nothing), and outside VAT (no rate). */
export const UNITED_KINGDOM_TAX: TaxSetUp = {
  agencies: [{ id: "1", name: "HM Revenue & Customs (VAT)", account: { id: 89, name: "VAT Control" } }],
  rates: [
    ["1", "20.0% S (Sales)", 20, "1"],
    ["2", "5.0% R (Sales)", 5, "1"],
    ["3", "0.0% Z (Sales)", 0, "1"],
    ["4", "Exempt (Sales)", 0, "1"],
    ["5", "20.0% S (Purchases)", 20, "1"],
    ["6", "5.0% R (Purchases)", 5, "1"],
    ["7", "0.0% Z (Purchases)", 0, "1"],
    ["8", "Exempt (Purchases)", 0, "1"],
  ],
  codes: [
    ["2", "20.0% S", ["1"], ["5"]],
    ["3", "5.0% R", ["2"], ["6"]],
    ["4", "0.0% Z", ["3"], ["7"]],
    ["5", "Exempt", ["4"], ["8"]],
    ["6", "No VAT", []],
  ],
  nexus: {},
  lineWord: "VAT",
};

/** Australia: GST 10, GST free, input taxed, and out of scope. */
export const AUSTRALIA_TAX: TaxSetUp = {
  agencies: [
    { id: "1", name: "Australian Taxation Office", account: { id: 89, name: "GST Liabilities Payable" } },
  ],
  rates: [
    ["1", "GST (sales)", 10, "1"],
    ["2", "GST free (sales)", 0, "1"],
    ["3", "Input tax (sales)", 0, "1"],
    ["4", "GST (purchases)", 10, "1"],
    ["5", "GST free (purchases)", 0, "1"],
    ["6", "Input tax (purchases)", 0, "1"],
  ],
  codes: [
    ["2", "GST", ["1"], ["4"]],
    ["3", "GST free", ["2"], ["5"]],
    ["4", "Input tax", ["3"], ["6"]],
    ["5", "GST on capital", [], ["4"]],
    ["6", "Out of scope", []],
  ],
  nexus: {},
  lineWord: "GST",
};

export const FRANCE_TAX = valueAddedTax("Direction générale des Finances publiques", [
  ["20,0 % TVA", 20],
  ["5,5 % TVA", 5.5],
]);
export const GERMANY_TAX = valueAddedTax("Finanzamt", [
  ["19 % USt", 19],
  ["7 % USt", 7],
]);
export const JAPAN_TAX = valueAddedTax("National Tax Agency", [
  ["10% JCT", 10],
  ["8% JCT", 8],
]);
/** A country of which nothing is known. */
export const UNKNOWN_TAX = valueAddedTax("Tax Agency", [
  ["Standard", 20],
  ["Reduced", 5],
]);

/** One agency, a standard and a reduced rate, and zero. */
function valueAddedTax(
  agency: string,
  rates: readonly (readonly [name: string, percent: number])[],
): TaxSetUp {
  const rows = [...rates, ["0% zero-rated", 0] as const];
  return {
    agencies: [{ id: "1", name: agency, account: { id: 89, name: `${agency} Payable` } }],
    rates: rows.map(([name, percent], index) => [String(index + 1), name, percent, "1"]),
    codes: rows.map(([name], index) => [String(index + 2), name, [String(index + 1)], [String(index + 1)]]),
    nexus: {},
    lineWord: "VAT",
  };
}
