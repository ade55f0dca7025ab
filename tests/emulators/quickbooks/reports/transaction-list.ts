import { homeCurrency } from "../books/preferences.ts";
import type { Books, Wire } from "../books/types.ts";
import { currencyDigits } from "../money/currency-digits.ts";
import { reportAccounts } from "./account-tree.ts";
import { chosenTransactions } from "./chosen-transactions.ts";
import type { LedgerLine } from "./ledger-lines.ts";
import type { ReportParams } from "./report-params.ts";
import { dataRow, moneyText, type ReportBody, type ReportRow, section, summaryRow } from "./report-shape.ts";
import {
  cellsOf,
  chosenColumns,
  columnsOf,
  defaultColumns,
  splitOf,
  titledCells,
} from "./transaction-cells.ts";

const LIST_COLUMNS = [
  "tx_date",
  "txn_type",
  "doc_num",
  "is_no_post",
  "name",
  "memo",
  "account_name",
  "other_account",
  "subt_nat_amount",
];
const JOURNAL_COLUMNS = [
  "tx_date",
  "txn_type",
  "doc_num",
  "name",
  "memo",
  "account_name",
  "debt_amt",
  "credit_amt",
];

/** One row per transaction of the period: its first line's account, the other side, its amount. */
export function transactionList(books: Books, params: ReportParams): ReportBody {
  const keys = chosenColumns(params.search, defaultColumns(books, LIST_COLUMNS, ["dept_name"]));
  const accounts = accountsById(books);
  const rows = chosenTransactions(books, params).map((lines) => rowOf(books, keys, accounts, lines));
  return { columns: columnsOf(keys), rows };
}

/** The transactions of each customer (or vendor) in a section of its own. */
export function transactionListBy(entity: "Customer" | "Vendor") {
  return (books: Books, params: ReportParams): ReportBody => {
    const keys = chosenColumns(params.search, defaultColumns(books, LIST_COLUMNS, ["dept_name"]));
    const accounts = accountsById(books);
    const own = chosenTransactions(books, params).filter((lines) => lines[0]?.party.entity === entity);
    const groups = [...Map.groupBy(own, (lines) => lines[0]?.party.id ?? "")];
    const digits = currencyDigits(homeCurrency(books));
    const rows = groups
      .map(([id, list]) => ({ id, list, name: list[0]?.[0]?.party.name ?? "" }))
      .sort((a, b) => a.name.localeCompare(b.name))
      .map(({ id, list, name }) => {
        const total = list.reduce((sum, lines) => sum + amountOf(lines), 0);
        const header = titledCells(keys, name).map((each, at) => (at === 0 ? { ...each, id } : each));
        const foot = titledCells(keys, `Total for ${name}`, { subt_nat_amount: moneyText(total, digits) });
        return section(
          header,
          list.map((lines) => rowOf(books, keys, accounts, lines)),
          foot,
        );
      });
    return { columns: columnsOf(keys), rows };
  };
}

/** Every line of every transaction with its debit or credit; each transaction ends with equal totals. */
export function journalReport(books: Books, params: ReportParams): ReportBody {
  const keys = chosenColumns(params.search, defaultColumns(books, JOURNAL_COLUMNS, []));
  const digits = currencyDigits(homeCurrency(books));
  const accounts = accountsById(books);
  let grandMinor = 0;
  const rows: ReportRow[] = [];
  for (const lines of chosenTransactions(books, params)) {
    const debitMinor = lines.reduce((sum, line) => sum + Math.max(0, line.amountMinor), 0);
    grandMinor += debitMinor;
    for (const line of lines) {
      rows.push(
        dataRow(
          cellsOf(books, keys, {
            line,
            object: books.find(line.entity, line.id),
            account: accounts.get(line.accountId),
            split: splitOf(accounts, line, lines),
            amountMinor: line.amountMinor,
            balanceMinor: 0,
          }),
        ),
      );
    }
    rows.push({ ...summaryRow(sides(keys, "", debitMinor, digits), "Transaction") });
  }
  const total = summaryRow(sides(keys, "TOTAL", grandMinor, digits), "GrandTotal");
  return { columns: columnsOf(keys), rows: rows.length === 0 ? [] : [...rows, total] };
}

function sides(keys: readonly string[], title: string, minor: number, digits: number) {
  const text = moneyText(minor, digits);
  return titledCells(keys, title, { debt_amt: text, credit_amt: text });
}

function accountsById(books: Books): Map<string, Wire> {
  return new Map(reportAccounts(books).map((account) => [String(account.Id), account]));
}

function amountOf(lines: readonly LedgerLine[]): number {
  return lines[0]?.amountMinor ?? 0;
}

function rowOf(
  books: Books,
  keys: readonly string[],
  accounts: ReadonlyMap<string, Wire>,
  lines: readonly LedgerLine[],
): ReportRow {
  const line = lines[0];
  if (line === undefined) return dataRow([]);
  return dataRow(
    cellsOf(books, keys, {
      line,
      object: books.find(line.entity, line.id),
      account: accounts.get(line.accountId),
      split: splitOf(accounts, line, lines),
      amountMinor: amountOf(lines),
      balanceMinor: 0,
    }),
  );
}
