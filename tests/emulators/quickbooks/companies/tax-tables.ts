/** An agency and the liability account that its tax is owed on. */
export type AgencyRow = {
  id: string;
  name: string;
  /** Account ids 89 and up are free in a new company. */
  account: { id: number; name: string };
};

export type RateRow = readonly [id: string, name: string, percent: number, agencyId: string];

/** A code with the rates that it stands for on sales and on purchases; one without any is outside the tax. */
export type CodeRow = readonly [
  id: string,
  name: string,
  salesRateIds: readonly string[],
  purchaseRateIds?: readonly string[],
];

/** The tax of a country as a new company has it. */
export type TaxSetUp = {
  agencies: readonly AgencyRow[];
  rates: readonly RateRow[];
  codes: readonly CodeRow[];
  /** US: state → code that automated sales tax picks there. */
  nexus: Readonly<Record<string, string>>;
  /** What a line without a code is told to name: `GST/HST`, `VAT`, `GST`. */
  lineWord: string;
};
