import type { BooksView } from "../view.ts";
import { homeCurrencyOf } from "./books-facts.ts";
import { minorOf } from "./money-text.ts";
import { TRANSACTION_KINDS } from "./transaction-kinds.ts";
import { textAt } from "./wire-fields.ts";

/** An account with its balance in home minor units, debit positive. */
export type AccountBalance = { id: string; account: string; accountType: string; balanceMinor: number };

/** Days of TxnDate, both included; "" leaves that end open. */
export type Period = { from: string; to: string };

export type Section = {
  title: string;
  rows: { id: string; account: string; amountMinor: number }[];
  totalMinor: number;
};

/** Objects beside transactions that can have postings of their own: the opening stock of an item. */
const OPENING_ENTITIES = ["Item", "Account", "Customer", "Vendor"];

function accountIds(view: BooksView): Map<string, { id: string; type: string }> {
  const ids = new Map<string, { id: string; type: string }>();
  for (const account of view.entities("Account")) {
    const found = { id: textAt(account, "Id"), type: textAt(account, "AccountType") };
    ids.set(textAt(account, "Name"), found);
    ids.set(textAt(account, "FullyQualifiedName"), found);
  }
  return ids;
}

/** The balances of the trial balance. */
export function balancesOf(view: BooksView): AccountBalance[] {
  const home = homeCurrencyOf(view);
  const ids = accountIds(view);
  return view.trialBalance().map((row) => ({
    id: ids.get(row.account)?.id ?? "",
    account: row.account,
    accountType: row.accountType,
    balanceMinor: minorOf(row.debit, home) - minorOf(row.credit, home),
  }));
}

function isWithin(date: string, period: Period): boolean {
  return (period.from === "" || date >= period.from) && (period.to === "" || date <= period.to);
}

/** The movements of a period by account, summed from the postings of its transactions. */
export function movementsOf(view: BooksView, period: Period): AccountBalance[] {
  const found = new Map<string, AccountBalance>();
  const types = new Map(
    view.entities("Account").map((one) => [textAt(one, "Id"), textAt(one, "AccountType")]),
  );
  const entities = [...TRANSACTION_KINDS.map((kind) => kind.entity), ...OPENING_ENTITIES];
  for (const entity of entities) {
    for (const object of view.entities(entity)) {
      const date =
        textAt(object, "TxnDate") || textAt(object, "InvStartDate") || textAt(object, "OpenBalanceDate");
      if (!isWithin(date, period)) continue;
      for (const posting of view.postings(entity, textAt(object, "Id"))) {
        const { accountId: id, account } = posting;
        const known = found.get(id) ?? { id, account, accountType: types.get(id) ?? "", balanceMinor: 0 };
        known.balanceMinor += posting.debitMinor - posting.creditMinor;
        found.set(id, known);
      }
    }
  }
  return [...found.values()];
}

/** The trial balance when no end is given, otherwise the movements of the period. */
export function balancesWithin(view: BooksView, period: Period): AccountBalance[] {
  return period.from === "" && period.to === "" ? balancesOf(view) : movementsOf(view, period);
}

function section(balances: AccountBalance[], title: string, types: string[], sign: 1 | -1): Section {
  const rows = balances
    .filter((one) => types.includes(one.accountType) && one.balanceMinor !== 0)
    .map((one) => ({ id: one.id, account: one.account, amountMinor: sign * one.balanceMinor }))
    .sort((a, b) => a.account.localeCompare(b.account));
  return { title, rows, totalMinor: rows.reduce((sum, row) => sum + row.amountMinor, 0) };
}

export type ProfitAndLoss = {
  income: Section;
  costs: Section;
  expenses: Section;
  otherIncome: Section;
  otherExpenses: Section;
  grossProfitMinor: number;
  operatingMinor: number;
  netMinor: number;
};

/** Income less costs and expenses; profits are positive. */
export function profitAndLoss(balances: AccountBalance[]): ProfitAndLoss {
  const income = section(balances, "Income", ["Income"], -1);
  const costs = section(balances, "Cost of goods sold", ["Cost of Goods Sold"], 1);
  const expenses = section(balances, "Expenses", ["Expense"], 1);
  const otherIncome = section(balances, "Other income", ["Other Income"], -1);
  const otherExpenses = section(balances, "Other expenses", ["Other Expense"], 1);
  const grossProfitMinor = income.totalMinor - costs.totalMinor;
  const operatingMinor = grossProfitMinor - expenses.totalMinor;
  const netMinor = operatingMinor + otherIncome.totalMinor - otherExpenses.totalMinor;
  return { income, costs, expenses, otherIncome, otherExpenses, grossProfitMinor, operatingMinor, netMinor };
}

export type BalanceSheet = {
  assets: Section[];
  liabilities: Section[];
  /** With the profit so far as its last row. */
  equity: Section;
  assetsMinor: number;
  liabilitiesMinor: number;
  equityMinor: number;
};

function withProfit(equity: Section, netMinor: number): Section {
  if (netMinor === 0) return equity;
  const rows = [...equity.rows, { id: "", account: "Profit so far", amountMinor: netMinor }];
  return { ...equity, rows, totalMinor: equity.totalMinor + netMinor };
}

/** What is owned, what is owed, and the rest; the profit so far is part of equity. */
export function balanceSheet(balances: AccountBalance[]): BalanceSheet {
  const asset = (title: string, ...types: string[]) => section(balances, title, types, 1);
  const owed = (title: string, ...types: string[]) => section(balances, title, types, -1);
  const assets = [
    asset("Bank accounts", "Bank"),
    asset("Accounts receivable", "Accounts Receivable"),
    asset("Other current assets", "Other Current Asset"),
    asset("Fixed and other assets", "Fixed Asset", "Other Asset"),
  ];
  const liabilities = [
    owed("Accounts payable", "Accounts Payable"),
    owed("Credit cards", "Credit Card"),
    owed("Other current liabilities", "Other Current Liability"),
    owed("Long-term liabilities", "Long Term Liability"),
  ];
  const { netMinor } = profitAndLoss(balances);
  const equity = withProfit(owed("Equity", "Equity"), netMinor);
  const sum = (sections: Section[]) => sections.reduce((total, one) => total + one.totalMinor, 0);
  return {
    ...{ assets, liabilities, equity },
    assetsMinor: sum(assets),
    liabilitiesMinor: sum(liabilities),
    equityMinor: equity.totalMinor,
  };
}
