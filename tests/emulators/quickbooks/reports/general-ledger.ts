import { homeCurrency } from "../books/preferences.ts";
import type { Books, Wire } from "../books/types.ts";
import { refAt } from "../books/wire.ts";
import { compareAccounts } from "../entities/account-types.ts";
import { currencyDigits } from "../money/currency-digits.ts";
import { accountName, reportAccounts } from "./account-tree.ts";
import { PROFIT_TYPES } from "./balance-sheet.ts";
import { fiscalYearStart } from "./date-macros.ts";
import { isWithin, type LedgerLine, linesFor } from "./ledger-lines.ts";
import type { ReportParams } from "./report-params.ts";
import { dataRow, moneyText, type ReportBody, type ReportRow, section } from "./report-shape.ts";
import {
  cellsOf,
  chosenColumns,
  columnsOf,
  defaultColumns,
  splitOf,
  titledCells,
} from "./transaction-cells.ts";

const DEFAULT_COLUMNS = [
  "tx_date",
  "txn_type",
  "doc_num",
  "name",
  "memo",
  "split_acc",
  "subt_nat_amount",
  "rbal_nat_amount",
];
/** Account types whose balance is a debit by nature. */
export const DEBIT_TYPES = new Set([
  "Bank",
  "Accounts Receivable",
  "Other Current Asset",
  "Fixed Asset",
  "Other Asset",
  "Cost of Goods Sold",
  "Expense",
  "Other Expense",
]);

type Ledger = {
  books: Books;
  params: ReportParams;
  keys: string[];
  byTransaction: Map<string, LedgerLine[]>;
  accounts: Map<string, Wire>;
};

/** Every account with its lines of the period; amounts are signed by the account's natural side. */
export function generalLedger(books: Books, params: ReportParams): ReportBody {
  const keys = chosenColumns(
    params.search,
    defaultColumns(books, DEFAULT_COLUMNS, ["dept_name", "klass_name"]),
  );
  const everything = linesFor(books, { ...params, only: withoutAccount(params) });
  const accounts = reportAccounts(books);
  const ledger: Ledger = {
    books,
    params,
    keys,
    byTransaction: Map.groupBy(everything, (line) => `${line.entity}:${line.id}`),
    accounts: new Map(accounts.map((account) => [String(account.Id), account])),
  };
  const byAccount = Map.groupBy(everything, (line) => line.accountId);
  const wanted = params.only.get("account");
  const shown = accounts.filter((account) => wanted?.has(String(account.Id)) ?? true).toSorted(inOrder);
  const ids = new Set(shown.map((account) => String(account.Id)));
  const children = Map.groupBy(shown, (account) => {
    const parent = refAt(account, "ParentRef") ?? "";
    return ids.has(parent) ? parent : "";
  });
  const sections = (parent: string): Section[] =>
    (children.get(parent) ?? []).flatMap((account) => {
      const id = String(account.Id);
      return accountSection(ledger, account, byAccount.get(id) ?? [], sections(id));
    });
  return { columns: columnsOf(keys), rows: sections("").map(({ row }) => row) };
}

/** An account's block of rows, and what moved on it and on its sub-accounts; none when nothing did. */
type Section = { row: ReportRow; movedMinor: number; hasMoved: boolean };

function inOrder(a: Wire, b: Wire): number {
  const keyOf = (account: Wire) => ({ type: String(account.AccountType), name: accountName(account) });
  return compareAccounts(keyOf(a), keyOf(b));
}

function withoutAccount(params: ReportParams): ReportParams["only"] {
  return new Map([...params.only].filter(([name]) => name !== "account"));
}

/** Sub-accounts stand within their parent, below its own lines; only the outermost account is told by its id. */
function accountSection(
  ledger: Ledger,
  account: Wire,
  lines: readonly LedgerLine[],
  below: readonly Section[],
): Section[] {
  const { books, params, keys } = ledger;
  const digits = currencyDigits(homeCurrency(books));
  const type = String(account.AccountType);
  const sign = DEBIT_TYPES.has(type) ? 1 : -1;
  // Income and expenses start again with each fiscal year.
  const since = PROFIT_TYPES.includes(type) ? fiscalYearStart(params.period.from, params.fiscalMonth) : "";
  const beginningMinor = lines
    .filter((line) => line.date < params.period.from && line.date >= since)
    .reduce((sum, line) => sum + sign * line.amountMinor, 0);
  const within = lines.filter((line) => isWithin(line.date, params.period));
  if (within.length === 0 && beginningMinor === 0 && below.length === 0) return [];
  let balanceMinor = beginningMinor;
  let movedMinor = below.reduce((sum, each) => sum + each.movedMinor, 0);
  const rows = within.map((line) => {
    const amountMinor = sign * line.amountMinor;
    balanceMinor += amountMinor;
    movedMinor += amountMinor;
    return dataRow(cellsOf(books, keys, transactionLine(ledger, account, line, amountMinor, balanceMinor)));
  });
  const beginning = titledCells(keys, "Beginning Balance", {
    rbal_nat_amount: moneyText(beginningMinor, digits),
  });
  const title = accountName(account);
  const isNested = ledger.accounts.has(refAt(account, "ParentRef") ?? "");
  const header = titledCells(keys, title).map((each, index) =>
    index === 0 && !isNested ? { ...each, id: String(account.Id) } : each,
  );
  const hasMoved = within.length > 0 || below.some((each) => each.hasMoved);
  const moved = hasMoved ? { subt_nat_amount: moneyText(movedMinor, digits) } : {};
  const foot = titledCells(keys, `Total for ${title}`, moved);
  const own = [...(beginningMinor === 0 ? [] : [dataRow(beginning)]), ...rows];
  return [{ row: section(header, [...own, ...below.map((each) => each.row)], foot), movedMinor, hasMoved }];
}

function transactionLine(
  ledger: Ledger,
  account: Wire,
  line: LedgerLine,
  amountMinor: number,
  balanceMinor: number,
) {
  const all = ledger.byTransaction.get(`${line.entity}:${line.id}`) ?? [];
  return {
    line,
    object: ledger.books.find(line.entity, line.id),
    account,
    split: splitOf(ledger.accounts, line, all),
    amountMinor,
    balanceMinor,
  };
}
