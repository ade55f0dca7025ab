import fc from "fast-check";
import { expect, test } from "vitest";
import { startQuickBooksEmulator } from "./start.ts";
import { type Answer, clientOf, type Json, type TestClient } from "./test-client.ts";

const ref = (value: string) => ({ value });
const cents = fc.integer({ min: 0, max: 20_000 }).map((minor) => minor / 100);
const day = fc.integer({ min: 1, max: 28 }).map((number) => `2026-03-${String(number).padStart(2, "0")}`);
const quantity = fc.constantFrom(1, 2, 0.5, 3, 7, -1);
/** Items 3 and 4 are inventory, 1 is a service; items and accounts as the company starts with them. */
const item = fc.constantFrom("3", "4", "1").map(ref);

const saleLine = fc.record({ item, Qty: quantity, Amount: cents }).map(({ item: ItemRef, Qty, Amount }) => ({
  Amount,
  DetailType: "SalesItemLineDetail",
  SalesItemLineDetail: { ItemRef, Qty, TaxCodeRef: ref("NON") },
}));
const costLine = fc.oneof(
  fc.record({ item: fc.constantFrom("3", "4"), Qty: quantity, Amount: cents }).map((row) => ({
    Amount: row.Amount,
    DetailType: "ItemBasedExpenseLineDetail",
    ItemBasedExpenseLineDetail: { ItemRef: ref(row.item), Qty: row.Qty },
  })),
  cents.map((Amount) => ({
    Amount,
    DetailType: "AccountBasedExpenseLineDetail",
    AccountBasedExpenseLineDetail: { AccountRef: ref("20") },
  })),
);
const lines = <T>(line: fc.Arbitrary<T>) => fc.array(line, { minLength: 1, maxLength: 3 });
/** Customer 1 and vendor 2 trade in dollars, customer 3 and vendor 4 in euros. */
const money = fc.constantFrom(
  { customer: "1", vendor: "2", currency: { CurrencyRef: ref("USD") } },
  { customer: "3", vendor: "4", currency: { CurrencyRef: ref("EUR"), ExchangeRate: 1.0833 } },
);
const sale = fc.record({ money, TxnDate: day, Line: lines(saleLine) }).map(({ money: who, ...rest }) => ({
  ...rest,
  ...who.currency,
  CustomerRef: ref(who.customer),
  DepositToAccountRef: ref("4"),
}));
const cost = fc.record({ money, TxnDate: day, Line: lines(costLine) }).map(({ money: who, ...rest }) => ({
  ...rest,
  ...who.currency,
  VendorRef: ref(who.vendor),
}));
const expense = fc
  .record({ TxnDate: day, Line: lines(costLine), Credit: fc.boolean() })
  .map((body) => ({ ...body, PaymentType: "CreditCard", AccountRef: ref("41") }));
const transfer = fc
  .record({ TxnDate: day, Amount: cents, ToAccountRef: fc.constantFrom("36", "4").map(ref) })
  .map((body) => ({ ...body, FromAccountRef: ref("35") }));
const adjustment = fc
  .record({ TxnDate: day, item: fc.constantFrom("3", "4"), QtyDiff: quantity })
  .map((row) => ({
    TxnDate: row.TxnDate,
    AdjustAccountRef: ref("20"),
    Line: [
      {
        DetailType: "ItemAdjustmentLineDetail",
        ItemAdjustmentLineDetail: { ItemRef: ref(row.item), QtyDiff: row.QtyDiff },
      },
    ],
  }));
const entry = fc.record({ TxnDate: day, Amount: cents }).map(({ TxnDate, Amount }) => {
  const side = (PostingType: string, account: string) => ({
    Amount,
    DetailType: "JournalEntryLineDetail",
    JournalEntryLineDetail: { PostingType, AccountRef: ref(account) },
  });
  return { TxnDate, Line: [side("Debit", "4"), side("Credit", "79")] };
});

