import QuickBooks from "node-quickbooks";
import { expect, onTestFinished, test } from "vitest";
import { startQuickBooksEmulator } from "./start.ts";
import type { Json } from "./test-client.ts";
import { type Ids, REPORT_METHODS, THIRD_PARTY_CASES } from "./third-party-bodies.ts";

/** The community's client for Node, unchanged but for the address that it calls. */
type Call = (method: string, ...args: unknown[]) => Promise<Json>;

/** A started emulator, and the client's methods as promises; a fault rejects with the fault's JSON. */
async function startWithClient(): Promise<{ call: Call; ids: Ids }> {
  const emulator = await startQuickBooksEmulator();
  onTestFinished(() => emulator.close());
  QuickBooks.V3_ENDPOINT_BASE_URL = `${emulator.baseUrl}/v3/company/`;
  const { clientId, clientSecret, accessToken, realmId, refreshToken } = emulator;
  const client: Json = new QuickBooks(
    clientId,
    clientSecret,
    accessToken,
    false,
    realmId,
    true,
    false,
    null,
    "2.0",
    refreshToken,
  );
  const call: Call = (method, ...args) =>
    new Promise((resolve, reject) => {
      const done = (error: Json, data: Json) =>
        error === null || error === undefined ? resolve(data) : reject(error.response?.data ?? error);
      client[method](...args, done);
    });
  const id = async (find: string, list: string, criteria: unknown) =>
    (await call(find, criteria)).QueryResponse[list][0].Id;
  const ids: Ids = {
    customer: (await call("createCustomer", { DisplayName: "Ada" })).Id,
    vendor: (await call("createVendor", { DisplayName: "Bea" })).Id,
    item: await id("findItems", "Item", { Type: "Service" }),
    expense: await id("findAccounts", "Account", { AccountType: "Expense" }),
    income: await id("findAccounts", "Account", { AccountType: "Income" }),
  };
  return { call, ids };
}

test.each(THIRD_PARTY_CASES.map((each) => [each.entity, each] as const))(
  "%s can be created, read, found, changed and removed",
  async (entity, { plural, body, change, end }) => {
    const { call, ids } = await startWithClient();
    const created = await call(`create${entity}`, body(ids));
    expect(created).toMatchObject({ SyncToken: "0", domain: "QBO" });
    expect(await call(`get${entity}`, created.Id)).toEqual(created);
    const found = await call(`find${plural}`, { Id: created.Id });
    expect(found.QueryResponse[entity]).toEqual([created]);
    expect((await call(`find${plural}`, { count: true })).QueryResponse.totalCount).toBeGreaterThan(0);
    if (end === "none") return;
    const changed = await call(`update${entity}`, { ...created, ...change, sparse: true });
    expect(changed).toMatchObject({ ...change, Id: created.Id, SyncToken: "1" });
    if (end === "delete") {
      const deleted = await call(`delete${entity}`, created.Id);
      expect(deleted[entity]).toEqual({ domain: "QBO", status: "Deleted", Id: created.Id });
      await expect(call(`get${entity}`, created.Id)).rejects.toMatchObject({
        Fault: { Error: [{ code: "610" }] },
      });
      return;
    }
    const inactive = await call(`update${entity}`, { ...changed, Active: false, sparse: true });
    expect(inactive.Active).toBe(false);
    expect((await call(`find${plural}`, { Id: created.Id })).QueryResponse).toEqual({});
    const all = await call(`find${plural}`, [
      { field: "Id", value: created.Id },
      { field: "Active", value: [true, false], operator: "IN" },
    ]);
    expect(all.QueryResponse[entity]).toHaveLength(1);
  },
);

test("a bill is paid and its payment deleted", async () => {
  const { call, ids } = await startWithClient();
  const line = {
    Amount: 40,
    DetailType: "AccountBasedExpenseLineDetail",
    AccountBasedExpenseLineDetail: { AccountRef: { value: ids.expense } },
  };
  const bill = await call("createBill", { VendorRef: { value: ids.vendor }, Line: [line] });
  const paid = await call("createBillPayment", {
    VendorRef: { value: ids.vendor },
    PayType: "Check",
    CheckPayment: { BankAccountRef: { value: "35" } },
    TotalAmt: 40,
    Line: [{ Amount: 40, LinkedTxn: [{ TxnId: bill.Id, TxnType: "Bill" }] }],
  });
  expect((await call("getBill", bill.Id)).Balance).toBe(0);
  await call("deleteBillPayment", paid.Id);
  expect((await call("getBill", bill.Id)).Balance).toBe(40);
});

