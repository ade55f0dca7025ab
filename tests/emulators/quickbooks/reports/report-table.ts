import type { Books } from "../books/types.ts";
import { accountList } from "./account-list.ts";
import { agedBalances, agedDetail, PAYABLE, RECEIVABLE } from "./aged-balances.ts";
import { balanceSheet } from "./balance-sheet.ts";
import { cashFlow } from "./cash-flow.ts";
import { customerIncome } from "./customer-income.ts";
import { generalLedger } from "./general-ledger.ts";
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

export type ReportDefinition = {
  name: string;
  title: string;
  /** Period when neither dates nor a macro are given. */
  period: string;
  /** The header shows the accounting method. */
  hasBasis: boolean;
  build(books: Books, params: ReportParams): ReportBody;
};

const YEAR = "this calendar year-to-date";
const MONTH = "this month-to-date";
const EXPENSES = ["Expense", "Other Expense", "Cost of Goods Sold"];

const report = (
  name: string,
  title: string,
  period: string,
  hasBasis: boolean,
  build: ReportDefinition["build"],
): ReportDefinition => ({ name, title, period, hasBasis, build });

/** Every report the emulator knows: a new one is a file and a row here. */
export const REPORT_TABLE: readonly ReportDefinition[] = [
  report("ProfitAndLoss", "Profit and loss", YEAR, true, profitAndLoss),
  report("ProfitAndLossDetail", "Profit and loss, detail", YEAR, true, profitAndLossDetail),
  report("BalanceSheet", "Balance sheet", YEAR, true, balanceSheet),
  report("CashFlow", "Cash flows", YEAR, false, cashFlow),
  report("TrialBalance", "Trial balance", YEAR, true, trialBalance),
  report("GeneralLedger", "General ledger", MONTH, true, generalLedger),
  report("JournalReport", "Journal", MONTH, false, journalReport),
  report("TransactionList", "Transaction list", MONTH, false, transactionList),
  report(
    "TransactionListByCustomer",
    "Transactions by customer",
    MONTH,
    false,
    transactionListBy("Customer"),
  ),
  report("TransactionListByVendor", "Transactions by vendor", MONTH, false, transactionListBy("Vendor")),
  report(
    "TransactionListWithSplits",
    "Transactions with their lines",
    "this fiscal quarter",
    false,
    transactionsWithSplits,
  ),
  report("AgedReceivables", "Aged receivables", "today", false, agedBalances(RECEIVABLE)),
  report("AgedReceivableDetail", "Aged receivables, detail", "today", false, agedDetail(RECEIVABLE)),
  report("AgedPayables", "Aged payables", "today", false, agedBalances(PAYABLE)),
  report("AgedPayableDetail", "Aged payables, detail", "today", false, agedDetail(PAYABLE)),
  report("CustomerBalance", "Customer balances", "all", false, nameBalances(RECEIVABLE)),
  report("CustomerBalanceDetail", "Customer balances, detail", "all", false, nameBalanceDetail(RECEIVABLE)),
  report("VendorBalance", "Vendor balances", "all", false, nameBalances(PAYABLE)),
  report("VendorBalanceDetail", "Vendor balances, detail", "all", false, nameBalanceDetail(PAYABLE)),
  report("CustomerSales", "Sales by customer", YEAR, true, amountsBy(["Income"], -1, "Customer")),
  report("ItemSales", "Sales by product or service", YEAR, true, itemSales),
  report("DepartmentSales", "Sales by location", YEAR, true, salesByTree("Department")),
  report("ClassSales", "Sales by class", YEAR, true, salesByTree("Class")),
  report("CustomerIncome", "Income by customer", YEAR, true, customerIncome),
  report("VendorExpenses", "Expenses by vendor", YEAR, true, amountsBy(EXPENSES, 1, "Vendor")),
  report("InventoryValuationSummary", "Inventory valuation", "today", false, inventoryValuation),
  report("TaxSummary", "Sales tax", YEAR, false, taxSummary),
  report("AccountList", "Chart of accounts", YEAR, false, accountList),
];
