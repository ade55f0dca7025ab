import fc from "fast-check";
import { expect, test } from "vitest";
import { startQuickBooksEmulator } from "./start.ts";
import { type Answer, clientOf, type Json, type TestClient } from "./test-client.ts";

const ref = (value: string) => ({ value });
const cents = (most: number) => fc.integer({ min: 1, max: most }).map((minor) => minor / 100);
const day = fc.integer({ min: 1, max: 28 }).map((number) => `2026-03-${String(number).padStart(2, "0")}`);
const CUSTOMERS = ["1", "2"];
const VENDORS = ["3", "4"];
/** Rope is inventory, string is not; ids after those that a company starts with. */
const NAMES = { rope: "Rope", string: "String" };

const bought = fc.record({
  isItem: fc.boolean(),
  isRope: fc.boolean(),
  Qty: fc.integer({ min: 1, max: 4 }),
  price: cents(900),
  customer: fc.constantFrom(...CUSTOMERS),
  isBillable: fc.boolean(),
  markup: fc.constantFrom(undefined, 12.5),
  /** Which line of which order it stands for, when it stands for one. */
  order: fc.option(fc.record({ pick: fc.nat(5), line: fc.nat(2) }), { freq: 3 }),
  code: fc.constantFrom("2", "3", "5", "6"),
});
const sold = fc.record({
  charge: fc.option(fc.nat(8), { freq: 2 }),
  isRope: fc.boolean(),
  Qty: fc.integer({ min: 1, max: 4 }),
  price: cents(900),
  code: fc.constantFrom("2", "3", "5", "6"),
});
const few = <T>(one: fc.Arbitrary<T>) => fc.array(one, { minLength: 1, maxLength: 3 });
const buy = fc.record({
  kind: fc.constant("buy" as const),
  entity: fc.constantFrom("Bill", "Bill", "PurchaseOrder", "Purchase", "VendorCredit"),
  vendor: fc.constantFrom(...VENDORS),
  TxnDate: day,
  lines: few(bought),
});
const fulfil = fc.record({
  kind: fc.constant("fulfil" as const),
  entity: fc.constant("PurchaseOrder" as const),
  pick: fc.nat(8),
  share: fc.constantFrom(1, 1, 0.5),
});
const sell = fc.record({
  kind: fc.constant("sell" as const),
  entity: fc.constantFrom("Invoice", "Invoice", "CreditMemo"),
  customer: fc.constantFrom(...CUSTOMERS),
  TxnDate: day,
  lines: few(sold),
});
const pay = fc.record({
  kind: fc.constant("pay" as const),
  entity: fc.constantFrom("Payment", "BillPayment"),
  pick: fc.nat(20),
  share: fc.constantFrom(1, 0.5, 1.3),
  isLinked: fc.boolean(),
});
const enter = fc.record({
  kind: fc.constant("enter" as const),
  Amount: cents(50_000),
  TaxAmount: fc.constantFrom(0, 0.01, 3.33, 20),
  PostingType: fc.constantFrom("Debit", "Credit"),
  TaxApplicableOn: fc.constantFrom("Sales", "Purchase"),
  code: fc.constantFrom("2", "3", "5", "6"),
  TxnDate: day,
});
const FORMS = ["Invoice", "CreditMemo", "Payment", "Bill", "BillPayment", "VendorCredit"] as const;
const ALL_FORMS = [...FORMS, "Purchase", "PurchaseOrder", "JournalEntry"] as const;
const alter = fc.record({
  kind: fc.constantFrom(
    "delete" as const,
    "void" as const,
    "move" as const,
    "shorten" as const,
    "echo" as const,
  ),
  entity: fc.constantFrom(...ALL_FORMS),
  pick: fc.nat(20),
  customer: fc.constantFrom(...CUSTOMERS),
});
const leave = fc.record({
  kind: fc.constant("leave" as const),
  entity: fc.constantFrom("Customer", "Vendor", "Item"),
  pick: fc.nat(3),
  Active: fc.boolean(),
});
const set = fc.record({
  kind: fc.constant("set" as const),
  AutoApplyCredit: fc.boolean(),
  deactivateWithBalance: fc.constantFrom("accept", "offset", "refuse"),
  partlyBilledOrderLine: fc.constantFrom("open", "closed"),
});
const step = fc.oneof(
  { weight: 5, arbitrary: buy },
  { weight: 5, arbitrary: sell },
  { weight: 3, arbitrary: fulfil },
  { weight: 3, arbitrary: pay },
  { weight: 2, arbitrary: enter },
  { weight: 5, arbitrary: alter },
  { weight: 1, arbitrary: leave },
  { weight: 1, arbitrary: set },
);
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;
type World = { client: TestClient; country: string; rope: string; string: string };

