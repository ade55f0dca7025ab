import { afterAll, beforeAll, expect, test } from "vitest";
import { createBindings } from "#app/db/repositories/bindings.server.ts";
import { createConnections } from "#app/db/repositories/connections.server.ts";
import { createOAuthStates } from "#app/db/repositories/oauth-states.server.ts";
import { createOutbox } from "#app/db/repositories/outbox.server.ts";
import { createSettingsStore } from "#app/db/repositories/settings.server.ts";
import { createShops } from "#app/db/repositories/shops.server.ts";
import { createSweepCursors } from "#app/db/repositories/sweep-cursors.server.ts";
import type { Actor } from "#app/domain/record/record-status.ts";
import { defaultSettings } from "#app/domain/settings/settings.ts";
import { systemClock as clock } from "#app/platform/clock.ts";
import { createTokenCipher } from "#app/platform/token-cipher.ts";
import type { Binding, BookedContent, Connection } from "#app/sync/ports.ts";
import { startTestDatabase, type TestDatabase } from "#tests/support/start-test-database.ts";

let database: TestDatabase;
beforeAll(async () => {
  database = await startTestDatabase();
});
afterAll(() => database.stop());

const actor: Actor = { kind: "user", name: "Ann" };
const cipher = createTokenCipher([{ id: "k1", bytes: Buffer.alloc(32, 7) }]);
const aBinding = (changes: Partial<Binding> = {}): Binding => ({
  shop: "a.myshopify.com",
  realmId: "9",
  kind: "invoice",
  key: "gid://shopify/Order/1",
  qboType: "Invoice",
  qboId: "77",
  syncToken: "0",
  contentHash: "h1",
  docNumber: "WEB-1001",
  date: "2026-11-22",
  currency: "JPY",
  totalMinor: 9_007_199_254_740_991,
  balanceMinor: 0,
  recordId: "gid://shopify/Order/1",
  booked: null,
  agreed: null,
  matchedBy: null,
  ...changes,
});
const anIntent = (changes: object = {}) => ({
  shop: "a.myshopify.com",
  realmId: "9",
  kind: "invoice" as const,
  key: "gid://shopify/Order/50",
  contentHash: "h1",
  requestId: crypto.randomUUID(),
  ...changes,
});

test("a binding comes back as it was bound, by key, by record and by number", async () => {
  const bindings = createBindings({ pool: database.pool, clock });
  const binding = aBinding();
  await bindings.bind(binding);
  expect(await bindings.find(binding.shop, "9", "invoice", [binding.key, "none"])).toEqual([binding]);
  expect(await bindings.listByRecord(binding.shop, "9", "gid://shopify/Order/1")).toEqual([binding]);
  expect(await bindings.findByNumber(binding.shop, "9", "invoice", "WEB-1001")).toEqual(binding);
  expect(await bindings.findByNumber(binding.shop, "8", "invoice", "WEB-1001")).toBeNull();
});

test("what was booked comes back with its binding, lines and taxes as they were", async () => {
  const bindings = createBindings({ pool: database.pool, clock });
  const item = { kind: "charge", chosenId: null, charge: "shipping" } as const;
  const line = {
    role: "shipping",
    item,
    description: 'Post "Ｅ" 😀',
    quantity: null,
    taxCode: "5",
    classId: null,
  };
  const rate = { taxRateId: "7", percent: "9.975", netMinor: 500, amountMinor: 50, title: "TVQ" };
  const booked: BookedContent = {
    lines: [{ ...line, amountMinor: 500 }],
    tax: { mode: "global", totalMinor: 50, rates: [rate] },
    taxMinor: 50,
    totalMinor: 550,
    answeredTaxMinor: 50,
    links: [{ type: "Invoice", id: "77", amountMinor: 550 }],
  };
  const binding = aBinding({ kind: "refundReceipt", key: "gid://shopify/OrderTransaction/3", booked });
  await bindings.bind(binding);
  expect(await bindings.find(binding.shop, "9", "refundReceipt", [binding.key])).toEqual([binding]);
  await bindings.bind({ ...binding, booked: { ...booked, lines: [] } });
  const [replaced] = await bindings.find(binding.shop, "9", "refundReceipt", [binding.key]);
  expect(replaced?.booked?.lines).toEqual([]);
});

test("binding again replaces, unbinding removes", async () => {
  const bindings = createBindings({ pool: database.pool, clock });
  const binding = aBinding({ key: "k2", recordId: null });
  await bindings.bind(binding);
  await bindings.bind({ ...binding, qboId: "78", syncToken: "1" });
  const found = await bindings.find(binding.shop, "9", "invoice", ["k2"]);
  expect(found).toEqual([{ ...binding, qboId: "78", syncToken: "1" }]);
  await bindings.unbind(binding.shop, "9", "invoice", "k2");
  expect(await bindings.find(binding.shop, "9", "invoice", ["k2"])).toEqual([]);
});

