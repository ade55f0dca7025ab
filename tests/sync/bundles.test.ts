import { afterAll, beforeAll, expect, test } from "vitest";
import type { ItemNeed } from "#app/domain/accounting/plan.ts";
import type { CompanySeed } from "#tests/emulators/quickbooks/start.ts";
import { must } from "#tests/qbo/a-draft.ts";
import { aLine } from "#tests/support/a-plan.ts";
import { startTestDatabase, type TestDatabase } from "#tests/support/start-test-database.ts";
import { aSales } from "#tests/sync/a-document.ts";
import { anExport } from "#tests/sync/an-export.ts";

let database: TestDatabase;
beforeAll(async () => {
  database = await startTestDatabase();
});
afterAll(() => database.stop());

const service = { Type: "Service", IncomeAccountRef: { value: "79" } };

/** Bundles are made by people alone, so this one is there from the start: one lamp at 30.00 and two bulbs at 5.00. */
const seed: CompanySeed = {
  objects: [
    { entity: "Item", body: { Name: "Lamp", UnitPrice: 30, ...service } },
    { entity: "Item", body: { Name: "Bulb", UnitPrice: 5, ...service } },
  ],
};

async function aShopWithBundle() {
  const plain = await anExport(database, seed);
  const items = await plain.list("Item");
  await plain[Symbol.asyncDispose]();
  const idOf = (name: string) => String(items.find((item) => item.Name === name)?.Id);
  const ItemGroupLine = [
    { Qty: 1, ItemRef: { value: idOf("Lamp") } },
    { Qty: 2, ItemRef: { value: idOf("Bulb") } },
  ];
  const set = { Name: "Lamp set", Sku: "SET", Type: "Group", ItemGroupDetail: { ItemGroupLine } };
  return anExport(database, { objects: [...(seed.objects ?? []), { entity: "Item", body: set }] });
}

const theSet = (chosenId: string | null = null): ItemNeed => ({
  kind: "product",
  chosenId,
  variantId: "gid://shopify/ProductVariant/1",
  productId: null,
  sku: "SET",
  title: "Reading set",
  variantTitle: null,
  productType: null,
  vendor: null,
});

/** An invoice of two sets for 50.00 together. */
function twoSets(item: ItemNeed, amountMinor = 5000) {
  const quantity = amountMinor % 2 === 0 ? { quantity: 2, unitPriceMinor: amountMinor / 2 } : {};
  const line = aLine({ item, description: "Reading set", amountMinor, ...quantity });
  return aSales({ Set: amountMinor }, { lines: [line], totalMinor: amountMinor });
}

type Detail = { ItemRef: { name: string }; Qty?: number; UnitPrice?: number };
type WireLine = { Amount: number; Description?: string; SalesItemLineDetail?: Detail };

function linesOf(document: Record<string, unknown> | undefined) {
  return ((document?.Line ?? []) as WireLine[]).flatMap(({ Amount, SalesItemLineDetail: detail }) =>
    detail ? [[detail.ItemRef.name, Amount, detail.Qty, detail.UnitPrice]] : [],
  );
}

test("a product whose SKU is a bundle in QuickBooks is booked as the bundle's items, to the cent", async () => {
  await using books = await aShopWithBundle();
  must(await books.run([twoSets(theSet())]));
  const [invoice] = await books.list("Invoice");
  expect(invoice).toMatchObject({ TotalAmt: 50 });
  expect(linesOf(invoice)).toEqual([
    ["Lamp", 37.5, 2, 18.75],
    ["Bulb", 12.5, 4, 3.125],
  ]);
});

test("a bundle that the mapping names counts as well, and what is booked stays when the bundle is changed", async () => {
  await using books = await aShopWithBundle();
  const bundle = (await books.list("Item")).find((item) => item.Name === "Lamp set");
  const sale = twoSets(theSet(String(bundle?.Id)), 3333);
  must(await books.run([sale]));
  const [before] = await books.list("Invoice");
  expect(linesOf(before).map(([name, amount]) => [name, amount])).toEqual([
    ["Lamp", 25],
    ["Bulb", 8.33],
  ]);
  const bulb = (await books.list("Item")).find((item) => item.Name === "Bulb");
  await books.write("Item", { Id: bulb?.Id, SyncToken: bulb?.SyncToken, sparse: true, UnitPrice: 50 });
  must(await books.run([sale]));
  expect(await books.list("Invoice")).toEqual([before]);
});

test("a changed order is adjusted by the difference of the whole bundle", async () => {
  await using books = await aShopWithBundle();
  must(await books.run([twoSets(theSet())]));
  must(await books.run([{ ...twoSets(theSet(), 6000), source: "changed" }], { whenChanged: "adjust" }));
  const invoices = await books.list("Invoice");
  expect(invoices.map((invoice) => invoice.TotalAmt)).toEqual([50, 10]);
  expect(linesOf(invoices[1]).map(([name, amount]) => [name, amount])).toEqual([
    ["Lamp", 7.5],
    ["Bulb", 2.5],
  ]);
});

test("an inactive item in a bundle is a fault that names both, and nothing is booked", async () => {
  await using books = await aShopWithBundle();
  const bulb = (await books.list("Item")).find((item) => item.Name === "Bulb");
  await books.write("Item", { Id: bulb?.Id, SyncToken: bulb?.SyncToken, sparse: true, Active: false });
  expect(await books.run([twoSets(theSet())])).toMatchObject({
    fault: { kind: "inactive", what: expect.stringMatching(/The item Bulb.* of the bundle Lamp set/) },
  });
  expect(await books.list("Invoice")).toEqual([]);
});