const rowsOf = async (client: TestClient, entity: string): Promise<Json[]> =>
  (await client.query(`select * from ${entity} orderby Id maxresults 500`)).body.QueryResponse[entity] ?? [];
const picked = <T>(rows: readonly T[], pick: number): T | undefined => rows[pick % Math.max(1, rows.length)];
// Adding nothing makes a zero of minus zero.
const money = (value: number) => Math.round(value * 100) / 100 + 0;

async function costLine(world: World, one: Json): Promise<Json> {
  const itemId = one.isRope ? world.rope : world.string;
  const tax = world.country === "GB" ? { TaxCodeRef: ref(one.code) } : {};
  const who = { CustomerRef: ref(one.customer), BillableStatus: one.isBillable ? "Billable" : "NotBillable" };
  const MarkupInfo = one.isBillable && one.markup !== undefined ? { Percent: one.markup } : undefined;
  const order =
    one.order === null ? undefined : picked(await rowsOf(world.client, "PurchaseOrder"), one.order.pick);
  const lineId = String((one.order?.line ?? 0) + 1);
  const link = { TxnId: order?.Id, TxnType: "PurchaseOrder", TxnLineId: lineId };
  const detail = one.isItem
    ? { ItemRef: ref(itemId), Qty: one.Qty, UnitPrice: one.price }
    : { AccountRef: ref("20") };
  const DetailType = one.isItem ? "ItemBasedExpenseLineDetail" : "AccountBasedExpenseLineDetail";
  return {
    Amount: money(one.Qty * one.price),
    DetailType,
    [DetailType]: { ...detail, ...who, ...tax, MarkupInfo },
    ...(order === undefined ? {} : { LinkedTxn: [link] }),
  };
}

async function saleLine(world: World, entity: string, one: Json): Promise<Json> {
  const charges =
    one.charge === null || entity !== "Invoice" ? [] : await rowsOf(world.client, "ReimburseCharge");
  const charge = picked(charges, one.charge ?? 0);
  const TaxCodeRef = ref(world.country === "GB" ? one.code : "NON");
  if (charge !== undefined) {
    const LinkedTxn = [{ TxnId: charge.Id, TxnType: "ReimburseCharge", TxnLineId: "1" }];
    const SalesItemLineDetail = { TaxCodeRef, Qty: charge.Line[0].ReimburseLineDetail.Qty };
    return {
      Amount: charge.Line[0].Amount,
      LinkedTxn,
      DetailType: "SalesItemLineDetail",
      SalesItemLineDetail,
    };
  }
  const ItemRef = ref(one.isRope ? world.rope : world.string);
  const SalesItemLineDetail = { ItemRef, Qty: one.Qty, UnitPrice: one.price, TaxCodeRef };
  return { Amount: money(one.Qty * one.price), DetailType: "SalesItemLineDetail", SalesItemLineDetail };
}

async function perform(world: World, one: Step): Promise<Answer | undefined> {
  const { client } = world;
  switch (one.kind) {
    case "buy": {
      const Line = [];
      for (const line of one.lines) Line.push(await costLine(world, line));
      const { TxnDate, vendor } = one;
      const card = {
        PaymentType: "CreditCard",
        AccountRef: ref("41"),
        EntityRef: { value: vendor, type: "Vendor" },
      };
      const head = one.entity === "Purchase" ? card : { VendorRef: ref(vendor), APAccountRef: ref("33") };
      return client.post(`/${one.entity.toLowerCase()}`, { ...head, TxnDate, Line });
    }
    case "sell": {
      const Line = [];
      for (const line of one.lines) Line.push(await saleLine(world, one.entity, line));
      const { TxnDate, customer } = one;
      return client.post(`/${one.entity.toLowerCase()}`, { CustomerRef: ref(customer), TxnDate, Line });
    }
    case "fulfil":
      return fulfilOne(client, one);
    case "pay":
      return payOne(client, one);
    case "enter": {
      const { Amount, TaxAmount, PostingType, TaxApplicableOn, code, TxnDate } = one;
      const line = (amount: number, detail: Json) => ({
        Amount: money(amount),
        DetailType: "JournalEntryLineDetail",
        JournalEntryLineDetail: detail,
      });
      const tax = { TaxCodeRef: ref(code), TaxApplicableOn, TaxAmount };
      const other = PostingType === "Debit" ? "Credit" : "Debit";
      const whole = world.country === "GB" ? Amount + TaxAmount : Amount;
      const Line = [
        line(Amount, { PostingType, AccountRef: ref("79"), ...tax }),
        line(whole, { PostingType: other, AccountRef: ref("35") }),
      ];
      return client.post("/journalentry", { TxnDate, Line });
    }
    case "set": {
      const { kind: _kind, AutoApplyCredit, ...switches } = one;
      const Preferences = { SalesFormsPrefs: { AutoApplyCredit } };
      await client.control("POST", "settings", { ...switches, Preferences });
      return undefined;
    }
    case "leave":
      return leaveOne(world, one);
    default:
      return alterOne(client, one);
  }
}

