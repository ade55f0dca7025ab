import { expect, test } from "vitest";
import { aClient, errorOf, type Json, type TestClient } from "./test-client.ts";

const OPENED = "2026-01-31";

/** Signed home balances of the accounts that have one, debits positive. */
async function balances(client: TestClient): Promise<Record<string, number>> {
  const { trialBalance } = await client.control("GET", "dump");
  const rows = trialBalance.map((row: Json) => [
    row.account,
    Math.round((row.debit - row.credit) * 100) / 100,
  ]);
  return Object.fromEntries(rows.filter(([, amount]: [string, number]) => amount !== 0));
}

test("a customer's opening balance is receivable from the day told, against Opening Balance Equity", async () => {
  const client = await aClient();
  const ada = await client.create("Customer", {
    DisplayName: "Ada",
    Balance: 120.5,
    OpenBalanceDate: OPENED,
  });
  expect(ada).toMatchObject({ Balance: 120.5, BalanceWithJobs: 120.5, SyncToken: "0" });
  expect(ada.OpenBalanceDate).toBeUndefined();
  expect(await balances(client)).toEqual({
    "Accounts Receivable (A/R)": 120.5,
    "Opening Balance Equity": -120.5,
  });
  const entries = (await client.query("select * from JournalEntry")).body.QueryResponse.JournalEntry;
  expect(entries).toHaveLength(1);
  expect(entries[0].TxnDate).toBe(OPENED);
});

test("a vendor's opening balance is payable, and a negative one is owed the other way", async () => {
  const client = await aClient();
  const opening = { OpenBalanceDate: OPENED };
  const rope = await client.create("Vendor", { DisplayName: "Rope Works", Balance: 80, ...opening });
  expect(rope.Balance).toBe(80);
  const ada = await client.create("Customer", { DisplayName: "Ada", Balance: -5, ...opening });
  expect(ada.Balance).toBe(-5);
  expect(await balances(client)).toEqual({
    "Accounts Payable (A/P)": -80,
    "Accounts Receivable (A/R)": -5,
    "Opening Balance Equity": 85,
  });
});

test("a foreign customer's opening balance is in their currency, and the books stay in balance", async () => {
  const client = await aClient();
  await client.post("/exchangerate", { SourceCurrencyCode: "EUR", AsOfDate: "2026-01-01", Rate: 1.25 });
  const eva = await client.create("Customer", {
    DisplayName: "Eva",
    CurrencyRef: { value: "EUR" },
    Balance: 10,
    OpenBalanceDate: OPENED,
  });
  expect(eva.Balance).toBe(10);
  expect(await balances(client)).toEqual({
    "Accounts Receivable (A/R) - EUR": 12.5,
    "Opening Balance Equity": -12.5,
  });
});

test("an opening balance without its day is 6060 and creates nothing; none is needed for zero", async () => {
  const client = await aClient();
  for (const entity of ["customer", "vendor"]) {
    const refused = await client.post(`/${entity}`, { DisplayName: "Ada", Balance: 10 });
    expect([refused.status, errorOf(refused).code]).toEqual([400, "6060"]);
  }
  expect((await client.query("select * from Customer")).body.QueryResponse).toEqual({});
  expect((await client.create("Customer", { DisplayName: "Ada", Balance: 0 })).Balance).toBe(0);
  expect(await balances(client)).toEqual({});
});

test("an opening balance in a closed period is refused with the whole customer", async () => {
  const client = await aClient();
  await client.control("POST", "settings", { BookCloseDate: "2026-02-28" });
  const body = { DisplayName: "Ada", Balance: 10, OpenBalanceDate: OPENED };
  expect(errorOf(await client.post("/customer", body)).code).toBe("6210");
  expect((await client.query("select * from Customer")).body.QueryResponse).toEqual({});
});

test("a balance in an update changes nothing", async () => {
  const client = await aClient();
  const ada = await client.create("Customer", { DisplayName: "Ada" });
  const updated = await client.create("Customer", {
    ...{ Id: ada.Id, SyncToken: "0", DisplayName: "Ada", Notes: "vip" },
    ...{ Balance: 50, OpenBalanceDate: OPENED },
  });
  expect(updated).toMatchObject({ Balance: 0, Notes: "vip" });
  expect(await balances(client)).toEqual({});
});
