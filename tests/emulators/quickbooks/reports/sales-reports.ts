import { homeCurrency } from "../books/preferences.ts";
import type { Books, Wire } from "../books/types.ts";
import { recordAt, recordsAt, refAt, textAt } from "../books/wire.ts";
import { currencyOf, txnDay } from "../ledger/currency.ts";
import { convert } from "../ledger/ledger.ts";
import { currencyDigits } from "../money/currency-digits.ts";
import { add, type Decimal, divide, fromMinor, toDecimal, toMinor, toNumber } from "../money/decimal.ts";
import { isWithin, type LedgerLine, linesFor } from "./ledger-lines.ts";
import type { ReportParams } from "./report-params.ts";
import {
  cell,
  column,
  dataRow,
  moneyText,
  type ReportBody,
  type ReportRow,
  summaryRow,
} from "./report-shape.ts";
import { summaryColumns } from "./summary-columns.ts";

type Key = { id: string; name: string };

/**
 * Amounts of the accounts of some types by the name, location or vendor that they belong to. `sign` turns income
 * positive; lines without a key stand under "Not Specified".
 */
export function amountsBy(
  types: readonly string[],
  sign: 1 | -1,
  keyOf: (books: Books, line: LedgerLine) => Key,
) {
  return (books: Books, params: ReportParams): ReportBody => {
    const digits = currencyDigits(homeCurrency(books));
    const typeOf = new Map(books.list("Account").map((each) => [String(each.Id), String(each.AccountType)]));
    const lines = linesFor(books, params).filter(
      (line) => isWithin(line.date, params.period) && types.includes(typeOf.get(line.accountId) ?? ""),
    );
    const summary = summaryColumns(params, lines);
    const width = summary.columns.length;
    const total = new Array<number>(width).fill(0);
    const rows = new Map<string, { key: Key; amounts: number[] }>();
    for (const line of lines) {
      const key = keyOf(books, line);
      const row = rows.get(key.id) ?? { key, amounts: new Array<number>(width).fill(0) };
      rows.set(key.id, row);
      const at = summary.indexOf(line);
      const columns = summary.hasTotal ? [at, width - 1] : [at];
      for (const index of columns) {
        row.amounts[index] = (row.amounts[index] ?? 0) + sign * line.amountMinor;
        total[index] = (total[index] ?? 0) + sign * line.amountMinor;
      }
    }
    const cells = (amounts: readonly number[]) => amounts.map((amount) => cell(moneyText(amount, digits)));
    const sorted = [...rows.values()].sort((a, b) => a.key.name.localeCompare(b.key.name));
    const data: ReportRow[] = sorted.map(({ key, amounts }) =>
      dataRow([cell(key.id === "" ? "Not Specified" : key.name, key.id), ...cells(amounts)]),
    );
    const foot = summaryRow([cell("TOTAL"), ...cells(total)], "GrandTotal");
    return {
      columns: [column("", "String", "name"), ...summary.columns],
      rows: data.length === 0 ? [] : [...data, foot],
    };
  };
}

export function customerKey(_books: Books, { party }: LedgerLine): Key {
  return party.entity === "Customer" ? party : { id: "", name: "" };
}

export function vendorKey(_books: Books, { party }: LedgerLine): Key {
  return party.entity === "Vendor" ? party : { id: "", name: "" };
}

export function departmentKey(books: Books, { departmentId }: LedgerLine): Key {
  const name = textAt(books.find("Department", departmentId), "FullyQualifiedName") ?? "";
  return { id: departmentId, name };
}

const SALES: Readonly<Record<string, 1 | -1>> = {
  Invoice: 1,
  SalesReceipt: 1,
  CreditMemo: -1,
  RefundReceipt: -1,
};

type Sold = { quantity: Decimal; amountMinor: number };

/** Quantity and amount of every item sold in the period, returns subtracted; discounts and shipping have no item. */
export function itemSales(books: Books, params: ReportParams): ReportBody {
  const digits = currencyDigits(homeCurrency(books));
  const sold = soldItems(books, params);
  const totalMinor = [...sold.values()].reduce((sum, each) => sum + each.amountMinor, 0);
  const row = (title: string, id: string, { quantity, amountMinor }: Sold) => [
    cell(title, id),
    cell(quantity.digits === 0n ? "" : String(toNumber(quantity))),
    cell(moneyText(amountMinor, digits)),
    cell(totalMinor === 0 ? "" : `${((100 * amountMinor) / totalMinor).toFixed(2)}%`),
    cell(quantity.digits === 0n ? "" : averageText(amountMinor, quantity, digits)),
  ];
  const rows = [...sold]
    .map(([id, each]) => ({
      id,
      each,
      name: textAt(books.find("Item", id), "FullyQualifiedName") ?? "Not Specified",
    }))
    .sort((a, b) => a.name.localeCompare(b.name))
    .map(({ id, each, name }) => dataRow(row(name, id, each)));
  const total: Sold = {
    amountMinor: totalMinor,
    quantity: [...sold.values()].reduce((sum, each) => add(sum, each.quantity), ZERO),
  };
  const columns = [
    column("", "ProductsAndService", "item_name"),
    column("Quantity", "Quantity", "quantity"),
    column("Amount", "Money", "amount"),
    column("% of Sales", "Percent", "percent"),
    column("Avg Price", "Money", "avg_price"),
  ];
  return {
    columns,
    rows: rows.length === 0 ? [] : [...rows, summaryRow(row("TOTAL", "", total), "GrandTotal")],
  };
}

const ZERO: Decimal = { digits: 0n, scale: 0 };

function averageText(amountMinor: number, quantity: Decimal, digits: number): string {
  return moneyText(toMinor(divide(fromMinor(amountMinor, digits), quantity, digits), digits), digits);
}

function soldItems(books: Books, params: ReportParams): Map<string, Sold> {
  const sold = new Map<string, Sold>();
  const wanted = params.only.get("item");
  const customers = params.only.get("customer");
  for (const [entity, sign] of Object.entries(SALES)) {
    for (const form of books.list(entity)) {
      if (!isWithin(txnDay(form), params.period)) continue;
      if (customers?.has(refAt(form, "CustomerRef") ?? "") === false) continue;
      for (const line of recordsAt(form, "Line")) addLine(books, sold, form, line, sign, wanted);
    }
  }
  return sold;
}

function addLine(
  books: Books,
  sold: Map<string, Sold>,
  form: Wire,
  line: Wire,
  sign: 1 | -1,
  wanted: ReadonlySet<string> | undefined,
): void {
  const detail = recordAt(line, "SalesItemLineDetail");
  const isDiscount = line.DetailType === "DiscountLineDetail";
  if (detail === undefined && !isDiscount) return;
  const reference = refAt(detail, "ItemRef") ?? "";
  const itemId = books.find("Item", reference) === undefined ? "" : reference;
  if (wanted?.has(itemId) === false) return;
  const currency = currencyOf(books, form);
  const amount = toMinor(toDecimal(line.Amount) ?? ZERO, currencyDigits(currency));
  const rate = toDecimal(form.ExchangeRate) ?? { digits: 1n, scale: 0 };
  const homeMinor = convert(amount, currency, homeCurrency(books), rate) * (isDiscount ? -sign : sign);
  const quantity = toDecimal(detail?.Qty) ?? ZERO;
  const before = sold.get(itemId) ?? { quantity: ZERO, amountMinor: 0 };
  sold.set(itemId, {
    quantity: add(before.quantity, { digits: quantity.digits * BigInt(sign), scale: quantity.scale }),
    amountMinor: before.amountMinor + homeMinor,
  });
}
