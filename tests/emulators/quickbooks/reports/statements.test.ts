import { expect, test } from "vitest";
import { aClient, type Json } from "../test-client.ts";
import { aSampleYear, groupOf, type SampleYear, totalsOf } from "./sample-year.ts";

const PROFIT_TYPES = ["Income", "Other Income", "Cost of Goods Sold", "Expense", "Other Expense"];
const cents = (amount: number) => Math.round(amount * 100);

/** Credits less debits on profit accounts between two days, from the ledger itself. */
async function ledgerProfit({ client }: SampleYear, from: string, to: string): Promise<number> {
  const dump = await client.control("GET", "dump");
  const types = new Map(dump.Account.map((each: Json) => [each.Id, each.AccountType]));
  const { journal } = await client.control("GET", "journal");
  let sum = 0;
  for (const entry of journal) {
    if (entry.date < from || entry.date > to) continue;
    for (const line of entry.lines) {
      if (PROFIT_TYPES.includes(String(types.get(line.accountId))))
        sum += cents(line.credit) - cents(line.debit);
    }
  }
  return sum / 100;
}

const report = async ({ client }: SampleYear, path: string) => {
  const { status, body } = await client.get(`/reports/${path}`);
  expect(status).toBe(200);
  return body;
};

test("profit and loss has the service's shape and agrees with the ledger", async () => {
  const year = await aSampleYear();
  const body = await report(year, "ProfitAndLoss?start_date=2026-01-01&end_date=2026-06-30");
  expect(body.Header).toMatchObject({
    Time: "2026-07-01T12:00:00-07:00",
    ReportName: "ProfitAndLoss",
    ReportBasis: "Accrual",
    StartPeriod: "2026-01-01",
    EndPeriod: "2026-06-30",
    SummarizeColumnsBy: "Total",
    Currency: "USD",
    Option: [
      { Name: "AccountingStandard", Value: "GAAP" },
      { Name: "NoReportData", Value: "false" },
    ],
  });
  expect(body).not.toHaveProperty("time");
  expect(body.Columns.Column).toEqual([
    { ColTitle: "", ColType: "Account", MetaData: [{ Name: "ColKey", Value: "account" }] },
    { ColTitle: "Total", ColType: "Money", MetaData: [{ Name: "ColKey", Value: "total" }] },
  ]);
  const income = groupOf(body, "Income");
  expect(income.Rows.Row.map((row: Json) => row.ColData.map((each: Json) => each.value))).toEqual([
    ["Discounts given", "-10.00"],
    ["Services", "173.66"],
    ["Shipping Income", "5.00"],
  ]);
  expect(income.Summary.ColData).toEqual([{ value: "Total Income" }, { value: "168.66" }]);
  expect(totalsOf(body, "NetIncome")).toEqual([await ledgerProfit(year, "2026-01-01", "2026-06-30")]);
});

test("months add up to the total column", async () => {
  const year = await aSampleYear();
  const query = "start_date=2026-04-15&end_date=2026-06-30&summarize_column_by=Month";
  const body = await report(year, `ProfitAndLoss?${query}`);
  expect(body.Columns.Column.map((each: Json) => each.ColTitle)).toEqual([
    "",
    "Apr 15-30, 2026",
    "May 2026",
    "Jun 2026",
    "Total",
  ]);
  expect(body.Columns.Column[2].MetaData).toEqual([
    { Name: "StartDate", Value: "2026-05-01" },
    { Name: "EndDate", Value: "2026-05-31" },
    { Name: "ColKey", Value: "May 2026" },
  ]);
  const [april = 0, may = 0, june = 0, total = 0] = totalsOf(body, "NetIncome");
  expect([april, may]).toEqual([0, 95]);
  expect(cents(april) + cents(may) + cents(june)).toBe(cents(total));
});

test("the balance sheet balances on both bases, and last year's profit is retained earnings", async () => {
  const year = await aSampleYear();
  for (const method of ["Accrual", "Cash"]) {
    const body = await report(year, `BalanceSheet?end_date=2026-06-30&accounting_method=${method}`);
    expect(totalsOf(body, "TotalAssets")).toEqual(totalsOf(body, "TotalLiabilitiesAndEquity"));
    const profit = await report(
      year,
      `ProfitAndLoss?start_date=2026-01-01&end_date=2026-06-30&accounting_method=${method}`,
    );
    expect(totalsOf(body, "NetIncome")).toEqual(totalsOf(profit, "NetIncome"));
    expect(profit.Header.ReportBasis).toBe(method);
  }
  const body = await report(year, "BalanceSheet?end_date=2026-06-30");
  const retained = groupOf(body, "Equity").Rows.Row.find(
    (row: Json) => row.ColData?.[0].value === "Retained Earnings",
  );
  expect(retained.ColData[1].value).toBe("40.00");
  const months = await report(
    year,
    "BalanceSheet?start_date=2026-05-01&end_date=2026-06-30&summarize_column_by=Month",
  );
  expect(totalsOf(months, "TotalAssets")).toEqual(totalsOf(months, "TotalLiabilitiesAndEquity"));
});

