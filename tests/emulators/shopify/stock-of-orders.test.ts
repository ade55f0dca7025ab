import { expect, test } from "vitest";
import { lampOrder } from "./fixtures/lamp-order.ts";
import {
  newKey,
  openStock,
  type Place,
  quantities,
  SET_QUANTITIES,
  setInput,
} from "./fixtures/open-stock.ts";

const LINE = "gid://shopify/LineItem/10011";

/** Ten lamps in stock. */
async function openTen(): Promise<Place> {
  const place = await openStock();
  await place.shop.run(SET_QUANTITIES, { input: setInput(place, 10, 0), key: newKey() });
  await place.shop.topics();
  return place;
}

function orderOf(place: Place, fields: Record<string, unknown> = {}) {
  const order = lampOrder({ number: 1001, refunds: [] });
  const lines = order.lineItems.map((line) => ({
    ...line,
    currentQuantity: 2,
    product: { id: place.made.id },
    variant: { id: place.made.variantId },
  }));
  return { ...order, lineItems: lines, ...fields };
}

const sent = (quantity: number) => [
  {
    id: "gid://shopify/Fulfillment/1",
    status: "SUCCESS",
    fulfillmentLineItems: [{ lineItem: { id: LINE }, quantity }],
  },
];
const refunded = (restockType: string, quantity: number, location: string | null = null) => [
  {
    id: "gid://shopify/Refund/1",
    refundLineItems: [
      {
        lineItem: { id: LINE },
        quantity,
        restockType,
        restocked: restockType !== "NO_RESTOCK",
        location: location && { id: location },
      },
    ],
  },
];

async function stockOf(place: Place, location = place.here): Promise<number[] | null> {
  const stock = await quantities(place, location);
  return stock && [stock.available ?? 0, stock.committed ?? 0, stock.on_hand ?? 0];
}

test("an order commits what it sells, fulfilment takes it off the shelf, a restocked return puts it back", async () => {
  const place = await openTen();
  const { shop } = place;
  const states: [fields: Record<string, unknown>, stock: number[]][] = [
    [{}, [8, 2, 10]],
    [{ fulfillments: sent(1) }, [8, 1, 9]],
    [{ fulfillments: sent(2), displayFulfillmentStatus: "FULFILLED" }, [8, 0, 8]],
    [{ fulfillments: sent(2), refunds: refunded("RETURN", 1) }, [9, 0, 9]],
  ];
  await shop.control("POST", "orders", { orders: [orderOf(place)], webhooks: true });
  expect(await shop.topics()).toEqual(["inventory_levels/update", "orders/create", "products/update"]);
  for (const [fields, stock] of states) {
    await shop.control("POST", "order-updates", { orders: [orderOf(place, fields)] });
    expect(await stockOf(place), JSON.stringify(fields)).toEqual(stock);
  }
  await shop.control("POST", "order-updates", { orders: [orderOf(place, states[3]?.[0])] });
  expect(await stockOf(place)).toEqual([9, 0, 9]);
});

const onlyOne = (place: Place) => orderOf(place).lineItems.map((line) => ({ ...line, currentQuantity: 1 }));

test.each([
  [
    "cancelled and restocked",
    () => ({ cancelledAt: "2026-11-22T00:00:00Z", refunds: refunded("CANCEL", 2) }),
    [10, 0, 10],
  ],
  ["cancelled without a word about stock", () => ({ cancelledAt: "2026-11-22T00:00:00Z" }), [10, 0, 10]],
  ["refunded without restocking", () => ({ refunds: refunded("NO_RESTOCK", 2) }), [8, 0, 8]],
  ["edited down to one", (place: Place) => ({ lineItems: onlyOne(place) }), [9, 1, 10]],
  ["sent whole without saying by what", () => ({ displayFulfillmentStatus: "FULFILLED" }), [8, 0, 8]],
])("an order that is %s", async (_state, fieldsOf, stock) => {
  const place = await openTen();
  await place.shop.control("POST", "orders", { orders: [orderOf(place)] });
  await place.shop.control("POST", "order-updates", { orders: [orderOf(place, fieldsOf(place))] });
  expect(await stockOf(place)).toEqual(stock);
});

test("a return goes to where it was put, when the item is stocked there", async () => {
  const place = await openTen();
  const to = setInput(place, 1, null, { locationId: place.there });
  await place.shop.run(SET_QUANTITIES, { input: to, key: newKey() });
  const fields = { fulfillments: sent(2), refunds: refunded("RETURN", 1, place.there) };
  await place.shop.control("POST", "orders", { orders: [orderOf(place, fields)] });
  expect([await stockOf(place), await stockOf(place, place.there)]).toEqual([
    [8, 0, 8],
    [2, 0, 2],
  ]);
});

test("stock is left alone by untracked items and by orders that say so; later states move it by what is new alone", async () => {
  const place = await openTen();
  await place.shop.control("POST", "orders", { orders: [orderOf(place)], inventory: false });
  expect(await stockOf(place)).toEqual([10, 0, 10]);
  await place.shop.control("POST", "order-updates", { orders: [orderOf(place, { fulfillments: sent(1) })] });
  expect(await stockOf(place)).toEqual([10, -1, 9]);
  const untrack =
    "mutation Off($id: ID!) { inventoryItemUpdate(id: $id, input: { tracked: false }) { userErrors { message } } }";
  await place.shop.run(untrack, { id: place.made.itemId });
  const other = { ...orderOf(place), id: "gid://shopify/Order/1002", name: "#1002" };
  await place.shop.control("POST", "orders", { orders: [other] });
  expect(await stockOf(place)).toEqual([10, -1, 9]);
});

test("a count by hand in the admin moves stock and is announced, and a wrong one changes nothing", async () => {
  const place = await openTen();
  const target = { inventoryItemId: place.made.itemId, locationId: place.here };
  await place.shop.control("POST", "inventory", {
    changes: [
      { ...target, to: 3 },
      { ...target, name: "damaged", delta: 2 },
    ],
  });
  expect(await stockOf(place)).toEqual([3, 0, 5]);
  expect(await place.shop.topics()).toEqual(["inventory_levels/update", "products/update"]);
  const wrong = await place.shop.control("POST", "inventory", {
    changes: [
      { ...target, to: 1 },
      { ...target, name: "sold", delta: 1 },
    ],
  });
  expect([wrong.status, await stockOf(place)]).toEqual([400, [3, 0, 5]]);
});