const BODIES: Readonly<Record<string, fc.Arbitrary<Record<string, unknown>>>> = {
  Invoice: sale,
  SalesReceipt: sale,
  CreditMemo: sale,
  RefundReceipt: sale,
  Bill: cost,
  VendorCredit: cost,
  PurchaseOrder: cost,
  Purchase: expense,
  Transfer: transfer,
  InventoryAdjustment: adjustment,
  JournalEntry: entry,
};
const LINKERS = ["Payment", "BillPayment", "Deposit"] as const;
const creation = fc.constantFrom(...Object.keys(BODIES)).chain((entity) =>
  fc.record({
    kind: fc.constant("create" as const),
    entity: fc.constant(entity),
    body: BODIES[entity] ?? sale,
  }),
);
const step = fc.oneof(
  { weight: 4, arbitrary: creation },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant("link" as const),
      entity: fc.constantFrom(...LINKERS),
      pick: fc.nat(20),
      share: fc.constantFrom(1, 0.4, 1.5),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constantFrom("delete" as const, "void" as const, "update" as const),
      entity: fc.constantFrom(...Object.keys(BODIES), ...LINKERS),
      pick: fc.nat(20),
      TxnDate: day,
    }),
  },
);
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

const rowsOf = async (client: TestClient, entity: string): Promise<Json[]> =>
  (await client.query(`select * from ${entity}`)).body.QueryResponse[entity] ?? [];

/** A payment, bill payment or deposit of one thing that is open, whole, in part, or too much. */
async function linked(client: TestClient, one: Step & { kind: "link" }): Promise<Answer | undefined> {
  const sources = {
    Payment: ["Invoice"],
    BillPayment: ["Bill"],
    Deposit: ["SalesReceipt", "Payment", "Transfer"],
  };
  const rows = (
    await Promise.all(
      sources[one.entity].map(async (type) => (await rowsOf(client, type)).map((row) => ({ type, row }))),
    )
  ).flat();
  const target = rows[one.pick % Math.max(1, rows.length)];
  if (target === undefined) return undefined;
  const { type, row } = target;
  const { CurrencyRef, CustomerRef, VendorRef } = row;
  const open = Math.round((row.Balance ?? 0) * 100 * Math.min(one.share, 1)) / 100;
  const TotalAmt = Math.round((row.Balance ?? 0) * 100 * one.share) / 100;
  const Line = [{ Amount: open, LinkedTxn: [{ TxnId: row.Id, TxnType: type }] }];
  if (one.entity === "Payment") return client.post("/payment", { CustomerRef, CurrencyRef, TotalAmt, Line });
  if (one.entity === "BillPayment") {
    const check = { PayType: "Check", CheckPayment: { BankAccountRef: ref("35") } };
    return client.post("/billpayment", { VendorRef, CurrencyRef, ...check, TotalAmt, Line });
  }
  const Amount = row.TotalAmt ?? row.Amount;
  const whole = [{ Amount, LinkedTxn: [{ TxnId: row.Id, TxnType: type }] }];
  return client.post("/deposit", { DepositToAccountRef: ref("35"), CurrencyRef, Line: whole });
}

async function perform(client: TestClient, one: Step): Promise<Answer | undefined> {
  if (one.kind === "create") {
    const body = one.entity === "PurchaseOrder" ? { ...one.body, APAccountRef: ref("33") } : one.body;
    return client.post(`/${one.entity.toLowerCase()}`, body);
  }
  if (one.kind === "link") return linked(client, one);
  const rows = await rowsOf(client, one.entity);
  const target = rows[one.pick % Math.max(1, rows.length)];
  if (target === undefined) return undefined;
  const path = `/${one.entity.toLowerCase()}`;
  const keys = { Id: target.Id, SyncToken: target.SyncToken };
  if (one.kind === "update") return client.post(path, { ...target, TxnDate: one.TxnDate });
  const suffix = one.kind === "void" && one.entity !== "Invoice" ? "?include=void" : `?operation=${one.kind}`;
  return client.post(`${path}${suffix}`, keys);
}

async function aStockedClient(): Promise<TestClient> {
  const inventory = (Name: string, QtyOnHand: number, PurchaseCost: number) => ({
    entity: "Item",
    body: {
      ...{
        Name,
        Type: "Inventory",
        TrackQtyOnHand: true,
        QtyOnHand,
        PurchaseCost,
        InvStartDate: "2026-01-01",
      },
      ...{ IncomeAccountRef: ref("79"), ExpenseAccountRef: ref("80"), AssetAccountRef: ref("81") },
    },
  });
  const name = (entity: string, DisplayName: string, currency = "USD") => ({
    entity,
    body: { DisplayName, CurrencyRef: ref(currency) },
  });
  const objects = [
    ...[name("Customer", "Ada"), name("Vendor", "Rope Works")],
    ...[name("Customer", "Bea", "EUR"), name("Vendor", "Seil GmbH", "EUR")],
    ...[inventory("Rope", 5, 3.33), inventory("Cleat", 0, 7)],
  ];
  return clientOf(await startQuickBooksEmulator({ company: { objects } }));
}

