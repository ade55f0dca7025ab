import { expect, test } from "vitest";
import { aClient, aLine, anInvoice, type TestClient } from "./test-client.ts";

const options = { seed: 7, clock: () => new Date("2026-05-04T12:00:00Z") };

/** Calls of every kind: lists, forms, links, refusals, request ids, tokens, settings, the clock. */
async function work(client: TestClient): Promise<unknown[]> {
  const answers: unknown[] = [
    client.emulator.accessToken,
    client.emulator.refreshToken,
    client.emulator.realmId,
  ];
  const note = async (answer: Promise<{ status: number; body: unknown; headers: Headers }>) => {
    const { status, body, headers } = await answer;
    answers.push([status, headers.get("intuit_tid"), body]);
  };
  await note(client.post("/customer?requestid=r-1", { DisplayName: "Ada", CurrencyRef: { value: "EUR" } }));
  await note(client.post("/customer", { DisplayName: "Ada" }));
  await note(client.post("/customer?requestid=r-1", { DisplayName: "Ada" }));
  const euro = { ...anInvoice("1", aLine(10), aLine(20)), CurrencyRef: { value: "EUR" } };
  await note(client.post("/invoice", euro));
  await client.control("POST", "clock", { advanceMs: 3_000_000 });
  await note(client.post("/salesreceipt", euro));
  await note(
    client.post("/payment", {
      CustomerRef: { value: "1" },
      CurrencyRef: { value: "EUR" },
      TotalAmt: 30,
      ExchangeRate: 1.2,
      Line: [{ Amount: 30, LinkedTxn: [{ TxnId: "1", TxnType: "Invoice" }] }],
    }),
  );
  await note(client.post("/class", { Name: "Web" }));
  await client.control("POST", "settings", { applicationBumpsSyncToken: false });
  await note(client.post("/salesreceipt?operation=delete", { Id: "2", SyncToken: "0" }));
  await note(client.query("select * from Invoice"));
  await note(client.get("/nothing"));
  return answers;
}

test("the same seed, clock and calls give the same answers, dumps and snapshots to the byte", async () => {
  const [first, second] = [await aClient(options), await aClient(options)];
  expect(JSON.stringify(await work(second))).toBe(JSON.stringify(await work(first)));
  for (const path of ["dump", "journal", "snapshot"]) {
    const [one, two] = [await first.control("GET", path), await second.control("GET", path)];
    expect(JSON.stringify(two)).toBe(JSON.stringify(one));
  }
});

test("another seed gives other tokens and another realm", async () => {
  const [first, second] = [await aClient(options), await aClient({ ...options, seed: 8 })];
  expect(second.emulator.accessToken).not.toBe(first.emulator.accessToken);
  expect(second.emulator.realmId).not.toBe(first.emulator.realmId);
});
