import fc from "fast-check";
import { expect, test } from "vitest";
import { CUSTOMERS, type Step, step, VENDORS } from "./arbitrary-links.ts";
import {
  agreeOnBalances,
  agreeOnCharges,
  agreeOnOrders,
  agreeOnStock,
  agreeOnTax,
  money,
  sum,
} from "./links-agreement.ts";
import { startQuickBooksEmulator } from "./start.ts";
import { type Answer, clientOf, type Json, type TestClient } from "./test-client.ts";

const ref = (value: string) => ({ value });
/** Rope is inventory, string is not. */
const NAMES = { rope: "Rope", string: "String" };

/** One company, and what a run needs to know of it. */
type World = { client: TestClient; country: string; rope: string; string: string };

const rowsOf = async (client: TestClient, entity: string): Promise<Json[]> =>
  (await client.query(`select * from ${entity} orderby Id maxresults 500`)).body.QueryResponse[entity] ?? [];
const picked = <T>(rows: readonly T[], pick: number): T | undefined => rows[pick % Math.max(1, rows.length)];

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
    const isMixed = steps.some((one) => one.kind === "set" && one.partlyBilledOrderLine === "closed");
    agreeOnBalances(dump);
    agreeOnStock(dump, stock);
    agreeOnCharges(dump, accepted);
    if (settings.partlyBilledOrderLine === "open") agreeOnOrders(dump, isMixed, accepted);
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