/** A bill for all lines of an order, or for half of each. */
async function fulfilOne(client: TestClient, one: Step & { kind: "fulfil" }): Promise<Answer | undefined> {
  const order = picked(await rowsOf(client, "PurchaseOrder"), one.pick);
  if (order === undefined) return undefined;
  const Line = order.Line.map(({ Id, LinkedTxn: _links, ...line }: Json) => {
    const { ItemBasedExpenseLineDetail: item } = line;
    const part = item === undefined ? {} : { ...item, Qty: item.Qty * one.share, UnitPrice: undefined };
    return {
      ...line,
      Amount: money(line.Amount * one.share),
      LinkedTxn: [{ TxnId: order.Id, TxnType: "PurchaseOrder", TxnLineId: Id }],
      ...(item === undefined ? {} : { ItemBasedExpenseLineDetail: part }),
    };
  });
  return client.post("/bill", { VendorRef: order.VendorRef, Line });
}

async function payOne(client: TestClient, one: Step & { kind: "pay" }): Promise<Answer | undefined> {
  const debt = one.entity === "Payment" ? "Invoice" : "Bill";
  const target = picked(await rowsOf(client, debt), one.pick);
  if (target === undefined) return undefined;
  const TotalAmt = money(target.Balance * one.share);
  const Line = [
    {
      Amount: money(target.Balance * Math.min(1, one.share)),
      LinkedTxn: [{ TxnId: target.Id, TxnType: debt }],
    },
  ];
  if (one.entity === "Payment") {
    const { CustomerRef } = target;
    return client.post("/payment", { CustomerRef, TotalAmt, ...(one.isLinked ? { Line } : {}) });
  }
  const check = { PayType: "Check", CheckPayment: { BankAccountRef: ref("35") } };
  return client.post("/billpayment", { VendorRef: target.VendorRef, ...check, TotalAmt, Line });
}

async function leaveOne(world: World, one: Step & { kind: "leave" }): Promise<Answer | undefined> {
  const { client } = world;
  const ids = { Customer: CUSTOMERS, Vendor: VENDORS, Item: [world.rope, world.string] }[one.entity] ?? [];
  const path = `/${one.entity.toLowerCase()}`;
  const object = (await client.get(`${path}/${picked(ids, one.pick)}`)).body[one.entity];
  const { Id, SyncToken } = object;
  const answer = await client.post(path, { Id, SyncToken, sparse: true, Active: one.Active });
  const isLeaving = answer.status === 200 && object.Active && !one.Active;
  if (isLeaving && object.Type === "Inventory") expect(answer.body.Item.QtyOnHand).toBe(0);
  return answer;
}

async function alterOne(client: TestClient, one: Json): Promise<Answer | undefined> {
  const target = picked(await rowsOf(client, one.entity), one.pick);
  if (target === undefined) return undefined;
  const path = `/${one.entity.toLowerCase()}`;
  const { Id, SyncToken } = target;
  if (one.kind === "delete") return client.post(`${path}?operation=delete`, { Id, SyncToken });
  if (one.kind === "void") {
    const query = one.entity === "Invoice" ? "operation=void" : "operation=update&include=void";
    return client.post(`${path}?${query}`, { Id, SyncToken });
  }
  if (one.kind === "echo") return client.post(path, target);
  if (one.kind === "shorten") return client.post(path, { ...target, Line: target.Line.slice(1) });
  return client.post(path, { ...target, CustomerRef: ref(one.customer) });
}

