import { expect, test } from "vitest";
import type { Json } from "../test-client.ts";
import { withDimensions } from "./sample-dimensions.ts";
import { groupOf, totalsOf } from "./sample-year.ts";

const ALL = "start_date=2000-01-01&end_date=2026-07-01";
const cents = (amount: number | string) => Math.round(Number(amount) * 100);

/** What the ledger itself has on an account, debit positive, in cents. */
type Balance = { account: string; type: string; cents: number };

const PROFIT = ["Income", "Other Income", "Cost of Goods Sold", "Expense", "Other Expense"];

/** The sample books, with the ledger's own sums to hold reports against. */
async function aLedger() {
  const { client } = await withDimensions();
  const { trialBalance, Account } = await client.control("GET", "dump");
  const typeOf = new Map(Account.map((each: Json) => [each.FullyQualifiedName, each.AccountType]));
  const balances: Balance[] = trialBalance.map((row: Json) => ({
    account: row.account,
    type: String(typeOf.get(row.account)),
    cents: cents(row.debit) - cents(row.credit),
  }));
  const report = async (path: string): Promise<Json> => {
    const { status, body } = await client.get(`/reports/${path}`);
    expect([path, status]).toEqual([path, 200]);
    return body;
  };
  return {
    balances,
    report,
    sumOf: (...types: string[]) =>
      balances.filter(({ type }) => types.includes(type)).reduce((sum, each) => sum + each.cents, 0),
    on: (account: string) => balances.find((each) => each.account === account)?.cents ?? 0,
    total: async (path: string, group: string, column = 0) =>
      cents(totalsOf(await report(path), group)[column] ?? Number.NaN),
  };
}

/** Every row with cells of its own, wherever it stands. */
function dataOf(rows: Json[]): Json[] {
  return rows.flatMap((row) => [...(row.ColData === undefined ? [] : [row]), ...dataOf(row.Rows?.Row ?? [])]);
}

test("the ledger is not empty and its sides are equal", async () => {
  const { balances } = await aLedger();
  expect(balances.length).toBeGreaterThan(15);
  expect(balances.reduce((sum, each) => sum + each.cents, 0)).toBe(0);
});

test("the trial balance is the ledger, account by account", async () => {
  const { balances, report } = await aLedger();
  const body = await report(`TrialBalance?${ALL}`);
  const rows = body.Rows.Row.filter((row: Json) => row.ColData !== undefined);
  const shown = new Map(
    rows.map((row: Json) => {
      const [name, debit, credit] = row.ColData.map((each: Json) => each.value);
      return [name, cents(debit) - cents(credit)];
    }),
  );
  for (const { account, type, cents: balance } of balances) {
    if (!PROFIT.includes(type)) expect([account, shown.get(account)]).toEqual([account, balance]);
  }
  const [debit, credit] = totalsOf(body, "GrandTotal");
  expect(debit).toBe(credit);
  // What is owned comes first, bank accounts before the others; then what is owed, equity, income and costs.
  const order = [...shown.keys()];
  const places = ["Checking", "Inventory Asset", "Van", "Card", "Van loan", "Retained Earnings", "Services"];
  expect(places.map((name) => order.indexOf(name))).toEqual(
    places.map((name) => order.indexOf(name)).toSorted((a, b) => a - b),
  );
});

test.each([
  ["ProfitAndLoss", "Income", ["Income"], -1],
  ["ProfitAndLoss", "COGS", ["Cost of Goods Sold"], 1],
  ["ProfitAndLoss", "Expenses", ["Expense"], 1],
  ["ProfitAndLoss", "OtherIncome", ["Other Income"], -1],
  ["ProfitAndLoss", "OtherExpenses", ["Other Expense"], 1],
  ["ProfitAndLoss", "NetIncome", PROFIT, -1],
  ["CashFlow", "NetIncome", PROFIT, -1],
  ["CustomerSales", "GrandTotal", ["Income"], -1],
  ["DepartmentSales", "GrandTotal", ["Income"], -1],
  ["ClassSales", "GrandTotal", ["Income"], -1],
  ["VendorExpenses", "GrandTotal", ["Cost of Goods Sold", "Expense", "Other Expense"], 1],
  ["AgedReceivables", "GrandTotal", ["Accounts Receivable"], 1],
  ["AgedPayables", "GrandTotal", ["Accounts Payable"], -1],
  ["CustomerBalance", "GrandTotal", ["Accounts Receivable"], 1],
  ["VendorBalance", "GrandTotal", ["Accounts Payable"], -1],
])("%s: %s is what the ledger has on %j", async (name, group, types, sign) => {
  const { report, sumOf } = await aLedger();
  const body = await report(`${name}?${ALL}`);
  const shown = cents(totalsOf(body, group).at(-1) ?? Number.NaN);
  expect(shown).toBe(sign * sumOf(...types));
});