test("whatever is called on any transaction, books, balances and stock agree with the documents", async () => {
  const accepted = new Set<string>();
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 8, maxLength: 22 }), async (steps) => {
      const client = await aStockedClient();
      for (const one of steps) {
        const answer = await perform(client, one);
        if (answer !== undefined) expect([200, 400], JSON.stringify(answer.body)).toContain(answer.status);
        if (answer?.status === 200) accepted.add(`${one.kind} ${one.entity}`);
      }
      const dump = await client.control("GET", "dump");
      const sum = (rows: Json[], value: (row: Json) => number) =>
        rows.reduce((total, row) => total + value(row), 0);
      expect(sum(dump.trialBalance, (row) => Math.round((row.debit - row.credit) * 100))).toBe(0);
      for (const customer of dump.Customer) {
        expect(customer.Balance).toBeCloseTo(receivableOf(dump, customer.Id), 6);
      }
      for (const vendor of dump.Vendor) expect(vendor.Balance).toBeCloseTo(payableOf(dump, vendor.Id), 6);
      const { stock } = await client.control("GET", "stock");
      const asset = dump.trialBalance.find((row: Json) => row.account === "Inventory Asset");
      expect(sum(stock, (row) => row.value)).toBeCloseTo((asset?.debit ?? 0) - (asset?.credit ?? 0), 6);
      for (const row of stock) {
        const counted = quantityIn(dump, row.itemId) + (row.item === "Rope" ? 5 : 0);
        expect(row.quantity).toBeCloseTo(counted, 6);
        expect(dump.Item.find((each: Json) => each.Id === row.itemId).QtyOnHand).toBe(row.quantity);
        if (row.quantity === 0) expect(row.value).toBe(0);
      }
      await client.emulator.close();
    }),
    { numRuns: 30 },
  );
  // Random calls that are all refused would prove nothing.
  for (const entity of Object.keys(BODIES)) expect(accepted).toContain(`create ${entity}`);
  for (const entity of LINKERS) expect(accepted).toContain(`link ${entity}`);
});

function receivableOf(dump: Json, id: string): number {
  const of = (rows: Json[], key: string) =>
    rows.filter((row) => row.CustomerRef?.value === id).reduce((sum, row) => sum + (row[key] ?? 0), 0);
  return of(dump.Invoice, "Balance") - of(dump.CreditMemo, "Balance") - of(dump.Payment, "UnappliedAmt");
}

/** What is paid on no bill has no member of its own: total less the lines. */
function payableOf(dump: Json, id: string): number {
  const own = (rows: Json[]) => rows.filter((row) => row.VendorRef?.value === id);
  const balance = (rows: Json[]) => own(rows).reduce((sum, row) => sum + row.Balance, 0);
  const unapplied = own(dump.BillPayment).reduce(
    (sum, row) => sum + row.TotalAmt - row.Line.reduce((used: number, line: Json) => used + line.Amount, 0),
    0,
  );
  return balance(dump.Bill) - balance(dump.VendorCredit) - unapplied;
}

/** Quantity that the documents of a dump moved. */
function quantityIn(dump: Json, itemId: string): number {
  const of = (rows: Json[], detail: string, key: string, sign: (row: Json) => number) =>
    rows.reduce(
      (total, row) =>
        total +
        row.Line.filter((line: Json) => line[detail]?.ItemRef?.value === itemId).reduce(
          (sum: number, line: Json) => sum + sign(row) * (line[detail][key] ?? 0),
          0,
        ),
      0,
    );
  const bought = (rows: Json[], sign: (row: Json) => number) =>
    of(rows, "ItemBasedExpenseLineDetail", "Qty", sign);
  const sold = (rows: Json[], sign: number) => of(rows, "SalesItemLineDetail", "Qty", () => sign);
  return (
    sold([...dump.Invoice, ...dump.SalesReceipt], -1) +
    sold([...dump.CreditMemo, ...dump.RefundReceipt], 1) +
    bought(dump.Bill, () => 1) +
    bought(dump.VendorCredit, () => -1) +
    bought(dump.Purchase, (row) => (row.Credit === true ? -1 : 1)) +
    of(dump.InventoryAdjustment, "ItemAdjustmentLineDetail", "QtyDiff", () => 1)
  );
}
