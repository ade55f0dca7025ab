import { redirect } from "@remix-run/node";
import { type BooksFacts, plainBooks } from "#app/domain/accounting/books-facts.ts";
import { explain } from "#app/domain/faults/explain.ts";
import { ok } from "#app/domain/faults/fault.ts";
import { planOrder } from "#app/domain/mapping/plan-order.ts";
import { type RecordStatus, recordStatuses } from "#app/domain/record/record-status.ts";
import { compareSettings } from "#app/domain/rules/compare-settings.ts";
import type { Run } from "#app/domain/runs/run.ts";
import type { Sale } from "#app/domain/sale/sale.ts";
import { defaultSettings, type Settings } from "#app/domain/settings/settings.ts";
import type { RecordListQuery, Services } from "#app/services.server.ts";
import type { BooksAccount, Connection, SyncRecord } from "#app/sync/ports.ts";
import { aSale } from "#tests/support/a-sale.ts";
import { type FakeAdoption, fakeAdoption, fakeAdoptionServices } from "./fake-adoption.ts";
import { type FakeBooksLists, fakeBooksListServices, fakeBooksLists } from "./fake-books-lists.ts";
import { type FakeLinks, fakeLinkServices, fakeLinks } from "./fake-links.ts";
import { fakeRunServices, type SteeringWish } from "./fake-runs.ts";
import { sampleEntry } from "./sample-entries.ts";
import { sampleEntryView } from "./sample-entry-view.ts";
import { sampleOrderView } from "./sample-order-view.ts";
import { sampleRecord } from "./sample-records.ts";

const shop = "harbor-pine.myshopify.com";
type Wish = SteeringWish;

/** What the pages see and what they asked for, in memory. */
export type FakeShop = {
  connection: Connection | null;
  records: SyncRecord[];
  settings: Settings;
  facts: BooksFacts;
  wishes: Wish[];
  runs: Run[];
  links: FakeLinks;
  booksLists: FakeBooksLists;
  adoption: FakeAdoption;
  /** What signing in answers instead of letting the visitor in. */
  refusal: (() => Response) | null;
};

export function aFakeShop(): FakeShop {
  return {
    connection: aConnection(),
    records: [
      ...Array.from({ length: 128 }, (_, index) => sampleRecord(shop, index + 1)),
      ...Array.from({ length: 70 }, (_, index) => sampleEntry(shop, "customer", index + 1)),
      ...Array.from({ length: 70 }, (_, index) => sampleEntry(shop, "product", index + 1)),
    ],
    settings: defaultSettings,
    facts: plainBooks,
    wishes: [],
    runs: [],
    links: fakeLinks(),
    booksLists: fakeBooksLists(),
    adoption: fakeAdoption(),
    refusal: null,
  };
}

export function aConnection(): Connection {
  return {
    shop,
    realmId: "9341450000000001",
    companyName: "Harbor & Pine Trading Co.",
    country: "US",
    homeCurrency: "USD",
    isMultiCurrency: true,
    plan: "Plus",
    status: "connected",
    connectedAt: new Date(Date.UTC(2026, 10, 1, 9, 30)),
  };
}

