import { expect, test } from "vitest";
import { aClient, aCustomer, aLine, anInvoice, type Json } from "../test-client.ts";
import { withDimensions } from "./sample-dimensions.ts";
import { aSampleYear, type SampleYear, totalsOf } from "./sample-year.ts";

const report = async ({ client }: SampleYear, path: string) => {
  const { status, body } = await client.get(`/reports/${path}`);
  expect(status).toBe(200);
  return body;
};
const cents = (text: string) => Math.round(Number(text) * 100);
const values = (row: Json) => row.ColData.map((each: Json) => each.value);

/** The receivables of the trial balance, in cents. */
async function receivables({ client }: SampleYear): Promise<number> {
  const { trialBalance } = await client.control("GET", "dump");
  return trialBalance
    .filter((row: Json) => row.account.startsWith("Accounts Receivable"))
    .reduce((sum: number, row: Json) => sum + Math.round(100 * row.debit) - Math.round(100 * row.credit), 0);
}

test("aged receivables and customer balances are the receivables of the ledger", async () => {
  const year = await aSampleYear();
  const wanted = (await receivables(year)) / 100;
  const aged = await report(year, "AgedReceivables");
  expect(aged.Columns.Column.map((each: Json) => each.ColTitle)).toEqual([
    "",
    "Current",
    "1 - 30",
    "31 - 60",
    "61 - 90",
    "91 and over",
    "Total",
  ]);
  expect(totalsOf(aged, "GrandTotal").at(-1)).toBe(wanted);
  const ada = aged.Rows.Row.find((row: Json) => row.ColData?.[0].value === "Ada");
  // OLD-1 of 40.00 is due since January; the payment on account and the rest of the credit count against her.
  expect(values(ada)).toEqual(["Ada", "", "31.00", "", "", "40.00", "71.00"]);
  expect(totalsOf(await report(year, "CustomerBalance"), "GrandTotal")).toEqual([wanted]);
  const detail = await report(year, "AgedReceivableDetail");
  const open = detail.Rows.Row.reduce(
    (sum: number, row: Json) => sum + cents(row.Summary.ColData[6].value),
    0,
  );
  expect(open / 100).toBe(wanted);
  const balances = await report(year, "CustomerBalanceDetail");
  const sum = balances.Rows.Row.reduce(
    (all: number, row: Json) => all + cents(row.Summary.ColData[5].value),
    0,
  );
  expect(sum / 100).toBe(wanted);
});

test("receivables of an earlier day know only what was booked by then", async () => {
  const year = await aSampleYear();
  const aged = await report(year, "AgedReceivables?report_date=2026-05-31");
  // 40.00 of last year and 95.00 + 8.00 tax of May, before any payment.
  expect(totalsOf(aged, "GrandTotal").at(-1)).toBe(143);
});

test("the general ledger ends each account at its balance", async () => {
  const year = await aSampleYear();
  const body = await report(year, "GeneralLedger?start_date=2026-06-01&end_date=2026-06-30&account=35");
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
  const [checking] = body.Rows.Row;
  expect(checking.Header.ColData[0]).toEqual({ value: "Checking", id: "35" });
  expect(
    checking.Rows.Row.map((row: Json) => [values(row)[0], values(row)[1], ...values(row).slice(-2)]),
  ).toEqual([
    ["2026-06-12", "Refund", "-8.00", "-8.00"],
    ["2026-06-16", "Deposit", "57.50", "49.50"],
    ["2026-06-30", "Journal Entry", "-30.00", "19.50"],
  ]);
  expect(checking.Summary.ColData.at(-2).value).toBe("19.50");
});

test("the journal balances transaction by transaction, and the list names each once", async () => {
  const year = await aSampleYear();
  const journal = await report(year, "JournalReport?start_date=2026-01-01&end_date=2026-06-30");
  const [debit, credit] = totalsOf(journal, "GrandTotal").slice(-2);
  expect(debit).toBe(credit);
  const list = await report(
    year,
    "TransactionList?start_date=2026-05-01&end_date=2026-05-31&columns=tx_date,txn_type,doc_num,name,subt_nat_amount",
  );
  expect(list.Rows.Row.map(values)).toEqual([["2026-05-10", "Invoice", "WEB-1", "Ada", "103.00"]]);
  const byCustomer = await report(
    year,
    "TransactionListByCustomer?start_date=2026-05-01&end_date=2026-06-30&transaction_type=invoice",
  );
  expect(byCustomer.Rows.Row.map((row: Json) => row.Header.ColData[0].value)).toEqual(["Ada", "Bea"]);
});

test("sales by customer and by item sum to the income of the profit and loss", async () => {
  const year = await aSampleYear();
  const query = "start_date=2026-01-01&end_date=2026-06-30";
  const income = totalsOf(await report(year, `ProfitAndLoss?${query}`), "Income");
  expect(totalsOf(await report(year, `CustomerSales?${query}`), "GrandTotal")).toEqual(income);
  expect(totalsOf(await report(year, `ItemSales?${query}`), "GrandTotal")[1]).toBe(income[0]);
});

test("the tax summary is what was posted to the agency, and the chart shows its balance", async () => {
  const year = await aSampleYear();
  const body = await report(year, "TaxSummary?start_date=2026-01-01&end_date=2026-06-30");
  expect(totalsOf(body, "GrandTotal")).toEqual([100, 8]);
  const chart = await report(year, "AccountList");
  const payable = chart.Rows.Row.find(
    (row: Json) => row.ColData[0].value === "Board of Equalization Payable",
  );
  expect(payable.ColData[4].value).toBe("8.00");
});