test("an open intent keeps its request id and counts its sends", async () => {
  const outbox = createOutbox({ pool: database.pool, clock });
  const first = anIntent();
  expect(await outbox.openIntent(first)).toEqual({ ...first, sends: 0 });
  expect(await outbox.openIntent(anIntent())).toEqual({ ...first, sends: 1 });
  expect(await outbox.openIntent(anIntent())).toEqual({ ...first, sends: 2 });
});

test("workers that open one intent at once get one request id", async () => {
  const outbox = createOutbox({ pool: database.pool, clock });
  const opened = await Promise.all(
    Array.from({ length: 10 }, () => outbox.openIntent(anIntent({ key: "race" }))),
  );
  expect(new Set(opened.map(({ requestId }) => requestId)).size).toBe(1);
  expect(opened.map(({ sends }) => sends).toSorted((a, b) => a - b)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
});

test("content that changed after a send gets a new request id, yet knows that something was sent", async () => {
  const outbox = createOutbox({ pool: database.pool, clock });
  const before = await outbox.openIntent(anIntent({ key: "changed" }));
  const after = await outbox.openIntent(anIntent({ key: "changed", contentHash: "h2" }));
  expect(after.requestId).not.toBe(before.requestId);
  expect(after.sends).toBe(1);
});

test("closing an intent binds and closes together; the same content later is a new intent", async () => {
  const outbox = createOutbox({ pool: database.pool, clock });
  const bindings = createBindings({ pool: database.pool, clock });
  const opened = await outbox.openIntent(anIntent({ key: "closing" }));
  const binding = aBinding({ key: "closing", recordId: null });
  await outbox.closeIntent(opened, binding);
  expect(await bindings.find(binding.shop, "9", "invoice", ["closing"])).toEqual([binding]);
  const again = await outbox.openIntent(anIntent({ key: "closing" }));
  expect(again.requestId).not.toBe(opened.requestId);
  expect(again.sends).toBe(0);
});

test("an intent whose binding cannot be stored stays open", async () => {
  const outbox = createOutbox({ pool: database.pool, clock });
  const opened = await outbox.openIntent(anIntent({ key: "unbound" }));
  const impossible = aBinding({ key: "unbound", totalMinor: 0.5 });
  await expect(outbox.closeIntent(opened, impossible)).rejects.toThrow(/bigint/);
  const again = await outbox.openIntent(anIntent({ key: "unbound" }));
  expect(again).toMatchObject({ requestId: opened.requestId, sends: 1 });
});

test("a shop without settings has the defaults; saving keeps every version", async () => {
  const store = createSettingsStore({ prisma: database.prisma, clock });
  expect(await store.load("s.myshopify.com")).toEqual(defaultSettings);
  await Promise.all(
    [1, 2, 3, 4].map((n) => store.save("s.myshopify.com", { ...defaultSettings, sweepMinutes: n }, actor)),
  );
  const versions = await database.prisma.shopSettings.findMany({ where: { shop: "s.myshopify.com" } });
  expect(versions.map(({ version }) => version).toSorted()).toEqual([1, 2, 3, 4]);
  const last = versions.find(({ version }) => version === 4);
  expect(await store.load("s.myshopify.com")).toEqual(last?.value);
  expect(last).toMatchObject({ actorKind: "user", actorName: "Ann" });
});

test("stored settings that cannot be read are a loud error that names the member", async () => {
  const store = createSettingsStore({ prisma: database.prisma, clock });
  await database.prisma.shopSettings.create({
    data: {
      shop: "bad.myshopify.com",
      version: 1,
      value: { taxMode: "guess" },
      savedAt: new Date(),
      actorKind: "user",
      actorName: "Ann",
    },
  });
  await expect(store.load("bad.myshopify.com")).rejects.toThrow(/Version 1 of the settings.*taxMode/);
});

const aConnection = (changes: Partial<Connection> = {}): Connection => ({
  shop: "c.myshopify.com",
  realmId: "9",
  companyName: "Ann's Books",
  country: "US",
  homeCurrency: "USD",
  isMultiCurrency: true,
  plan: "Plus",
  status: "connected",
  connectedAt: new Date("2026-11-22T10:00:00.123Z"),
  ...changes,
});
const tokens = {
  accessToken: "access-1",
  refreshToken: "refresh-1",
  accessExpiresAt: new Date("2026-11-22T11:00:00Z"),
  refreshExpiresAt: new Date("2027-03-01T00:00:00Z"),
  refreshHardExpiresAt: null,
};

test("a connection comes back with its tokens, which are not readable in the database", async () => {
  const connections = createConnections({ prisma: database.prisma, cipher });
  const connection = aConnection();
  expect(await connections.connect(connection, tokens)).toBe("connected");
  expect(await connections.load(connection.shop)).toEqual({ connection, tokens });
  const { rows } = await database.pool.query("select * from connection where shop = $1", [connection.shop]);
  expect(JSON.stringify(rows)).not.toMatch(/access-1|refresh-1/);
});

test("a shop with a connected company refuses a second one, and takes it after disconnecting (M-06)", async () => {
  const connections = createConnections({ prisma: database.prisma, cipher });
  const shop = "second.myshopify.com";
  expect(await connections.connect(aConnection({ shop }), tokens)).toBe("connected");
  expect(await connections.connect(aConnection({ shop, realmId: "10" }), tokens)).toBe("refused");
  expect(await connections.connect(aConnection({ shop, companyName: "Again" }), tokens)).toBe("connected");
  await connections.disconnect(shop);
  expect(await connections.load(shop)).toBeNull();
  expect(await connections.find(shop)).toMatchObject({ realmId: "9", status: "disconnected" });
  expect(await connections.connect(aConnection({ shop, realmId: "10" }), tokens)).toBe("connected");
});

test("two companies that connect at once: one is refused", async () => {
  const connections = createConnections({ prisma: database.prisma, cipher });
  const answers = await Promise.all(
    ["1", "2"].map((realmId) =>
      connections.connect(aConnection({ shop: "race.myshopify.com", realmId }), tokens),
    ),
  );
  expect(answers.toSorted()).toEqual(["connected", "refused"]);
});

test("saved tokens replace the old ones only for the connected company", async () => {
  const connections = createConnections({ prisma: database.prisma, cipher });
  const shop = "tokens.myshopify.com";
  await connections.connect(aConnection({ shop }), tokens);
  await connections.saveTokens(shop, "8", { ...tokens, accessToken: "foreign" });
  expect((await connections.load(shop))?.tokens.accessToken).toBe("access-1");
  await connections.saveTokens(shop, "9", { ...tokens, accessToken: "access-2" });
  expect((await connections.load(shop))?.tokens.accessToken).toBe("access-2");
  await connections.markReauthorize(shop, "9");
  expect((await connections.load(shop))?.connection.status).toBe("reauthorize");
});

test("an OAuth state works once, for its shop, until it expires", async () => {
  let now = new Date("2026-11-22T10:00:00Z");
  const states = createOAuthStates({ prisma: database.prisma, clock: { ...clock, now: () => now } });
  await states.save("state-1", "a.myshopify.com");
  expect(await states.consume("state-2")).toBeNull();
  const both = await Promise.all([states.consume("state-1"), states.consume("state-1")]);
  expect(both).toContainEqual({ shop: "a.myshopify.com" });
  expect(both).toContain(null);
  await states.save("state-3", "a.myshopify.com");
  now = new Date("2026-11-22T10:16:00Z");
  expect(await states.consume("state-3")).toBeNull();
});

test("the sweep's positions survive, with the shop's own interval; uninstalled shops are left out", async () => {
  const shops = createShops({ prisma: database.prisma, clock });
  const cursors = createSweepCursors({ prisma: database.prisma });
  const settings = createSettingsStore({ prisma: database.prisma, clock });
  await shops.markInstalled("sweep.myshopify.com");
  await shops.markInstalled("gone.myshopify.com");
  await shops.markUninstalled("gone.myshopify.com");
  await settings.save("sweep.myshopify.com", { ...defaultSettings, sweepMinutes: 7 }, actor);
  const at = new Date("2026-11-22T10:00:00Z");
  await cursors.markSwept("sweep.myshopify.com", "order", at, at);
  await cursors.markSwept("sweep.myshopify.com", "product", at, at);
  const listed = (await cursors.listShops()).filter(({ shop }) => /^(sweep|gone)\./.test(shop));
  // Customers were never read: they are, from the installation on.
  const { installedAt } = (await shops.find("sweep.myshopify.com")) ?? {};
  const readUntil = { order: at, customer: installedAt, product: at };
  expect(listed).toEqual([{ shop: "sweep.myshopify.com", readUntil, sweepMinutes: 7, sweptAt: at }]);
});

test("times are the same whatever zone the machine is in", async () => {
  const shops = createShops({
    prisma: database.prisma,
    clock: { ...clock, now: () => new Date("2026-07-01T12:00:00Z") },
  });
  await shops.markInstalled("zone.myshopify.com");
  const { rows } = await database.pool.query(
    "select installed_at = '2026-07-01T12:00:00Z'::timestamptz as same from shop where domain = 'zone.myshopify.com'",
  );
  expect(rows).toEqual([{ same: true }]);
});

test("a link of two list entries keeps what both agreed on and how they were matched", async () => {
  const bindings = createBindings({ pool: database.pool, clock });
  const agreed = { phone: "1", billing: { city: "Ulm", line2: null }, isTaxable: true };
  const binding = aBinding({
    kind: "customer",
    qboType: "Customer",
    qboId: "77",
    agreed,
    matchedBy: "email",
  });
  await bindings.bind(binding);
  expect(await bindings.findByQboIds(binding.shop, binding.realmId, "Customer", ["77", "78"])).toEqual([
    binding,
  ]);
});
