import { homeCurrency } from "../books/preferences.ts";
import type { Books, Wire } from "../books/types.ts";
import { textAt } from "../books/wire.ts";
import { compareAccounts } from "../entities/account-types.ts";
import { currencyDigits } from "../money/currency-digits.ts";
import { reportAccounts } from "./account-tree.ts";
import { balancesAt, PROFIT_TYPES, profitsAt } from "./balance-sheet.ts";
import { fiscalYearStart } from "./date-macros.ts";
import { type LedgerLine, linesFor } from "./ledger-lines.ts";
import type { ReportParams } from "./report-params.ts";
import { cell, column, dataRow, moneyText, type ReportBody, summaryRow } from "./report-shape.ts";

/**
 * Every account with its balance at the end of the period, income and expenses since the fiscal year began; what
 * earlier years earned stands on Retained Earnings. Debits and credits have the same total.
 */
export function trialBalance(books: Books, params: ReportParams): ReportBody {
  const digits = currencyDigits(homeCurrency(books));
  const lines = linesFor(books, params);
  const rows = [];
  let debitMinor = 0;
  let creditMinor = 0;
  for (const { account, balanceMinor } of trialBalances(books, params, lines).sort(byTypeAndName)) {
    if (balanceMinor === 0) continue;
    debitMinor += Math.max(0, balanceMinor);
    creditMinor += Math.max(0, -balanceMinor);
    const amount = moneyText(Math.abs(balanceMinor), digits);
    const sides = balanceMinor > 0 ? [cell(amount), cell("")] : [cell(""), cell(amount)];
    rows.push(dataRow([cell(textAt(account, "FullyQualifiedName") ?? "", String(account.Id)), ...sides]));
  }
  const total = [cell("TOTAL"), cell(moneyText(debitMinor, digits)), cell(moneyText(creditMinor, digits))];
  const columns = [
    column("", "Account", "account"),
    column("Debit", "Money", "debit"),
    column("Credit", "Money", "credit"),
  ];
  return { columns, rows: rows.length === 0 ? [] : [...rows, summaryRow(total, "GrandTotal")] };
}

type Row = { account: Wire; balanceMinor: number };

function byTypeAndName(a: Row, b: Row): number {
  const placeOf = ({ account }: Row) => ({
    type: String(account.AccountType),
    name: textAt(account, "FullyQualifiedName") ?? "",
  });
  return compareAccounts(placeOf(a), placeOf(b));
}

function trialBalances(books: Books, params: ReportParams, lines: readonly LedgerLine[]) {
  const day = params.period.to;
  const yearStart = fiscalYearStart(day, params.fiscalMonth);
  const accounts = reportAccounts(books);
  const types = new Map(accounts.map((account) => [String(account.Id), String(account.AccountType)]));
  const isProfit = (line: LedgerLine) => PROFIT_TYPES.includes(types.get(line.accountId) ?? "");
  const shown = lines.filter((line) => !isProfit(line) || line.date >= yearStart);
  const balances = balancesAt(shown, [day]);
  const retained = profitsAt(lines, [day], params.fiscalMonth, types).retained[0] ?? 0;
  const earnings = accounts.find((account) => account.AccountSubType === "RetainedEarnings");
  const rows = accounts.map((account: Wire) => ({
    account,
    balanceMinor: (balances.get(String(account.Id))?.[0] ?? 0) - (account === earnings ? retained : 0),
  }));
  const standIn = { Id: "", FullyQualifiedName: "Retained Earnings", AccountType: "Equity" };
  return earnings === undefined ? [...rows, { account: standIn, balanceMinor: -retained }] : rows;
}
