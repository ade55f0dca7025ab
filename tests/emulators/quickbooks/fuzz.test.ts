import fc from "fast-check";
import { expect, test } from "vitest";
import { ENTITY_TABLE } from "./entities/entity-table.ts";
import { arbitraryBody } from "./facts/arbitrary-bodies.ts";
import { aClient, aLine, type Json, type TestClient } from "./test-client.ts";

const ref = (value: string) => ({ value });
/** A line that is billable to customer 1; with a code where every line has one. */
const expense = (country: string) => ({
  Amount: 12.5,
  DetailType: "AccountBasedExpenseLineDetail",
  AccountBasedExpenseLineDetail: {
    ...{ AccountRef: ref("8"), BillableStatus: "Billable", CustomerRef: ref("1") },
    ...(country === "GB" ? { TaxCodeRef: ref("2") } : {}),
  },
});
const ordered = (country: string) => ({
  ...expense(country),
  LinkedTxn: [{ TxnId: "2", TxnType: "PurchaseOrder", TxnLineId: "1" }],
});
const side = (PostingType: string, account: string, Amount = 10, tax: Json = {}) => ({
  Amount,
  DetailType: "JournalEntryLineDetail",
  JournalEntryLineDetail: { PostingType, AccountRef: ref(account), ...tax },
});
const salesTax = { TaxCodeRef: ref("2"), TaxApplicableOn: "Sales", TaxAmount: 2 };
const sale = (country: string) => {
  const [taxed, other] = country === "GB" ? ["2", "3"] : ["TAX", "NON"];
  const Line = [aLine(10, { TaxCodeRef: ref(taxed ?? "") }), aLine(5, { TaxCodeRef: ref(other ?? "") })];
  return { CustomerRef: ref("1"), Line };
};
const adjustment = {
  DetailType: "ItemAdjustmentLineDetail",
  ItemAdjustmentLineDetail: { ItemRef: ref("3"), QtyDiff: -1 },
};

/**
 * The least that the service accepts of each entity; `name` is fresh every time. Customer 1, vendor 2, item 3, bill 1
 * and order 2 exist.
 */
const SOUND: Record<string, (name: string, country: string) => Record<string, unknown>> = {
  CompanyInfo: () => ({ Id: "1", SyncToken: "0", sparse: true }),
  Preferences: () => ({ Id: "1", SyncToken: "0", sparse: true }),
  Account: (Name) => ({ Name, AccountType: "Bank" }),
  Class: (Name) => ({ Name }),
  CompanyCurrency: () => ({ Code: "SEK" }),
  Customer: (DisplayName) => ({ DisplayName }),
  Department: (Name) => ({ Name }),
  Vendor: (DisplayName) => ({ DisplayName }),
  Employee: (GivenName) => ({ GivenName, FamilyName: "Doe" }),
  Item: (Name) => ({ Name, Type: "Service", IncomeAccountRef: ref("79") }),
  Term: (Name) => ({ Name: Name.slice(0, 31), DueDays: 10 }),
  PaymentMethod: (Name) => ({ Name: Name.slice(0, 31) }),
  TaxAgency: (DisplayName) => ({ DisplayName }),
  Invoice: (_name, country) => sale(country),
  SalesReceipt: (_name, country) => sale(country),
  CreditMemo: (_name, country) => sale(country),
  Estimate: (_name, country) => sale(country),
  RefundReceipt: (_name, country) => ({ ...sale(country), DepositToAccountRef: ref("35") }),
  Payment: () => ({ CustomerRef: ref("1"), TotalAmt: 10 }),
  Deposit: () => ({
    DepositToAccountRef: ref("35"),
    Line: [{ Amount: 10, DetailType: "DepositLineDetail", DepositLineDetail: { AccountRef: ref("79") } }],
  }),
  JournalEntry: (_name, country) =>
    country === "GB"
      ? { Line: [side("Debit", "35", 12), side("Credit", "79", 10, salesTax)] }
      : { Line: [side("Debit", "35"), side("Credit", "79")] },
  Transfer: () => ({ FromAccountRef: ref("35"), ToAccountRef: ref("36"), Amount: 10 }),
  Bill: (_name, country) => ({ VendorRef: ref("2"), Line: [ordered(country)] }),
  VendorCredit: (_name, country) => ({ VendorRef: ref("2"), Line: [expense(country)] }),
  Purchase: (_name, country) => ({
    ...{ PaymentType: "Cash", AccountRef: ref("35") },
    Line: [expense(country)],
  }),
  PurchaseOrder: (_name, country) => ({
    ...{ VendorRef: ref("2"), APAccountRef: ref("33") },
    Line: [expense(country)],
  }),
  BillPayment: () => ({
    VendorRef: ref("2"),
    PayType: "Check",
    CheckPayment: { BankAccountRef: ref("35") },
    TotalAmt: 1,
    Line: [{ Amount: 1, LinkedTxn: [{ TxnId: "1", TxnType: "Bill" }] }],
  }),
  InventoryAdjustment: () => ({ AdjustAccountRef: ref("80"), Line: [adjustment] }),
  Attachable: () => ({ Note: "a note" }),
  TimeActivity: () => ({ NameOf: "Vendor", VendorRef: ref("2"), Hours: 1 }),
};

