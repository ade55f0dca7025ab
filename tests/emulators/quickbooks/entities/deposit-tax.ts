import { taxRegime } from "../books/preferences.ts";
import type { Books, Wire } from "../books/types.ts";
import { recordAt, recordsAt, refAt, textAt } from "../books/wire.ts";
import { currencyOf } from "../ledger/currency.ts";
import { currencyDigits } from "../money/currency-digits.ts";
import { fromMinor, toNumber } from "../money/decimal.ts";
import { globalTax } from "../sales/global-tax.ts";
import type { SalesLine } from "../sales/sales-lines.ts";
import { minorAt } from "../sales/sales-postings.ts";
import type { TaxResult } from "../sales/tax-result.ts";

/** Tax of a deposit in minor units: what it adds to the total, the net of each line, and what is booked. */
export type DepositTax = {
  addedMinor: number;
  /** By index of the line; a line without tax is absent. */
  netMinor: ReadonlyMap<number, number>;
  taxLines: Wire[];
  salesLines: Wire[];
};

const UNTAXED: DepositTax = { addedMinor: 0, netMinor: new Map(), taxLines: [], salesLines: [] };
type Side = "Sales" | "Purchase";

/**
 * Outside the US the lines of a deposit that stand for sales or purchases of their own carry tax: on sales unless
 * TaxApplicableOn says Purchase, as for a fee, which is negative and so is its tax. Amounts of an inclusive deposit
 * stay gross, since its lines have no TaxInclusiveAmt.
 */
export function depositTax(books: Books, deposit: Wire): DepositTax {
  return books.settings().depositLineTax === "book" ? computedTax(books, deposit) : UNTAXED;
}

/** The tax with which a stored deposit was booked, whatever the switch says by now. */
export function bookedDepositTax(books: Books, deposit: Wire): DepositTax {
  const isBooked = recordsAt(recordAt(deposit, "TxnTaxDetail"), "TaxLine").length > 0;
  return isBooked ? computedTax(books, deposit) : UNTAXED;
}

function computedTax(books: Books, deposit: Wire): DepositTax {
  const calculation = textAt(deposit, "GlobalTaxCalculation") ?? "TaxExcluded";
  const isTaxed = taxRegime(books) === "global" && calculation !== "NotApplicable";
  if (!isTaxed) return UNTAXED;
  const netMinor = new Map<number, number>();
  const results = (["Sales", "Purchase"] as const).map((side) => {
    const rows = taxedLines(books, deposit, side);
    const lines = rows.map(({ line }) => line);
    const result = sideTax(books, deposit, calculation, side, lines);
    for (const [place, { index }] of rows.entries()) {
      const net = result?.netMinor?.[place];
      if (net !== undefined) netMinor.set(index, net);
    }
    return result;
  });
  const taxMinor = results.reduce((sum, result) => sum + (result?.taxMinor ?? 0), 0);
  const [salesLines = [], purchaseLines = []] = results.map((result) => recordsAt(result?.detail, "TaxLine"));
  return {
    addedMinor: calculation === "TaxInclusive" ? 0 : taxMinor,
    netMinor,
    taxLines: [...salesLines, ...purchaseLines],
    salesLines,
  };
}

function sideTax(
  books: Books,
  deposit: Wire,
  calculation: string,
  side: Side,
  lines: readonly SalesLine[],
): TaxResult | undefined {
  if (lines.length === 0) return undefined;
  const currency = currencyOf(books, deposit);
  const isPurchase = side === "Purchase";
  return globalTax({ books, calculation, taxDetail: undefined, lines, currency, isPurchase });
}

function taxedLines(books: Books, deposit: Wire, side: Side): { index: number; line: SalesLine }[] {
  return recordsAt(deposit, "Line").flatMap((wire, index) => {
    const detail = recordAt(wire, "DepositLineDetail");
    const taxCode = refAt(detail, "TaxCodeRef");
    const own = textAt(detail, "TaxApplicableOn") === "Purchase" ? "Purchase" : "Sales";
    if (taxCode === undefined || own !== side) return [];
    const amountMinor = minorAt(books, deposit, "Amount", wire);
    return [{ index, line: { kind: "item" as const, wire, amountMinor, taxCode, grossMinor: undefined } }];
  });
}

/** TxnTaxDetail of a deposit as stored: outside the US what its lines say, in the US what was sent. */
export function depositTaxDetail(books: Books, deposit: Wire, tax: DepositTax): Wire | undefined {
  if (taxRegime(books) !== "global") return recordAt(deposit, "TxnTaxDetail");
  if (tax.taxLines.length === 0) return undefined;
  const totalMinor = tax.taxLines.reduce((sum, line) => sum + minorAt(books, deposit, "Amount", line), 0);
  const TotalTax = toNumber(fromMinor(totalMinor, currencyDigits(currencyOf(books, deposit))));
  return { TotalTax, TaxLine: tax.taxLines };
}
