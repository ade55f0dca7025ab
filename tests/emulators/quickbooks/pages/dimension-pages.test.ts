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
