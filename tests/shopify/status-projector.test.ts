import { expect, onTestFinished, test } from "vitest";
import { statusMetafields } from "#app/shopify/status-metafields.ts";
import { createStatusProjector } from "#app/shopify/status-projector.server.ts";
import type { ProjectedStatus } from "#app/sync/ports.ts";
import { aStoredLine, aStoredOrder } from "#tests/shopify/a-stored-order.ts";
import { startShop } from "#tests/shopify/start-shop.ts";

type Stored = { metafields: { key: string; value: string; type: string }[] };

async function startInstalledShop(orderCount = 1) {
  const shop = await startShop({ app: { configPath: "shopify.app.toml" } });
  onTestFinished(() => shop.emulator.close());
  await shop.install();
  const numbers = Array.from({ length: orderCount }, (_, at) => 1001 + at);
  await shop.control("POST", "orders", {
    orders: numbers.map((number) => aStoredOrder(number, [aStoredLine(number)])),
  });
  const fieldsOf = async (number: number) => {
    const { metafields } = await shop.control<Stored>("GET", `orders/${number}`);
    return Object.fromEntries(metafields.map((field) => [field.key, field.value]));
  };
  return { ...shop, projector: createStatusProjector(shop.client), fieldsOf };
}

const booked = (number: number): ProjectedStatus => ({
  ownerId: `gid://shopify/Order/${number}`,
  status: "Synchronized",
  documentNumber: `WEB-${number}`,
  documentUrl: "https://qbo.intuit.com/app/invoice?txnId=5",
  error: null,
  syncedAt: new Date("2026-11-22T12:00:00Z"),
});

test("a booked order carries its status, number, link and time", async () => {
  const { projector, shop, fieldsOf } = await startInstalledShop();
  expect(await projector.projectStatuses(shop, [booked(1001)])).toEqual({ ok: true, value: null });
  expect(await fieldsOf(1001)).toEqual({
    qbo_status: "synced",
    qbo_doc: "WEB-1001",
    qbo_url: "https://qbo.intuit.com/app/invoice?txnId=5",
    qbo_synced_at: expect.stringContaining("2026-11-22T12:00:00"),
  });
});

test("what no longer holds is taken away", async () => {
  const { projector, shop, fieldsOf } = await startInstalledShop();
  await projector.projectStatuses(shop, [booked(1001)]);
  const held = {
    ...booked(1001),
    status: "Held" as const,
    documentNumber: null,
    documentUrl: null,
    syncedAt: null,
  };
  const error = "A gift card\nwas used.";
  expect(await projector.projectStatuses(shop, [{ ...held, error }])).toEqual({ ok: true, value: null });
  expect(await fieldsOf(1001)).toEqual({ qbo_status: "on_hold", qbo_error: "A gift card was used." });
});

test("twelve orders go out in three calls", async () => {
  const { projector, shop, fieldsOf, client } = await startInstalledShop(12);
  const statuses = Array.from({ length: 12 }, (_, at) => booked(1001 + at));
  expect((await projector.projectStatuses(shop, statuses)).ok).toBe(true);
  expect(client.requestCount()).toBe(3);
  expect(await fieldsOf(1012)).toMatchObject({ qbo_doc: "WEB-1012" });
});

test("an order that is gone is a fault and keeps nobody else from their status", async () => {
  const { projector, shop, fieldsOf } = await startInstalledShop(2);
  const result = await projector.projectStatuses(shop, [booked(1001), booked(404), booked(1002)]);
  expect(result).toMatchObject({
    ok: false,
    fault: { kind: "rejected", subject: "status of gid://shopify/Order/404" },
  });
  expect(await fieldsOf(1001)).toMatchObject({ qbo_status: "synced" });
  expect(await fieldsOf(1002)).toMatchObject({ qbo_status: "synced" });
});

test("an error longer than 250 characters is cut between characters", () => {
  const { set } = statusMetafields({ ...booked(1), error: "🙂".repeat(300) });
  const error = set.find((field) => field.key === "qbo_error")?.value ?? "";
  expect([...error]).toHaveLength(250);
  expect(error).toBe(`${"🙂".repeat(249)}…`);
});
