import { onTestFinished } from "vitest";
import { type QuickBooksEmulator, type QuickBooksEmulatorOptions, startQuickBooksEmulator } from "./start.ts";

// biome-ignore lint/suspicious/noExplicitAny: tests read the wire's JSON as they find it
export type Json = any;
export type Answer = { status: number; body: Json; headers: Headers };

export type TestClient = {
  emulator: QuickBooksEmulator;
  get(path: string): Promise<Answer>;
  post(path: string, body: unknown): Promise<Answer>;
  query(text: string): Promise<Answer>;
  control(method: "GET" | "POST" | "DELETE", path: string, body?: unknown): Promise<Json>;
  /** Creates an object and answers it; fails the test when the service refuses it. */
  create(entity: string, body: unknown): Promise<Json>;
};

/** Starts an emulator for one test and a client of its API; both end with the test. */
export async function aClient(options: QuickBooksEmulatorOptions = {}): Promise<TestClient> {
  const emulator = await startQuickBooksEmulator(options);
  onTestFinished(() => emulator.close());
  return clientOf(emulator);
}

export function clientOf(emulator: QuickBooksEmulator, accessToken = emulator.accessToken): TestClient {
  const base = `${emulator.baseUrl}/v3/company/${emulator.realmId}`;
  const headers = { Authorization: `Bearer ${accessToken}`, Accept: "application/json" };
  const answer = async (response: Response): Promise<Answer> => ({
    status: response.status,
    body: await response.json(),
    headers: response.headers,
  });
  const post = async (path: string, body: unknown) =>
    answer(
      await fetch(`${base}${path}`, {
        method: "POST",
        headers: { ...headers, "Content-Type": "application/json" },
        body: typeof body === "string" ? body : JSON.stringify(body),
      }),
    );
  const get = async (path: string) => answer(await fetch(`${base}${path}`, { headers }));
  return {
    emulator,
    get,
    post,
    query: (text) => get(`/query?query=${encodeURIComponent(text)}`),
    async control(method, path, body) {
      const init = body === undefined ? { method } : { method, body: JSON.stringify(body) };
      return (await fetch(`${emulator.baseUrl}/__emulator/${path}`, init)).json();
    },
    async create(entity, body) {
      const { status, body: reply } = await post(`/${entity.toLowerCase()}`, body);
      if (status !== 200) throw new Error(`${entity} refused: ${JSON.stringify(reply)}`);
      return reply[entity];
    },
  };
}

/** The first error of a fault. */
export function errorOf(answer: Answer): Json {
  return answer.body.Fault?.Error[0] ?? answer.body.fault?.error[0];
}

/** An item line; amount in units, item 1 unless told. */
export function aLine(Amount: number, detail: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    Amount,
    DetailType: "SalesItemLineDetail",
    SalesItemLineDetail: { ItemRef: { value: "1" }, TaxCodeRef: { value: "NON" }, ...detail },
  };
}

export function anInvoice(customerId: string, ...lines: unknown[]): Record<string, unknown> {
  return { CustomerRef: { value: customerId }, Line: lines };
}

/** A customer named Ada; answers its id. */
export async function aCustomer(client: TestClient, over: Record<string, unknown> = {}): Promise<string> {
  return (await client.create("Customer", { DisplayName: "Ada", ...over })).Id;
}

/** Debits positive, credits negative, by account, of one transaction. */
export async function journalOf(
  client: TestClient,
  type: string,
  id: string,
): Promise<Record<string, number>> {
  const all: Json[] = (await client.control("GET", "journal")).journal;
  const sums: Record<string, number> = {};
  for (const line of all.find((entry) => entry.type === type && entry.id === id)?.lines ?? []) {
    sums[line.account] = Math.round(((sums[line.account] ?? 0) + line.debit - line.credit) * 100) / 100;
  }
  return sums;
}