const WRITABLE = ENTITY_TABLE.filter(({ operations }) => operations.length > 0).map(({ name }) => name);

async function aBusyCompany(country: string): Promise<TestClient> {
  const client = await aClient({ company: { country } });
  await client.create("Customer", { DisplayName: "Ada" });
  await client.create("Vendor", { DisplayName: "Mill" });
  const { BillableStatus: _status, ...detail } = expense(country).AccountBasedExpenseLineDetail;
  const cost = { ...expense(country), AccountBasedExpenseLineDetail: detail, Amount: 5000 };
  await client.create("Bill", { VendorRef: ref("2"), Line: [cost] });
  await client.create("PurchaseOrder", { VendorRef: ref("2"), APAccountRef: ref("33"), Line: [cost] });
  await client.create("Item", {
    Name: "Tent",
    Type: "Inventory",
    TrackQtyOnHand: true,
    QtyOnHand: 50,
    InvStartDate: "2020-01-01",
    PurchaseCost: 40,
    IncomeAccountRef: ref("79"),
    ExpenseAccountRef: ref("80"),
    AssetAccountRef: ref("81"),
  });
  return client;
}

const choice = fc.record({
  kept: fc.subarray([0, 1, 2, 3, 4, 5]),
  way: fc.constantFrom("update", "sparse", "delete", "void"),
});

/** Random members over a sound body: all of them, or so few that the whole has a chance. */
function mixed(
  sound: Record<string, unknown>,
  noise: Record<string, unknown>,
  kept: readonly number[],
): Json {
  const keys = Object.keys(noise);
  const chosen =
    kept.length === 6 ? keys : kept.map((index) => keys[index]).filter((key) => key !== undefined);
  return { ...sound, ...Object.fromEntries(chosen.map((key) => [key, noise[key]])) };
}

test("every writable entity has a sound body here", () => {
  expect(WRITABLE.filter((name) => SOUND[name] === undefined)).toEqual([]);
});

/** Entities whose lines carry a tax code abroad. */
const TAXED = WRITABLE.filter((name) =>
  /^(Invoice|SalesReceipt|CreditMemo|RefundReceipt|Bill|VendorCredit|Purchase|JournalEntry)$/.test(name),
);
const CASES = [
  ...WRITABLE.map((name) => [name, "US"] as const),
  ...TAXED.map((name) => [name, "GB"] as const),
];

test.each(CASES)(
  "whatever is written as %s in %s, the emulator answers and the books balance",
  async (entity, country) => {
    const client = await aBusyCompany(country);
    const path = `/${entity.toLowerCase()}`;
    let accepted = 0;
    let count = 0;
    const call = async (suffix: string, body: unknown): Promise<Json> => {
      const answer = await client.post(`${path}${suffix}`, body);
      expect([200, 400], JSON.stringify([body, answer.body])).toContain(answer.status);
      if (answer.status === 400) expect(answer.body.Fault.Error[0].code).toMatch(/^\d{3,5}$/);
      else accepted += 1;
      return answer.status === 200 ? answer.body[entity] : undefined;
    };
    await fc.assert(
      fc.asyncProperty(
        arbitraryBody(entity),
        arbitraryBody(entity),
        choice,
        async (first, second, { kept, way }) => {
          count += 1;
          const sound = {
            ...SOUND[entity]?.(`${entity} ${count}`, country),
            ...(await currentToken(client, entity)),
          };
          const { Id: _id, SyncToken: _token, ...noise } = first;
          const created = await call("", mixed(sound, noise, kept));
          if (created?.Id !== undefined) {
            const keys = { Id: created.Id, SyncToken: created.SyncToken };
            if (way === "delete") await call("?operation=delete", keys);
            else if (way === "void") await call("?include=void", keys);
            else await call("", { ...mixed(sound, second, kept), ...keys, sparse: way === "sparse" });
          }
          expect(await difference(client)).toBe(0n);
        },
      ),
      { numRuns: 40 },
    );
    // Random bodies that are all refused would prove nothing.
    expect(accepted).toBeGreaterThan(2);
    expect((await fetch(`${client.emulator.baseUrl}/books`)).status).toBe(200);
  },
);

/** The two objects that a company has one of are updated under their present token. */
async function currentToken(client: TestClient, entity: string): Promise<Record<string, unknown>> {
  if (entity !== "CompanyInfo" && entity !== "Preferences") return {};
  const { SyncToken } = (await client.get(`/${entity.toLowerCase()}/1`)).body[entity];
  return { SyncToken };
}

/** Debits less credits of the trial balance, in cents; the sums may pass what a number holds exactly. */
async function difference(client: TestClient): Promise<bigint> {
  const rows: Json[] = (await client.control("GET", "dump")).trialBalance;
  const cents = (key: string) =>
    rows.map((row) => BigInt(Math.round(row[key] * 100))).reduce((sum, each) => sum + each, 0n);
  return cents("debit") - cents("credit");
}
