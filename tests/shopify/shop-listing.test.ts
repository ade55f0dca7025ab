import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, expect, test } from "vitest";
import { readLines } from "#app/shopify/listing/read-lines.ts";
import { createShopListing } from "#app/shopify/listing/shop-listing.server.ts";
import type { RecordHeading } from "#app/sync/ports.ts";
import { aStoredOrder } from "./a-stored-order.ts";
import { startShop, type TestShop } from "./start-shop.ts";

let shop: TestShop;
beforeAll(async () => {
  shop = await startShop({
    app: { scopes: ["write_orders", "read_all_orders", "write_customers", "write_products"] },
  });
  await shop.install();
  const ids = Array.from({ length: 300 }, (_, n) => n + 1);
  await shop.control("POST", "customers", {
    customers: ids.map((n) => ({
      id: `gid://shopify/Customer/${n}`,
      displayName: `Buyer ${n}`,
      defaultEmailAddress: { emailAddress: `buyer${n}@example.com` },
      createdAt: "2026-11-01T10:00:00Z",
    })),
  });
  await shop.control("POST", "products", {
    products: ids.map((n) => ({
      id: `gid://shopify/Product/${n}`,
      title: `Mug ${n}`,
      vendor: n === 1 ? "" : "Harbor",
      createdAt: "2026-11-01T10:00:00Z",
    })),
  });
  await shop.control("POST", "orders", {
    orders: [1, 2, 3].map((n) =>
      aStoredOrder(n, [], { name: `#${n}`, processedAt: `2026-11-0${n}T10:00:00Z` }),
    ),
  });
});
afterAll(() => shop.emulator.close());

const all = { since: null, until: null };
const listing = () => createShopListing(shop.client);

async function readAll(
  kind: "customer" | "product" | "order",
  filter = all as Filter,
): Promise<RecordHeading[]> {
  const found: RecordHeading[] = [];
  let after: string | null = null;
  do {
    const page = await listing().listPage(shop.shop, kind, filter, after);
    if (!page.ok) throw new Error(JSON.stringify(page.fault));
    found.push(...page.value.headings);
    after = page.value.next;
  } while (after !== null);
  return found;
}
type Filter = { since: Date | null; until: Date | null };

test("every customer is listed once, page by page, with what a list shows of it", async () => {
  const found = await readAll("customer");
  expect(found).toHaveLength(300);
  expect(new Set(found.map(({ id }) => id)).size).toBe(300);
  expect(found[0]).toEqual({
    id: "gid://shopify/Customer/1",
    name: "Buyer 1",
    about: "buyer1@example.com",
    at: new Date("2026-11-01T10:00:00Z"),
  });
});

test("every product is listed once; no vendor is none", async () => {
  const found = await readAll("product");
  expect(found).toHaveLength(300);
  expect(found[0]).toMatchObject({ name: "Mug 1", about: null });
  expect(found[1]).toMatchObject({ name: "Mug 2", about: "Harbor" });
});

test("a listing begins after any id, as a step that goes on does", async () => {
  const page = await listing().listPage(shop.shop, "product", all, "gid://shopify/Product/298");
  expect(page).toMatchObject({ ok: true, value: { next: null } });
  expect(page.ok && page.value.headings.map(({ name }) => name)).toEqual(["Mug 299", "Mug 300"]);
});

test("orders of chosen days are listed by when they were placed", async () => {
  const since = new Date("2026-11-02T00:00:00Z");
  const until = new Date("2026-11-03T00:00:00Z");
  expect((await readAll("order", { since, until: null })).map(({ name }) => name)).toEqual(["#2", "#3"]);
  expect((await readAll("order", { since, until })).map(({ name }) => name)).toEqual(["#2"]);
});

const file = [
  "{}",
  `{"name":"${"é".repeat(300_000)}"}`,
  `{"name":"${"x".repeat(900_000)}"}`,
  '{"last":1}',
].join("\n");

/** Serves the file with or without ranges, and notes how much of it was taken. */
async function serveFile(knowsRanges: boolean) {
  const bytes = Buffer.from(file, "utf8");
  const server = createServer((request, response) => {
    const [, start = "0", end = ""] = /^bytes=(\d+)-(\d*)$/.exec(request.headers.range ?? "") ?? [];
    if (!knowsRanges) return void response.end(bytes);
    if (Number(start) >= bytes.length) return void response.writeHead(416).end();
    const last = Math.min(Number(end), bytes.length - 1);
    const part = bytes.subarray(Number(start), last + 1);
    response.writeHead(206, { "content-range": `bytes ${start}-${last}/${bytes.length}` }).end(part);
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/list.jsonl`,
    close: () => void server.close(),
  };
}

test.each([[true], [false]])(
  "a list is read in pieces of whole lines (server knows ranges: %s)",
  async (knows) => {
    const server = await serveFile(knows);
    const lines: string[] = [];
    let position: number | null = 0;
    let pieces = 0;
    while (position !== null) {
      const read = await readLines(server.url, position);
      if (!read.ok) throw new Error(JSON.stringify(read.fault));
      lines.push(...read.value.lines);
      position = read.value.next;
      pieces += 1;
    }
    server.close();
    expect(lines).toEqual(file.split("\n"));
    expect(pieces).toBe(2);
  },
);

test("a list that is gone, and a server that is gone, are told apart", async () => {
  const server = createServer((_request, response) => response.writeHead(403).end()).listen(0, "127.0.0.1");
  await once(server, "listening");
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  expect(await readLines(url, 0)).toMatchObject({ ok: false, fault: { kind: "missing" } });
  server.close();
  await once(server, "close");
  expect(await readLines(url, 0)).toMatchObject({ ok: false, fault: { kind: "unreachable" } });
});
