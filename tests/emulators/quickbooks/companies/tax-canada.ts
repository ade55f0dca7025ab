import type { TaxSetUp } from "./tax-tables.ts";

/**
 * Canada in 2026: GST 5, HST 13 to 15 (Nova Scotia 14 since April 2025), provincial taxes beside the GST in
 * British Columbia 7, Manitoba 7, Saskatchewan 6 and Quebec 9.975. The provinces' taxes are not recovered on purchases.
 */
export const CANADA_TAX: TaxSetUp = {
  agencies: [
    { id: "1", name: "Canada Revenue Agency", account: { id: 89, name: "GST/HST Payable" } },
    { id: "2", name: "BC Ministry of Finance", account: { id: 90, name: "PST Payable BC" } },
    { id: "3", name: "Manitoba Finance", account: { id: 91, name: "PST Payable MB" } },
    { id: "4", name: "Saskatchewan Ministry of Finance", account: { id: 92, name: "PST Payable SK" } },
    { id: "5", name: "Revenu Québec", account: { id: 93, name: "QST Payable" } },
  ],
  rates: [
    ["1", "GST", 5, "1"],
    ["2", "HST ON", 13, "1"],
    ["3", "Zero-rated", 0, "1"],
    ["4", "Exempt", 0, "1"],
    ["5", "HST NB", 15, "1"],
    ["6", "HST NL", 15, "1"],
    ["7", "HST NS", 14, "1"],
    ["8", "HST PE", 15, "1"],
    ["9", "PST BC", 7, "2"],
    ["10", "PST MB", 7, "3"],
    ["11", "PST SK", 6, "4"],
    ["12", "QST", 9.975, "5"],
    ["13", "GST (ITC)", 5, "1"],
    ["14", "HST (ITC) ON", 13, "1"],
    ["15", "HST (ITC) NB", 15, "1"],
    ["16", "HST (ITC) NL", 15, "1"],
    ["17", "HST (ITC) NS", 14, "1"],
    ["18", "HST (ITC) PE", 15, "1"],
    ["19", "QST (ITR)", 9.975, "5"],
    ["20", "Zero-rated (Purchases)", 0, "1"],
    ["21", "Exempt (Purchases)", 0, "1"],
  ],
  codes: [
    ["2", "GST", ["1"], ["13"]],
    ["3", "HST ON", ["2"], ["14"]],
    ["4", "Zero-rated", ["3"], ["20"]],
    ["5", "Exempt", ["4"], ["21"]],
    ["6", "HST NB 2016", ["5"], ["15"]],
    ["7", "HST NL 2016", ["6"], ["16"]],
    ["8", "HST NS 2025", ["7"], ["17"]],
    ["9", "HST PE 2016", ["8"], ["18"]],
    ["10", "GST/PST BC", ["1", "9"], ["13"]],
    ["11", "GST/PST MB", ["1", "10"], ["13"]],
    ["12", "GST/PST SK", ["1", "11"], ["13"]],
    ["13", "GST/QST QC - 9.975", ["1", "12"], ["13", "19"]],
    ["14", "PST BC", ["9"]],
    ["15", "PST MB", ["10"]],
    ["16", "PST SK", ["11"]],
    ["17", "QST QC - 9.975", ["12"], ["19"]],
    ["18", "Out of Scope", []],
  ],
  nexus: {},
  lineWord: "GST/HST",
};