test("on the cash basis an invoice counts as far as it is paid, and nothing is left in receivables", async () => {
  const year = await aSampleYear();
  const may = await report(
    year,
    "ProfitAndLoss?start_date=2026-05-01&end_date=2026-05-31&accounting_method=Cash",
  );
  expect(may.Header.Option).toContainEqual({ Name: "NoReportData", Value: "true" });
  const body = await report(
    year,
    "ProfitAndLoss?start_date=2026-06-01&end_date=2026-06-30&accounting_method=Cash",
  );
  const names = groupOf(body, "Income").Rows.Row.map((row: Json) => row.ColData[0].value);
  expect(names).toContain("Unapplied Cash Payment Income");
  const sheet = await report(year, "BalanceSheet?end_date=2026-06-30&accounting_method=Cash");
  expect(groupOf(sheet, "AR")).toBeUndefined();
});

test("the trial balance has equal sides, and its accounts are those of the ledger", async () => {
  const year = await aSampleYear();
  for (const method of ["Accrual", "Cash"]) {
    const body = await report(year, `TrialBalance?end_date=2026-06-30&accounting_method=${method}`);
    const [debit, credit] = totalsOf(body, "GrandTotal");
    expect(debit).toBe(credit);
    expect(debit).toBeGreaterThan(0);
  }
  const body = await report(year, "TrialBalance?end_date=2026-06-30");
  const checking = body.Rows.Row.find((row: Json) => row.ColData?.[0].value === "Checking");
  expect(checking.ColData).toEqual([{ value: "Checking", id: "35" }, { value: "19.50" }, { value: "" }]);
});

test("filters by customer keep only what is theirs", async () => {
  const year = await aSampleYear();
  const query = "start_date=2026-01-01&end_date=2026-06-30";
  const own = await report(year, `ProfitAndLoss?${query}&customer=${year.bea}`);
  expect(own.Header.Customer).toBe(year.bea);
  expect(totalsOf(own, "Income")).toEqual([36.66]);
  const byCustomer = await report(year, `ProfitAndLoss?${query}&summarize_column_by=Customers`);
  expect(byCustomer.Columns.Column.map((each: Json) => each.ColTitle)).toEqual([
    "",
    "Ada",
    "Bea",
    "Not Specified",
    "TOTAL",
  ]);
  expect(totalsOf(byCustomer, "Income")[1]).toBe(36.66);
});

test("a period without data says so; its blocks have no rows and blank totals", async () => {
  const client = await aClient();
  const { body } = await client.get(
    "/reports/ProfitAndLoss?date_macro=Last%20Fiscal%20Year&summarize_column_by=Customers",
  );
  expect(body.Header.Option).toContainEqual({ Name: "NoReportData", Value: "true" });
  expect(body.Header.DateMacro).toBe("last fiscal year");
  expect(body.Columns.Column.map((each: Json) => each.ColTitle)).toEqual(["", "TOTAL"]);
  const blank = (title: string) => ({ ColData: [{ value: title }, { value: "" }] });
  expect(body.Rows.Row).toEqual([
    { Header: blank("Income"), Summary: blank("Total Income"), type: "Section", group: "Income" },
    { Summary: blank("Gross Profit"), type: "Section", group: "GrossProfit" },
    { Header: blank("Expenses"), Summary: blank("Total Expenses"), type: "Section", group: "Expenses" },
    { Summary: blank("Net Operating Income"), type: "Section", group: "NetOperatingIncome" },
    { Summary: blank("Net Income"), type: "Section", group: "NetIncome" },
  ]);
});

test.each([
  ["NoSuchReport", "500"],
  ["ProfitAndLoss/1", "500"],
  ["TrialBalanceFR", "5030"],
  ["ProfitAndLoss?start_date=2026-13-01", "2060"],
  ["ProfitAndLoss?start_date=2026-02-01&end_date=2026-01-01", "2190"],
  ["ProfitAndLoss?accounting_method=Barter", "2170"],
  ["ProfitAndLoss?date_macro=Someday", "2170"],
  ["ProfitAndLoss?summarize_column_by=Moon", "2170"],
  ["TransactionList?transaction_type=Gift", "2170"],
  ["TransactionList?arpaid=maybe", "2170"],
  ["TransactionList?duedate_macro=someday", "2170"],
  ["TransactionList?end_moddate=tomorrow", "2060"],
  ["TransactionListWithSplits?group_by=Moon", "2170"],
  ["GeneralLedger?columns=nothing", "2170"],
  ["AgedReceivables?aging_period=x", "2240"],
])("the report %s is refused with %s", async (path, code) => {
  const client = await aClient();
  const { status, body } = await client.get(`/reports/${path}`);
  expect([status, body.Fault.Error[0].code]).toEqual([400, code]);
});
