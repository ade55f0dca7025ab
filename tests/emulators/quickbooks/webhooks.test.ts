import { createHmac } from "node:crypto";
import { expect, test } from "vitest";
import { aClient, aCustomer, aLine, anInvoice, type Json } from "./test-client.ts";
import { anEndpoint, type Received, settled } from "./webhook-endpoint.ts";

function entitiesOf(received: readonly Received[]): Json[] {
  return received.flatMap(({ body }) =>
    body.eventNotifications.flatMap((each: Json) => each.dataChangeEvent.entities),
  );
}

const names = (received: readonly Received[]) =>
  entitiesOf(received).map((each) => `${each.name} ${each.id} ${each.operation}`);

test("a change is told in the old format, signed over the raw body with the verifier token", async () => {
  const client = await aClient({ clock: () => new Date("2026-07-01T19:00:00Z") });
  const endpoint = await anEndpoint();
  await client.control("POST", "webhooks", { url: endpoint.url, verifierToken: "secret-1" });
  const id = await aCustomer(client, { DisplayName: "Zoë" });
  const [received] = await endpoint.until(1);
  expect(received?.body).toEqual({
    eventNotifications: [
      {
        realmId: client.emulator.realmId,
        dataChangeEvent: {
          entities: [{ name: "Customer", id, operation: "Create", lastUpdated: "2026-07-01T12:00:00-0700" }],
        },
      },
    ],
  });
  const signature = createHmac("sha256", "secret-1")
    .update(received?.raw ?? "")
    .digest("base64");
  expect(received?.headers).toMatchObject({
    "intuit-signature": signature,
    "intuit-notification-schema-version": "0.1",
    "user-agent": "intuit_notification_server/0.1",
  });
  expect(received?.headers["intuit-t-id"]).toMatch(/^[0-9a-f-]{36}$/);
});

test("the CloudEvents format has one event per change", async () => {
  const client = await aClient({ clock: () => new Date("2026-07-01T19:00:00Z") });
  const endpoint = await anEndpoint();
  await client.control("POST", "webhooks", { url: endpoint.url, format: "cloudEvents" });
  const id = await aCustomer(client);
  const [received] = await endpoint.until(1);
  expect(received?.body).toEqual([
    {
      specversion: "1.0",
      id: expect.stringMatching(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-8[0-9a-f]{3}-[0-9a-f]{12}$/),
      source: expect.stringMatching(/^intuit\./),
      type: "qbo.customer.created.v1",
      datacontenttype: "application/json",
      time: "2026-07-01T19:00:00.000000000Z",
      intuitentityid: id,
      intuitaccountid: client.emulator.realmId,
      data: {},
    },
  ]);
});

test("create, update, e-mail, void and delete are told, also for what a payment changes", async () => {
  const client = await aClient();
  const endpoint = await anEndpoint();
  await client.control("POST", "webhooks", { url: endpoint.url, hold: true, aggregateMs: 60_000 });
  const ada = await aCustomer(client);
  const invoice = await client.create("Invoice", anInvoice(ada, aLine(10)));
  await client.post("/customer", { Id: ada, SyncToken: "0", sparse: true, Notes: "vip" });
  await client.post(`/invoice/${invoice.Id}/send?sendTo=ada@example.com`, "");
  await client.control("POST", "webhooks/release");
  await endpoint.until(1);
  expect(names(endpoint.arrived)).toEqual([
    `Customer ${ada} Create`,
    `Invoice ${invoice.Id} Create`,
    `Customer ${ada} Update`,
    `Invoice ${invoice.Id} Emailed`,
  ]);
  const Line = [{ Amount: 10, LinkedTxn: [{ TxnId: invoice.Id, TxnType: "Invoice" }] }];
  const payment = await client.create("Payment", { CustomerRef: { value: ada }, TotalAmt: 10, Line });
  await client.control("POST", "webhooks/release");
  await endpoint.until(2);
  expect(names(endpoint.arrived.slice(1)).sort()).toEqual([
    `Invoice ${invoice.Id} Update`,
    `Payment ${payment.Id} Create`,
  ]);
  await client.post("/payment?operation=delete", { Id: payment.Id, SyncToken: "0" });
  const { SyncToken } = (await client.get(`/invoice/${invoice.Id}`)).body.Invoice;
  await client.post("/invoice?operation=void", { Id: invoice.Id, SyncToken });
  await client.control("POST", "webhooks/release");
  await endpoint.until(3);
  const last = names(endpoint.arrived.slice(2));
  expect(last).toContain(`Payment ${payment.Id} Delete`);
  expect(last).toContain(`Invoice ${invoice.Id} Void`);
});

