import type { OrderPlan } from "#app/domain/accounting/plan.ts";
import type { Result } from "#app/domain/faults/fault.ts";
import type { Actor, Reason, RecordStatus } from "#app/domain/record/record-status.ts";
import type { Settings } from "#app/domain/settings/settings.ts";
import type { Binding, BooksAccount, Connection, Logger, SyncRecord } from "#app/sync/ports.ts";
import type { Steering, SteeringResult } from "#app/sync/use-cases/steer-records.ts";

/** Who looks at a page: an admin user of one shop, proven by Shopify's id token. */
export type AdminVisit = {
  shop: string;
  actor: Actor;
  /** Redirects inside the embedded app (keeps Shopify's parameters) or out of the frame (`target: "_top"`). */
  redirect(url: string, options?: { target?: "_self" | "_parent" | "_top" }): Response;
};

export type OrderListQuery = {
  statuses: RecordStatus[];
  search: string;
  sort: "processedAt" | "name" | "status";
  direction: "asc" | "desc";
  /** Opaque; null is the first page. */
  cursor: string | null;
  limit: number;
};
export type OrderListPage = {
  records: SyncRecord[];
  nextCursor: string | null;
  previousCursor: string | null;
  total: number;
};

export type HistoryEntry = { at: Date; status: RecordStatus; reason: Reason | null; actor: Actor };

export type HomeView = {
  connection: Connection | null;
  counts: Record<RecordStatus, number>;
  /** Held, Failed and Changed, newest first: what a person should look at. */
  needsAttention: SyncRecord[];
  oldestWaiting: SyncRecord | null;
  lastBookedAt: Date | null;
  nextSweepAt: Date | null;
};

export type OrderView = {
  record: SyncRecord;
  history: HistoryEntry[];
  /** What stands in the books. */
  documents: (Binding & { url: string })[];
  /** What the order becomes under today's settings, line by line with reasons; or why it cannot. */
  preview: Result<OrderPlan>;
  shopifyUrl: string;
};

/** Everything a route may call. Made once at start; routes get it as Remix's load context. */
export type Services = {
  log: Logger;
  appFacts: { apiKey: string; appBridgeUrl: string; supportEmail: string; handle: string };
  addDocumentHeaders(request: Request, headers: Headers): void;
  /** Throws the Response that Shopify's sign-in needs when the request is not (yet) proven. */
  authenticate(request: Request): Promise<AdminVisit>;
  receiveShopifyWebhook(request: Request): Promise<Response>;
  /** Shopify's sign-in pages under /auth. */
  handleAuth(request: Request): Promise<Response>;
  isHealthy(): Promise<boolean>;
  loadHome(shop: string): Promise<HomeView>;
  listOrders(shop: string, query: OrderListQuery): Promise<OrderListPage>;
  countOrders(shop: string): Promise<Record<RecordStatus, number>>;
  loadOrder(shop: string, legacyId: string): Promise<OrderView | null>;
  steerOrders(wish: {
    shop: string;
    ids: string[];
    steering: Steering;
    note: string;
    actor: Actor;
  }): Promise<SteeringResult>;
  loadSettings(shop: string): Promise<Settings>;
  saveSettings(shop: string, settings: Settings, actor: Actor): Promise<void>;
  listAccounts(shop: string): Promise<Result<BooksAccount[]>>;
  loadConnection(shop: string): Promise<Connection | null>;
  /** Answers Intuit's sign-in address, with a single-use state bound to the shop. */
  beginConnect(shop: string): Promise<string>;
  /** Handles Intuit's callback: where to send the browser, or why it failed. */
  completeConnect(
    callbackUrl: string,
  ): Promise<{ returnTo: string } | { failure: Reason; returnTo: string | null }>;
  disconnect(shop: string, actor: Actor): Promise<void>;
};

declare module "@remix-run/node" {
  interface AppLoadContext extends Services {}
}