test("an invoice and a payment can be voided", async () => {
  const { call, ids } = await startWithClient();
  const detail = { ItemRef: { value: ids.item }, TaxCodeRef: { value: "NON" } };
  const Line = [{ Amount: 25, DetailType: "SalesItemLineDetail", SalesItemLineDetail: detail }];
  const invoice = await call("createInvoice", { CustomerRef: { value: ids.customer }, Line });
  expect((await call("voidInvoice", invoice.Id)).Invoice).toMatchObject({
    TotalAmt: 0,
    PrivateNote: "Voided",
  });
  const payment = await call("createPayment", { CustomerRef: { value: ids.customer }, TotalAmt: 5 });
  expect(await call("voidPayment", payment)).toMatchObject({ TotalAmt: 0, UnappliedAmt: 0 });
});

test("the company, its preferences, currencies, rates and tax lists are read and changed", async () => {
  const { call } = await startWithClient();
  const info = await call("getCompanyInfo", "1");
  expect(info.CompanyName).toBe("Harbor & Pine Outfitters LLC");
  expect((await call("updateCompanyInfo", { ...info, LegalName: "H&P" })).LegalName).toBe("H&P");
  expect((await call("getPreferences")).CurrencyPrefs.HomeCurrency.value).toBe("USD");
  for (const [method, list] of [
    ["findTaxCodes", "TaxCode"],
    ["findTaxRates", "TaxRate"],
    ["findTaxAgencies", "TaxAgency"],
  ] as const) {
    expect((await call(method, { limit: 5 })).QueryResponse[list].length).toBeGreaterThan(0);
  }
  const made = await call("createTaxService", {
    TaxCode: "Oregon",
    TaxRateDetails: [{ TaxRateName: "OR", RateValue: "1", TaxAgencyId: "1", TaxApplicableOn: "Sales" }],
  });
  expect((await call("getTaxCode", made.TaxCodeId)).Name).toBe("Oregon");
  const rate = await call("getExchangeRate", { sourcecurrencycode: "EUR" });
  expect(rate.ExchangeRate).toMatchObject({ SourceCurrencyCode: "EUR", TargetCurrencyCode: "USD" });
});

test("criteria with operators, order, paging and quotes find what they should", async () => {
  const { call } = await startWithClient();
  for (const DisplayName of ["Cy O'Hara", "Dee & 100%", "Eve"]) await call("createCustomer", { DisplayName });
  const names = async (criteria: unknown) =>
    ((await call("findCustomers", criteria)).QueryResponse.Customer ?? []).map(
      (each: Json) => each.DisplayName,
    );
  expect(await names({ DisplayName: "Cy O'Hara" })).toEqual(["Cy O'Hara"]);
  expect(await names([{ field: "DisplayName", value: "%& 100%", operator: "LIKE" }])).toEqual(["Dee & 100%"]);
  expect(await names({ desc: "DisplayName", limit: 2 })).toEqual(["Eve", "Dee & 100%"]);
  expect(await names({ asc: "DisplayName", limit: 1, offset: 2 })).toEqual(["Cy O'Hara"]);
  expect(
    await names([
      { field: "fetchAll", value: true },
      { field: "limit", value: 2 },
    ]),
  ).toHaveLength(4);
  await expect(call("findCustomers", { Nickname: "x" })).rejects.toMatchObject({
    Fault: { Error: [{ code: "4001" }] },
  });
});

test("a batch answers item by item, change data capture what changed", async () => {
  const { call, ids } = await startWithClient();
  const since = new Date(Date.now() - 60_000);
  const batch = await call("batch", [
    { bId: "1", operation: "create", Customer: { DisplayName: "Cy" } },
    { bId: "2", operation: "create", Customer: { DisplayName: "Cy" } },
    { bId: "3", Query: "select count(*) from Customer" },
  ]);
  expect(batch.BatchItemResponse[0].Customer.DisplayName).toBe("Cy");
  expect(batch.BatchItemResponse[1].Fault.Error[0].code).toBe("6240");
  expect(batch.BatchItemResponse[2].QueryResponse.totalCount).toBe(2);
  const changes = await call("changeDataCapture", ["Customer", "Vendor"], since);
  const [customers, vendors] = changes.CDCResponse[0].QueryResponse;
  expect(customers.Customer.map((each: Json) => each.DisplayName)).toContain("Cy");
  expect(vendors.Vendor[0].Id).toBe(ids.vendor);
});

test.each(REPORT_METHODS)("the report %s is answered", async (name) => {
  const { call } = await startWithClient();
  const report = await call(`report${name}`, { start_date: "2026-01-01", end_date: "2026-12-31" });
  expect(report.Header).toMatchObject({ StartPeriod: "2026-01-01", EndPeriod: "2026-12-31" });
  expect(report.Columns.Column.length).toBeGreaterThan(0);
});
