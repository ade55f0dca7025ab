import { expect, test } from "vitest";
import { aSampleYear } from "../reports/sample-year.ts";
import { aLine, anInvoice } from "../test-client.ts";

async function pageOf(baseUrl: string, path: string) {
  const answer = await fetch(`${baseUrl}/books/${path}`);
  return { status: answer.status, text: await answer.text() };
}

test("every report of the list opens as a page", async () => {
  const { client } = await aSampleYear();
  const { baseUrl } = client.emulator;
  const index = await pageOf(baseUrl, "reports");
  const paths = [...index.text.matchAll(/href="\/books\/(reports\/\w+)"/g)].map((match) => match[1] ?? "");
  expect(paths.length).toBeGreaterThan(20);
  for (const path of paths) {
    const page = await pageOf(baseUrl, path);
    expect([path, page.status]).toEqual([path, 200]);
  }
});

test("a report page shows the report's numbers, links its accounts and keeps the choices made", async () => {
  const { client } = await aSampleYear();
  const query =
    "start_date=2026-05-01&end_date=2026-06-30&accounting_method=Accrual&summarize_column_by=Month";
  const { text } = await pageOf(client.emulator.baseUrl, `reports/ProfitAndLoss?${query}`);
  expect(text).toContain("May 2026");
  expect(text).toContain("Net Income");
  expect(text).toMatch(/<a href="\/books\/accounts\/\d+">Services<\/a>/);
  expect(text).toContain('value="2026-05-01"');
  expect(text).toContain("<option selected>Month</option>");
  const ledger = await pageOf(client.emulator.baseUrl, "reports/TransactionList?date_macro=All");
  expect(ledger.text).toMatch(/<a href="\/books\/invoices\/\d+">Invoice<\/a>/);
});

test("columns in groups have a head for the group, and every cell its column", async () => {
  const { client } = await aSampleYear();
  const { text } = await pageOf(client.emulator.baseUrl, "reports/ItemSales?summarize_column_by=Quarter");
  expect(text.match(/colspan="7"/g)?.length).toBeGreaterThan(1);
  expect(text).toContain("Gross Margin %");
});

test("amounts are grouped, and only the choices that a report has are offered", async () => {
  const { client, ada } = await aSampleYear();
  await client.create("Invoice", { ...anInvoice(ada, aLine(12345.6)), TxnDate: "2026-06-30" });
  const { baseUrl } = client.emulator;
  const sales = await pageOf(baseUrl, "reports/CustomerSales");
  expect(sales.text).toMatch(/>12,\d{3}\.\d\d</);
  expect(sales.text).toContain('name="accounting_method"');
  const flows = await pageOf(baseUrl, "reports/CashFlow");
  expect(flows.text).toContain('name="summarize_column_by"');
  expect(flows.text).not.toContain('name="accounting_method"');
  const journal = await pageOf(baseUrl, "reports/JournalReport");
  expect(journal.text).not.toContain('name="summarize_column_by"');
});

test("wrong choices are told on the page, and a report that does not exist is not found", async () => {
  const { client } = await aSampleYear();
  const wrong = await pageOf(client.emulator.baseUrl, "reports/ProfitAndLoss?start_date=never");
  expect([wrong.status, wrong.text.includes("Invalid Date Format : never")]).toEqual([200, true]);
  expect((await pageOf(client.emulator.baseUrl, "reports/Nothing")).status).toBe(404);
});
