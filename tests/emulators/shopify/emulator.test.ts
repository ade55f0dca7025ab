import { appendFileSync, mkdtempSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { type EmulatorClient, openEmulator } from "./fixtures/emulator-client.ts";
import { lampOrder } from "./fixtures/lamp-order.ts";
import { startShopifyEmulator } from "./start.ts";

async function openShop(): Promise<EmulatorClient> {
  const client = await openEmulator();
  onTestFinished(() => client.emulator.close());
  return client;
}

test("a restart on the same data file knows orders, metafields, tokens and pending deliveries", async () => {
  const dataFile = join(mkdtempSync(join(tmpdir(), "shop-data-")), "shop.jsonl");
  const app = { appUrl: "http://127.0.0.1:1", webhooks: [{ topics: ["orders/create"], uri: "/w" }] };
  const first = await openEmulator({ dataFile, seed: 1, app });
  const token = (await first.exchange()).json.access_token;
  await first.control("POST", "orders", { orders: [lampOrder({ number: 1001 })], webhooks: true });
  await first.emulator.close();
  appendFileSync(dataFile, '{"kind":"recordSto');

  const second = await openEmulator({ dataFile, seed: 1, app });
  onTestFinished(() => second.emulator.close());
  second.setToken(token);
  const { json } = await second.graphql('{ order(id: "gid://shopify/Order/1001") { name } }');
  expect(json.data.order.name).toBe("#1001");
  expect((await second.control("GET", "deliveries")).json.pending).toBe(1);
  expect((await second.exchange()).json.access_token).not.toBe(token);
});

test("a journal that mostly repeats itself is rewritten at the next start and says the same", async () => {
  const dataFile = join(mkdtempSync(join(tmpdir(), "shop-data-")), "shop.jsonl");
  const first = await openEmulator({ dataFile });
  for (let round = 0; round < 40; round += 1) {
    await first.control("POST", "orders", { orders: [lampOrder({ number: 1001, note: `round ${round}` })] });
  }
  await first.emulator.close();
  const before = statSync(dataFile).size;
  for (let start = 0; start < 2; start += 1) {
    const again = await openEmulator({ dataFile });
    expect((await again.control("GET", "orders/1001")).json.record.note).toBe("round 39");
    await again.emulator.close();
  }
  expect(statSync(dataFile).size).toBeLessThan(before / 4);
});

test("a damaged line in the middle of the data file is named at the start", async () => {
  const dataFile = join(mkdtempSync(join(tmpdir(), "shop-data-")), "shop.jsonl");
  appendFileSync(dataFile, 'not json\n{"kind":"installChanged","isInstalled":true}\n');
  await expect(startShopifyEmulator({ dataFile })).rejects.toThrow("shop.jsonl:1 is not a journal line.");
});

test("the same seed hands out the same tokens", async () => {
  const tokens: string[] = [];
  for (let run = 0; run < 2; run += 1) {
    const client = await openEmulator({ seed: 7 });
    tokens.push((await client.exchange()).json.access_token);
    await client.emulator.close();
  }
  expect(tokens[0]).toBe(tokens[1]);
});

test("a fault answers a status after the requests that it lets pass, as often as it says", async () => {
  const shop = await openShop();
  await shop.control("POST", "faults", {
    path: "graphql.json",
    after: 1,
    times: 2,
    status: 503,
    body: { errors: "busy" },
  });
  const statuses: number[] = [];
  for (let call = 0; call < 4; call += 1) statuses.push((await shop.graphql("{ shop { id } }")).status);
  expect(statuses).toEqual([200, 503, 503, 200]);
});

test("a reply dropped after the commit leaves the work done", async () => {
  const shop = await openShop();
  await shop.control("POST", "orders", { orders: [lampOrder({ number: 1001 })] });
  await shop.control("POST", "faults", {
    path: "graphql.json",
    bodyContains: "tagsAdd",
    dropReplyAfterCommit: true,
  });
  const mutation =
    'mutation { tagsAdd(id: "gid://shopify/Order/1001", tags: ["seen"]) { userErrors { message } } }';
  await expect(shop.graphql(mutation)).rejects.toThrow();
  expect((await shop.control("GET", "orders/1001")).json.record.tags).toContain("seen");
});

test("a dropped connection leaves nothing done", async () => {
  const shop = await openShop();
  await shop.control("POST", "orders", { orders: [lampOrder({ number: 1001 })] });
  await shop.control("POST", "faults", {
    path: "graphql.json",
    bodyContains: "tagsAdd",
    dropConnection: true,
  });
  const mutation =
    'mutation { tagsAdd(id: "gid://shopify/Order/1001", tags: ["seen"]) { userErrors { message } } }';
  await expect(shop.graphql(mutation)).rejects.toThrow();
  expect((await shop.control("GET", "orders/1001")).json.record.tags).not.toContain("seen");
});

test.each([
  ["faults", { speed: 3 }, "A fault cannot have speed = 3."],
  ["settings", { throtle: false }, 'Unknown setting "throtle".'],
  ["settings", { restoreRate: -1 }, 'Setting "restoreRate" cannot be -1.'],
  [
    "orders",
    { orders: [{ id: 12 }] },
    "orders[0] needs an id of the form gid://shopify/Order/<number>, found 12.",
  ],
  ["order-updates", { orders: [{ id: "gid://shopify/Order/1" }] }, "gid://shopify/Order/1 is not stored"],
  ["webhook", {}, 'The body needs a "topic".'],
  ["clock", { advanceMs: -5 }, "The clock only moves forward, not by -5 ms."],
])("the control endpoint %s refuses %j with the reason", async (name, body, reason) => {
  const shop = await openShop();
  const { status, json } = await shop.control("POST", name, body);
  expect(status).toBe(400);
  expect(json.error).toContain(reason);
});

test("statistics count the operations by name and the log holds no token", async () => {
  const shop = await openShop();
  await shop.graphql("query Name { shop { name } }");
  await shop.graphql("query Name { shop { name } }");
  const { json } = await shop.control("GET", "stats");
  expect(json.requests.byOperation["POST /admin/api/2026-10/graphql.json Name"]).toBe(2);
  expect(JSON.stringify((await shop.control("GET", "requests")).json)).not.toContain("shpat_");
});

test("the address of the shop in the path leads to the same Admin API", async () => {
  const shop = await openShop();
  const { access_token } = (await shop.exchange()).json;
  const path = "/plumbline-demo.myshopify.com/admin/api/2026-10/graphql.json";
  const { json } = await shop.call(
    "POST",
    path,
    { query: "{ shop { name } }" },
    { "x-shopify-access-token": access_token },
  );
  expect(json.data.shop.name).toBe("Harbor & Pine");
  const other = path.replace("plumbline-demo", "other");
  expect(
    (
      await shop.call(
        "POST",
        other,
        { query: "{ shop { name } }" },
        { "x-shopify-access-token": access_token },
      )
    ).status,
  ).toBe(404);
});

test("the admin host page is served beside the Admin API", async () => {
  const shop = await openShop();
  const response = await fetch(`${shop.emulator.baseUrl}/`);
  expect(new URL(response.url).pathname).toBe("/store/plumbline-demo");
  expect(response.status).toBe(200);
  expect(await response.text()).toContain("Harbor &amp; Pine");
});
