import { companyInfoOf } from "../books/preferences.ts";
import type { Books, Wire } from "../books/types.ts";
import { recordAt, refAt } from "../books/wire.ts";
import { allocate } from "../money/allocate.ts";
import { currencyDigits } from "../money/currency-digits.ts";
import { type Decimal, fromMinor, multiply, toDecimal, toMinor, toNumber } from "../money/decimal.ts";
import { automatedTaxCode } from "./automated-tax.ts";
import { usLineCode } from "./line-tax-code.ts";
import type { SalesLine } from "./sales-lines.ts";
import { type Rate, salesRates } from "./tax-rates.ts";
import type { TaxResult } from "./tax-result.ts";

export type UsTaxInput = {
  books: Books;
  draft: Wire;
  /** TxnTaxDetail as the client sent it, or as stored when nothing that matters to tax was sent. */
  taxDetail: Wire | undefined;
  customer: Wire | undefined;
  shipTo: Wire | undefined;
  lines: readonly SalesLine[];
  discountMinor: number;
  currency: string;
  regime: "automated" | "manual";
};

/** Sales tax of a US form: the client's own TotalTax when it overrides, else rate times taxable net, per rate. */
export function usTax(input: UsTaxInput): TaxResult {
  const codes = input.lines.map((line) => usLineCode(input.books, line));
  const taxable = taxableMinor(input, codes);
  const asked = refAt(input.taxDetail, "TxnTaxCodeRef");
  const override = overrideMinor(input, asked, codes);
  const code = override !== undefined || input.regime === "manual" ? asked : automaticCode(input, codes);
  if (code === undefined || (override === undefined && !isCustomerTaxable(input.customer))) {
    return { codes, taxMinor: 0, detail: { TotalTax: 0 } };
  }
  const rates = salesRates(input.books, code, "TxnTaxDetail.TxnTaxCodeRef");
  const computed = rates.map((rate) => taxOf(taxable, rate, input.currency));
  const amounts = override === undefined ? computed : allocate(override, weightsOf(rates, computed));
  return taxResult(codes, code, rates, amounts, taxable, input.currency, override);
}

function taxResult(
  codes: string[],
  code: string,
  rates: readonly Rate[],
  amounts: readonly number[],
  taxable: number,
  currency: string,
  override: number | undefined,
): TaxResult {
  const digits = currencyDigits(currency);
  const taxMinor = override ?? amounts.reduce((sum, amount) => sum + amount, 0);
  const TaxLine = rates.map((rate, index) => ({
    Amount: toNumber(fromMinor(amounts[index] ?? 0, digits)),
    DetailType: "TaxLineDetail",
    TaxLineDetail: {
      TaxRateRef: { value: rate.id },
      PercentBased: true,
      TaxPercent: toNumber(rate.percent),
      NetAmountTaxable: toNumber(fromMinor(taxable, digits)),
    },
  }));
  const detail = { TxnTaxCodeRef: { value: code }, TotalTax: toNumber(fromMinor(taxMinor, digits)), TaxLine };
  return { codes, taxMinor, detail };
}

/** The code that automated tax picks by place; none when no line is taxable. */
function automaticCode(input: UsTaxInput, codes: readonly string[]): string | undefined {
  if (!hasTaxLine(input, codes)) return undefined;
  return automatedTaxCode(input.books, input.shipTo, recordAt(companyInfoOf(input.books), "CompanyAddr"));
}

/** TotalTax overrides only together with TxnTaxCodeRef and at least one TAX line, and only while the switch is on. */
function overrideMinor(
  input: UsTaxInput,
  asked: string | undefined,
  codes: readonly string[],
): number | undefined {
  const total = toDecimal(input.taxDetail?.TotalTax);
  if (total === undefined || asked === undefined || !input.books.settings().honourTaxOverride)
    return undefined;
  return hasTaxLine(input, codes) ? toMinor(total, currencyDigits(input.currency)) : undefined;
}

function hasTaxLine(input: UsTaxInput, codes: readonly string[]): boolean {
  return input.lines.some((line, index) => line.kind !== "discount" && codes[index] === "TAX");
}

function taxableMinor(input: UsTaxInput, codes: readonly string[]): number {
  let taxableItems = 0;
  let otherItems = 0;
  let shipping = 0;
  for (const [index, line] of input.lines.entries()) {
    const isTaxable = codes[index] === "TAX";
    if (line.kind === "shipping" && isTaxable) shipping += line.amountMinor;
    if (line.kind === "item" && isTaxable) taxableItems += line.amountMinor;
    if (line.kind === "item" && !isTaxable) otherItems += line.amountMinor;
  }
  const isAfterDiscount = input.draft.ApplyTaxAfterDiscount === true;
  const discount = isAfterDiscount ? (allocate(input.discountMinor, [taxableItems, otherItems])[0] ?? 0) : 0;
  return taxableItems - discount + shipping;
}

function taxOf(netMinor: number, rate: Rate, currency: string): number {
  const digits = currencyDigits(currency);
  const perCent: Decimal = { digits: rate.percent.digits, scale: rate.percent.scale + 2 };
  return toMinor(multiply(fromMinor(netMinor, digits), perCent), digits);
}

/** An override is prorated over what the rates would give, or over the rates themselves when that is nothing. */
function weightsOf(rates: readonly Rate[], computed: readonly number[]): number[] {
  if (computed.some((amount) => amount !== 0)) return [...computed];
  return rates.map((rate) => Math.round(toNumber(rate.percent) * 1_000_000));
}

function isCustomerTaxable(customer: Wire | undefined): boolean {
  return customer?.Taxable !== false;
}
