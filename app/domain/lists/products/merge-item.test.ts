import fc from "fast-check";
import { expect, test } from "vitest";
import type { ItemEntry } from "#app/domain/lists/books-entry.ts";
import type { FieldValues } from "#app/domain/lists/merge-fields.ts";
import { fieldPolicies } from "#app/domain/settings/field-policy.ts";
import { type ProductSettings, productSettingsSchema } from "#app/domain/settings/product-settings.ts";
import { anItem, aSource } from "#tests/support/a-product.ts";
import { entryFields, type ItemFacts, sourceFields } from "./item-fields.ts";
import type { ItemSource } from "./item-source.ts";
import { mergeItem } from "./merge-item.ts";

const names = { categories: new Map([["5", "Kitchen"]]), vendors: new Map([["9", "Acme"]]) };

function facts(products: Partial<ProductSettings> = {}, more: Partial<ItemFacts> = {}): ItemFacts {
  const plain = { shopCurrency: "USD", homeCurrency: "USD", hasTaxableFlag: true };
  return { products: productSettingsSchema.parse(products), ...plain, ...more };
}

function merge(
  source: ItemSource,
  item: ItemEntry,
  options: { agreed?: FieldValues | null; facts?: ItemFacts; isCreated?: boolean } = {},
) {
  const known = options.facts ?? facts();
  const agreed = options.agreed ?? null;
  const quickbooks = entryFields(item, known, names);
  const shopify = sourceFields(source, known, { books: quickbooks, agreed });
  const matchedBy = options.isCreated ? "created" : "sku";
  return mergeItem({ source, shopify, quickbooks, agreed, matchedBy }, known);
}

test("M-29: a product and the item made of it say the same: nothing to write", () => {
  expect(merge(aSource(), anItem())).toMatchObject({
    toShopify: {},
    toQuickBooks: {},
    conflicts: [],
    drift: [],
  });
});

test("a link to an item that stood there fills blanks and overwrites nothing, unless the settings say so", () => {
  const item = anItem({ name: "MUG BIG", description: null, unitPrice: "18", sku: "MUG-1" });
  const linked = merge(aSource(), item);
  expect(linked.toQuickBooks).toEqual({ description: "Enamel Mug" });
  expect(linked.drift.map(({ field }) => field)).toEqual(["name", "price"]);
  const later = merge(aSource({ price: "21.00" }), anItem({ name: "MUG BIG", unitPrice: "18" }), {
    agreed: linked.agreed,
  });
  expect(later.toQuickBooks).toEqual({ price: "21" });
  const made = merge(aSource(), item, { facts: facts({ whenLinked: "overwrite" }) });
  expect(made.toQuickBooks).toEqual({ name: "Enamel Mug", description: "Enamel Mug", price: "20" });
});

test("a name with a mark behind it, because the plain one was taken, is no difference; a new title is", () => {
  const item = anItem({ name: "Enamel Mug (MUG-1)" });
  const first = merge(aSource(), item);
  expect(first.toQuickBooks).toEqual({});
  const renamed = merge(aSource({ title: "Cup" }), item, { agreed: first.agreed });
  expect(renamed.toQuickBooks).toEqual({ name: "Cup", description: "Cup" });
});

test("both ways: a price of QuickBooks goes to Shopify, and its fourth decimal is no difference", () => {
  const both = productSettingsSchema.parse({ policies: { price: "bothAsk" } });
  const agreed = merge(aSource(), anItem()).agreed;
  const changed = merge(aSource(), anItem({ unitPrice: "22.505" }), { agreed, facts: facts(both) });
  expect(changed.toShopify).toEqual({ price: "22.51" });
  const again = merge(aSource({ price: "22.51" }), anItem({ unitPrice: "22.505" }), {
    agreed: changed.agreed,
    facts: facts(both),
  });
  expect([again.toShopify, again.toQuickBooks]).toEqual([{}, {}]);
  const asked = merge(aSource({ price: "25.00" }), anItem({ unitPrice: "22" }), {
    agreed,
    facts: facts(both),
  });
  expect(asked.conflicts.map(({ field }) => field)).toEqual(["price"]);
});

test("a name comes back only where it is a whole title", () => {
  const back = facts(productSettingsSchema.parse({ policies: { details: "bothQuickBooks" } }));
  const agreed = merge(aSource(), anItem()).agreed;
  const single = merge(aSource(), anItem({ name: "Cup" }), { agreed, facts: back });
  expect(single.toShopify).toEqual({ name: "Cup" });
  const variant = aSource({ variantTitle: "Blue" });
  const agreedVariant = merge(
    variant,
    anItem({ name: "Enamel Mug - Blue", description: "Enamel Mug - Blue" }),
  ).agreed;
  const one = merge(variant, anItem({ name: "Cup", description: "Enamel Mug - Blue" }), {
    agreed: agreedVariant,
    facts: back,
  });
  expect(one.toShopify).toEqual({});
  expect(one.drift.map(({ field }) => field)).toEqual(["name"]);
});

