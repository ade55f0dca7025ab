import fc from "fast-check";
import { expect, test } from "vitest";
import type { Json, TestClient } from "../test-client.ts";
import { REPORT_TABLE } from "./report-table.ts";
import { aSampleYear, totalsOf } from "./sample-year.ts";

const ref = (value: string) => ({ value });

/** A bill half paid, a bill in euro, a credit of the vendor, an expense and a transfer. */
async function withPurchases() {
  const { client } = await aSampleYear();
  const accounts = await client.query("select * from Account where AccountType = 'Expense'");
  const expense = accounts.body.QueryResponse.Account[0].Id;
  const line = (Amount: number) => ({
    Amount,
    DetailType: "AccountBasedExpenseLineDetail",
    AccountBasedExpenseLineDetail: { AccountRef: ref(expense) },
  });
  const clay = (await client.create("Vendor", { DisplayName: "Clay" })).Id;
  const euro = (await client.create("Vendor", { DisplayName: "Euro Clay", CurrencyRef: ref("EUR") })).Id;
  const bill = await client.create("Bill", {
    VendorRef: ref(clay),
    TxnDate: "2026-05-02",
    Line: [line(80), line(20)],
  });
  await client.create("BillPayment", {
    VendorRef: ref(clay),
    TxnDate: "2026-06-03",
    PayType: "Check",
    CheckPayment: { BankAccountRef: ref("35") },
    TotalAmt: 33.33,
    Line: [{ Amount: 33.33, LinkedTxn: [{ TxnId: bill.Id, TxnType: "Bill" }] }],
  });
  await client.create("Bill", {
    VendorRef: ref(euro),
    TxnDate: "2026-06-04",
    CurrencyRef: ref("EUR"),
    ExchangeRate: 1.13,
    Line: [line(19.99)],
  });
  await client.create("VendorCredit", { VendorRef: ref(clay), TxnDate: "2026-06-20", Line: [line(7)] });
  const purchase = { PaymentType: "Cash", AccountRef: ref("35"), EntityRef: { value: clay, type: "Vendor" } };
  await client.create("Purchase", { ...purchase, TxnDate: "2026-06-21", Line: [line(4)] });
  await client.create("Transfer", {
    FromAccountRef: ref("35"),
    ToAccountRef: ref("4"),
    Amount: 3,
    TxnDate: "2026-06-22",
  });
  return { client, clay };
}

const report = async (client: TestClient, path: string): Promise<Json> => {
  const { status, body } = await client.get(`/reports/${path}`);
  expect(status).toBe(200);
  return body;
};

test("aged payables and vendor balances are the payables of the ledger", async () => {
  const { client } = await withPurchases();
  const { trialBalance } = await client.control("GET", "dump");
  const owed = trialBalance
    .filter((row: Json) => row.account.startsWith("Accounts Payable"))
    .reduce((sum: number, row: Json) => sum + Math.round(100 * row.credit) - Math.round(100 * row.debit), 0);
  for (const name of ["AgedPayables", "VendorBalance"]) {
    expect([name, totalsOf(await report(client, name), "GrandTotal").at(-1)]).toEqual([name, owed / 100]);
  }
  const clay = (await report(client, "VendorBalance")).Rows.Row[0];
  // 100.00 less 33.33 paid less the credit of 7.00.
  expect(clay.ColData.map((each: Json) => each.value)).toEqual(["Clay", "59.67"]);
});

test("with purchases the statements balance on both bases, and a half-paid bill counts by half", async () => {
  const { client, clay } = await withPurchases();
  for (const method of ["Accrual", "Cash"]) {
    const query = `start_date=2026-01-01&end_date=2026-06-30&accounting_method=${method}`;
    const sheet = await report(client, `BalanceSheet?${query}`);
    expect(totalsOf(sheet, "TotalAssets")).toEqual(totalsOf(sheet, "TotalLiabilitiesAndEquity"));
    expect(totalsOf(sheet, "NetIncome")).toEqual(
      totalsOf(await report(client, `ProfitAndLoss?${query}`), "NetIncome"),
    );
    const [debit, credit] = totalsOf(await report(client, `TrialBalance?${query}`), "GrandTotal");
    expect(debit).toBe(credit);
    const spent = totalsOf(await report(client, `VendorExpenses?${query}&vendor=${clay}`), "GrandTotal");
    expect(spent).toEqual([method === "Cash" ? 37.33 : 97]);
  }
});

test("whatever parameters come, a report is an answer or a fault of the request", async () => {
  const { client } = await withPurchases();
  const name = fc.constantFrom(...REPORT_TABLE.map((each) => each.name));
  const day = fc.constantFrom("", "2026-06-01", "2026-02-30", "1999-12-31", "x", "2026-06-30");
  const params = fc.record(
    {
      start_date: day,
      end_date: day,
      report_date: day,
      date_macro: fc.constantFrom(
        "",
        "This Month",
        "last fiscal quarter-to-date",
        "next calendar year",
        "Last Week",
        "z",
      ),
      accounting_method: fc.constantFrom("Cash", "accrual", "?"),
      summarize_column_by: fc.constantFrom(
        "Total",
        "month",
        "Quarter",
        "Year",
        "Week",
        "Customers",
        "Vendors",
        "Classes",
        "ProductsAndServices",
        "%",
      ),
      customer: fc.constantFrom("", "1", "1,2", "x", "-1"),
      account: fc.constantFrom("", "35", "4,84", "x"),
      item: fc.constantFrom("", "1", "x"),
      class: fc.constantFrom("", "1", "x"),
      term: fc.constantFrom("", "3"),
      memo: fc.constantFrom("", "a", ",,"),
      sort_by: fc.constantFrom("", "tx_date", "total", "x"),
      sort_order: fc.constantFrom("", "ascend", "Descend", "x"),
      group_by: fc.constantFrom("", "Name", "account", "Transaction Type", "x"),
      transaction_type: fc.constantFrom("", "Bill", "ReceivePayment", "CashPurchase", "x"),
      columns: fc.constantFrom("", "tx_date", "doc_num,name,,memo", "rbal_nat_amount", "?"),
      aging_period: fc.constantFrom("", "7", "0", "x"),
      num_periods: fc.constantFrom("", "1", "9"),
      agency_id: fc.constantFrom("", "1", "x"),
    },
    { requiredKeys: [] },
  );
  await fc.assert(
    fc.asyncProperty(name, params, async (report, asked) => {
      const { status, body } = await client.get(`/reports/${report}?${new URLSearchParams(asked)}`);
      if (status === 200) return body.Header.ReportName === report;
      return status === 400 && ["2060", "2170", "2190", "2240"].includes(body.Fault.Error[0].code);
    }),
    { numRuns: 200 },
  );
});
