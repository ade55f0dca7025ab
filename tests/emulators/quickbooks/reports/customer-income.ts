import { homeCurrency } from "../books/preferences.ts";
import type { Books } from "../books/types.ts";
import { textAt } from "../books/wire.ts";
import { currencyDigits } from "../money/currency-digits.ts";
import { isWithin, linesFor } from "./ledger-lines.ts";
import type { ReportParams } from "./report-params.ts";
import { cell, column, dataRow, moneyText, type ReportBody, summaryRow } from "./report-shape.ts";

const INCOME = ["Income", "Other Income"];
const EXPENSES = ["Cost of Goods Sold", "Expense", "Other Expense"];

type Earned = { incomeMinor: number; expensesMinor: number };

/**
 * What each customer brought and cost, expenses negative as the service shows them. Costs belong to the customer of
 * their line, those of goods to the customer of the sale; what names nobody is "Not Specified".
 */
export function customerIncome(books: Books, params: ReportParams): ReportBody {
  const types = new Map(books.list("Account").map((each) => [String(each.Id), String(each.AccountType)]));
  const earned = new Map<string, Earned>();
  for (const line of linesFor(books, params)) {
    const type = types.get(line.accountId) ?? "Income";
    if (!isWithin(line.date, params.period) || ![...INCOME, ...EXPENSES].includes(type)) continue;
    const before = earned.get(line.customerId) ?? { incomeMinor: 0, expensesMinor: 0 };
    const key = INCOME.includes(type) ? "incomeMinor" : "expensesMinor";
    earned.set(line.customerId, { ...before, [key]: before[key] - line.amountMinor });
  }
  return { columns: COLUMNS, rows: rowsOf(books, earned) };
}

function rowsOf(books: Books, earned: ReadonlyMap<string, Earned>): ReportBody["rows"] {
  const digits = currencyDigits(homeCurrency(books));
  const cells = ({ incomeMinor, expensesMinor }: Earned) =>
    [incomeMinor, expensesMinor, incomeMinor + expensesMinor].map((minor) => cell(moneyText(minor, digits)));
  const named = [...earned]
    .map(([id, each]) => ({ id, each, name: textAt(books.find("Customer", id), "FullyQualifiedName") }))
    .sort((a, b) => (a.name ?? "\uffff").localeCompare(b.name ?? "\uffff"))
    .map(({ id, each, name }) =>
      name === undefined
        ? dataRow([cell("Not Specified"), ...cells(each)], "**")
        : dataRow([cell(name, id), ...cells(each)]),
    );
  const total = [...earned.values()].reduce(
    (sum, each) => ({
      incomeMinor: sum.incomeMinor + each.incomeMinor,
      expensesMinor: sum.expensesMinor + each.expensesMinor,
    }),
    { incomeMinor: 0, expensesMinor: 0 },
  );
  return named.length === 0 ? [] : [...named, summaryRow([cell("TOTAL"), ...cells(total)], "GrandTotal")];
}

const COLUMNS = [
  column("", "Customer", "cust_name"),
  column("Income", "Money", "income"),
  column("Expenses", "Money", "expenses"),
  column("Net Income", "Money", "net_income"),
];
