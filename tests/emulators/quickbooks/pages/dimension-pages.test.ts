import { expect, test } from "vitest";
import { withDimensions } from "../reports/sample-dimensions.ts";
import type { Json } from "../test-client.ts";

test("a transaction shows its location, the class of its lines, and links its items", async () => {
  const { client, tent } = await withDimensions();
  const { body } = await client.query("select * from Invoice where TxnDate = '2026-05-20'");
  const [invoice] = body.QueryResponse.Invoice as Json[];
  const page = await (await fetch(`${client.emulator.baseUrl}/books/invoices/${invoice.Id}`)).text();
  expect(page).toContain("<dt>Location</dt><dd>Wholesale</dd>");
  expect(page).toContain("Outdoor:Tents");
  expect(page).toContain(`<a href="/books/items/${tent}">Tent</a>`);
});

test("a customer's page says what is particular to it, and does not repeat its name in every row", async () => {
  const { client, ada } = await withDimensions();
  const page = await (await fetch(`${client.emulator.baseUrl}/books/customers/${ada}`)).text();
  expect(page).toContain("<dt>Balance</dt>");
  for (const noise of ["Display name", "Print on check name", "Balance with jobs", "Is project"]) {
    expect(page).not.toContain(`<dt>${noise}</dt>`);
  }
  expect(page).toContain("<h1>Ada</h1>");
  expect(page).not.toContain('<td class="text">Ada</td>');
});

test("what is open after its due date is overdue, by the clock of the books", async () => {
  const { client } = await withDimensions();
  const page = async () => (await fetch(`${client.emulator.baseUrl}/books/invoices?q=320.00`)).text();
  // Net 30 of 20 May, looked at on 1 July.
  expect(await page()).toContain('<span class="chip bad">Overdue</span>');
  await client.control("POST", "clock", { now: "2026-06-01T19:00:00Z" });
  expect(await page()).toContain('<span class="chip open">Open</span>');
});
