import { expect, onTestFinished, test } from "vitest";
import { sumMinor } from "#app/domain/money/money.ts";
import { createSaleSource } from "#app/shopify/sale-source.server.ts";
import { storedBag } from "#tests/shopify/a-stored-order.ts";
import { startShop } from "#tests/shopify/start-shop.ts";

type Json = Record<string, unknown>;

const DRAFT = "gid://shopify/DraftOrder/71";

async function startShopWithDraft(changes: Json = {}, scopes: string[] = ["read_draft_orders"]) {
  const shop = await startShop({ app: { configPath: "shopify.app.toml" } });
  onTestFinished(() => shop.emulator.close());
  await shop.install();
  const own = ["write_orders", "write_products", "write_customers", "read_payment_terms"];
  await shop.control("POST", "settings", { scopes: [...own, ...scopes] });
  await shop.control("POST", "records", { records: [aDraft(changes)] });
  const source = createSaleSource(shop.client);
  return { ...shop, read: (id = DRAFT) => source.readDraft(shop.shop, id, "shop") };
}

const aTax = (amount: string) => ({
  title: "State",
  rate: 0.05,
  channelLiable: false,
  priceSet: storedBag(amount),
});

function aDraftLine(number: number, changes: Json = {}): Json {
  return {
    id: `gid://shopify/DraftOrderLineItem/${number}`,
    title: `Part ${number}`,
    quantity: 2,
    taxable: true,
    product: null,
    variant: null,
    originalUnitPriceSet: storedBag("10.0"),
    originalTotalSet: storedBag("20.0"),
    discountedTotalSet: storedBag("20.0"),
    appliedDiscount: null,
    taxLines: [],
    customAttributes: [],
    ...changes,
  };
}

/** Two lines of 20.00, 2.00 off the first, 3.80 off all, shipping 5.00, tax 1.96. */
function aDraft(changes: Json): Json {
  const lines = [
    aDraftLine(1, {
      discountedTotalSet: storedBag("18.0"),
      appliedDiscount: { title: "Scratch" },
      taxLines: [aTax("0.93")],
    }),
    aDraftLine(2, { taxLines: [aTax("1.03")] }),
  ];
  return {
    __typename: "DraftOrder",
    id: DRAFT,
    legacyResourceId: "71",
    name: "#D71",
    status: "INVOICE_SENT",
    completedAt: null,
    createdAt: "2026-11-20T09:00:00Z",
    updatedAt: "2026-11-20T09:00:00Z",
    order: null,
    currencyCode: "USD",
    presentmentCurrencyCode: "USD",
    taxesIncluded: false,
    poNumber: "PO-9",
    note2: "Call first",
    tags: ["quote"],
    email: "ann@example.com",
    phone: null,
    customer: null,
    appliedDiscount: { title: "Spring" },
    subtotalPriceSet: storedBag("34.2"),
    totalShippingPriceSet: storedBag("5.0"),
    totalTaxSet: storedBag("1.96"),
    totalDiscountsSet: storedBag("5.8"),
    totalPriceSet: storedBag("41.16"),
    taxLines: [aTax("1.96")],
    shippingLine: {
      id: "gid://shopify/ShippingLine/5",
      title: "Parcel",
      code: null,
      isRemoved: false,
      originalPriceSet: storedBag("5.0"),
      discountedPriceSet: storedBag("5.0"),
      discountAllocations: [],
      taxLines: [],
    },
    lineItems: lines,
    ...changes,
  };
}

test("a draft is the sale that it would become, its discounts spread to the cent", async () => {
  const { read } = await startShopWithDraft();
  const draft = await read();
  if (!draft.ok || !draft.value) throw new Error(JSON.stringify(draft));
  expect(draft.value).toMatchObject({ status: "INVOICE_SENT", completedAt: null, orderId: null });
  const { sale } = draft.value;
  expect(sale).toMatchObject({
    id: DRAFT,
    name: "#D71",
    sourceName: "shopify_draft_order",
    note: "Call first",
    purchaseOrderNumber: "PO-9",
    discounts: [
      { index: 0, kind: "manual", label: "Scratch" },
      { index: 1, kind: "manual", label: "Spring" },
    ],
    lines: [
      {
        allocations: [
          { discountIndex: 0, amountMinor: 200 },
          { discountIndex: 1, amountMinor: 180 },
        ],
      },
      { allocations: [{ discountIndex: 1, amountMinor: 200 }] },
    ],
    totals: { totalMinor: 4116, taxMinor: 196, outstandingMinor: 4116, receivedMinor: 0 },
    agreements: [],
  });
  const offMinor = sumMinor(
    sale.lines.flatMap(({ allocations }) => allocations.map((part) => part.amountMinor)),
  );
  expect(sumMinor(sale.lines.map((line) => line.totalMinor)) - offMinor).toBe(sale.totals.subtotalMinor);
});

test("a draft that became an order names it", async () => {
  const order = { id: "gid://shopify/Order/1001" };
  const { read } = await startShopWithDraft({
    status: "COMPLETED",
    completedAt: "2026-11-21T09:00:00Z",
    order,
  });
  expect(await read()).toMatchObject({
    ok: true,
    value: { status: "COMPLETED", completedAt: "2026-11-21T09:00:00Z", orderId: order.id },
  });
});

test("a draft of 300 lines comes whole", async () => {
  const lineItems = Array.from({ length: 300 }, (_, at) => aDraftLine(at + 1));
  const { read, client } = await startShopWithDraft({
    lineItems,
    appliedDiscount: null,
    subtotalPriceSet: storedBag("6000.0"),
  });
  const draft = await read();
  expect(draft.ok && draft.value?.sale.lines).toHaveLength(300);
  expect(draft.ok && draft.value?.sale.discounts).toEqual([]);
  expect(client.requestCount()).toBe(2);
});

test("a draft that is gone is null, one that is not open to the app a fault, another id asks nobody", async () => {
  const { read, client } = await startShopWithDraft();
  expect(await read("gid://shopify/DraftOrder/404")).toEqual({ ok: true, value: null });
  const before = client.requestCount();
  expect(await read("gid://shopify/Order/71")).toMatchObject({ ok: false, fault: { kind: "malformed" } });
  expect(client.requestCount()).toBe(before);
  const closed = await startShopWithDraft({}, []);
  expect(await closed.read()).toMatchObject({ ok: false, fault: { kind: "permission" } });
});
