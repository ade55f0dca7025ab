import { expect, test } from "vitest";
import { anItem, aSource } from "#tests/support/a-product.ts";
import { type ItemCandidates, matchItem } from "./match-item.ts";

const settings = { whenSkuShared: "oneItem", whenSkuEmpty: "byName" } as const;
const candidates = (found: Partial<ItemCandidates>): ItemCandidates => ({
  bySku: [],
  byName: [],
  takenBy: new Map(),
  ...found,
});
const match = (found: Partial<ItemCandidates>, source = aSource(), rules = {}) =>
  matchItem(source, candidates(found), { ...settings, ...rules });

test("the SKU counts before the name, without regard to case; the same writing before another one", () => {
  const upper = anItem({ id: "1", sku: "MUG-1" });
  const lower = anItem({ id: "2", sku: "mug-1" });
  const named = anItem({ id: "3", sku: null });
  expect(match({ bySku: [lower], byName: [named] })).toMatchObject({
    value: { item: { id: "2" }, by: "sku" },
  });
  expect(match({ bySku: [lower, upper] })).toMatchObject({ value: { item: { id: "1" } } });
  expect(match({ byName: [named] })).toMatchObject({ value: { item: { id: "3" }, by: "name" } });
  expect(match({})).toEqual({ ok: true, value: null });
});

test("several items with the SKU are a choice for a person, and carry their ids", () => {
  const found = match({ bySku: [anItem({ id: "1" }), anItem({ id: "2", name: "Old Mug" })] });
  expect(found).toMatchObject({
    fault: {
      kind: "ambiguous",
      candidates: [
        { id: "1", name: "Enamel Mug" },
        { id: "2", name: "Old Mug" },
      ],
      choice: { kind: "item", key: "gid://shopify/ProductVariant/8101" },
    },
  });
});

test("an inactive twin is passed over; where all are inactive that is told, and nothing is made beside them", () => {
  const inactive = anItem({ id: "1", isActive: false, name: "Enamel Mug (deleted)" });
  expect(match({ bySku: [inactive, anItem({ id: "2" })] })).toMatchObject({ value: { item: { id: "2" } } });
  expect(match({ bySku: [inactive] })).toMatchObject({
    fault: {
      kind: "inactive",
      what: "The item Enamel Mug with the SKU MUG-1",
      entry: { kind: "item", id: "1" },
    },
  });
});

test("an item of that name with another SKU, or of another variant, is another item", () => {
  expect(match({ byName: [anItem({ sku: "OTHER" })] })).toEqual({ ok: true, value: null });
  const takenBy = new Map([["17", ["gid://shopify/ProductVariant/1"]]]);
  expect(match({ byName: [anItem({ sku: null })], takenBy })).toEqual({ ok: true, value: null });
});

test("problem 10: variants that share an SKU are one item, an item each, or held, by setting", () => {
  const found = { bySku: [anItem()], takenBy: new Map([["17", ["gid://shopify/ProductVariant/1"]]]) };
  expect(match(found)).toMatchObject({ value: { item: { id: "17" } } });
  expect(match(found, aSource(), { whenSkuShared: "ownItems" })).toEqual({ ok: true, value: null });
  expect(match(found, aSource(), { whenSkuShared: "hold" })).toMatchObject({
    fault: { kind: "skuTrouble", trouble: "shared", others: 1 },
  });
});

test("problem 10: an empty SKU is matched by name, or held, by setting", () => {
  const blank = aSource({ sku: "  " });
  expect(match({ byName: [anItem({ sku: null })] }, blank)).toMatchObject({ value: { by: "name" } });
  expect(match({}, blank, { whenSkuEmpty: "hold" })).toMatchObject({
    fault: { kind: "skuTrouble", trouble: "none" },
  });
});

test("problem 21: a bundle is only ever a bundle of QuickBooks, and says so when there is none", () => {
  const bundle = aSource({ isBundle: true });
  const group = anItem({ id: "8", itemType: "Group" });
  expect(match({ bySku: [anItem(), group] }, bundle)).toMatchObject({ value: { item: { id: "8" } } });
  expect(match({ bySku: [anItem()] }, bundle)).toMatchObject({
    fault: { kind: "unmapped", what: expect.stringContaining("only people make bundles") },
  });
  expect(match({ bySku: [anItem({ itemType: "Category" })] })).toEqual({ ok: true, value: null });
});