test("the inventory valuation is the balance of the inventory asset, on any day", async () => {
  const client = await aClient({ clock: () => new Date("2026-07-01T19:00:00Z") });
  const item = await client.create("Item", {
    Name: "Mug",
    Type: "Inventory",
    Sku: "MUG-1",
    TrackQtyOnHand: true,
    QtyOnHand: 10,
    InvStartDate: "2026-06-01",
    PurchaseCost: 4,
    IncomeAccountRef: { value: "79" },
    ExpenseAccountRef: { value: "80" },
    AssetAccountRef: { value: "81" },
  });
  const sold = aLine(30, { ItemRef: { value: item.Id }, Qty: 3, UnitPrice: 10 });
  await client.create("Invoice", { ...anInvoice(await aCustomer(client), sold), TxnDate: "2026-06-20" });
  const on = async (day: string) =>
    (await client.get(`/reports/InventoryValuationSummary?report_date=${day}`)).body;
  expect(
    (await on("2026-06-19")).Rows.Row.map((row: Json) => (row.ColData ?? row.Summary.ColData)[3].value),
  ).toEqual(["40.00", "40.00"]);
  const today = await on("2026-07-01");
  expect(values(today.Rows.Row[0])).toEqual(["Mug", "MUG-1", "7", "28.00", "4.00"]);
  const { trialBalance } = await client.control("GET", "dump");
  const asset = trialBalance.find((row: Json) => row.account === "Inventory Asset");
  expect(totalsOf(today, "GrandTotal")[2]).toBe(asset.debit);
  expect((await client.get("/reports/InventoryValuationSummary?report_date=2026-05-31")).body.Rows).toEqual(
    {},
  );
});

test("the detailed inventory valuation ends each item at its value in stock, START first", async () => {
  const { client } = await withDimensions();
  const { body } = await client.get("/reports/InventoryValuationDetail?date_macro=All");
  expect(body.Header).not.toHaveProperty("SummarizeColumnsBy");
  const [tent] = body.Rows.Row;
  expect(tent.Rows.Row.map(values)).toEqual([
    ["2026-01-01", "Inventory Starting Value", "START", "", "2.00", "40.00", "80.00", "2.00", "80.00"],
    ["2026-05-03", "Bill", "", "Clay", "4.00", "42.00", "168.00", "6.00", "248.00"],
    ["2026-05-20", "Invoice", "", "Ada", "-4.00", "41.00", "-164.00", "2.00", "84.00"],
  ]);
  expect(values({ ColData: tent.Summary.ColData })).toEqual([
    "Total for Tent",
    ...["", "", "", "2.00", "", "84.00", "2.00", "84.00"],
  ]);
  const may = await client.get(
    "/reports/InventoryValuationDetail?start_date=2026-05-20&columns=tx_date,qty_on_hand",
  );
  expect(may.body.Rows.Row[0].Rows.Row.map(values)).toEqual([["2026-05-20", "2.00"]]);
});

test("the general ledger is in the order of account types, sub-accounts within their parent", async () => {
  const { client } = await aSampleYear();
  const car = await client.create("Account", { Name: "Van", AccountType: "Fixed Asset" });
  const cost = await client.create("Account", {
    Name: "Price paid",
    AccountType: "Fixed Asset",
    SubAccount: true,
    ParentRef: { value: car.Id },
  });
  const side = (PostingType: string, value: string) => ({
    Amount: 90,
    DetailType: "JournalEntryLineDetail",
    JournalEntryLineDetail: { PostingType, AccountRef: { value } },
  });
  await client.create("JournalEntry", {
    TxnDate: "2025-12-01",
    Line: [side("Debit", cost.Id), side("Credit", "35")],
  });
  const path = "/reports/GeneralLedger?start_date=2026-01-01&end_date=2026-06-30";
  const { Row } = (await client.get(path)).body.Rows;
  const heads = Row.map((row: Json) => row.Header.ColData[0]);
  const van = Row.find((row: Json) => row.Header.ColData[0].value === "Van");
  expect(heads[0]).toEqual({ value: "Checking", id: "35" });
  const places = ["Checking", "Accounts Receivable (A/R)", "Van", "Services"].map((name) =>
    heads.findIndex((head: Json) => head.value === name),
  );
  expect(places).toEqual(places.toSorted((a, b) => a - b));
  expect(places).not.toContain(-1);
  expect(van.Header.ColData[0]).toEqual({ value: "Van", id: car.Id });
  const [nested] = van.Rows.Row;
  expect(nested.Header.ColData[0]).toEqual({ value: "Price paid" });
  expect(values(nested.Rows.Row[0]).at(0)).toBe("Beginning Balance");
  expect(values(nested.Rows.Row[0]).at(-1)).toBe("90.00");
  // Nothing moved within the period, so that there is no total to show.
  expect(nested.Summary.ColData.map((each: Json) => each.value).filter(Boolean)).toEqual([
    "Total for Price paid",
  ]);
  expect(van.Summary.ColData.map((each: Json) => each.value).filter(Boolean)).toEqual(["Total for Van"]);
});