test("the balance sheet has the ledger's assets on one side, and the same on the other", async () => {
  const { report, sumOf } = await aLedger();
  const body = await report(`BalanceSheet?${ALL}`);
  const assets = sumOf("Bank", "Accounts Receivable", "Other Current Asset", "Fixed Asset", "Other Asset");
  expect(totalsOf(body, "TotalAssets").map(cents)).toEqual([assets]);
  expect(totalsOf(body, "TotalLiabilitiesAndEquity").map(cents)).toEqual([assets]);
});

test("cash flows end at the balance of the bank accounts and of what waits for deposit", async () => {
  const { report, sumOf, on } = await aLedger();
  const cash = sumOf("Bank") + on("Undeposited Funds");
  const body = await report(`CashFlow?${ALL}`);
  expect(totalsOf(body, "EndingCash").map(cents)).toEqual([cash]);
  expect(totalsOf(body, "InvestingActivities").map(cents)).toEqual([-sumOf("Fixed Asset", "Other Asset")]);
  expect(totalsOf(body, "FinancingActivities").map(cents)).toEqual([-sumOf("Long Term Liability", "Equity")]);
  const june = await report("CashFlow?start_date=2026-06-01&end_date=2026-06-30");
  const [increase = 0] = totalsOf(june, "CashIncrease");
  const [beginning = 0] = totalsOf(june, "BeginningCash");
  const [ending = 0] = totalsOf(june, "EndingCash");
  expect(cents(beginning + increase)).toBe(cents(ending));
  expect(cents(ending)).toBe(cash);
});

test("cash flows by month begin where the month before ended", async () => {
  const { report } = await aLedger();
  const body = await report("CashFlow?start_date=2026-04-01&end_date=2026-06-30&summarize_column_by=Month");
  const beginning = totalsOf(body, "BeginningCash").map(cents);
  const ending = totalsOf(body, "EndingCash").map(cents);
  expect(beginning.slice(1, 3)).toEqual(ending.slice(0, 2));
  expect([beginning[0], ending[2]]).toEqual([beginning[3], ending[3]]);
});

test("the general ledger ends every account at its balance, the journal has its debits and credits", async () => {
  const { balances, report } = await aLedger();
  const ledger = await report(`GeneralLedger?${ALL}`);
  for (const { Header, Rows } of ledger.Rows.Row) {
    const { value } = Header.ColData[0];
    const found = balances.find((each) => each.account === value);
    const ended = cents(Rows.Row.at(-1).ColData.at(-1).value);
    expect([value, Math.abs(ended)]).toEqual([value, Math.abs(found?.cents ?? 0)]);
  }
  const journal = await report(`JournalReport?${ALL}`);
  const sums = new Map<string, number>();
  for (const { ColData } of journal.Rows.Row) {
    if (ColData === undefined) continue;
    const [account, debit, credit] = ColData.slice(5).map((each: Json) => each.value);
    sums.set(account, (sums.get(account) ?? 0) + cents(debit) - cents(credit));
  }
  for (const { account, cents: balance } of balances) expect(sums.get(account)).toBe(balance);
});

