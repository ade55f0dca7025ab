import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import type { BenchRow } from "./measure.ts";
import { type HttpRequest, sendPipelined } from "./pipelined-requests.ts";

type Running = { baseUrl: string; realmId: string; accessToken: string };
type Kind = { name: string; entity: string; body: (index: number) => unknown };

const line = (amount: number) => ({
  Amount: amount,
  DetailType: "SalesItemLineDetail",
  SalesItemLineDetail: { ItemRef: { value: "1" }, TaxCodeRef: { value: "TAX" } },
});
const form = (index: number) => ({
  CustomerRef: { value: "1" },
  DocNumber: `W-${index}`,
  Line: [line(10 + (index % 90)), line(5)],
});

/** Simple writes, in the order in which they are measured: later ones run on books that the earlier ones filled. */
const KINDS: readonly Kind[] = [
  { name: "customers", entity: "Customer", body: (index) => ({ DisplayName: `Customer ${index}` }) },
  { name: "invoices of two lines", entity: "Invoice", body: form },
  { name: "sales receipts of two lines", entity: "SalesReceipt", body: form },
  {
    name: "payments",
    entity: "Payment",
    body: (index) => ({ CustomerRef: { value: "1" }, TotalAmt: 1 + (index % 50) }),
  },
];

/**
 * Writes per second of the QuickBooks emulator in a process of its own, limits off, four keep-alive connections
 * of eight pipelined requests; `count` writes of each kind, in memory and with a journal on disk. Also reads by
 * id. Every answer must be 200.
 */
export async function measureQuickBooksEmulator({ count = 3000 } = {}): Promise<BenchRow[]> {
  const folder = mkdtempSync(join(tmpdir(), "quickbooks-bench-"));
  try {
    return [
      ...(await measureOne("in memory", [], count)),
      ...(await measureOne("with a journal", ["--data", join(folder, "books.jsonl")], count)),
    ];
  } finally {
    rmSync(folder, { recursive: true });
  }
}

async function measureOne(label: string, more: readonly string[], count: number): Promise<BenchRow[]> {
  const main = join(import.meta.dirname, "../emulators/quickbooks/main.ts");
  const child = spawn(process.execPath, [main, ...more], { stdio: ["ignore", "pipe", "inherit"] });
  try {
    const running = await firstLine(child);
    const rows: BenchRow[] = [];
    // The first writes warm the emulator up.
    await perSecond(running, 300, (index) => post(running, "customer", { DisplayName: `Warm ${index}` }));
    for (const { name, entity, body } of KINDS) {
      const value = await perSecond(running, count, (index) =>
        post(running, entity.toLowerCase(), body(index)),
      );
      rows.push({ name: `QuickBooks emulator, ${label}: ${name} written`, value, unit: "per second" });
    }
    const value = await perSecond(running, count, () => request(running, "GET", "customer/1", ""));
    rows.push({ name: `QuickBooks emulator, ${label}: customers read by id`, value, unit: "per second" });
    return rows;
  } finally {
    await stopped(child);
  }
}

async function perSecond(
  running: Running,
  count: number,
  requestOf: (index: number) => HttpRequest,
): Promise<number> {
  const requests = Array.from({ length: count }, (_, index) => requestOf(index));
  const start = performance.now();
  await sendPipelined(running.baseUrl, requests, { connections: 4, depth: 8 }, (status, body) => {
    if (status !== 200) throw new Error(`answered ${status}: ${body}`);
  });
  return Math.round((count * 1000) / (performance.now() - start));
}

function post(running: Running, resource: string, body: unknown): HttpRequest {
  return request(running, "POST", resource, JSON.stringify(body));
}

function request(running: Running, method: string, resource: string, body: string): HttpRequest {
  const headers = {
    Authorization: `Bearer ${running.accessToken}`,
    Accept: "application/json",
    "Content-Type": "application/json",
  };
  return { method, path: `/v3/company/${running.realmId}/${resource}`, headers, body };
}

/** What the emulator prints when it listens. */
async function firstLine(child: ChildProcess): Promise<Running> {
  if (child.stdout === null) throw new Error("the emulator has no output");
  for await (const text of createInterface({ input: child.stdout })) return JSON.parse(text) as Running;
  throw new Error(`the emulator ended with ${child.exitCode} before it listened`);
}

function stopped(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  return new Promise((resolve) => {
    child.once("exit", () => resolve());
    child.kill("SIGTERM");
  });
}