test("prices in two currencies are left alone, and so is the taxable flag outside the United States", () => {
  const euro = facts({}, { shopCurrency: "EUR", hasTaxableFlag: false });
  const merged = merge(aSource({ price: "1.00", isTaxable: false }), anItem(), { facts: euro });
  expect([merged.toQuickBooks, merged.drift]).toEqual([{}, []]);
});

test("a category counts by its words, and of several collections the one that the item stands in", () => {
  const byType = facts({ category: "productType" });
  expect(
    merge(aSource({ productType: "KITCHEN " }), anItem({ parentId: "5" }), { facts: byType }).drift,
  ).toEqual([]);
  expect(merge(aSource(), anItem(), { facts: byType }).toQuickBooks).toEqual({ category: "Kitchen" });
  const byCollection = facts({ category: "collection" });
  const source = aSource({ collections: ["Sale", "Kitchen"] });
  expect(merge(source, anItem({ parentId: "5" }), { facts: byCollection }).toQuickBooks).toEqual({});
});

test("archiving and deactivating follow each their own setting", () => {
  const agreed = { ...merge(aSource(), anItem()).agreed };
  const archived = aSource({ isActive: false });
  const inactive = anItem({ isActive: false, name: "Enamel Mug (deleted)" });
  expect(merge(archived, anItem(), { agreed }).toQuickBooks).toEqual({});
  const out = facts({ whenArchived: "deactivate" });
  expect(merge(archived, anItem(), { agreed, facts: out }).toQuickBooks).toEqual({ isActive: false });
  expect(merge(aSource(), inactive, { agreed, facts: out }).toShopify).toEqual({});
  const back = facts({ whenDeactivated: "archive" });
  expect(merge(aSource(), inactive, { agreed, facts: back }).toShopify).toEqual({ isActive: false });
});

test("after its writes a merge asks for nothing more, whatever the policies", () => {
  const price = fc.constantFrom("1.00", "2.5", "0.00");
  const source = fc.record({
    title: fc.constantFrom("Mug", "Cup: big", "x".repeat(200)),
    sku: fc.constantFrom("A", null),
    price,
    cost: fc.option(price),
    productType: fc.constantFrom("Kitchen", "Home > Mugs", null),
    vendor: fc.constantFrom("Acme", null),
    isTaxable: fc.boolean(),
  });
  const item = fc.record({
    name: fc.constantFrom("Mug", "Other"),
    sku: fc.constantFrom("A", "B", null),
    unitPrice: fc.constantFrom("1", "3.3333333", null),
    isTaxable: fc.boolean(),
    parentId: fc.constantFrom("5", null),
    preferredVendorId: fc.constantFrom("9", null),
    description: fc.constantFrom("Mug", null),
  });
  const policy = fc.constantFrom(...fieldPolicies);
  const policies = fc.record({
    details: policy,
    price: policy,
    cost: policy,
    tax: policy,
    category: policy,
    vendor: policy,
  });
  fc.assert(
    fc.property(source, item, policies, fc.boolean(), (ours, theirs, chosen, isCreated) => {
      const known = facts({ policies: chosen, category: "productType", vendors: "create" });
      const one = aSource(ours);
      const quickbooks = entryFields(anItem(theirs), known, names);
      const shopify = sourceFields(one, known, { books: quickbooks, agreed: null });
      const matchedBy = isCreated ? "created" : "sku";
      const first = mergeItem({ source: one, shopify, quickbooks, agreed: null, matchedBy }, known);
      const after = { ...quickbooks, ...first.toQuickBooks };
      const next = written(one, first.toShopify);
      const again = mergeItem(
        {
          source: next,
          shopify: sourceFields(next, known, { books: after, agreed: first.agreed }),
          quickbooks: after,
          agreed: first.agreed,
          matchedBy,
        },
        known,
      );
      expect([again.toShopify, again.toQuickBooks]).toEqual([{}, {}]);
    }),
    { numRuns: 2_000 },
  );
});

/** What Shopify has after it took what a merge wants there. */
function written(source: ItemSource, values: FieldValues): ItemSource {
  const text = (field: string, before: string | null): string | null =>
    field in values ? ((values[field] as string | null) ?? null) : before;
  const category = text("category", source.productType);
  return {
    ...source,
    title: text("name", source.title) ?? "",
    sku: text("sku", source.sku),
    price: text("price", source.price) ?? "0.00",
    cost: text("cost", source.cost),
    productType: category === null ? null : category.replaceAll(":", " > "),
    vendor: text("vendor", source.vendor),
    isTaxable: typeof values.isTaxable === "boolean" ? values.isTaxable : source.isTaxable,
  };
}
