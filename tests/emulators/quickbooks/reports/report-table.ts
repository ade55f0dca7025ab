import type { Books } from "../books/types.ts";
import { accountList } from "./account-list.ts";
import { agedBalances, agedDetail, PAYABLE, RECEIVABLE } from "./aged-balances.ts";
import { balanceSheet } from "./balance-sheet.ts";
import { cashFlow } from "./cash-flow.ts";
import { customerIncome } from "./customer-income.ts";
import { generalLedger } from "./general-ledger.ts";
import { inventoryDetail } from "./inventory-detail.ts";
import { inventoryValuation } from "./inventory-valuation.ts";
import { itemSales } from "./item-sales.ts";
import { nameBalanceDetail, nameBalances } from "./name-balances.ts";
import { profitAndLoss } from "./profit-and-loss.ts";
import { profitAndLossDetail } from "./profit-and-loss-detail.ts";
import type { ReportParams } from "./report-params.ts";
import type { ReportBody } from "./report-shape.ts";
import { amountsBy, salesByTree } from "./sales-reports.ts";
import { taxSummary } from "./tax-summary.ts";
import { journalReport, transactionList, transactionListBy } from "./transaction-list.ts";
import { transactionsWithSplits } from "./transactions-with-splits.ts";
import { trialBalance } from "./trial-balance.ts";

/**
 * What the header of a report has, and its pages offer: an accounting method, columns of periods or names. Rows that
 * build on those before them, by running balances or by the lines of a transaction, keep their order.
 */
type Trait = "basis" | "columns" | "inOrder";

export type ReportDefinition = {
  name: string;
  title: string;
  /** Under which heading the pages list it. */
  group: string;
  /** Period when neither dates nor a macro are given. */
  period: string;
  hasBasis: boolean;
  hasColumns: boolean;
  isInOrder: boolean;
  build(books: Books, params: ReportParams): ReportBody;
};

const YEAR = "this calendar year-to-date";
const MONTH = "this month-to-date";
const EXPENSES = ["Expense", "Other Expense", "Cost of Goods Sold"];

type Build = ReportDefinition["build"];

const report = (
  name: string,
  title: string,
  period: string,
  traits: readonly Trait[],
  build: Build,
): Omit<ReportDefinition, "group"> => ({
  ...{ name, title, period, build },
  hasBasis: traits.includes("basis"),
  hasColumns: traits.includes("columns"),
  isInOrder: traits.includes("inOrder"),
});

const SUMS: readonly Trait[] = ["basis", "columns"];

const GROUPS: Readonly<Record<string, readonly Omit<ReportDefinition, "group">[]>> = {
  Statements: [
    report("ProfitAndLoss", "Profit and loss", YEAR, SUMS, profitAndLoss),
    report("ProfitAndLossDetail", "Profit and loss, detail", YEAR, ["basis", "inOrder"], profitAndLossDetail),
    report("BalanceSheet", "Balance sheet", YEAR, SUMS, balanceSheet),
    report("CashFlow", "Cash flows", YEAR, ["columns"], cashFlow),
    report("TrialBalance", "Trial balance", YEAR, ["basis"], trialBalance),
  ],
  Ledger: [
    report("GeneralLedger", "General ledger", MONTH, ["basis", "inOrder"], generalLedger),
    report("JournalReport", "Journal", MONTH, ["inOrder"], journalReport),
    report("TransactionList", "Transaction list", MONTH, [], transactionList),
    report("TransactionListByCustomer", "Transactions by customer", MONTH, [], transactionListBy("Customer")),
    report("TransactionListByVendor", "Transactions by vendor", MONTH, [], transactionListBy("Vendor")),
    report(
      "TransactionListWithSplits",
      "Transactions with their lines",
      "this fiscal quarter",
      ["inOrder"],
      transactionsWithSplits,
    ),
    report("AccountList", "Chart of accounts", YEAR, [], accountList),
  ],
  "Who owes": [
    report("AgedReceivables", "Aged receivables", "today", [], agedBalances(RECEIVABLE)),
    report("AgedReceivableDetail", "Aged receivables, detail", "today", [], agedDetail(RECEIVABLE)),
    report("CustomerBalance", "Customer balances", "all", [], nameBalances(RECEIVABLE)),
    report(
      "CustomerBalanceDetail",
      "Customer balances, detail",
      "all",
      ["inOrder"],
      nameBalanceDetail(RECEIVABLE),
    ),
    report("AgedPayables", "Aged payables", "today", [], agedBalances(PAYABLE)),
    report("AgedPayableDetail", "Aged payables, detail", "today", [], agedDetail(PAYABLE)),
    report("VendorBalance", "Vendor balances", "all", [], nameBalances(PAYABLE)),
    report("VendorBalanceDetail", "Vendor balances, detail", "all", ["inOrder"], nameBalanceDetail(PAYABLE)),
  ],
  "Sales and purchases": [
    report("CustomerSales", "Sales by customer", YEAR, SUMS, amountsBy(["Income"], -1, "Customer")),
    report("ItemSales", "Sales by product or service", YEAR, SUMS, itemSales),
    report("DepartmentSales", "Sales by location", YEAR, SUMS, salesByTree("Department")),
    report("ClassSales", "Sales by class", YEAR, SUMS, salesByTree("Class")),
    report("CustomerIncome", "Income by customer", YEAR, ["basis"], customerIncome),
    report("VendorExpenses", "Expenses by vendor", YEAR, SUMS, amountsBy(EXPENSES, 1, "Vendor")),
  ],
  "Stock and tax": [
    report("InventoryValuationSummary", "Inventory valuation", "today", [], inventoryValuation),
    report(
      "InventoryValuationDetail",
      "Inventory valuation, detail",
      "this month",
      ["inOrder"],
      inventoryDetail,
    ),
    report("TaxSummary", "Sales tax", YEAR, [], taxSummary),
  ],
};

/** Every report the emulator knows: a new one is a file and a row above. */
export const REPORT_TABLE: readonly ReportDefinition[] = Object.entries(GROUPS).flatMap(([group, reports]) =>
  reports.map((each) => ({ ...each, group })),
);