test("the detailed profit and loss has the totals of the short one", async () => {
  const { report, sumOf } = await aLedger();
  const detail = await report(`ProfitAndLossDetail?${ALL}`);
  const foot = (title: string, rows: Json[] = detail.Rows.Row): Json => {
    for (const row of rows) {
      if (row.Summary?.ColData[0].value === title) return cents(row.Summary.ColData.at(-2).value);
      const found = foot(title, row.Rows?.Row ?? []);
      if (found !== undefined) return found;
    }
    return undefined;
  };
  expect(foot("Total for Income")).toBe(-sumOf("Income"));
  expect(foot("Total for Cost of Goods Sold")).toBe(sumOf("Cost of Goods Sold"));
  expect(foot("Gross Profit")).toBe(-sumOf("Income", "Cost of Goods Sold"));
  expect(foot("Total for Expenses")).toBe(sumOf("Expense"));
  expect(foot("Net Ordinary Income")).toBe(-sumOf("Income", "Cost of Goods Sold", "Expense"));
  expect(foot("Net Other Income")).toBe(-sumOf("Other Income", "Other Expense"));
  expect(foot("Net Income")).toBe(-sumOf(...PROFIT));
});

test("income by customer sums to the profit, sales by item to the income of sales forms", async () => {
  const { report, sumOf } = await aLedger();
  const income = totalsOf(await report(`CustomerIncome?${ALL}`), "GrandTotal").map(cents);
  expect(income).toEqual([
    -sumOf("Income", "Other Income"),
    -sumOf("Cost of Goods Sold", "Expense", "Other Expense"),
    -sumOf(...PROFIT),
  ]);
  const items = totalsOf(await report(`ItemSales?${ALL}`), "GrandTotal").map(cents);
  expect([items[1], items[4]]).toEqual([-sumOf("Income"), sumOf("Cost of Goods Sold")]);
});

test("transactions with their lines have every line of the ledger, by account too", async () => {
  const { report, on } = await aLedger();
  const body = await report(`TransactionListWithSplits?${ALL}&group_by=Account`);
  for (const { Header, Rows } of body.Rows.Row) {
    const { value } = Header.ColData[0];
    const sum = Rows.Row.reduce((all: number, row: Json) => all + cents(row.ColData.at(-1).value), 0);
    expect([value, Math.abs(sum)]).toEqual([value, Math.abs(on(value))]);
  }
  const flat = dataOf((await report(`TransactionListWithSplits?${ALL}`)).Rows.Row);
  const grouped = dataOf(body.Rows.Row).filter((row) => row.ColData.at(-1).value !== "");
  expect(flat.filter((row) => row.ColData.at(-1).value !== "")).toHaveLength(grouped.length);
});

test("stock is worth its asset account, tax is the agencies' accounts, the chart shows every balance", async () => {
  const { balances, report, on, total } = await aLedger();
  expect(await total("InventoryValuationSummary", "GrandTotal", 2)).toBe(on("Inventory Asset"));
  const tax = balances.filter(({ account }) => account.endsWith(" Payable") && account !== "Loan Payable");
  expect(await total(`TaxSummary?${ALL}`, "GrandTotal", 1)).toBe(
    -tax.reduce((sum, each) => sum + each.cents, 0),
  );
  const chart = await report("AccountList");
  const shown = new Map(chart.Rows.Row.map((row: Json) => [row.ColData[0].value, row.ColData[4].value]));
  for (const { account, type, cents: balance } of balances) {
    if (!PROFIT.includes(type))
      expect([account, Math.abs(cents(String(shown.get(account))))]).toEqual([account, Math.abs(balance)]);
  }
});

test("on the cash basis every sum of sales is again the income of the profit and loss", async () => {
  const { report } = await aLedger();
  const query = `${ALL}&accounting_method=Cash`;
  const profit = await report(`ProfitAndLoss?${query}`);
  const income = totalsOf(profit, "Income").map(cents);
  const unapplied = dataOf([groupOf(profit, "Income")]).find(
    (row) => row.ColData[0].value === "Unapplied Cash Payment Income",
  );
  expect(
    totalsOf(await report(`CustomerIncome?${query}`), "GrandTotal")
      .map(cents)
      .at(-1),
  ).toEqual(totalsOf(profit, "NetIncome").map(cents)[0]);
  for (const name of ["CustomerSales", "DepartmentSales", "ClassSales"]) {
    const sold = totalsOf(await report(`${name}?${query}`), "GrandTotal").map(cents);
    expect([name, (sold[0] ?? 0) + cents(unapplied?.ColData[1].value ?? 0)]).toEqual([name, income[0]]);
  }
});