async function aWorld(country: string): Promise<World> {
  const item = { IncomeAccountRef: ref("79"), ExpenseAccountRef: ref("80") };
  const stock = { Type: "Inventory", TrackQtyOnHand: true, QtyOnHand: 3, InvStartDate: "2026-01-01" };
  const objects = [
    { entity: "Customer", body: { DisplayName: "Ada" } },
    { entity: "Customer", body: { DisplayName: "Bea" } },
    { entity: "Vendor", body: { DisplayName: "Rope Works" } },
    { entity: "Vendor", body: { DisplayName: "Sail Loft" } },
    {
      entity: "Item",
      body: { Name: NAMES.rope, ...stock, PurchaseCost: 3.33, ...item, AssetAccountRef: ref("81") },
    },
    { entity: "Item", body: { Name: NAMES.string, Type: "NonInventory", ...item } },
  ];
  const client = clientOf(await startQuickBooksEmulator({ company: { country, objects } }));
  const items = await rowsOf(client, "Item");
  const idOf = (name: string) => items.find((row) => row.Name === name).Id;
  return { client, country, rope: idOf(NAMES.rope), string: idOf(NAMES.string) };
}

const sum = (rows: readonly Json[], value: (row: Json) => number): number =>
  money(rows.reduce((total, row) => total + value(row), 0));
const linksOf = (form: Json, type: string): Json[] =>
  [form, ...form.Line].flatMap((part) => part.LinkedTxn ?? []).filter((link: Json) => link.TxnType === type);

test("whatever is bought, charged, ordered and paid, links and balances agree on both sides", async () => {
  const accepted = new Set<string>();
  const run = async (country: string, steps: readonly Step[]) => {
    const world = await aWorld(country);
    for (const one of steps) {
      const answer = await perform(world, one);
      if (answer !== undefined)
        expect([200, 400], JSON.stringify([one, answer.body])).toContain(answer.status);
      if (answer?.status === 200) accepted.add(`${one.kind} ${"entity" in one ? one.entity : ""}`);
    }
    const dump = await world.client.control("GET", "dump");
    const settings = await world.client.control("GET", "settings");
    const { stock } = await world.client.control("GET", "stock");
    expect(sum(dump.trialBalance, (row) => row.debit - row.credit)).toBe(0);
    agreeOnBalances(dump);
    agreeOnStock(dump, stock);
    agreeOnCharges(dump, accepted);
    if (settings.partlyBilledOrderLine === "open") agreeOnOrders(dump, steps, accepted);
    if (country === "GB") agreeOnTax(dump);
    await world.client.emulator.close();
  };
  await fc.assert(
    fc.asyncProperty(fc.constantFrom("US", "GB"), fc.array(step, { minLength: 15, maxLength: 35 }), run),
    { numRuns: 60 },
  );
  // Random calls that are all refused would prove nothing.
  for (const entity of ["Bill", "PurchaseOrder", "Purchase", "VendorCredit"])
    expect(accepted).toContain(`buy ${entity}`);
  for (const mark of ["sell Invoice", "pay Payment", "enter ", "charge invoiced", "order closed"]) {
    expect(accepted).toContain(mark);
  }
});

function agreeOnBalances(dump: Json): void {
  for (const { Id, Balance } of dump.Customer) {
    const own = (rows: Json[]) => rows.filter((row) => row.CustomerRef?.value === Id);
    const owed =
      sum(own(dump.Invoice), (row) => row.Balance) - sum(own(dump.CreditMemo), (row) => row.Balance);
    expect(Balance).toBeCloseTo(owed - sum(own(dump.Payment), (row) => row.UnappliedAmt), 6);
  }
  for (const { Id, Balance } of dump.Vendor) {
    const own = (rows: Json[]) => rows.filter((row) => row.VendorRef?.value === Id);
    const paid = (row: Json) =>
      row.Line.reduce((used: number, line: Json) => used + lineSign(line) * line.Amount, 0);
    const owed =
      sum(own(dump.Bill), (row) => row.Balance) - sum(own(dump.VendorCredit), (row) => row.Balance);
    expect(Balance).toBeCloseTo(owed - sum(own(dump.BillPayment), (row) => row.TotalAmt - paid(row)), 6);
  }
}

const lineSign = (line: Json) => (line.LinkedTxn[0].TxnType === "VendorCredit" ? -1 : 1);

function agreeOnStock(dump: Json, stock: Json[]): void {
  const asset = dump.trialBalance.find((row: Json) => row.account === "Inventory Asset");
  expect(sum(stock, (row) => row.value)).toBeCloseTo((asset?.debit ?? 0) - (asset?.credit ?? 0), 6);
}

