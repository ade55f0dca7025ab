import { defaultDay } from "../books/default-day.ts";
import { companyInfoOf, homeCurrency, isMulticurrency, taxRegime } from "../books/preferences.ts";
import { refuseBusiness } from "../books/refused-request.ts";
import type { Books, BuildInput, Wire } from "../books/types.ts";
import { recordAt, recordsAt, refAt, textAt, withoutNulls } from "../books/wire.ts";
import { currencyOf, transactionCurrency } from "../ledger/currency.ts";
import { convert } from "../ledger/ledger.ts";
import { currencyDigits } from "../money/currency-digits.ts";
import { type Decimal, divide, fromMinor, multiply, toDecimal, toMinor, toNumber } from "../money/decimal.ts";
import { shipToOf } from "./automated-tax.ts";
import { customFields } from "./custom-fields.ts";
import { copiedFromCustomer } from "./customer-copies.ts";
import { documentNumber } from "./document-number.ts";
import { globalTax } from "./global-tax.ts";
import { foldGroups, numberGroupMembers } from "./group-lines.ts";
import { numberLines } from "./line-ids.ts";
import { refuseCustomSalesTax, usLineCode } from "./line-tax-code.ts";
import { readSalesLines, type SalesLine } from "./sales-lines.ts";
import type { TaxResult } from "./tax-result.ts";
import { usTax } from "./us-tax.ts";

/** A sales form with its lines, tax, currency and totals worked out, and its total in minor units. */
export type SalesForm = { object: Wire; totalMinor: number; currency: string; customer: Wire | undefined };

/** Members that the service works out itself, whatever the client sends. */
const WORKED_OUT = [
  "Balance",
  "TotalAmt",
  "HomeTotalAmt",
  "HomeBalance",
  "RemainingCredit",
  "LinkedTxn",
  "time",
];

/**
 * The part that invoices, sales receipts, credit memos, refund receipts and estimates share: customer, date,
 * number, currency, lines, tax and totals. Throws `RefusedRequest`.
 */
export function buildSalesForm(entity: string, input: BuildInput): SalesForm {
  const { books, draft, existing } = input;
  refuseCustomSalesTax(draft, existing === undefined);
  const customerId = refAt(draft, "CustomerRef");
  const customer = customerId === undefined ? undefined : books.find("Customer", customerId);
  const day = textAt(draft, "TxnDate") ?? defaultDay(books);
  const money = transactionCurrency(books, draft, customer, day);
  const currency = currencyOf(books, money);
  const lines = withPercentDiscount(readSalesLines(books, linkedDraft(entity, draft), currency), currency);
  const copied = input.mode === "create" ? copiedFromCustomer(entity, draft, customer) : {};
  const tax = taxOf(input, lines, customer, currency, copied);
  const totalMinor = total(lines, tax);
  if (totalMinor < 0) refuseBusiness("You must specify a transaction amount that is 0 or greater.");
  const object = withoutNulls({
    ...omit(draft, WORKED_OUT),
    ...copied,
    CustomField: customFields(books, draft),
    TxnDate: day,
    DocNumber: documentNumber(entity, input),
    ...money,
    CustomerRef: customer === undefined ? undefined : { value: customerId, name: customer.DisplayName },
    Line: wireLines(books, entity, input.id, lines, tax, currency, existing),
    TxnTaxDetail: tax.detail,
    ...totals(books, money, totalMinor),
  });
  return { object, totalMinor, currency, customer };
}

/** Only the lines of an invoice are linked: to its estimate, and to the charges that it takes up. */
function linkedDraft(entity: string, draft: Wire): Wire {
  if (entity === "Invoice") return draft;
  return { ...draft, Line: recordsAt(draft, "Line").map((line) => omit(line, ["LinkedTxn"])) };
}

/** TotalAmt, and its home amount in a multicurrency company. */
export function totals(books: Books, money: Wire, totalMinor: number): Wire {
  const currency = currencyOf(books, money);
  const TotalAmt = toNumber(fromMinor(totalMinor, currencyDigits(currency)));
  if (!isMulticurrency(books)) return { TotalAmt };
  const home = homeCurrency(books);
  const rate = toDecimal(money.ExchangeRate) ?? { digits: 1n, scale: 0 };
  const homeMinor = convert(totalMinor, currency, home, rate);
  return { TotalAmt, HomeTotalAmt: toNumber(fromMinor(homeMinor, currencyDigits(home))) };
}

export function omit(object: Wire, keys: readonly string[]): Wire {
  const result: Wire = {};
  for (const [key, value] of Object.entries(object)) if (!keys.includes(key)) result[key] = value;
  return result;
}

function taxOf(
  input: BuildInput,
  lines: readonly SalesLine[],
  customer: Wire | undefined,
  currency: string,
  copied: Wire,
): TaxResult {
  const { books, draft } = input;
  const regime = taxRegime(books);
  const taxDetail = taxDetailFor(input);
  if (regime === "none") return untaxed(books, lines);
  if (regime === "global") {
    const calculation = textAt(draft, "GlobalTaxCalculation") ?? "TaxExcluded";
    return globalTax({ books, calculation, taxDetail, lines, currency });
  }
  const discountMinor = sumOf(lines, "discount");
  const shipTo = shipToOf(draft, copied);
  return usTax({ books, draft, taxDetail, customer, shipTo, lines, discountMinor, currency, regime });
}

