import { expect, test } from "vitest";
import { settingsSchema } from "#app/domain/settings/settings.ts";
import { aSource } from "#tests/support/a-product.ts";
import { chooseItemAccount } from "./item-accounts.ts";
import { categoryLevels, categoryPath, categoryText } from "./item-category.ts";
import { itemStart } from "./item-start.ts";
import { chooseItemType } from "./item-type.ts";

const inventory = {
  accounts: { costOfGoods: "80", inventoryAsset: "81" },
  products: { inventoryStartDate: "2026-11-01" },
};

test("B-14 B-45: the type of a new item goes by tag, then by product type, then by the general setting", () => {
  const settings = settingsSchema.parse({
    newItemType: "Service",
    products: { typeByTag: { Digital: "Service" }, typeByProductType: { kitchen: "NonInventory" } },
  });
  const books = { hasInventory: true };
  expect(chooseItemType(aSource({ tags: ["digital"] }), settings, books)).toMatchObject({
    type: "Service",
    why: "tag Digital",
  });
  expect(chooseItemType(aSource(), settings, books)).toMatchObject({
    type: "NonInventory",
    why: "product type kitchen",
  });
  expect(chooseItemType(aSource({ productType: null }), settings, books).type).toBe("Service");
});

test("what the shop does not count is no inventory; a plan without inventory falls back or holds, by setting", () => {
  const settings = settingsSchema.parse({ newItemType: "Inventory", ...inventory });
  expect(chooseItemType(aSource(), settings, { hasInventory: true }).type).toBe("Inventory");
  expect(chooseItemType(aSource({ isTracked: false }), settings, { hasInventory: true })).toMatchObject({
    type: "NonInventory",
    why: expect.stringContaining("does not track its stock"),
  });
  expect(chooseItemType(aSource(), settings, { hasInventory: false })).toMatchObject({
    type: "NonInventory",
    lacksInventory: false,
  });
  const strict = settingsSchema.parse({
    newItemType: "Inventory",
    ...inventory,
    products: { ...inventory.products, whenNoInventory: "hold" },
  });
  expect(chooseItemType(aSource(), strict, { hasInventory: false }).lacksInventory).toBe(true);
});

test("problem 11: accounts go by product type, then vendor, then collection, then the accounts section", () => {
  const settings = settingsSchema.parse({
    accounts: { income: "79" },
    products: {
      incomeByProductType: { Kitchen: "1" },
      incomeByVendor: { acme: "2" },
      incomeByCollection: { Sale: "3" },
    },
  });
  const choose = (over: object) =>
    chooseItemAccount("income", aSource({ productType: null, vendor: null, ...over }), settings);
  expect(choose({ productType: "kitchen", vendor: "Acme" })).toEqual({
    id: "1",
    mapping: "product type: Kitchen",
  });
  expect(choose({ vendor: "Acme", collections: ["Sale"] }).id).toBe("2");
  expect(choose({ collections: ["New", "Sale"] }).id).toBe("3");
  expect(choose({})).toEqual({ id: "79", mapping: "accounts section" });
  expect(chooseItemAccount("asset", aSource(), settings).id).toBeNull();
});

test("a category has up to four levels, from the product type or the first collection", () => {
  const levels = (productType: string | null) =>
    categoryLevels(aSource({ productType }), { category: "productType" });
  expect(levels("Home > Kitchen: new > Mugs > Enamel > Big")).toEqual([
    "Home",
    "Kitchen- new",
    "Mugs",
    "Enamel - Big",
  ]);
  expect(levels(" > ")).toEqual([]);
  expect(levels(null)).toEqual([]);
  expect(categoryLevels(aSource({ collections: ["Mugs", "Sale"] }), { category: "collection" })).toEqual([
    "Mugs",
  ]);
  expect(categoryLevels(aSource(), { category: "none" })).toEqual([]);
  expect(categoryText(categoryPath(["Home", "Mugs"]))).toBe("Home > Mugs");
});

test("W-11 W-12 B-43: an inventory item starts with the shop's quantity or the default one, no later than its first order", () => {
  const { products } = settingsSchema.parse({ products: { ...inventory.products, defaultQuantity: 5 } });
  const days = { today: "2026-11-20", earliestOrder: null };
  expect(itemStart(aSource({ quantity: 12 }), products, days)).toEqual({ quantity: 12, date: "2026-11-01" });
  expect(itemStart(aSource({ quantity: -3 }), products, days).quantity).toBe(0);
  expect(itemStart(aSource({ quantity: null }), products, days).quantity).toBe(5);
  const plain = { ...products, initialQuantity: "default" as const };
  expect(itemStart(aSource({ quantity: 12 }), plain, days).quantity).toBe(5);
  expect(itemStart(aSource(), products, { ...days, earliestOrder: "2026-10-03" }).date).toBe("2026-10-03");
  expect(itemStart(aSource(), products, { ...days, earliestOrder: "2026-11-03" }).date).toBe("2026-11-01");
});