/** A charge for every billable line and no other; invoiced exactly when one invoice has it, and the line says so. */
function agreeOnCharges(dump: Json, accepted: Set<string>): void {
  const charged: string[] = [];
  for (const form of [...dump.Bill, ...dump.Purchase, ...dump.VendorCredit]) {
    const own = form.Line.filter((line: Json) =>
      ["Billable", "HasBeenBilled"].includes(line[line.DetailType].BillableStatus),
    );
    const links = own.map((line: Json) =>
      line.LinkedTxn.filter((link: Json) => link.TxnType === "ReimburseCharge"),
    );
    expect(links.every((each: Json[]) => each.length === 1)).toBe(true);
    expect(linksOf({ LinkedTxn: form.LinkedTxn, Line: [] }, "ReimburseCharge")).toEqual(links.flat());
    for (const [index, line] of own.entries()) {
      const id = links[index][0].TxnId;
      charged.push(id);
      const charge = dump.ReimburseCharge.find((row: Json) => row.Id === id);
      const isBilled = line[line.DetailType].BillableStatus === "HasBeenBilled";
      expect([id, charge.HasBeenInvoiced]).toEqual([id, isBilled]);
      expect(charge.CustomerRef.value).toBe(line[line.DetailType].CustomerRef.value);
      const holders = dump.Invoice.filter((row: Json) =>
        linksOf(row, "ReimburseCharge").some((link) => link.TxnId === id),
      );
      expect(holders.map((row: Json) => row.Id)).toEqual(charge.LinkedTxn.map((link: Json) => link.TxnId));
      expect(holders).toHaveLength(isBilled ? 1 : 0);
      if (isBilled) accepted.add("charge invoiced");
    }
  }
  expect(dump.ReimburseCharge.map((row: Json) => row.Id).sort()).toEqual(charged.sort());
}

/** Orders as their bills have them; a run that changed the rule on its way is left out. */
function agreeOnOrders(dump: Json, steps: readonly Step[], accepted: Set<string>): void {
  const isMixed = steps.some((one) => one.kind === "set" && one.partlyBilledOrderLine === "closed");
  for (const order of dump.PurchaseOrder) {
    const forms = [...dump.Bill, ...dump.Purchase].filter((form) =>
      linksOf(form, "PurchaseOrder").some((link) => link.TxnId === order.Id),
    );
    const key = (row: Json) => `${row.TxnType} ${row.TxnId}`;
    const expected = forms.map((form) => `${dump.Bill.includes(form) ? "Bill" : "Purchase"} ${form.Id}`);
    expect(order.LinkedTxn.map(key).sort()).toEqual(expected.sort());
    if (isMixed) continue;
    const billed = forms.flatMap((form) => form.Line);
    const isDone = order.Line.every((line: Json) => {
      const own = billed.filter((each) =>
        (each.LinkedTxn ?? []).some((link: Json) => link.TxnId === order.Id && link.TxnLineId === line.Id),
      );
      const count = (each: Json) => each.ItemBasedExpenseLineDetail?.Qty ?? 0;
      const ordered = line.ItemBasedExpenseLineDetail?.Qty;
      if (own.length === 0) return false;
      return ordered === undefined
        ? sum(own, (each) => each.Amount) >= line.Amount
        : sum(own, count) >= ordered;
    });
    expect([order.Id, order.POStatus]).toEqual([order.Id, isDone ? "Closed" : "Open"]);
    if (isDone) accepted.add("order closed");
  }
}

/** What the tax lines of all forms say is what the VAT account holds. */
function agreeOnTax(dump: Json): void {
  const taxOf = (rows: Json[]) => sum(rows, (row) => row.TxnTaxDetail?.TotalTax ?? 0);
  const entered = sum(
    dump.JournalEntry.flatMap((row: Json) => row.Line),
    (line) => {
      const { TaxAmount = 0, PostingType } = line.JournalEntryLineDetail;
      return PostingType === "Credit" ? TaxAmount : -TaxAmount;
    },
  );
  const sales = taxOf(dump.Invoice) - taxOf(dump.CreditMemo);
  const purchases = taxOf(dump.Bill) + taxOf(dump.Purchase) - taxOf(dump.VendorCredit);
  const account = dump.trialBalance.find((row: Json) => row.account === "VAT Control");
  expect((account?.credit ?? 0) - (account?.debit ?? 0)).toBeCloseTo(sales - purchases + entered, 6);
}
