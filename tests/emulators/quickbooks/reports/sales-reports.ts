import { homeCurrency } from "../books/preferences.ts";
import type { Books } from "../books/types.ts";
import { textAt } from "../books/wire.ts";
import { currencyDigits } from "../money/currency-digits.ts";
import { type AccountAmounts, amountCells, sumAmounts } from "./account-tree.ts";
import { isWithin, type LedgerLine, linesFor } from "./ledger-lines.ts";
import { listRows } from "./list-tree.ts";
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
import { type SummaryColumns, summaryColumns } from "./summary-columns.ts";

type Grouped = { amounts: AccountAmounts; total: number[]; summary: SummaryColumns };

/** Amounts of the accounts of some types, by what each line belongs to; `""` collects what belongs to nothing. */
function grouped(
  books: Books,
  params: ReportParams,
  types: readonly string[],
  sign: 1 | -1,
  idOf: (line: LedgerLine) => string,
): Grouped {
  const typeOf = new Map(books.list("Account").map((each) => [String(each.Id), String(each.AccountType)]));
  const lines = linesFor(books, params).filter(
    (line) => isWithin(line.date, params.period) && types.includes(typeOf.get(line.accountId) ?? ""),
  );
  const summary = summaryColumns(books, params, lines);
  const width = summary.columns.length;
  const amounts = new Map<string, number[]>();
  for (const line of lines) {
    const id = idOf(line);
    const row = amounts.get(id) ?? new Array<number>(width).fill(0);
    amounts.set(id, row);
    const at = summary.indexOf(line);
    for (const index of summary.hasTotal ? [at, width - 1] : [at]) {
      row[index] = (row[index] ?? 0) + sign * line.amountMinor;
    }
  }
  return { amounts, total: sumAmounts([...amounts.values()], width), summary };
}

/**
 * Amounts of the accounts of some types by the customer or vendor that they belong to. `sign` turns income positive;
 * lines without a name stand under "Not Specified".
 */
export function amountsBy(types: readonly string[], sign: 1 | -1, entity: "Customer" | "Vendor") {
  return (books: Books, params: ReportParams): ReportBody => {
    const digits = currencyDigits(homeCurrency(books));
    const idOf = entity === "Customer" ? customerOf : vendorOf;
    const { amounts, total, summary } = grouped(books, params, types, sign, idOf);
    const cells = (values: readonly number[]) => values.map((amount) => cell(moneyText(amount, digits)));
    const data: ReportRow[] = [...amounts]
      .map(([id, values]) => ({ id, values, name: nameOf(books, entity, id) }))
      .sort((a, b) => (a.name ?? "\uffff").localeCompare(b.name ?? "\uffff"))
      .map(({ id, values, name }) =>
        name === undefined
          ? dataRow([cell("Not Specified"), ...cells(values)], "**")
          : dataRow([cell(name, id), ...cells(values)]),
      );
    const key = entity === "Customer" ? "cust_name" : "vend_name";
    const columns = [column("", entity, key), ...summary.columns];
    const foot = summaryRow([cell("TOTAL"), ...cells(total)], "GrandTotal");
    return { columns, rows: data.length === 0 ? [] : [...data, foot] };
  };
}

const customerOf = (line: LedgerLine) => line.customerId;
const vendorOf = ({ party }: LedgerLine) => (party.entity === "Vendor" ? party.id : "");

function nameOf(books: Books, entity: string, id: string): string | undefined {
  const object = books.find(entity, id);
  return textAt(object, "FullyQualifiedName") ?? textAt(object, "DisplayName");
}

/** Income by class or location, those below another in a section of it. */
export function salesByTree(entity: "Class" | "Department") {
  return (books: Books, params: ReportParams): ReportBody => {
    const idOf = (line: LedgerLine) => {
      const id = entity === "Class" ? line.classId : line.departmentId;
      return books.find(entity, id) === undefined ? "" : id;
    };
    const { amounts, total, summary } = grouped(books, params, ["Income"], -1, idOf);
    const rows = listRows(books, entity, amounts, summary.columns.length);
    const foot = summaryRow([cell("TOTAL"), ...amountCells(books, total, true)], "GrandTotal");
    const columns = [column("", entity, entity.toLowerCase()), ...summary.columns];
    return { columns, rows: rows.length === 0 ? [] : [...rows, foot] };
  };
}
