import type { Wire } from "../books/types.ts";

export type TaxResult = {
  /** Tax code of each line, `""` for none, in the order of the lines. */
  codes: string[];
  /** Tax in the transaction's minor units. */
  taxMinor: number;
  /** TxnTaxDetail as stored. */
  detail: Wire;
  /** Net amounts of the lines when the form was tax inclusive. */
  netMinor?: number[];
};
