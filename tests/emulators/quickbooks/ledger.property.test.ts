import fc from "fast-check";
import { expect, test } from "vitest";
import { startQuickBooksEmulator } from "./start.ts";
import { type Answer, clientOf, type Json, type TestClient } from "./test-client.ts";

const cents = fc.integer({ min: -500, max: 20_000 }).map((minor) => minor / 100);
const lineOf = (items: string[]) =>
  fc.record({
    Amount: cents,
    DetailType: fc.constant("SalesItemLineDetail"),
    SalesItemLineDetail: fc.record({
      ItemRef: fc.constantFrom(...items).map((value) => ({ value })),
      TaxCodeRef: fc.constantFrom({ value: "TAX" }, { value: "NON" }),
    }),
  });
/** Customer 1 trades in dollars, customer 2 in euros. */
const form = fc
  .record({
    isForeign: fc.boolean(),
    first: lineOf(["1"]),
    more: fc.array(lineOf(["1", "2", "SHIPPING_ITEM_ID"]), { maxLength: 2 }),
    DepositToAccountRef: fc.constant({ value: "4" }),
    ShipAddr: fc.constantFrom({ CountrySubDivisionCode: "AZ" }, { CountrySubDivisionCode: "NY" }),
    ExchangeRate: fc.constantFrom(1.0833, 0.97),
  })
  .map(({ isForeign, first, more, ...rest }) => ({
    ...rest,
    CustomerRef: { value: isForeign ? "2" : "1" },
    CurrencyRef: { value: isForeign ? "EUR" : "USD" },
    Line: [first, ...more],
  }));
const ENTITIES = ["Invoice", "SalesReceipt", "CreditMemo", "RefundReceipt", "Estimate"] as const;
const call = fc.oneof(
  fc.record({ kind: fc.constant("create" as const), entity: fc.constantFrom(...ENTITIES), body: form }),
  fc.record({ kind: fc.constant("pay" as const), pick: fc.nat(20), amount: cents }),
  fc.record({
    kind: fc.constantFrom("delete" as const, "void" as const, "update" as const),
    entity: fc.constantFrom(...ENTITIES, "Payment" as const),
    pick: fc.nat(20),
    body: form,
  }),
);
type Call = typeof call extends fc.Arbitrary<infer T> ? T : never;

async function perform(client: TestClient, step: Call): Promise<Answer | undefined> {
  if (step.kind === "create") return client.post(`/${step.entity.toLowerCase()}`, step.body);
  const entity = step.kind === "pay" ? "Invoice" : step.entity;
  const rows: Json[] = (await client.query(`select * from ${entity}`)).body.QueryResponse[entity] ?? [];
  const target = rows[step.pick % Math.max(1, rows.length)];
  if (target === undefined) return undefined;
  if (step.kind === "pay") {
    return client.post("/payment", {
      CustomerRef: target.CustomerRef,
      CurrencyRef: target.CurrencyRef,
      TotalAmt: step.amount,
      Line: [
        {
          Amount: Math.min(step.amount, target.Balance),
          LinkedTxn: [{ TxnId: target.Id, TxnType: "Invoice" }],
        },
      ],
    });
  }
  const keys = { Id: target.Id, SyncToken: target.SyncToken };
  const path = `/${entity.toLowerCase()}`;
  if (step.kind === "update") return client.post(path, { ...keys, sparse: true, Line: step.body.Line });
  const suffix = step.kind === "void" && entity !== "Invoice" ? "?include=void" : `?operation=${step.kind}`;
  return client.post(`${path}${suffix}`, keys);
}

test("whatever is called, the trial balance is zero and balances follow the links", async () => {
  let acceptedInAll = 0;
  await fc.assert(
    fc.asyncProperty(
      fc.tuple(form, fc.array(call, { minLength: 4, maxLength: 14 })),
      async ([first, steps]) => {
        const client = clientOf(await startQuickBooksEmulator());
        await client.create("Customer", { DisplayName: "Ada" });
        await client.create("Customer", { DisplayName: "Bea", CurrencyRef: { value: "EUR" } });
        for (const step of [{ kind: "create" as const, entity: "Invoice" as const, body: first }, ...steps]) {
          const answer = await perform(client, step);
          if (answer !== undefined) expect([200, 400]).toContain(answer.status);
          if (answer?.status === 200) acceptedInAll += 1;
        }
        const dump = await client.control("GET", "dump");
        const cents = (key: string) =>
          dump.trialBalance.reduce((sum: number, row: Json) => sum + Math.round(row[key] * 100), 0);
        expect(cents("debit")).toBe(cents("credit"));
        for (const customer of dump.Customer)
          expect(customer.Balance).toBeCloseTo(openOf(dump, customer.Id), 6);
        await client.emulator.close();
      },
    ),
    { numRuns: 25 },
  );
  // Random calls that are all refused would prove nothing.
  expect(acceptedInAll).toBeGreaterThan(50);
});

/** What a customer owes by its documents: open invoices less remaining credits and unapplied money. */
function openOf(dump: Json, customerId: string): number {
  const sum = (rows: Json[], key: string) =>
    rows
      .filter((row) => row.CustomerRef?.value === customerId)
      .reduce((total, row) => total + (row[key] ?? 0), 0);
  return sum(dump.Invoice, "Balance") - sum(dump.CreditMemo, "Balance") - sum(dump.Payment, "UnappliedAmt");
}
