import { expect, test } from "vitest";
import { aClient, type Json, type TestClient } from "../test-client.ts";
import { withDimensions } from "./sample-dimensions.ts";
import { groupOf, totalsOf } from "./sample-year.ts";

const YEAR = "start_date=2026-01-01&end_date=2026-06-30";

async function report(client: TestClient, path: string): Promise<Json> {
  const { status, body } = await client.get(`/reports/${path}`);
  expect([path, status]).toEqual([path, 200]);
  return body;
}
const values = (cells: Json[]) => cells.map((each) => each.value);
const rowNamed = (body: Json, name: string): Json =>
  body.Rows.Row.find((row: Json) => (row.ColData ?? row.Header?.ColData)?.[0].value === name);
const titles = (body: Json) => body.Columns.Column.map((each: Json) => each.ColTitle);

test("sales by class nest a class below its parent, and group by the class's id", async () => {
  const { client, outdoor, shop } = await withDimensions();
  const body = await report(client, `ClassSales?${YEAR}`);
  expect(body.Columns.Column[0].ColType).toBe("Class");
  const parent = rowNamed(body, "Outdoor");
  expect([parent.group, parent.type, values(parent.Header.ColData)]).toEqual([
    outdoor,
    "Section",
    ["Outdoor", "20.00"],
  ]);
  expect(values(parent.Rows.Row[0].ColData)).toEqual(["Tents", "300.00"]);
  expect(values(parent.Summary.ColData)).toEqual(["Total Outdoor", "320.00"]);
  const leaf = rowNamed(body, "Shop");
  expect([leaf.group, values(leaf.ColData)]).toEqual([shop, ["Shop", "13.20"]]);
  expect(rowNamed(body, "Not Specified").group).toBe("**");
  const byLocation = await report(client, `DepartmentSales?${YEAR}&summarize_column_by=Classes`);
  expect(titles(byLocation)).toEqual(["", "Outdoor", "Outdoor:Tents", "Shop", "Not Specified", "TOTAL"]);
  expect(values(rowNamed(byLocation, "Wholesale").ColData)).toEqual([
    "Wholesale",
    "20.00",
    "300.00",
    "",
    "",
    "320.00",
  ]);
});

test("sales by item have quantity, amount, share, price, cost and margin, also of what was given away", async () => {
  const { client, tent } = await withDimensions();
  const body = await report(client, `ItemSales?${YEAR}`);
  const [first, group] = body.Columns.Column;
  expect([first.ColType, group.ColTitle]).toEqual(["ProductsAndService", "Total"]);
  expect(titles({ Columns: group.Columns })).toEqual([
    "Quantity",
    "Amount",
    "% of Sales",
    "Avg Price",
    "COGS",
    "Gross Margin",
    "Gross Margin %",
  ]);
  expect(group.Columns.Column[0].MetaData).toEqual([
    { Name: "StartDate", Value: "2026-01-01" },
    { Name: "EndDate", Value: "2026-06-30" },
  ]);
  // Four left the store, one of them for nothing: two at 40.00 and two at 42.00.
  const { ColData } = rowNamed(body, "Tent");
  expect(ColData[0]).toEqual({ value: "Tent", id: tent });
  expect(values(ColData).slice(1, 3)).toEqual(["4.00", "300.00"]);
  expect(values(ColData).slice(4)).toEqual(["75.00", "164.00", "136.00", "45.33 %"]);
  expect(values(ColData)[3]).toMatch(/^\d\d\.\d\d %$/);
  const months = await report(client, `ItemSales?${YEAR}&summarize_column_by=Quarter`);
  expect(months.Columns.Column.map((each: Json) => each.Columns?.Column.length)).toEqual([
    undefined,
    7,
    7,
    7,
  ]);
  expect(rowNamed(months, "Tent").ColData).toHaveLength(22);
  expect(values(rowNamed(months, "Tent").ColData).slice(1, 9)).toEqual([...new Array(7).fill(""), "4.00"]);
});

test("income by customer counts what was spent for them, expenses negative", async () => {
  const { client, ada } = await withDimensions();
  const body = await report(client, `CustomerIncome?${YEAR}&customer=${ada}`);
  expect([body.Header.ReportName, body.Header.Customer]).toEqual(["CustomerIncome", ada]);
  expect(body.Header).not.toHaveProperty("SummarizeColumnsBy");
  expect(titles(body)).toEqual(["", "Income", "Expenses", "Net Income"]);
  const [name, income, expenses, net] = values(rowNamed(body, "Ada").ColData);
  // Goods of 164.00, an expense of 25.00 on her behalf and 6.00 of an entry in her name.
  expect([name, expenses]).toEqual(["Ada", "-195.00"]);
  expect(Math.round(100 * (Number(income) + Number(expenses)))).toBe(Math.round(100 * Number(net)));
});

