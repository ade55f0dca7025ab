import { expect, test } from "vitest";
import { createBooksSource } from "#app/qbo/books-source.server.ts";
import { createQboOAuth } from "#app/qbo/oauth.server.ts";
import { createCompanyReader } from "#app/qbo/read-company.server.ts";
import type { Connection } from "#app/sync/ports.ts";
import { adapterDeps, someLocks } from "#tests/qbo/adapter-deps.ts";
import { aConnection, memoryTokenStore } from "#tests/qbo/memory-token-store.ts";
import { type Reply, type SeenRequest, startScriptedServer } from "#tests/qbo/scripted-server.ts";
import { anEntryPlan, aPaymentPlan } from "#tests/support/a-plan.ts";

async function openBooks(
  answer: (request: SeenRequest, index: number) => Reply,
  changes: Partial<Connection> = {},
) {
  const server = await startScriptedServer(answer);
  const deps = adapterDeps();
  const endpoints = { authorize: server.origin, token: server.origin, revoke: server.origin };
  const app = { clientId: "app", clientSecret: "secret", redirectUri: "http://localhost/callback" };
  const { store } = memoryTokenStore(aConnection(changes), {
    accessToken: "access-1",
    refreshToken: "refresh-1",
    accessExpiresAt: new Date(deps.clock.now().getTime() + 3_600_000),
    refreshExpiresAt: new Date(deps.clock.now().getTime() + 8_640_000_000),
    refreshHardExpiresAt: null,
  });
  const source = createBooksSource({
    ...deps,
    tokenStore: store,
    locks: someLocks(),
    oauth: createQboOAuth({ ...app, ...deps, endpoints }),
    apiOrigin: server.origin,
    appOrigin: "https://qbo.intuit.com/",
  });
  const opened = await source.openBooks("demo.myshopify.com");
  if (!opened.ok) throw new Error(opened.fault.kind);
  return { server, deps, books: opened.value.books };
}

const rows = (entity: string, list: object[]): Reply => ({
  status: 200,
  body: { QueryResponse: { [entity]: list } },
});
const notFound: Reply = {
  status: 400,
  body: {
    Fault: {
      Error: [
        {
          Message: "Object Not Found",
          Detail: "Object Not Found : Something you're trying to use has been made inactive.",
          code: "610",
          element: "",
        },
      ],
    },
  },
};

test("a list is paged to its end, in the order of its ids", async () => {
  const account = (id: number) => ({ Id: `${id}`, Name: `A${id}`, AccountType: "Bank" });
  const { server, books } = await openBooks((request) => {
    const start = Number(/STARTPOSITION (\d+)/.exec(request.query.get("query") ?? "")?.[1]);
    const count = start === 1 ? 1000 : 2;
    return rows(
      "Account",
      Array.from({ length: count }, (_, index) => account(start + index)),
    );
  });
  await using _ = server;
  const accounts = await books.listAccounts();
  expect(accounts.ok && accounts.value.map(({ id }) => id)).toEqual(
    Array.from({ length: 1002 }, (_, index) => `${index + 1}`),
  );
  expect(server.seen.map((request) => request.query.get("query"))).toEqual([
    "SELECT * FROM Account WHERE Active IN (true,false) ORDERBY Id STARTPOSITION 1 MAXRESULTS 1000",
    "SELECT * FROM Account WHERE Active IN (true,false) ORDERBY Id STARTPOSITION 1001 MAXRESULTS 1000",
  ]);
});

test("many SKUs are asked for in lists of 30, long ones as a body", async () => {
  const { server, books } = await openBooks(() =>
    rows("Item", [{ Id: "1", Name: "Shirt", Sku: "", Type: "Service" }]),
  );
  await using _ = server;
  const found = await books.findItemsBySkus(
    Array.from({ length: 40 }, (_, index) => `${"S".repeat(60)}${index}`),
  );
  expect(found).toMatchObject({ value: [{ id: "1", sku: null, isActive: true }, { id: "1" }] });
  expect(server.seen.map(({ method }) => method)).toEqual(["POST", "GET"]);
  expect(server.seen[0]?.body.match(/S{60}/g)).toHaveLength(30);
});

/** A company of the United States as CompanyInfo and Preferences tell it. */
function companyAnswer(request: SeenRequest, preferences: object): Reply {
  const body = request.path.includes("/companyinfo/")
    ? {
        CompanyInfo: {
          CompanyName: "Craig's",
          Country: "US",
          NameValue: [{ Name: "OfferingSku", Value: "QuickBooks Online Plus" }],
        },
      }
    : { Preferences: { CurrencyPrefs: { HomeCurrency: { value: "USD" } }, ...preferences } };
  return { status: 200, body };
}