/** The services over a fake shop, for pages in a browser. `origin` is where App Bridge's stand-in is served. */
export function fakeServices(state: FakeShop, origin: () => string): Services {
  const log = { info() {}, warn() {}, error: (event: string, facts?: object) => console.error(event, facts) };
  return {
    ...fakeRunServices(state, (wish) => {
      state.wishes.push(wish);
      return steer(state, wish);
    }),
    log,
    get appFacts() {
      return {
        apiKey: "test-key",
        appBridgeUrl: `${origin()}/app-bridge.js`,
        supportEmail: "support@plumbline.example",
        handle: "plumbline",
      };
    },
    addDocumentHeaders() {},
    authenticate: async () => {
      if (state.refusal) throw state.refusal();
      return {
        shop,
        actor: { kind: "user", name: "Staff 42" },
        redirect: (url) => redirect(url),
      };
    },
    receiveShopifyWebhook: async () => new Response(null, { status: 200 }),
    receiveQuickBooksWebhook: async () => new Response(null, { status: 200 }),
    handleAuth: async () => new Response("sign-in"),
    isHealthy: async () => true,
    loadHome: async () => {
      const orders = ofKind(state, "order");
      const waiting = orders.filter(({ status }) => status === "Queued");
      return {
        connection: state.connection,
        counts: countByStatus(orders),
        needsAttention: orders
          .filter(({ status }) => ["Failed", "Held", "Changed"].includes(status))
          .slice(0, 5),
        oldestWaiting: waiting.at(-1) ?? null,
        lastBookedAt: orders.length > 0 ? new Date(Date.UTC(2026, 10, 22, 11, 58)) : null,
        nextSweepAt: state.connection ? new Date(Date.UTC(2026, 10, 22, 12, 15)) : null,
      };
    },
    listRecords: async (_shop, kind, query) => listRecords(ofKind(state, kind), query),
    countRecords: async (_shop, kind) => countByStatus(ofKind(state, kind)),
    loadOrder: async (_shop, legacyId) => {
      const record = state.records.find(({ id }) => id.endsWith(`/${legacyId}`));
      return record ? sampleOrderView(record) : null;
    },
    loadEntry: async (_shop, kind, number) => {
      const record = ofKind(state, kind).find(({ id }) => id.endsWith(`/${number}`));
      return record ? sampleEntryView(record) : null;
    },
    loadSettings: async () => state.settings,
    saveSettings: async (_shop, settings) => {
      state.settings = settings;
    },
    replaySettings: async (_shop, wanted) => {
      const plan = (sale: Sale, settings: Settings) =>
        planOrder(sale, settings, plainBooks, { bookedForm: null });
      const sales = [aSale(), aSale({ name: "#1002", id: "gid://shopify/Order/5002" })];
      return { replayed: 2, differences: compareSettings(sales, state.settings, wanted, plan) };
    },
    listAccounts: async () =>
      !state.connection
        ? { ok: false, fault: { kind: "notConnected", subject: "the chart of accounts" } }
        : ok(accounts),
    readBooksFacts: async () => ok(state.facts),
    loadConnection: async () => state.connection,
    beginConnect: async () => `${origin()}/intuit-sign-in`,
    completeConnect: async (callbackUrl) =>
      callbackUrl.includes("code=good")
        ? { returnTo: `${origin()}/app/connection` }
        : {
            failure: explain({ kind: "permission", subject: "the connection" }),
            returnTo: `${origin()}/app/connection`,
          },
    disconnect: async () => {
      if (state.connection) state.connection = { ...state.connection, status: "disconnected" };
    },
    get links() {
      return fakeLinkServices(state.links);
    },
    booksLists: fakeBooksListServices(state),
    get adoption() {
      return fakeAdoptionServices(state.adoption);
    },
  };
}

const ofKind = (state: FakeShop, wanted: string) => state.records.filter(({ kind }) => kind === wanted);

function listRecords(records: SyncRecord[], query: RecordListQuery) {
  const wanted = query.search.toLowerCase();
  const found = records.filter(
    ({ status, name, customerName }) =>
      (query.statuses.length === 0 || query.statuses.includes(status)) &&
      `${name} ${customerName}`.toLowerCase().includes(wanted),
  );
  const start = Number(query.cursor ?? 0);
  const end = start + query.limit;
  return {
    records: found.slice(start, end),
    nextCursor: end < found.length ? String(end) : null,
    previousCursor: start > 0 ? String(Math.max(0, start - query.limit)) : null,
    total: found.length,
  };
}

function countByStatus(records: SyncRecord[]): Record<RecordStatus, number> {
  const count = (wanted: RecordStatus) => records.filter(({ status }) => status === wanted).length;
  return Object.fromEntries(recordStatuses.map((status) => [status, count(status)])) as Record<
    RecordStatus,
    number
  >;
}

const statusAfter = {
  push: "Queued",
  retry: "Queued",
  release: "Queued",
  hold: "Held",
  exclude: "Excluded",
} as const;

function steer(state: FakeShop, wish: Wish) {
  const result = { changed: [] as string[], unchanged: [] as string[], unknown: [] as string[] };
  for (const id of wish.ids) {
    const index = state.records.findIndex((record) => record.id === id);
    const record = state.records[index];
    if (!record) result.unknown.push(id);
    else if (record.status === "Synchronized" && wish.steering !== "push") result.unchanged.push(id);
    else {
      state.records[index] = { ...record, status: statusAfter[wish.steering], reason: null };
      result.changed.push(id);
    }
  }
  return result;
}

const accounts: BooksAccount[] = [
  account("79", "Sales of Product Income", "Income", "SalesOfProductIncome"),
  account("80", "Sales:Online store with quite a long name", "Income", "SalesOfProductIncome"),
  account("81", "Discounts given", "Income", "DiscountsRefundsGiven"),
  account("90", "Sales tax payable", "Other Current Liability", "SalesTaxPayable"),
  account("35", "Checking", "Bank", "Checking"),
  account("36", "Undeposited Funds", "Other Current Asset", "UndepositedFunds"),
];

function account(id: string, name: string, type: string, subType: string): BooksAccount {
  return { id, name, type, subType, currency: "USD", isActive: true };
}
