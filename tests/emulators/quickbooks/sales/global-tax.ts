import { refuseBusiness, refuseDocumented } from "../books/refused-request.ts";
import type { Books, Wire } from "../books/types.ts";
import { recordAt, recordsAt, refAt } from "../books/wire.ts";
import { allocate } from "../money/allocate.ts";
import { currencyDigits } from "../money/currency-digits.ts";
import {
  add,
  type Decimal,
  divide,
  fromMinor,
  multiply,
  toDecimal,
  toMinor,
  toNumber,
} from "../money/decimal.ts";
import { globalLineCode } from "./line-tax-code.ts";
import type { SalesLine } from "./sales-lines.ts";
import { purchaseRates, type Rate, salesRates } from "./tax-rates.ts";
import type { TaxResult } from "./tax-result.ts";

export type GlobalTaxInput = {
  books: Books;
  calculation: string;
  taxDetail: Wire | undefined;
  lines: readonly SalesLine[];
  currency: string;
  /** The company buys: the purchase rates of the codes count. */
  isPurchase?: boolean;
};

/** What is taxed at one rate; `overrideMinor` is how far the client's own amount is from the computed one. */
type RateSum = { rate: Rate; netMinor: number; taxMinor: number; overrideMinor: number };

/** Tax outside the US: every line names its code; amounts are excluded, inclusive, or there is no tax. */
export function globalTax(input: GlobalTaxInput): TaxResult {
  if (input.calculation === "NotApplicable") return noTax(input);
  const codes = input.lines.map((line) => globalLineCode(input.books, line, input.isPurchase));
  const ratesOf = input.isPurchase === true ? purchaseRates : salesRates;
  const rates = codes.map((code) => (code === "" ? [] : ratesOf(input.books, code, CODE_ELEMENT)));
  if (input.calculation === "TaxInclusive") return inclusiveTax(input, codes, rates);
  const sums = new Map<string, RateSum>();
  for (const [index, line] of input.lines.entries()) {
    addNet(sums, rates[index] ?? [], signedMinor(line));
  }
  for (const sum of sums.values()) sum.taxMinor = taxOf(sum.netMinor, sum.rate.percent, input.currency);
  applyOverride(input, sums);
  return result(codes, sums, input.currency);
}

const CODE_ELEMENT = "Line.SalesItemLineDetail.TaxCodeRef";

function noTax(input: GlobalTaxInput): TaxResult {
  const total = toDecimal(input.taxDetail?.TotalTax);
  if (recordsAt(input.taxDetail, "TaxLine").length > 0 || (total !== undefined && total.digits !== 0n)) {
    refuseDocumented("6170", "TxnTaxDetail");
  }
  return { codes: input.lines.map((line) => line.taxCode ?? ""), taxMinor: 0, detail: { TotalTax: 0 } };
}

function inclusiveTax(input: GlobalTaxInput, codes: string[], rates: readonly Rate[][]): TaxResult {
  const sums = new Map<string, RateSum>();
  const netMinor = input.lines.map((line, index) => {
    const own = rates[index] ?? [];
    const [net, tax] = splitGross(input, line, own);
    const sign = line.kind === "discount" ? -1 : 1;
    addNet(sums, own, sign * net);
    const parts = allocate(
      sign * tax,
      own.map((rate) => Math.round(toNumber(rate.percent) * 1_000_000)),
    );
    for (const [place, rate] of own.entries()) {
      const sum = sums.get(rate.id);
      if (sum !== undefined) sum.taxMinor += parts[place] ?? 0;
    }
    return net;
  });
  applyOverride(input, sums);
  return { ...result(codes, sums, input.currency), netMinor };
}

/** Net and tax of a line. With TaxInclusiveAmt the Amount is the net; the tax is what is left of the gross. */
function splitGross(
  input: GlobalTaxInput,
  line: SalesLine,
  rates: readonly Rate[],
): [net: number, tax: number] {
  const percent = rates.reduce((sum, rate) => add(sum, rate.percent), ZERO);
  const { grossMinor } = line;
  // A TaxInclusiveAmt that repeats the Amount of a taxed line says that the Amount is gross.
  const isNetGiven = grossMinor !== undefined && (grossMinor !== line.amountMinor || percent.digits === 0n);
  if (isNetGiven) return [line.amountMinor, grossMinor - line.amountMinor];
  if (grossMinor === undefined && input.books.settings().taxInclusiveAmount === "net") {
    return [line.amountMinor, taxOf(line.amountMinor, percent, input.currency)];
  }
  const digits = currencyDigits(input.currency);
  const factor = add({ digits: 1n, scale: 0 }, { digits: percent.digits, scale: percent.scale + 2 });
  const net = toMinor(divide(fromMinor(line.amountMinor, digits), factor, digits), digits);
  return [net, line.amountMinor - net];
}

const ZERO: Decimal = { digits: 0n, scale: 0 };

function signedMinor(line: SalesLine): number {
  return line.kind === "discount" ? -line.amountMinor : line.amountMinor;
}

function addNet(sums: Map<string, RateSum>, rates: readonly Rate[], netMinor: number): void {
  for (const rate of rates) {
    const sum = sums.get(rate.id) ?? { rate, netMinor: 0, taxMinor: 0, overrideMinor: 0 };
    sum.netMinor += netMinor;
    sums.set(rate.id, sum);
  }
}

/** The client's own TaxLines replace the computed tax; they must name every rate that the lines use. */
function applyOverride(input: GlobalTaxInput, sums: Map<string, RateSum>): void {
  const sent = recordsAt(input.taxDetail, "TaxLine");
  if (sent.length === 0) return;
  const amounts = new Map<string, number>();
  for (const line of sent) {
    const id = refAt(recordAt(line, "TaxLineDetail"), "TaxRateRef");
    const amount = toDecimal(line.Amount);
    if (id !== undefined && amount !== undefined)
      amounts.set(id, toMinor(amount, currencyDigits(input.currency)));
  }
  for (const [id, sum] of sums) {
    const amount = amounts.get(id);
    if (amount === undefined) {
      refuseBusiness(
        "We're sorry, QuickBooks encountered an error while calculating tax. Try reselecting the tax rate or reentering the product/service item and saving the form again. ...",
      );
    }
    sum.overrideMinor = amount - sum.taxMinor;
    sum.taxMinor = amount;
  }
}

function result(codes: string[], sums: ReadonlyMap<string, RateSum>, currency: string): TaxResult {
  const digits = currencyDigits(currency);
  const rows = [...sums.values()];
  const taxMinor = rows.reduce((sum, row) => sum + row.taxMinor, 0);
  const TaxLine = rows.map((row) => ({
    Amount: toNumber(fromMinor(row.taxMinor, digits)),
    DetailType: "TaxLineDetail",
    TaxLineDetail: {
      TaxRateRef: { value: row.rate.id },
      PercentBased: true,
      TaxPercent: toNumber(row.rate.percent),
      NetAmountTaxable: toNumber(fromMinor(row.netMinor, digits)),
      ...(row.overrideMinor === 0
        ? {}
        : { OverrideDeltaAmount: toNumber(fromMinor(row.overrideMinor, digits)) }),
    },
  }));
  const detail: Wire = { TotalTax: toNumber(fromMinor(taxMinor, digits)) };
  if (TaxLine.length > 0) detail.TaxLine = TaxLine;
  return { codes, taxMinor, detail };
}

function taxOf(netMinor: number, percent: Decimal, currency: string): number {
  const digits = currencyDigits(currency);
  return toMinor(
    multiply(fromMinor(netMinor, digits), { digits: percent.digits, scale: percent.scale + 2 }),
    digits,
  );
}