test("nothing to look for asks nothing", async () => {
  const { server, books } = await openBooks(() => notFound);
  await using _ = server;
  expect(await books.findItemsByIds([])).toEqual({ ok: true, value: [] });
  expect(await books.findItemsBySkus([""])).toEqual({ ok: true, value: [] });
  expect(await books.findCustomerByName(" : ")).toEqual({ ok: true, value: null });
  expect(await books.findCustomersByEmail("not an address")).toEqual({ ok: true, value: [] });
  expect(server.seen).toEqual([]);
});

test("a customer that does not exist is null, and of two of a name the active one counts", async () => {
  const { server, books } = await openBooks((request) =>
    request.path.endsWith("/customer/7")
      ? notFound
      : rows("Customer", [
          { Id: "1", DisplayName: "Ann Lee", Active: false },
          { Id: "2", DisplayName: "Ann Lee", Active: true, PrimaryEmailAddr: { Address: "ann@example.com" } },
        ]),
  );
  await using _ = server;
  expect(await books.findCustomerById("7")).toEqual({ ok: true, value: null });
  expect(await books.findCustomerByName("Ann Lee")).toMatchObject({
    ok: true,
    value: { id: "2", name: "Ann Lee", email: "ann@example.com", currency: "USD", isActive: true },
  });
});

test("an answer without its documented members is malformed and says where", async () => {
  const { server, books } = await openBooks(() =>
    rows("Invoice", [{ Id: "1", SyncToken: "0", TotalAmt: "12" }]),
  );
  await using _ = server;
  const found = await books.findByNumber("Invoice", "WEB-1001");
  expect(found).toMatchObject({ fault: { kind: "malformed", subject: "Invoice list" } });
  expect(!found.ok && found.fault.kind === "malformed" && found.fault.what).toContain(
    "QueryResponse.Invoice.0",
  );
});

test("what the company cannot book, or a number cannot carry, is refused before it goes out", async () => {
  const { server, books } = await openBooks((request) => companyAnswer(request, {}));
  await using _ = server;
  const plan = aPaymentPlan({ currency: "EUR" });
  const draft = { plan, customerId: "1", depositAccountId: "3", links: [] };
  expect(await books.createDocument(draft, "r")).toMatchObject({
    fault: { kind: "currencyOff", currency: "EUR", homeCurrency: "USD" },
  });
  const huge = { ...draft, plan: aPaymentPlan({ amountMinor: 10 ** 15 }) };
  expect(await books.createDocument(huge, "r")).toMatchObject({ fault: { kind: "malformed" } });
  const entry = {
    plan: anEntryPlan(1, { docNumber: "W".repeat(22) }),
    customerId: "1",
    accountIds: ["1", "2"],
  };
  expect(await books.createDocument(entry, "r")).toMatchObject({
    fault: { kind: "numberTooLong", maxLength: 21 },
  });
  expect(server.seen.filter(({ method }) => method === "POST")).toEqual([]);
});

test("a document's address leads to QuickBooks", async () => {
  const { server, books } = await openBooks(() => notFound);
  await using _ = server;
  expect(books.documentUrl("Invoice", "145")).toBe("https://qbo.intuit.com/app/invoice?txnId=145");
  expect(books.documentUrl("Payment", "146")).toBe("https://qbo.intuit.com/app/recvpayment?txnId=146");
  expect(books.documentUrl("JournalEntry", "7")).toBe("https://qbo.intuit.com/app/journal?txnId=7");
});

test("a company tells its name, its currency, its plan and its tax regime", async () => {
  const { server, deps } = await openBooks((request) =>
    companyAnswer(request, {
      CurrencyPrefs: { MultiCurrencyEnabled: true, HomeCurrency: { value: "USD" } },
      TaxPrefs: { UsingSalesTax: true, PartnerTaxEnabled: false },
      SalesFormsPrefs: { CustomTxnNumbers: true },
      AccountingInfoPrefs: { BookCloseDate: "2025-12-31", ClassTrackingPerTxnLine: true },
    }),
  );
  await using _ = server;
  const readCompany = createCompanyReader({ ...deps, apiOrigin: server.origin });
  expect(await readCompany("9341452", "access-1")).toEqual({
    ok: true,
    value: {
      companyName: "Craig's",
      country: "US",
      homeCurrency: "USD",
      isMultiCurrency: true,
      plan: "Plus",
      timeZone: null,
      usesSalesTax: true,
      automatedSalesTax: "notSetUp",
      usesOwnDocNumbers: true,
      bookCloseDate: "2025-12-31",
      hasInventory: false,
      hasClassPerDocument: false,
      hasClassPerLine: true,
      hasLocations: false,
    },
  });
});
