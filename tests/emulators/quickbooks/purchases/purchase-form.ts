import { defaultDay } from "../books/default-day.ts";
import { taxRegime } from "../books/preferences.ts";
import { refuseBusiness } from "../books/refused-request.ts";
import type { BuildInput, ReferenceRule, Wire } from "../books/types.ts";
import { recordAt, textAt, withoutNulls } from "../books/wire.ts";
import { withBillableLines } from "../charges/billable-lines.ts";
import { currencyOf, transactionCurrency } from "../ledger/currency.ts";
import { currencyDigits } from "../money/currency-digits.ts";
import { divide, fromMinor, toDecimal, toNumber } from "../money/decimal.ts";
import { globalTax } from "../sales/global-tax.ts";
import { numberLines } from "../sales/line-ids.ts";
import { refuseCustomSalesTax } from "../sales/line-tax-code.ts";
import { omit } from "../sales/sales-form.ts";
import type { SalesLine } from "../sales/sales-lines.ts";
import type { TaxResult } from "../sales/tax-result.ts";
import { readPurchaseLines } from "./purchase-lines.ts";

/** A form for what the company buys, with its lines, tax, currency and totals worked out. */
export type PurchaseForm = { object: Wire; totalMinor: number; currency: string };

const WORKED_OUT = [
  "Balance",
  "TotalAmt",
  "HomeTotalAmt",
  "HomeBalance",
  "LinkedTxn",
  "TxnTaxDetail",
  "time",
];

/** References of every form for what the company buys. */
export const PURCHASE_REFERENCES: readonly ReferenceRule[] = [
  { path: "DepartmentRef", entity: "Department" },
  { path: "Line.AccountBasedExpenseLineDetail.AccountRef", entity: "Account" },
  { path: "Line.AccountBasedExpenseLineDetail.ClassRef", entity: "Class" },
  { path: "Line.AccountBasedExpenseLineDetail.CustomerRef", entity: "Customer" },
  { path: "Line.ItemBasedExpenseLineDetail.ItemRef", entity: "Item" },
  { path: "Line.ItemBasedExpenseLineDetail.ClassRef", entity: "Class" },
  { path: "Line.ItemBasedExpenseLineDetail.CustomerRef", entity: "Customer" },
];

/**
 * The part that bills, expenses, orders and vendor credits share. `party` is the vendor (or whom an expense
 * went to), whose currency the form must have. Throws `RefusedRequest`.
 */
export function buildPurchaseForm(entity: string, sent: BuildInput, party: Wire | undefined): PurchaseForm {
  const input = { ...sent, draft: withBillableLines(entity, sent) };
  const { books, draft, existing, id } = input;
  refuseCustomSalesTax(draft, existing === undefined);
  const day = textAt(draft, "TxnDate") ?? defaultDay(books);
  const money = transactionCurrency(books, draft, party, day);
  const currency = currencyOf(books, money);
  const lines = readPurchaseLines(books, draft, day, currency);
  const tax = taxOf(input, lines, currency);
  const netOf = (line: SalesLine, index: number) => tax.netMinor?.[index] ?? line.amountMinor;
  const totalMinor = lines.reduce((sum, line, index) => sum + netOf(line, index), tax.taxMinor);
  if (totalMinor < 0) refuseBusiness("You must specify a transaction amount that is 0 or greater.");
  const wires = lines.map((line, index) => wireLine(line, index, netOf(line, index), tax, currency));
  const object = withoutNulls({
    ...omit(draft, WORKED_OUT),
    TxnDate: day,
    ...money,
    Line: numberLines(books, `${entity}:${id}`, wires, existing, 1),
    TxnTaxDetail: taxRegime(books) === "global" ? tax.detail : undefined,
    TotalAmt: toNumber(fromMinor(totalMinor, currencyDigits(currency))),
  });
  return { object, totalMinor, currency };
}

/** US companies owe no tax of their own on what they buy; elsewhere every line has a code. */
function taxOf(input: BuildInput, lines: SalesLine[], currency: string): TaxResult {
  const { books, draft } = input;
  const regime = taxRegime(books);
  if (regime !== "global") {
    // TAX on a line that is billable says that its customer will be taxed.
    const codes = lines.map(({ taxCode }) => (regime === "none" ? "" : taxCode === "TAX" ? "TAX" : "NON"));
    return { codes, taxMinor: 0, detail: { TotalTax: 0 } };
  }
  const calculation = textAt(draft, "GlobalTaxCalculation") ?? "TaxExcluded";
  const keepsTax = input.mode === "sparse" && !("Line" in input.body);
  const taxDetail = recordAt(keepsTax ? input.existing : input.body, "TxnTaxDetail");
  return globalTax({ books, calculation, taxDetail, lines, currency, isPurchase: true });
}

function wireLine(line: SalesLine, index: number, netMinor: number, tax: TaxResult, currency: string): Wire {
  const digits = currencyDigits(currency);
  const member = textAt(line.wire, "DetailType") ?? "";
  const code = tax.codes[index] ?? "";
  const detail: Wire = { ...recordAt(line.wire, member) };
  if (code !== "") detail.TaxCodeRef = { value: code };
  if (tax.netMinor !== undefined) {
    detail.TaxInclusiveAmt = toNumber(fromMinor(line.grossMinor ?? line.amountMinor, digits));
    const quantity = toDecimal(detail.Qty);
    if (detail.UnitPrice !== undefined && quantity !== undefined && quantity.digits !== 0n) {
      detail.UnitPrice = toNumber(divide(fromMinor(netMinor, digits), quantity, 7));
    }
  }
  return { ...line.wire, Amount: toNumber(fromMinor(netMinor, digits)), [member]: detail };
}
