import type { TaxSetUp } from "./tax-tables.ts";

/** Two states, as in the service's own sample company: a single rate, and a group of two. */
export const UNITED_STATES_TAX: TaxSetUp = {
  agencies: [
    {
      id: "1",
      name: "Arizona Dept. of Revenue",
      account: { id: 89, name: "Arizona Dept. of Revenue Payable" },
    },
    { id: "2", name: "Board of Equalization", account: { id: 90, name: "Board of Equalization Payable" } },
  ],
  rates: [
    ["1", "AZ State tax", 7.1, "1"],
    ["2", "Tucson City", 2, "1"],
    ["3", "California", 8, "2"],
  ],
  codes: [
    ["2", "California", ["3"]],
    ["3", "Tucson", ["1", "2"]],
  ],
  nexus: { CA: "2", AZ: "3" },
  lineWord: "sales tax",
};

/** The same with nexus in more states: Austin 8.25, New York City 8.875 (a rate of three decimals), Florida 6. */
export const UNITED_STATES_TAX_OF_FIVE_STATES: TaxSetUp = {
  ...UNITED_STATES_TAX,
  agencies: [
    ...UNITED_STATES_TAX.agencies,
    {
      id: "3",
      name: "Texas Comptroller of Public Accounts",
      account: { id: 91, name: "Texas Comptroller of Public Accounts Payable" },
    },
    {
      id: "4",
      name: "New York Department of Taxation and Finance",
      account: { id: 92, name: "New York Department of Taxation and Finance Payable" },
    },
    {
      id: "5",
      name: "Florida Department of Revenue",
      account: { id: 93, name: "Florida Department of Revenue Payable" },
    },
  ],
  rates: [
    ...UNITED_STATES_TAX.rates,
    ["4", "Texas State", 6.25, "3"],
    ["5", "Austin", 1, "3"],
    ["6", "Austin MTA", 1, "3"],
    ["7", "New York State", 4, "4"],
    ["8", "New York City", 4.5, "4"],
    ["9", "Metropolitan Commuter Transportation District", 0.375, "4"],
    ["10", "Florida State", 6, "5"],
  ],
  codes: [
    ...UNITED_STATES_TAX.codes,
    ["4", "Austin, Texas", ["4", "5", "6"]],
    ["5", "New York City", ["7", "8", "9"]],
    ["6", "Florida", ["10"]],
  ],
  nexus: { ...UNITED_STATES_TAX.nexus, TX: "4", NY: "5", FL: "6" },
};
