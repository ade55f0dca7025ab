import { afterAll, beforeAll, expect, test } from "vitest";
import { createInbox, type IncomingDelivery } from "#app/db/repositories/inbox.server.ts";
import { createRecords } from "#app/db/repositories/records.server.ts";
import { systemClock } from "#app/platform/clock.ts";
import { systemIds } from "#app/platform/ids.ts";
import { createTokenCipher } from "#app/platform/token-cipher.ts";
import { startTestDatabase, type TestDatabase } from "#tests/support/start-test-database.ts";
import { startTestQueue } from "#tests/support/start-test-queue.ts";

const cipher = createTokenCipher([{ id: "k1", bytes: Buffer.alloc(32, 7) }]);
let database: TestDatabase;
let started: Awaited<ReturnType<typeof startTestQueue>>;
beforeAll(async () => {
  database = await startTestDatabase();
  started = await startTestQueue(database, [{ name: "consider-record" }]);
});
afterAll(async () => {
  await started.queue.stop();
  await database.stop();
});

const openInbox = (enqueue = started.queue.enqueueMany) =>
  createInbox({ pool: database.pool, clock: systemClock, ids: systemIds, cipher, enqueue });
const openRecords = () =>
  createRecords({ pool: database.pool, clock: systemClock, enqueue: started.queue.enqueueMany });

const aDelivery = (shop: string, changes: Partial<IncomingDelivery> = {}): IncomingDelivery => {
  const id = "gid://shopify/Order/90071992547409931";
  return {
    shop,
    topic: "orders/create",
    webhookId: "w1",
    eventId: "e1",
    apiVersion: "2026-10",
    triggeredAt: new Date("2026-11-22T10:00:00Z"),
    body: Buffer.from('{"email":"ann@example.com"}'),
    target: { kind: "order", id },
    job: { name: "consider-record", data: { shop, kind: "order", id } },
    ...changes,
  };
};
const count = async (sql: string, ...values: unknown[]): Promise<number> =>
  Number((await database.pool.query(sql, values)).rows[0].count);
const countJobs = (shop: string) =>
  count("select count(*) from pgboss.job where data->'payload'->>'shop' = $1", shop);

test("a delivery stores its payload encrypted, its record as Queued with a history line, and its job", async () => {
  const shop = "stored.myshopify.com";
  expect(await openInbox().receive(aDelivery(shop))).toBe("stored");
  const { rows } = await database.pool.query("select id, payload from delivery where shop = $1", [shop]);
  expect(rows[0].payload.toString("latin1")).not.toContain("ann@example.com");
  expect(cipher.decryptBytes(rows[0].payload, `delivery|${rows[0].id}`).toString()).toContain(
    "ann@example.com",
  );
  const record = await openRecords().load(shop, "order", "gid://shopify/Order/90071992547409931");
  expect(record).toMatchObject({ status: "Queued", requestedSeq: 1, consideredSeq: 0 });
  expect(await count("select count(*) from record_event where shop = $1", shop)).toBe(1);
  expect(await countJobs(shop)).toBe(1);
});

test.each([
  ["the same webhook id", { eventId: "e2" }],
  ["the same event id and topic", { webhookId: "w2" }],
])("a delivery with %s is a duplicate and changes nothing", async (name, changes) => {
  const shop = `${name.replaceAll(" ", "-")}.myshopify.com`;
  const inbox = openInbox();
  expect(await inbox.receive(aDelivery(shop))).toBe("stored");
  expect(await inbox.receive(aDelivery(shop, changes))).toBe("duplicate");
  const record = await openRecords().load(shop, "order", "gid://shopify/Order/90071992547409931");
  expect(record?.requestedSeq).toBe(1);
  expect(await countJobs(shop)).toBe(1);
});

test.each([
  ["another topic of the same event", { webhookId: "w2", topic: "orders/paid" }],
  ["no event id", { webhookId: "w3", eventId: null }],
])("a delivery with %s is stored", async (name, changes) => {
  const shop = `${name.replaceAll(" ", "-")}.myshopify.com`;
  const inbox = openInbox();
  await inbox.receive(aDelivery(shop));
  expect(await inbox.receive(aDelivery(shop, changes))).toBe("stored");
});

test("the same webhook id of two shops are two deliveries", async () => {
  const inbox = openInbox();
  expect(await inbox.receive(aDelivery("one.myshopify.com"))).toBe("stored");
  expect(await inbox.receive(aDelivery("two.myshopify.com"))).toBe("stored");
});

test("deliveries that come together share few transactions, duplicates among them are told apart", async () => {
  const shop = "together.myshopify.com";
  const inbox = openInbox();
  const transactions = async () =>
    count("select count(distinct xmin::text) from delivery where shop = $1", shop);
  const answers = await Promise.all(
    Array.from({ length: 100 }, (_, n) =>
      inbox.receive(aDelivery(shop, { webhookId: `w${n % 50}`, eventId: `e${n % 50}` })),
    ),
  );
  expect(answers.filter((answer) => answer === "stored")).toHaveLength(50);
  expect(await count("select count(*) from delivery where shop = $1", shop)).toBe(50);
  expect(await transactions()).toBeLessThanOrEqual(2);
});

test("deliveries of two processes at once neither deadlock nor double", async () => {
  const shop = "processes.myshopify.com";
  const inboxes = [openInbox(), openInbox()];
  const answers = await Promise.all(
    Array.from({ length: 200 }, (_, n) => {
      const key = (n * 37) % 60;
      const data = { webhookId: `w${key}`, eventId: `e${key}` };
      const target = { kind: "order" as const, id: `gid://shopify/Order/${(n * 13) % 7}` };
      return inboxes[n % 2]?.receive(aDelivery(shop, { ...data, target }));
    }),
  );
  expect(answers.filter((answer) => answer === "stored")).toHaveLength(60);
});

test("when the job cannot be stored nothing is: the delivery can come again", async () => {
  const shop = "refused.myshopify.com";
  const inbox = openInbox(async () => {
    throw new Error("the queue is away");
  });
  await expect(inbox.receive(aDelivery(shop))).rejects.toThrow("the queue is away");
  expect(await count("select count(*) from delivery where shop = $1", shop)).toBe(0);
  expect(await count("select count(*) from record where shop = $1", shop)).toBe(0);
  expect(await openInbox().receive(aDelivery(shop))).toBe("stored");
});

test("a delivery about no record is stored without one", async () => {
  const shop = "uninstalled.myshopify.com";
  const inbox = openInbox();
  expect(await inbox.receive(aDelivery(shop, { topic: "app/uninstalled", target: null, job: null }))).toBe(
    "stored",
  );
  expect(await count("select count(*) from record where shop = $1", shop)).toBe(0);
  expect(await countJobs(shop)).toBe(0);
});
