import { expect, test } from "vitest";
import {
  ACTIVATE,
  ADD_LOCATION,
  newKey,
  openStock,
  quantities,
  SET_QUANTITIES,
  setInput,
} from "./fixtures/open-stock.ts";

test("setting a quantity where the item is not stocked stocks it there, or is refused by setting", async () => {
  const place = await openStock();
  const input = setInput(place, 4, null, { locationId: place.there });
  await place.shop.control("POST", "settings", { quantitiesStockItems: false });
  const refused = await place.shop.run(SET_QUANTITIES, { input, key: newKey() });
  expect(refused.inventorySetQuantities.userErrors[0].message).toBe(
    "The specified inventory item is not stocked at the location.",
  );
  await place.shop.control("POST", "settings", { quantitiesStockItems: true });
  await place.shop.run(SET_QUANTITIES, { input, key: newKey() });
  expect(await quantities(place, place.there)).toMatchObject({ available: 4 });
  expect(await place.shop.topics()).toEqual(["inventory_levels/connect", "products/update"]);
});

test("an item is stocked at a location, taken from it, and has its quantities again when it comes back", async () => {
  const place = await openStock();
  const { shop, made, there } = place;
  const variables = { item: made.itemId, location: there };
  const stocked = (await shop.run(ACTIVATE, { ...variables, onHand: 8, key: newKey() })).inventoryActivate;
  expect(stocked.inventoryLevel).toMatchObject({
    isActive: true,
    quantities: [{ quantity: 8 }, { quantity: 8 }],
  });
  const twice = (await shop.run(ACTIVATE, { ...variables, available: 5, key: newKey() })).inventoryActivate;
  expect(twice.userErrors).toEqual([
    {
      field: ["available"],
      message: "Not allowed to set available quantity when the item is already active at the location.",
    },
  ]);
  await shop.topics();
  const deactivate =
    "mutation Off($id: ID!) { inventoryDeactivate(inventoryLevelId: $id) { userErrors { message } } }";
  expect(
    (await shop.run(deactivate, { id: stocked.inventoryLevel.id })).inventoryDeactivate.userErrors,
  ).toEqual([]);
  expect(await shop.topics()).toEqual(["inventory_levels/disconnect"]);
  expect(await quantities(place, there)).toBeNull();
  const { inventoryItem } = await shop.run(
    "query I($id: ID!) { inventoryItem(id: $id) { inventoryLevels(first: 5) { nodes { id } } locationsCount { count } } }",
    { id: made.itemId },
  );
  const [last] = inventoryItem.inventoryLevels.nodes;
  expect(inventoryItem.locationsCount.count).toBe(1);
  const only = await shop.run(deactivate, { id: last.id });
  expect(only.inventoryDeactivate.userErrors[0].message).toContain("stocked at a minimum of 1 location");
  await shop.run(ACTIVATE, { ...variables, key: newKey() });
  expect(await quantities(place, there)).toMatchObject({ available: 8 });
  expect(await shop.topics()).toEqual(["inventory_levels/connect", "products/update"]);
});

test("an item takes cost, SKU and tracking; what is untracked does not count in the product's total", async () => {
  const place = await openStock();
  const { shop, made } = place;
  await shop.run(SET_QUANTITIES, { input: setInput(place, 5, 0), key: newKey() });
  await shop.topics();
  const update = `mutation Item($id: ID!, $input: InventoryItemInput!) { inventoryItemUpdate(id: $id, input: $input) {
    inventoryItem { sku tracked unitCost { amount currencyCode } variant { sku product { totalInventory } } } userErrors { field message } } }`;
  const input = { cost: 12.5, sku: "L-9", tracked: false };
  const { inventoryItemUpdate } = await shop.run(update, { id: made.itemId, input });
  expect(inventoryItemUpdate.inventoryItem).toEqual({
    sku: "L-9",
    tracked: false,
    unitCost: { amount: "12.50", currencyCode: "USD" },
    variant: { sku: "L-9", product: { totalInventory: 0 } },
  });
  expect(await shop.topics()).toEqual(["inventory_items/update", "products/update"]);
  expect(shop.bodyOf("inventory_items/update")).toMatchObject({ sku: "L-9", cost: "12.50", tracked: false });
  const negative = await shop.run(update, { id: made.itemId, input: { cost: "-5" } });
  expect(negative.inventoryItemUpdate.userErrors).toEqual([
    { field: ["input", "cost"], message: "Cost must be greater than or equal to 0" },
  ]);
  const unknown = await shop.run(update, { id: "gid://shopify/InventoryItem/404", input: { tracked: true } });
  expect(unknown.inventoryItemUpdate.userErrors[0].field).toEqual(["id"]);
});

test("a location is added, lists its levels, and gives its stock to another one before it is deactivated", async () => {
  const place = await openStock();
  const { shop, here, there, made } = place;
  const taken = await shop.run(ADD_LOCATION, { input: { name: "depot", address: { countryCode: "US" } } });
  expect(taken.locationAdd.userErrors).toEqual([{ field: ["input", "name"], code: "TAKEN" }]);
  await shop.run(SET_QUANTITIES, { input: setInput(place, 5, 0), key: newKey() });
  const { locations } = await shop.run(
    "{ locations(first: 5, sortKey: ID) { nodes { id name inventoryLevels(first: 5) { nodes { item { id } } } } } }",
  );
  expect(locations.nodes).toEqual([
    { id: here, name: "Shop location", inventoryLevels: { nodes: [{ item: { id: made.itemId } }] } },
    { id: there, name: "Depot", inventoryLevels: { nodes: [] } },
  ]);
  const off = `mutation Off($id: ID!, $to: ID, $key: String!) { locationDeactivate(locationId: $id, destinationLocationId: $to) @idempotent(key: $key) {
    location { isActive } locationDeactivateUserErrors { code } } }`;
  const refused = await shop.run(off, { id: here, key: newKey() });
  expect(refused.locationDeactivate.locationDeactivateUserErrors).toEqual([
    { code: "HAS_ACTIVE_INVENTORY_ERROR" },
  ]);
  const done = await shop.run(off, { id: here, to: there, key: newKey() });
  expect(done.locationDeactivate).toEqual({
    location: { isActive: false },
    locationDeactivateUserErrors: [],
  });
  expect(await quantities(place, there)).toMatchObject({ available: 5 });
  const after = await shop.run(
    "{ locations(first: 5) { nodes { id } } location { id } locationsCount { count } }",
  );
  expect(after.locations.nodes).toEqual([{ id: there }]);
  expect(after.location).toEqual({ id: there });
});