test("the detailed profit and loss lists the lines under their accounts, with a growing balance", async () => {
  const { client } = await withDimensions();
  const june = "start_date=2026-06-01&end_date=2026-06-30";
  const body = await report(client, `ProfitAndLossDetail?${june}`);
  expect(body.Columns.Column.map((each: Json) => each.MetaData[0].Value)).toEqual([
    "tx_date",
    "txn_type",
    "doc_num",
    "name",
    "dept_name",
    "klass_name",
    "memo",
    "split_acc",
    "subt_nat_home_amount",
    "rbal_nat_home_amount",
  ]);
  const [ordinary, other, net] = body.Rows.Row;
  expect(ordinary.Header.ColData[0].value).toBe("Ordinary Income/Expenses");
  const [income] = ordinary.Rows.Row;
  const services = income.Rows.Row.find((row: Json) => row.Header.ColData[0].value === "Services");
  const rows = services.Rows.Row.map((row: Json) => values(row.ColData));
  expect(rows.slice(0, 2)).toEqual([
    ["2026-06-05", "Invoice", "", "Bea", "", "", "", "Accounts Receivable (A/R) - EUR", "36.66", "36.66"],
    ["2026-06-07", "Sales Receipt", "", "Bea", "Store", "Shop", "", "Undeposited Funds", "13.20", "49.86"],
  ]);
  expect([other.Header.ColData[0].value, net.Summary.ColData[0].value]).toEqual([
    "Other Income/Expense",
    "Net Income",
  ]);
  const only = await report(
    client,
    `ProfitAndLossDetail?${june}&columns=tx_date,name,subt_nat_amount&class=1`,
  );
  expect(only.Rows).toEqual({});
});

test("transactions with their lines: the first line in full, the others without the transaction's own", async () => {
  const { client } = await withDimensions();
  const body = await report(client, "TransactionListWithSplits?start_date=2026-05-20&end_date=2026-05-20");
  expect(body.Columns.Column.at(-1).MetaData[0].Value).toBe("nat_home_amount");
  const rows = body.Rows.Row.map((row: Json) => values(row.ColData));
  expect(rows[0]).toEqual([
    "2026-05-20",
    "Invoice",
    "",
    "Yes",
    "Ada",
    "Wholesale",
    "Spring order",
    "Accounts Receivable (A/R)",
    "320.00",
  ]);
  expect(rows[1].slice(0, 6)).toEqual(["0-00-00", "", "", "", "", ""]);
  expect(rows[1].slice(-2)).toEqual(["Sales of Product Income", "300.00"]);
  expect(rows.at(-1)).toEqual(new Array(9).fill(""));
  const byName = await report(client, `TransactionListWithSplits?${YEAR}&group_by=Name`);
  expect(byName.Rows.Row.map((row: Json) => row.Header.ColData[0].value)).toEqual([
    "Ada",
    "Bea",
    "Clay",
    "Not Specified",
  ]);
  const byType = await report(client, `TransactionListWithSplits?${YEAR}&group_by=transaction type`);
  expect(byType.Rows.Row.map((row: Json) => row.Header.ColData[0].value)).toContain("Bill");
});

test("filters of a list leave out the lines of other classes and items, and name themselves in the header", async () => {
  const { client, tents, tent } = await withDimensions();
  for (const [filter, header, id] of [
    ["class", "Class", tents],
    ["item", "Item", tent],
  ] as const) {
    const path = `TransactionListWithSplits?${YEAR}&transaction_type=Invoice&${filter}=${id}`;
    const body = await report(client, path);
    expect(body.Header[header]).toBe(id);
    const amounts = body.Rows.Row.map((row: Json) => row.ColData.at(-1).value);
    // What it earned, the cost of its goods and where these were: the asset account.
    expect(amounts).toEqual(["300.00", "-164.00", "164.00", ""]);
  }
});

test("filters by class, location, term, item, employee, project and memo keep what is theirs", async () => {
  const { client, tents, store, net30, tent } = await withDimensions();
  const income = async (filter: string) => {
    const body = await report(client, `ProfitAndLoss?${YEAR}&${filter}`);
    return totalsOf(body, "Income");
  };
  expect(await income(`class=${tents}`)).toEqual([300]);
  expect(await income(`department=${store}`)).toEqual([13.2]);
  expect(await income(`term=${net30}`)).toEqual([320]);
  expect(await income(`item=${tent}`)).toEqual([300]);
  expect(await income("employee=1")).toEqual([0]);
  expect(await income("project=1")).toEqual([0]);
  expect(await income("memo=spring")).toEqual([320]);
  const costs = await report(client, `ProfitAndLoss?${YEAR}&class=${tents}`);
  expect(totalsOf(costs, "COGS")).toEqual([164]);
});

test("columns by employee and item exist, and lines without one are not specified", async () => {
  const { client } = await withDimensions();
  const employees = await report(client, `ProfitAndLoss?${YEAR}&summarize_column_by=Employees`);
  expect(titles(employees)).toEqual(["", "Not Specified", "TOTAL"]);
  const items = await report(client, `ProfitAndLoss?${YEAR}&summarize_column_by=ProductsAndServices`);
  expect(titles(items)).toEqual(["", "Services", "Tent", "Not Specified", "TOTAL"]);
  expect(groupOf(items, "COGS").Summary.ColData.map((each: Json) => each.value)).toEqual([
    "Total Cost of Goods Sold",
    "0.00",
    "164.00",
    "0.00",
    "164.00",
  ]);
});

