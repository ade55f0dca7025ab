import { expect, test } from "vitest";
import {
  ADJUST_QUANTITIES,
  newKey,
  openStock,
  quantities,
  SET_QUANTITIES,
  setInput,
} from "./fixtures/open-stock.ts";

test("a quantity is set, the product says so, and level and product are announced", async () => {
  const place = await openStock();
  const { shop, made, here } = place;
  const input = { ...setInput(place, 5, 0), referenceDocumentUri: "gid://books/Sync/1" };
  const { inventorySetQuantities } = await shop.run(SET_QUANTITIES, { input, key: newKey() });
  const change = { item: { id: made.itemId }, location: { id: here }, delta: 5 };
  expect(inventorySetQuantities).toEqual({
    inventoryAdjustmentGroup: {
      reason: "correction",
      referenceDocumentUri: "gid://books/Sync/1",
      changes: [
        { name: "available", ...change },
        { name: "on_hand", ...change },
      ],
    },
    userErrors: [],
  });
  expect(await quantities(place, here)).toMatchObject({ available: 5, on_hand: 5 });
  expect(await shop.topics()).toEqual(["inventory_levels/update", "products/update"]);
  expect(shop.bodyOf("inventory_levels/update")).toMatchObject({
    available: 5,
    inventory_item_id: Number(made.itemId.split("/").at(-1)),
  });
  expect(shop.bodyOf("products/update").variants[0].inventory_quantity).toBe(5);
  const { product } = await shop.run("query P($id: ID!) { product(id: $id) { totalInventory } }", {
    id: made.id,
  });
  expect(product.totalInventory).toBe(5);
});

test("a stale comparison is refused, null skips it, and a quantity that it has already is no change", async () => {
  const place = await openStock();
  await place.shop.run(SET_QUANTITIES, { input: setInput(place, 5, 0), key: newKey() });
  await place.shop.topics();
  const stale = await place.shop.run(SET_QUANTITIES, { input: setInput(place, 7, 0), key: newKey() });
  expect(stale.inventorySetQuantities.userErrors).toEqual([
    {
      field: ["input", "quantities", "0", "changeFromQuantity"],
      message: "The changeFromQuantity value does not match persisted value.",
      code: "CHANGE_FROM_QUANTITY_STALE",
    },
  ]);
  expect(
    (await place.shop.run(SET_QUANTITIES, { input: setInput(place, 5, 5), key: newKey() }))
      .inventorySetQuantities,
  ).toEqual({
    inventoryAdjustmentGroup: null,
    userErrors: [],
  });
  expect(await place.shop.topics()).toEqual([]);
  await place.shop.run(SET_QUANTITIES, { input: setInput(place, -2, null), key: newKey() });
  expect(await quantities(place, place.here)).toMatchObject({ available: -2 });
});

test("the comparison and the idempotency key are mandatory at run time", async () => {
  const place = await openStock();
  const target = { inventoryItemId: place.made.itemId, locationId: place.here, quantity: 5 };
  const input = { name: "available", reason: "correction", quantities: [target] };
  const missing = await place.shop.graphql(SET_QUANTITIES, { input, key: newKey() });
  expect(missing.json.errors[0]).toMatchObject({
    message: "InventoryQuantityInput must include the following argument: changeFromQuantity.",
    extensions: { code: "INVALID_FIELD_ARGUMENTS" },
  });
  const keyless = SET_QUANTITIES.replace("@idempotent(key: $key)", "").replace(", $key: String!", "");
  const refused = await place.shop.graphql(keyless, { input: setInput(place, 5, 0) });
  expect(refused.json.errors[0]).toMatchObject({
    message: "The @idempotent directive is required for this mutation but was not provided.",
    extensions: { code: "BAD_REQUEST" },
  });
  expect(await quantities(place, place.here)).toMatchObject({ available: 0 });
});

test("a key that was used answers as before without doing it again, and refuses other arguments", async () => {
  let now = new Date("2026-11-22T12:00:00Z");
  const place = await openStock({ clock: () => now });
  const change = (delta: number) => ({
    name: "available",
    reason: "received",
    changes: [
      { inventoryItemId: place.made.itemId, locationId: place.here, delta, changeFromQuantity: null },
    ],
  });
  const key = newKey();
  const first = await place.shop.run(ADJUST_QUANTITIES, { input: change(3), key });
  expect(await place.shop.run(ADJUST_QUANTITIES, { input: change(3), key })).toEqual(first);
  expect(await quantities(place, place.here)).toMatchObject({ available: 3 });
  const other = await place.shop.run(ADJUST_QUANTITIES, { input: change(4), key });
  expect(other.inventoryAdjustQuantities.userErrors[0].code).toBe("IDEMPOTENCY_KEY_PARAMETER_MISMATCH");
  now = new Date("2026-11-23T12:00:01Z");
  place.shop.setToken((await place.shop.exchange()).json.access_token);
  await place.shop.run(ADJUST_QUANTITIES, { input: change(3), key });
  expect(await quantities(place, place.here)).toMatchObject({ available: 6 });
});

