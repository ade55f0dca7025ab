import { afterAll, beforeAll, expect, test } from "vitest";
import { z } from "zod";
import { postJson } from "#tests/demo/http.ts";
import { storedBag } from "#tests/shopify/a-stored-order.ts";
import { anOrder } from "./an-order.ts";
import { type Road, startRoad, waitFor } from "./start-road.ts";

let road: Road;
beforeAll(async () => {
  road = await startRoad({ settings: { draftOrders: "estimate" } });
});
afterAll(() => road?.stop());

type Json = Record<string, unknown>;
let lastDraft = 70;
let placed = 0;

/** A draft order of one mug for 20.00 and 5.00 shipping. */
function aDraft(changes: Json = {}): Json & { id: string } {
  lastDraft += 1;
  const line = {
    id: `gid://shopify/DraftOrderLineItem/${lastDraft}`,
    title: "Enamel Mug",
    sku: "MUG-1",
    quantity: 1,
    taxable: true,
    product: null,
    variant: null,
    ...{ originalUnitPriceSet: storedBag("20.0"), originalTotalSet: storedBag("20.0") },
    discountedTotalSet: storedBag("20.0"),
    appliedDiscount: null,
    taxLines: [],
    customAttributes: [],
  };
  const shippingLine = {
    id: `gid://shopify/ShippingLine/${lastDraft}`,
    title: "Standard",
    code: null,
    isRemoved: false,
    ...{ originalPriceSet: storedBag("5.0"), discountedPriceSet: storedBag("5.0") },
    discountAllocations: [],
    taxLines: [],
  };
  return {
    __typename: "DraftOrder",
    id: `gid://shopify/DraftOrder/${lastDraft}`,
    legacyResourceId: String(lastDraft),
    name: `#D${lastDraft}`,
    status: "OPEN",
    completedAt: null,
    ...{ createdAt: "2026-11-18T18:00:00Z", updatedAt: "2026-11-18T18:00:00Z" },
    order: null,
    ...{ currencyCode: "USD", presentmentCurrencyCode: "USD" },
    taxesIncluded: false,
    ...{ poNumber: null, note2: "", tags: [], email: `quote${lastDraft}@example.com`, phone: null },
    customer: null,
    appliedDiscount: null,
    ...{ subtotalPriceSet: storedBag("20.0"), totalShippingPriceSet: storedBag("5.0") },
    ...{ totalTaxSet: storedBag("0.0"), totalDiscountsSet: storedBag("0.0") },
    totalPriceSet: storedBag("25.0"),
    taxLines: [],
    shippingLine,
    lineItems: [line],
    ...changes,
  };
}

/** The shop stores the draft and announces it. Answers what became of it once that wish is answered. */
async function announce(draft: Json & { id: string }, topic = "draft_orders/update") {
  const before = (await recordOf(draft.id))?.requested_seq ?? 0;
  await postJson(`${road.shopify.baseUrl}/__emulator/records`, { records: [draft] });
  const body = { id: Number(draft.id.split("/").at(-1)), admin_graphql_api_id: draft.id };
  await postJson(`${road.shopify.baseUrl}/__emulator/webhook`, { topic, body });
  await waitFor(async () => {
    const record = await recordOf(draft.id);
    return record !== undefined && record.requested_seq > before && record.considered_seq > before;
  });
  return recordOf(draft.id);
}

const recordRow = z.object({
  status: z.string(),
  reason: z.looseObject({}).nullable(),
  document_number: z.string().nullable(),
  requested_seq: z.number(),
  considered_seq: z.number(),
});

async function recordOf(id: string) {
  const { rows } = await road
    .pool()
    .query("select * from record where kind = 'draftOrder' and id = $1", [id]);
  return rows.length === 0 ? undefined : recordRow.parse(rows[0]);
}

async function estimateOf(draft: Json) {
  const { Estimate = [] } = await road.dump();
  return Estimate.find((row) => row.DocNumber === `WEB-${String(draft.name).slice(1)}`);
}

/** The order that a draft becomes; `createdAt` says how long ago. */
function orderOf(draft: Json, createdAt: string) {
  return anOrder({
    source_name: "shopify_draft_order",
    email: draft.email,
    customer: null,
    created_at: createdAt,
  });
}

test("a draft order is an estimate, changes with it, and is closed by the invoice of the order that it becomes", async () => {
  const draft = aDraft();
  const number = `WEB-D${lastDraft}`;
  expect(await announce(draft, "draft_orders/create")).toMatchObject({
    status: "Synchronized",
    document_number: number,
  });
  expect(await estimateOf(draft)).toMatchObject({
    TotalAmt: 25,
    TxnStatus: "Pending",
    TxnDate: "2026-11-18",
  });

  const dearer = {
    shippingLine: null,
    totalShippingPriceSet: storedBag("0.0"),
    totalPriceSet: storedBag("20.0"),
  };
  expect(await announce({ ...draft, ...dearer })).toMatchObject({ status: "Synchronized" });
  expect(await estimateOf(draft)).toMatchObject({ TotalAmt: 20, TxnStatus: "Pending" });
  await announce(draft);

  // The order is heard of first, and waits for its draft.
  const order = orderOf(draft, new Date().toISOString());
  placed += 1;
  const [stored] = await road.place(order);
  const completed = {
    ...draft,
    status: "COMPLETED",
    completedAt: new Date().toISOString(),
    order: { id: stored?.id },
  };
  expect(await announce(completed)).toMatchObject({ status: "Synchronized", document_number: number });
  const results = await road.settle(placed);
  const estimate = await estimateOf(draft);
  expect(estimate).toMatchObject({ TotalAmt: 25, TxnStatus: "Closed" });
  expect(results.get(String(stored?.id))).toMatchObject({
    status: "Synchronized",
    documents: [{ type: "Estimate" }, { type: "Invoice", total: 25, balance: 0 }, { type: "Payment" }],
  });
  const { Invoice = [], Estimate = [] } = await road.dump();
  expect(Invoice).toMatchObject([
    { LinkedTxn: expect.arrayContaining([{ TxnId: estimate?.Id, TxnType: "Estimate" }]) },
  ]);
  expect(Estimate).toHaveLength(1);
});

test("by setting an estimate is made when its draft is completed, on that day, and until then the draft is Held", async () => {
  await road.saveSettings({ draftOrders: "estimate", estimateDate: "completed" });
  const draft = aDraft();
  expect(await announce(draft)).toMatchObject({ status: "Held", reason: { code: "HELD-BY-RULE" } });
  await announce({ ...draft, status: "COMPLETED", completedAt: "2026-11-24T18:00:00Z" });
  expect(await estimateOf(draft)).toMatchObject({ TxnDate: "2026-11-24" });
});

test("by default draft orders are left alone, and so is one whose order is booked already", async () => {
  await road.saveSettings({});
  const left = aDraft();
  expect(await announce(left)).toMatchObject({ status: "Excluded", reason: { code: "EXCLUDED-BY-RULE" } });
  const draft = aDraft();
  const order = orderOf(draft, "2026-11-20T10:00:00-08:00");
  placed += 1;
  const [stored] = await road.place(order);
  await road.settle(placed);
  await road.saveSettings({ draftOrders: "estimate" });
  const completed = {
    ...draft,
    status: "COMPLETED",
    completedAt: "2026-11-20T18:00:00Z",
    order: { id: stored?.id },
  };
  expect(await announce(completed)).toMatchObject({ status: "Excluded" });
  expect([await estimateOf(left), await estimateOf(draft)]).toEqual([undefined, undefined]);
});