/** What was sent; the stored detail stays in force for a sparse update that touches nothing tax depends on. */
function taxDetailFor(input: BuildInput): Wire | undefined {
  const sent = recordAt(input.body, "TxnTaxDetail");
  if (sent !== undefined || input.mode !== "sparse") return sent;
  const touching = ["Line", "CustomerRef", "ApplyTaxAfterDiscount", "GlobalTaxCalculation", "CurrencyRef"];
  return touching.some((key) => key in input.body) ? undefined : recordAt(input.existing, "TxnTaxDetail");
}

/** Sales tax is off or not set up: an American line may still carry no other code than TAX or NON. */
function untaxed(books: Books, lines: readonly SalesLine[]): TaxResult {
  if (companyInfoOf(books).Country === "US") for (const line of lines) usLineCode(books, line);
  return {
    codes: lines.map((line) => (line.kind === "description" ? "" : "NON")),
    taxMinor: 0,
    detail: { TotalTax: 0 },
  };
}

function withPercentDiscount(lines: readonly SalesLine[], currency: string): SalesLine[] {
  const subtotal = sumOf(lines, "item");
  return lines.map((line) => {
    const percent = toDecimal(recordAt(line.wire, "DiscountLineDetail")?.DiscountPercent);
    if (line.kind !== "discount" || percent === undefined) return line;
    const digits = currencyDigits(currency);
    const part = { digits: percent.digits, scale: percent.scale + 2 };
    return { ...line, amountMinor: toMinor(multiply(fromMinor(subtotal, digits), part), digits) };
  });
}

function sumOf(lines: readonly SalesLine[], kind: SalesLine["kind"]): number {
  return lines.filter((line) => line.kind === kind).reduce((sum, line) => sum + line.amountMinor, 0);
}

/** Net amount of a line: what the form shows once tax is split off. */
function netOf(line: SalesLine, index: number, tax: TaxResult): number {
  return tax.netMinor?.[index] ?? line.amountMinor;
}

function total(lines: readonly SalesLine[], tax: TaxResult): number {
  return lines.reduce((sum, line, index) => {
    const net = netOf(line, index, tax);
    return line.kind === "discount" ? sum - net : sum + net;
  }, tax.taxMinor);
}

/** Lines in the order of an answer: items and descriptions, SubTotal, discount, shipping. */
function wireLines(
  books: Books,
  entity: string,
  id: string,
  lines: readonly SalesLine[],
  tax: TaxResult,
  currency: string,
  existing: Wire | undefined,
): Wire[] {
  const digits = currencyDigits(currency);
  const wires = lines.map((line, index) => ({ line, wire: wireLine(line, index, tax, digits) }));
  const of = (...kinds: SalesLine["kind"][]) =>
    wires.filter((row) => kinds.includes(row.line.kind)).map((row) => row.wire);
  const subtotal = lines.reduce(
    (sum, line, index) => (line.kind === "item" ? sum + netOf(line, index, tax) : sum),
    0,
  );
  const main = wires
    .filter(({ line }) => line.kind === "item" || line.kind === "description")
    .map(({ line, wire }) => ({ wire, group: line.group }));
  const key = `${entity}:${id}`;
  return [
    ...numberGroupMembers(books, key, numberLines(books, key, foldGroups(main), existing, 1), existing),
    {
      Amount: toNumber(fromMinor(subtotal, digits)),
      DetailType: "SubTotalLineDetail",
      SubTotalLineDetail: {},
    },
    ...of("discount"),
    ...of("shipping"),
  ];
}

function wireLine(line: SalesLine, index: number, tax: TaxResult, digits: number): Wire {
  if (line.kind === "description") return line.wire;
  const net = netOf(line, index, tax);
  const wire: Wire = { ...line.wire, Amount: toNumber(fromMinor(net, digits)) };
  const code = tax.codes[index] ?? "";
  const member = line.kind === "discount" ? "DiscountLineDetail" : "SalesItemLineDetail";
  if (line.kind === "discount" || code === "") return wire;
  const detail: Wire = { ...recordAt(wire, member), TaxCodeRef: { value: code } };
  if (tax.netMinor !== undefined) {
    detail.TaxInclusiveAmt = toNumber(fromMinor(line.grossMinor ?? line.amountMinor, digits));
    if (detail.UnitPrice !== undefined) detail.UnitPrice = unitPrice(net, digits, toDecimal(detail.Qty));
  }
  return { ...wire, [member]: detail };
}

/** With tax-inclusive entry the stored unit price is net / quantity to seven decimals. */
function unitPrice(netMinor: number, digits: number, quantity: Decimal | undefined): number {
  if (quantity === undefined || quantity.digits === 0n) return toNumber(fromMinor(netMinor, digits));
  return toNumber(divide(fromMinor(netMinor, digits), quantity, 7));
}