test("a refused write tells nothing", async () => {
  const client = await aClient();
  const endpoint = await anEndpoint();
  await client.control("POST", "webhooks", { url: endpoint.url, hold: true, aggregateMs: 60_000 });
  await client.post("/customer", { DisplayName: "a:b" });
  expect(await client.control("POST", "webhooks/release")).toEqual({ released: 0 });
});

test("only the entities that the app subscribed to are told", async () => {
  const client = await aClient();
  const endpoint = await anEndpoint();
  await client.control("POST", "webhooks", { url: endpoint.url, entities: ["Invoice"] });
  const ada = await aCustomer(client);
  const { Id } = await client.create("Invoice", anInvoice(ada, aLine(10)));
  expect(names(await endpoint.until(1))).toEqual([`Invoice ${Id} Create`]);
});

test("a failed delivery is repeated after 20, 30 and 50 minutes of the emulator's clock, then dropped", async () => {
  const client = await aClient();
  const endpoint = await anEndpoint(503, 500, 502, 504);
  await client.control("POST", "webhooks", { url: endpoint.url });
  await aCustomer(client);
  await endpoint.until(1);
  await settled(client);
  for (const [index, minutes] of [20, 30, 50].entries()) {
    await client.control("POST", "clock", { advanceMs: (minutes - 1) * 60_000 });
    expect((await settled(client)).notifications[0]).toMatchObject({
      state: "retrying",
      attempts: index + 1,
    });
    await client.control("POST", "clock", { advanceMs: 60_000 });
    await endpoint.until(index + 2);
    await settled(client);
  }
  const [notification] = (await settled(client)).notifications;
  expect(notification).toMatchObject({ state: "dropped", attempts: 4, lastStatus: 504, dueAt: null });
  expect(new Set(endpoint.arrived.map(({ headers }) => headers["intuit-t-id"])).size).toBe(1);
});

test("a status that is not one of the repeated ones drops the notification, a good one ends it", async () => {
  const client = await aClient();
  const endpoint = await anEndpoint(404, 503);
  await client.control("POST", "webhooks", { url: endpoint.url });
  await aCustomer(client);
  await endpoint.until(1);
  expect((await settled(client)).notifications[0].state).toBe("dropped");
  await aCustomer(client, { DisplayName: "Bea" });
  await endpoint.until(2);
  await settled(client);
  await client.control("POST", "clock", { advanceMs: 20 * 60_000 });
  await endpoint.until(3);
  expect((await settled(client)).notifications[1]).toMatchObject({ state: "delivered", attempts: 2 });
});

test("held notifications go out in the order and the number that a test asks for", async () => {
  const client = await aClient();
  const endpoint = await anEndpoint();
  await client.control("POST", "webhooks", { url: endpoint.url, hold: true, aggregateMs: 0 });
  const ids: string[] = [];
  for (const DisplayName of ["A", "B", "C"]) {
    ids.push(await aCustomer(client, { DisplayName }));
    // Each change becomes a notification of its own once the ones before are gathered.
    for (;;) if ((await client.control("GET", "webhooks")).notifications.length === ids.length) break;
  }
  await client.control("POST", "webhooks/release", { order: "reverse", copies: 2 });
  const twice = ids.toReversed().flatMap((id) => [id, id]);
  expect(entitiesOf(await endpoint.until(6)).map((each) => each.id)).toEqual(twice);
  await settled(client);
  await client.control("POST", "webhooks/repeat", { count: 1 });
  expect(entitiesOf(await endpoint.until(7)).at(-1).id).toBe(ids[2]);
});

