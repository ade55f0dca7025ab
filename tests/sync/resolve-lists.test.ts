import { afterAll, beforeAll, expect, test } from "vitest";
import { type ChargeKind, chargeKinds, type ItemNeed } from "#app/domain/accounting/plan.ts";
import { defaultSettings } from "#app/domain/settings/settings.ts";
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

const aCharge = (charge: ChargeKind, chosenId: string | null = null): ItemNeed => ({
  kind: "charge",
  chosenId,
  charge,
});
const aProduct = (sku: string | null, chosenId: string | null = null): ItemNeed => ({
  kind: "product",
  chosenId,
  variantId: null,
  productId: null,
  sku,
  title: "Mug",
  variantTitle: null,
  productType: null,
  vendor: null,
});

/** An order that sells one of each for 1.00. */
function selling(...items: ItemNeed[]) {
  const lines = items.map((item) => aLine({ item, amountMinor: 100, description: JSON.stringify(item) }));
  return [aSales({}, { lines, totalMinor: items.length * 100 })];
}

test("every kind of charge gets an item on an account of the right type", async () => {
  await using books = await anExport(database);
  const kinds = chargeKinds.filter((kind) => kind !== "unmapped");
  must(await books.run(selling(...kinds.map((kind) => aCharge(kind)))));
  const accounts = new Map((await books.list("Account")).map((account) => [account.Id, account]));
  const rows = (await books.list("Item")).flatMap((item) => {
    const account = accounts.get((item.IncomeAccountRef as { value: string } | undefined)?.value);
    const name = String(item.Name);
    return name.startsWith("Shopify ") ? [[name, account?.AccountType, account?.AccountSubType]] : [];
  });
  expect(rows.toSorted()).toEqual([
    ["Shopify Cash Rounding", "Income", "OtherPrimaryIncome"],
    ["Shopify Custom Sale", "Income", "SalesOfProductIncome"],
    ["Shopify Customer Credit", "Other Current Liability", "OtherCurrentLiabilities"],
    ["Shopify Discount", "Income", "DiscountsRefundsGiven"],
    ["Shopify Duty", "Income", "OtherPrimaryIncome"],
    ["Shopify Fee", "Income", "ServiceFeeIncome"],
    ["Shopify Gift Card", "Other Current Liability", "OtherCurrentLiabilities"],
    ["Shopify Marketplace Tax", "Other Current Liability", "OtherCurrentLiabilities"],
    ["Shopify Refund Discrepancy", "Income", "DiscountsRefundsGiven"],
    ["Shopify Sales Tax", "Other Current Liability", "OtherCurrentLiabilities"],
    ["Shopify Shipping", "Income", "ServiceFeeIncome"],
    ["Shopify Tip", "Other Current Liability", "OtherCurrentLiabilities"],
  ]);
});

test("a charge of a kind that nobody knows is a choice for a person, unless an item is chosen for it", async () => {
  await using books = await anExport(database);
  expect(await books.run(selling(aCharge("unmapped")))).toMatchObject({ fault: { kind: "unmapped" } });
  const [item] = await books.list("Item");
  must(await books.run(selling(aCharge("unmapped", String(item?.Id)))));
});

test("a chosen item counts whatever else would fit, and is looked at once", async () => {
  await using books = await anExport(database);
  const income = (await books.list("Account")).find((account) => account.AccountType === "Income");
  const IncomeAccountRef = { value: income?.Id };
  await books.write("Item", { Name: "By SKU", Sku: "MUG", Type: "NonInventory", IncomeAccountRef });
  await books.write("Item", { Name: "Chosen", Type: "Service", IncomeAccountRef });
  const chosen = (await books.list("Item")).find((item) => item.Name === "Chosen");
  const id = String(chosen?.Id);
  must(await books.run(selling(aProduct("MUG", id), aCharge("shipping", id), aProduct("MUG"))));
  const [invoice] = await books.list("Invoice");
  const lines = (invoice?.Line ?? []) as { SalesItemLineDetail?: { ItemRef: { name: string } } }[];
  expect(lines.flatMap((line) => line.SalesItemLineDetail?.ItemRef.name ?? [])).toEqual([
    "Chosen",
    "Chosen",
    "By SKU",
  ]);
});

test("a chosen item that is missing, inactive or a category is a fault that names the row of the mapping", async () => {
  await using books = await anExport(database);
  expect(await books.run(selling(aCharge("tip", "99999")))).toMatchObject({
    fault: { kind: "missing", what: "the item with the number 99999 that the mapping names for tips" },
  });
  await books.write("Item", { Name: "Kitchen", Type: "Category" });
  const category = (await books.list("Item")).find((item) => item.Name === "Kitchen");
  expect(await books.run(selling(aProduct("X", String(category?.Id))))).toMatchObject({
    fault: { kind: "unmapped", what: expect.stringContaining("is a category") },
  });
  const { Id, SyncToken } = (await books.list("Item")).find((item) => item.Type === "Service") ?? {};
  await books.write("Item", { Id, SyncToken, sparse: true, Active: false });
  expect(await books.run(selling(aCharge("duty", String(Id))))).toMatchObject({
    fault: { kind: "inactive", what: expect.stringMatching(/that the mapping names for duties/) },
  });
  expect(await books.list("Invoice")).toEqual([]);
});

test("an account that the settings name takes the money; another one of our names and type is adopted", async () => {
  await using books = await anExport(database);
  const account = { AccountType: "Other Current Liability", AccountSubType: "OtherCurrentLiabilities" };
  await books.write("Account", { Name: "Shopify Gift Cards", ...account });
  await books.write("Account", { Name: "Staff tips", ...account });
  const tips = (await books.list("Account")).find((row) => row.Name === "Staff tips");
  const settings = { accounts: { ...defaultSettings.accounts, tips: String(tips?.Id) } };
  must(await books.run(selling(aCharge("tip"), aCharge("giftCard")), settings));
  const names = (await books.list("Account")).map((row) => String(row.Name));
  expect(names).not.toContain("Shopify Tips");
  expect(names.filter((name) => name.startsWith("Shopify Gift Cards"))).toHaveLength(1);
});
