import { homeCurrency } from "../books/preferences.ts";
import type { Books, Wire } from "../books/types.ts";
import { refAt } from "../books/wire.ts";
import { currencyDigits } from "../money/currency-digits.ts";
import { accountName, reportAccounts } from "./account-tree.ts";
import { isWithin, type LedgerLine, linesFor } from "./ledger-lines.ts";
import type { ReportParams } from "./report-params.ts";
import { type Cell, dataRow, moneyText, type ReportBody, type ReportRow, section } from "./report-shape.ts";
import {
  cellsOf,
  chosenColumns,
  columnsOf,
  defaultColumns,
  splitOf,
  titledCells,
} from "./transaction-cells.ts";

const COLUMNS = [
  "tx_date",
  "txn_type",
  "doc_num",
  "name",
  "memo",
  "split_acc",
  "subt_nat_amount",
  "rbal_nat_amount",
];

type Detail = {
  books: Books;
  keys: string[];
  digits: number;
  accounts: readonly Wire[];
  byId: ReadonlyMap<string, Wire>;
  byAccount: ReadonlyMap<string, LedgerLine[]>;
  byTransaction: ReadonlyMap<string, LedgerLine[]>;
};

/** A block of rows and what they sum to, income and expenses positive. */
type Block = { rows: ReportRow[]; totalMinor: number };

/**
 * Every line of income and expense of the period under its account, with the balance as it grows. Ordinary income
 * less costs and expenses comes first; other income and expenses follow when there are any.
 */
export function profitAndLossDetail(books: Books, params: ReportParams): ReportBody {
  const keys = chosenColumns(params.search, defaultColumns(books, COLUMNS, ["dept_name", "klass_name"]));
  const all = linesFor(books, { ...params, only: withoutAccount(params) });
  const wanted = params.only.get("account");
  const lines = all.filter(
    (line) => isWithin(line.date, params.period) && (wanted?.has(line.accountId) ?? true),
  );
  const accounts = reportAccounts(books);
  const detail: Detail = {
    books,
    keys,
    digits: currencyDigits(homeCurrency(books)),
    accounts,
    byId: new Map(accounts.map((account) => [String(account.Id), account])),
    byAccount: Map.groupBy(lines, (line) => line.accountId),
    byTransaction: Map.groupBy(all, (line) => `${line.entity}:${line.id}`),
  };
  const columns = columnsOf(keys);
  const income = typePart(detail, "Income", "Income", -1);
  const costs = typePart(detail, "Cost of Goods Sold", "Cost of Goods Sold", 1);
  const expenses = typePart(detail, "Expenses", "Expense", 1);
  const otherIncome = typePart(detail, "Other Income", "Other Income", -1);
  const otherExpenses = typePart(detail, "Other Expense", "Other Expense", 1);
  const grossMinor = income.totalMinor - costs.totalMinor;
  const ordinaryMinor = grossMinor - expenses.totalMinor;
  const otherMinor = otherIncome.totalMinor - otherExpenses.totalMinor;
  const gross: ReportRow[] =
    costs.rows.length === 0 ? [] : [alone(detail, "Gross Profit", grossMinor, "GrossProfit")];
  const ordinary = [...income.rows, ...costs.rows, ...gross, ...expenses.rows];
  const other = [...otherIncome.rows, ...otherExpenses.rows];
  if (ordinary.length === 0 && other.length === 0) return { columns, rows: [] };
  const head = (title: string) => titledCells(keys, title);
  if (other.length === 0) {
    const foot = totalCells(detail, "Net Income", ordinaryMinor);
    return { columns, rows: [section(head("Ordinary Income/Expenses"), ordinary, foot)] };
  }
  const foot = totalCells(detail, "Net Ordinary Income", ordinaryMinor);
  const otherFoot = totalCells(detail, "Net Other Income", otherMinor);
  const rows = [
    section(head("Ordinary Income/Expenses"), ordinary, foot),
    section(head("Other Income/Expense"), other, otherFoot),
    alone(detail, "Net Income", ordinaryMinor + otherMinor, "NetIncome"),
  ];
  return { columns, rows };
}

function withoutAccount(params: ReportParams): ReportParams["only"] {
  return new Map([...params.only].filter(([name]) => name !== "account"));
}

function totalCells({ keys, digits }: Detail, title: string, minor: number): Cell[] {
  return titledCells(keys, title, { subt_nat_amount: moneyText(minor, digits) });
}

function alone(detail: Detail, title: string, minor: number, group: string): ReportRow {
  return { Summary: { ColData: totalCells(detail, title, minor) }, type: "Section", group };
}

/** The accounts of one type; nothing when none of them moved. */
function typePart(detail: Detail, title: string, type: string, sign: 1 | -1): Block {
  const accounts = detail.accounts.filter((account) => account.AccountType === type);
  const ids = new Set(accounts.map((account) => String(account.Id)));
  const children = Map.groupBy(accounts, (account) => {
    const parent = refAt(account, "ParentRef") ?? "";
    return ids.has(parent) ? parent : "";
  });
  const block = accountBlock(detail, children, "", sign);
  if (block.rows.length === 0) return block;
  const foot = totalCells(detail, `Total for ${title}`, block.totalMinor);
  return { ...block, rows: [section(titledCells(detail.keys, title), block.rows, foot)] };
}

function accountBlock(
  detail: Detail,
  children: ReadonlyMap<string, Wire[]>,
  parent: string,
  sign: 1 | -1,
): Block {
  const blocks = (children.get(parent) ?? [])
    .toSorted((a, b) => accountName(a).localeCompare(accountName(b)))
    .map((account): Block => {
      const id = String(account.Id);
      const own = ownLines(detail, account, sign);
      const below = accountBlock(detail, children, id, sign);
      const totalMinor = own.totalMinor + below.totalMinor;
      const rows = [...own.rows, ...below.rows];
      if (rows.length === 0) return { rows, totalMinor };
      const name = accountName(account);
      const header = titledCells(detail.keys, name).map((each, at) => (at === 0 ? { ...each, id } : each));
      return {
        totalMinor,
        rows: [section(header, rows, totalCells(detail, `Total for ${name}`, totalMinor))],
      };
    });
  return {
    rows: blocks.flatMap((each) => each.rows),
    totalMinor: blocks.reduce((sum, each) => sum + each.totalMinor, 0),
  };
}

function ownLines(
  { books, keys, byId, byAccount, byTransaction }: Detail,
  account: Wire,
  sign: 1 | -1,
): Block {
  let totalMinor = 0;
  const rows = (byAccount.get(String(account.Id)) ?? []).map((line) => {
    const amountMinor = sign * line.amountMinor;
    totalMinor += amountMinor;
    const all = byTransaction.get(`${line.entity}:${line.id}`) ?? [];
    return dataRow(
      cellsOf(books, keys, {
        line,
        object: books.find(line.entity, line.id),
        account,
        split: splitOf(byId, line, all),
        amountMinor,
        balanceMinor: totalMinor,
      }),
    );
  });
  return { rows, totalMinor };
}