test("a key whose request was refused stays refused, or is tried again by setting", async () => {
  const place = await openStock();
  const key = newKey();
  await place.shop.run(SET_QUANTITIES, { input: setInput(place, 7, 1), key });
  const again = await place.shop.run(SET_QUANTITIES, { input: setInput(place, 7, 1), key });
  expect(again.inventorySetQuantities.userErrors[0].code).toBe("IDEMPOTENCY_PREVIOUS_ATTEMPT_FAILED");
  await place.shop.control("POST", "settings", { idempotencyKeepsFailures: false });
  const tried = await place.shop.run(SET_QUANTITIES, { input: setInput(place, 7, 1), key });
  expect(tried.inventorySetQuantities.userErrors[0].code).toBe("CHANGE_FROM_QUANTITY_STALE");
});

test.each([
  [{ name: "damaged" }, {}, ["input", "name"], "INVALID_NAME"],
  [{ reason: "because" }, {}, ["input", "reason"], "INVALID_REASON"],
  [{ referenceDocumentUri: "no uri" }, {}, ["input", "referenceDocumentUri"], "INVALID_REFERENCE_DOCUMENT"],
  [{}, { quantity: 1_000_000_001 }, ["input", "quantities", "0", "quantity"], "INVALID_QUANTITY_TOO_HIGH"],
  [
    { name: "on_hand" },
    { quantity: -1 },
    ["input", "quantities", "0", "quantity"],
    "INVALID_QUANTITY_NEGATIVE",
  ],
  [
    {},
    { inventoryItemId: "gid://shopify/InventoryItem/404" },
    ["input", "quantities", "0", "inventoryItemId"],
    "INVALID_INVENTORY_ITEM",
  ],
  [
    {},
    { locationId: "gid://shopify/Location/404" },
    ["input", "quantities", "0", "locationId"],
    "INVALID_LOCATION",
  ],
])("setting a quantity with %j %j is refused at %j with %s", async (input, entry, field, code) => {
  const place = await openStock();
  const { inventorySetQuantities } = await place.shop.run(SET_QUANTITIES, {
    input: { ...setInput(place, 5, 0, entry), ...input },
    key: newKey(),
  });
  expect(inventorySetQuantities).toMatchObject({
    inventoryAdjustmentGroup: null,
    userErrors: [{ field, code }],
  });
});

test.each([
  ["on_hand", undefined, "INVALID_QUANTITY_NAME"],
  ["committed", "app://doc/1", "INVALID_QUANTITY_NAME"],
  ["available", "app://doc/1", "INVALID_AVAILABLE_DOCUMENT"],
  ["damaged", undefined, "INVALID_QUANTITY_DOCUMENT"],
  ["damaged", "gid://shopify/Order/1", "INTERNAL_LEDGER_DOCUMENT"],
])("adjusting %s with the ledger document %s is refused with %s", async (name, ledgerDocumentUri, code) => {
  const place = await openStock();
  const target = {
    inventoryItemId: place.made.itemId,
    locationId: place.here,
    delta: 1,
    changeFromQuantity: 0,
  };
  const changes = [{ ...target, ...(ledgerDocumentUri === undefined ? {} : { ledgerDocumentUri }) }];
  const { inventoryAdjustQuantities } = await place.shop.run(ADJUST_QUANTITIES, {
    input: { name, reason: "damaged", changes },
    key: newKey(),
  });
  expect(inventoryAdjustQuantities.userErrors[0].code).toBe(code);
});

test("what is damaged is on hand and not available, what is incoming is neither; setting on hand moves what is available", async () => {
  const place = await openStock();
  const adjust = (name: string, delta: number) => {
    const target = {
      inventoryItemId: place.made.itemId,
      locationId: place.here,
      delta,
      changeFromQuantity: null,
    };
    const changes = [name === "available" ? target : { ...target, ledgerDocumentUri: "app://doc/1" }];
    return place.shop.run(ADJUST_QUANTITIES, { input: { name, reason: "other", changes }, key: newKey() });
  };
  await adjust("available", 10);
  await adjust("damaged", 2);
  await adjust("incoming", 6);
  expect(await quantities(place, place.here)).toEqual({
    available: 10,
    committed: 0,
    on_hand: 12,
    damaged: 2,
    incoming: 6,
  });
  await place.shop.run(SET_QUANTITIES, {
    input: { ...setInput(place, 9, 12), name: "on_hand" },
    key: newKey(),
  });
  expect(await quantities(place, place.here)).toEqual({
    available: 7,
    committed: 0,
    on_hand: 9,
    damaged: 2,
    incoming: 6,
  });
});