test("an address that fails for a day is put aside until it is set again", async () => {
  const client = await aClient();
  const endpoint = await anEndpoint(404, 404);
  await client.control("POST", "webhooks", { url: endpoint.url });
  await aCustomer(client);
  await endpoint.until(1);
  await settled(client);
  await client.control("POST", "clock", { advanceMs: 25 * 3_600_000 });
  await client.control("POST", "expire-tokens");
  await client.control("POST", "webhooks/events", { entity: "Customer", id: "1", operation: "Update" });
  await endpoint.until(2);
  expect((await settled(client)).suspended).toBe(true);
  await client.control("POST", "webhooks", { url: endpoint.url });
  expect((await settled(client)).suspended).toBe(false);
});

test("by the switch a sale and its deletion tell the items whose stock they move, others never", async () => {
  const client = await aClient();
  await client.control("POST", "settings", { stockMoveTellsItem: true });
  const ada = await aCustomer(client);
  const tent = await client.create("Item", {
    Name: "Tent",
    Type: "Inventory",
    TrackQtyOnHand: true,
    QtyOnHand: 5,
    InvStartDate: "2026-01-01",
    PurchaseCost: 40,
    IncomeAccountRef: { value: "79" },
    ExpenseAccountRef: { value: "80" },
    AssetAccountRef: { value: "81" },
  });
  const endpoint = await anEndpoint();
  await client.control("POST", "webhooks", { url: endpoint.url, entities: ["Item"] });
  const sold = aLine(50, { ItemRef: { value: tent.Id }, Qty: 1, UnitPrice: 50 });
  const { Id } = await client.create("Invoice", anInvoice(ada, sold, aLine(3)));
  expect(names(await endpoint.until(1))).toEqual([`Item ${tent.Id} Update`]);
  await client.post("/invoice", { Id, SyncToken: "0", sparse: true, PrivateNote: "no goods moved" });
  await client.post("/invoice?operation=delete", { Id, SyncToken: "1" });
  expect(names(await endpoint.until(2))).toHaveLength(2);
});

test("a merge and other events without a cause can be raised; one notification may span companies", async () => {
  const client = await aClient();
  const endpoint = await anEndpoint();
  await client.control("POST", "webhooks", { url: endpoint.url, hold: true, aggregateMs: 60_000 });
  const other = await client.control("POST", "companies", { companyName: "Second Ltd" });
  const merge = { entity: "Customer", id: "1", operation: "Merge", deletedId: "2" };
  await client.control("POST", "webhooks/events", merge);
  await client.control("POST", `webhooks/events?realm=${other.realmId}`, { ...merge, entity: "Vendor" });
  await client.control("POST", "webhooks/release");
  const [received] = await endpoint.until(1);
  const own = received?.body.eventNotifications;
  const realms = own.map((each: Json) => each.realmId);
  expect(realms).toContain(client.emulator.realmId);
  expect(realms).toContain(other.realmId);
  const of = own.find((each: Json) => each.realmId === client.emulator.realmId);
  expect(of.dataChangeEvent.entities[0]).toMatchObject({ operation: "Merge", id: "1", deletedId: "2" });
});

test.each([
  ["webhooks", {}, "url is an address"],
  ["webhooks", { url: "http://localhost", format: "xml" }, "format is legacy or cloudEvents"],
  ["webhooks/release", { order: "up" }, "order is one of first, reverse, shuffle"],
  ["webhooks/events", { entity: "Customer", operation: "Update" }, "id is missing"],
])("the control %s refuses %o", async (path, body, error) => {
  const client = await aClient();
  expect(await client.control("POST", path, body)).toEqual({ error });
});
