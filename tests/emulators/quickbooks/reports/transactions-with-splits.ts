import type { Books, Wire } from "../books/types.ts";
import { accountName, reportAccounts } from "./account-tree.ts";
import { chosenTransactions } from "./chosen-transactions.ts";
import { DEBIT_TYPES } from "./general-ledger.ts";
import { type LedgerLine, typeName } from "./ledger-lines.ts";
import { choice, type ReportParams } from "./report-params.ts";
import { type Cell, cell, dataRow, type ReportBody, type ReportRow } from "./report-shape.ts";
import { cellsOf, chosenColumns, columnsOf, defaultColumns, titledCells } from "./transaction-cells.ts";

const COLUMNS = [
  "tx_date",
  "txn_type",
  "doc_num",
  "is_no_post",
  "name",
  "memo",
  "account_name",
  "nat_amount",
];
const GROUPS = ["Name", "Account", "Transaction Type"];

/** What a line after the first of its transaction leaves blank; the date is then `0-00-00`, as the service has it. */
const OF_THE_TRANSACTION = ["txn_type", "doc_num", "is_no_post", "name", "dept_name"];

type Splits = { books: Books; keys: string[]; accounts: ReadonlyMap<string, Wire> };

/**
 * Every transaction of the period with all its lines, each amount on the natural side of its account. A blank row ends
 * each transaction; `group_by` puts transactions in sections by name or type, and lines by account.
 */
export function transactionsWithSplits(books: Books, params: ReportParams): ReportBody {
  const keys = chosenColumns(params.search, defaultColumns(books, COLUMNS, ["dept_name"]));
  const accounts = new Map(reportAccounts(books).map((account) => [String(account.Id), account]));
  const splits: Splits = { books, keys, accounts };
  const transactions = chosenTransactions(books, { ...params, method: "Accrual" });
  const asked = params.search.get("group_by") ?? "";
  if (asked === "") return { columns: columnsOf(keys), rows: withBlanks(splits, transactions) };
  const groupBy = choice("group_by", asked, GROUPS);
  const sections =
    groupBy === "Account"
      ? accountSections(splits, transactions)
      : sectionsBy(splits, transactions, groupBy === "Name" ? nameOf : typeOf);
  return { columns: columnsOf(keys), rows: sections };
}

const nameOf = (line: LedgerLine) => ({ id: line.party.id, name: line.party.name });
const typeOf = (line: LedgerLine) => ({ id: "", name: typeName(line.entity) });

function rowOf({ books, keys, accounts }: Splits, line: LedgerLine, isFirst: boolean): ReportRow {
  const account = accounts.get(line.accountId);
  const sign = DEBIT_TYPES.has(String(account?.AccountType)) ? 1 : -1;
  const cells = cellsOf(books, keys, {
    line,
    object: books.find(line.entity, line.id),
    account,
    split: { id: "", name: "" },
    amountMinor: sign * line.amountMinor,
    balanceMinor: 0,
  });
  return dataRow(isFirst ? cells : keys.map((key, index) => laterCell(key, cells[index] ?? cell(""))));
}

function laterCell(key: string, own: Cell): Cell {
  if (key === "tx_date") return cell("0-00-00");
  if (!OF_THE_TRANSACTION.includes(key)) return own;
  return key === "txn_type" ? { ...own, value: "" } : cell("");
}

function withBlanks(splits: Splits, transactions: readonly LedgerLine[][]): ReportRow[] {
  return transactions.flatMap((lines) => [
    ...lines.map((line, index) => rowOf(splits, line, index === 0)),
    blankRow(splits),
  ]);
}

function blankRow({ keys }: Splits): ReportRow {
  return dataRow(keys.map(() => cell("")));
}

function sectionOf({ keys }: Splits, title: string, id: string, rows: ReportRow[]): ReportRow {
  const header = titledCells(keys, title).map((each, at) => (at === 0 ? cell(title, id) : each));
  return { Header: { ColData: header }, Rows: { Row: rows }, type: "Section" };
}

function sectionsBy(
  splits: Splits,
  transactions: readonly LedgerLine[][],
  keyOf: (line: LedgerLine) => { id: string; name: string },
): ReportRow[] {
  const keyOfFirst = (lines: readonly LedgerLine[]) =>
    lines[0] === undefined ? { id: "", name: "" } : keyOf(lines[0]);
  const groups = [...Map.groupBy(transactions, (lines) => JSON.stringify(keyOfFirst(lines))).values()]
    .map((list) => ({ list, ...keyOfFirst(list[0] ?? []) }))
    .sort((a, b) => (a.name || "\uffff").localeCompare(b.name || "\uffff"));
  return groups.map(({ list, id, name }) =>
    sectionOf(splits, name === "" ? "Not Specified" : name, id, withBlanks(splits, list)),
  );
}

function accountSections(splits: Splits, transactions: readonly LedgerLine[][]): ReportRow[] {
  const lines = transactions.flatMap((own) => own.map((line, index) => ({ line, isFirst: index === 0 })));
  const byAccount = Map.groupBy(lines, ({ line }) => line.accountId);
  return [...splits.accounts].flatMap(([id, account]) => {
    const own = byAccount.get(id) ?? [];
    if (own.length === 0) return [];
    const rows = own.flatMap(({ line, isFirst }) => [rowOf(splits, line, isFirst), blankRow(splits)]);
    return [sectionOf(splits, accountName(account), id, [...rows, blankRow(splits)])];
  });
}