test.each([
  ["ReceivePayment", "Payment", 3],
  ["CreditCardCharge", "Expense", 1],
  ["CashPurchase", "Expense", 0],
  ["CreditRefund", "Refund", 1],
  ["BillPaymentCheck", "Bill Payment (Check)", 0],
])("transaction type %s of the documentation is a %s", async (asked, shown, count) => {
  const { client } = await withDimensions();
  const { Rows } = await report(client, `TransactionList?${YEAR}&transaction_type=${asked}`);
  const rows = Rows.Row ?? [];
  expect(rows.map((row: Json) => row.ColData[1].value)).toEqual(new Array(count).fill(shown));
});

test("only profit and loss and balance sheet name an accounting standard, only sums their columns", async () => {
  const client = await aClient();
  const header = async (name: string) => (await report(client, name)).Header;
  const standard = { Name: "AccountingStandard", Value: "GAAP" };
  expect((await header("BalanceSheet")).Option).toContainEqual(standard);
  expect((await header("CashFlow")).Option).not.toContainEqual(standard);
  expect(await header("CashFlow")).not.toHaveProperty("ReportBasis");
  expect((await header("ClassSales")).SummarizeColumnsBy).toBe("Total");
  expect(await header("GeneralLedger")).not.toHaveProperty("SummarizeColumnsBy");
});

test("rows are sorted within their section, totals stay at the end", async () => {
  const { client } = await withDimensions();
  const accounts = async (search: string) => {
    const body = await report(client, `ProfitAndLoss?${YEAR}${search}`);
    return groupOf(body, "Income").Rows.Row.map((row: Json) => row.ColData[0].value);
  };
  expect(await accounts("&sort_order=descend")).toEqual([
    "Sales of Product Income",
    "Services",
    "Shipping Income",
    "Discounts given",
  ]);
  expect((await accounts("&sort_order=ascend"))[0]).toBe("Discounts given");
  const list = await report(
    client,
    `TransactionList?${YEAR}&sort_by=subt_nat_home_amount&sort_order=descend`,
  );
  const amounts = list.Rows.Row.map((row: Json) => Number(row.ColData.at(-1).value));
  expect(amounts).toEqual(amounts.toSorted((a: number, b: number) => b - a));
  const byCustomer = await report(client, `TransactionListByCustomer?${YEAR}&sort_order=descend`);
  const days = byCustomer.Rows.Row[0].Rows.Row.map((row: Json) => row.ColData[0].value);
  expect(days).toEqual(days.toSorted().reverse());
  const sales = await report(client, `CustomerSales?${YEAR}&sort_by=cust_name&sort_order=descend`);
  expect(sales.Rows.Row.map((row: Json) => (row.ColData ?? row.Summary.ColData)[0].value)).toEqual([
    "Bea",
    "Ada",
    "TOTAL",
  ]);
  for (const wrong of ["sort_order=up", "sort_by=moon"]) {
    const { status, body } = await client.get(`/reports/TransactionList?${wrong}`);
    expect([status, body.Fault.Error[0].code]).toEqual([400, "2170"]);
  }
});

test.each([
  ["end_duedate=2026-06-30&transaction_type=Invoice", ["2026-05-10", "2026-05-20"]],
  ["start_duedate=2026-07-01&transaction_type=Invoice", ["2026-06-05"]],
  ["duedate_macro=this month&transaction_type=Invoice", ["2026-06-05"]],
  ["arpaid=Paid", []],
  ["arpaid=unpaid", ["2026-05-10", "2026-05-20", "2026-06-05"]],
  ["appaid=Unpaid", ["2026-05-03"]],
  ["bothamount=320", ["2026-05-20"]],
  ["docnum=web-1,web-2", ["2026-05-10"]],
  ["source_account_type=CreditCard", ["2026-06-08"]],
  ["start_moddate=2026-07-02", []],
  ["createdate_macro=today&transaction_type=Bill", ["2026-05-03"]],
])("the transaction list with %s", async (filter, days) => {
  const { client } = await withDimensions();
  const body = await report(client, `TransactionList?${YEAR}&${filter}`);
  expect((body.Rows.Row ?? []).map((row: Json) => row.ColData[0].value)).toEqual(days);
});

test("a company of one currency that tracks nothing has the plain columns", async () => {
  const client = await aClient({ company: { plan: "Essentials", multicurrency: false } });
  const keysOf = async (name: string) =>
    (await report(client, name)).Columns.Column.map((each: Json) => each.MetaData[0].Value);
  expect(await keysOf("GeneralLedger")).toEqual([
    ...["tx_date", "txn_type", "doc_num", "name", "memo", "split_acc"],
    ...["subt_nat_amount", "rbal_nat_amount"],
  ]);
  expect(await keysOf("JournalReport")).toContain("debt_amt");
  expect((await keysOf("TransactionListWithSplits")).at(-1)).toBe("nat_amount");
});
