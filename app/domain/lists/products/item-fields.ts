import type { ItemEntry } from "#app/domain/lists/books-entry.ts";
import { matchKey } from "#app/domain/lists/match-key.ts";
import type { FieldValue, FieldValues } from "#app/domain/lists/merge-fields.ts";
import { categoryLevels, categoryPath } from "#app/domain/lists/products/item-category.ts";
import { itemName, itemNameCandidates } from "#app/domain/lists/products/item-name.ts";
import { comparablePrice } from "#app/domain/lists/products/item-price.ts";
import type { ItemSource } from "#app/domain/lists/products/item-source.ts";
import { cleanListName } from "#app/domain/mapping/clean-list-name.ts";
import type { Currency } from "#app/domain/money/currency.ts";
import type { ProductSettings } from "#app/domain/settings/product-settings.ts";
import { cutText } from "#app/domain/text/fit-text.ts";

/** What both sides can be compared by; a field that is not kept in step is in neither. */
export const itemFieldNames = [
  "name",
  "sku",
  "description",
  "price",
  "cost",
  "isTaxable",
  "category",
  "vendor",
  "isActive",
] as const;
export type ItemFieldName = (typeof itemFieldNames)[number];

/** What decides which fields are compared, and in which form. */
export type ItemFacts = {
  products: ProductSettings;
  /** Currencies of the shop's prices and of the books: prices in two currencies are not the same thing. */
  shopCurrency: Currency;
  homeCurrency: Currency;
  /** The taxable flag is QuickBooks' in the United States; elsewhere items carry tax codes. */
  hasTaxableFlag: boolean;
};

/** Names of what items point to, by QuickBooks' id: a category's is its full one, `Home:Mugs`. */
export type ItemNames = {
  categories: ReadonlyMap<string, string>;
  vendors: ReadonlyMap<string, string>;
};

const maxSku = 100;
const maxDescription = 4_000;
const maxVendor = 100;

/**
 * The fields of a variant as its item has them. Where the item or what was agreed says the same in its own writing (a name
 * with a number behind it because the plain one was taken, a category in other capitals) that writing is answered, so
 * that it is no difference.
 */
export function sourceFields(
  source: ItemSource,
  facts: ItemFacts,
  known: { books: FieldValues | null; agreed: FieldValues | null },
): FieldValues {
  const { products } = facts;
  const written = (field: ItemFieldName) => [known.agreed?.[field], known.books?.[field]];
  const names = itemNameCandidates(source, products.nameFormat);
  return pickFields(facts, {
    name: asWritten(names, written("name")) ?? itemName(source, products.nameFormat),
    sku: fitSku(source.sku),
    description: fitDescription(
      products.description === "title" ? describeTitle(source) : source.description,
    ),
    price: comparablePrice(source.price, facts.shopCurrency),
    cost: comparablePrice(source.cost, facts.shopCurrency),
    isTaxable: source.isTaxable,
    category: chooseCategory(source, facts, written("category")),
    vendor: chooseVendor(source, written("vendor")),
    isActive: source.isActive,
  });
}

/** The fields of an item of QuickBooks. */
export function entryFields(item: ItemEntry, facts: ItemFacts, names: ItemNames): FieldValues {
  return pickFields(facts, {
    // QuickBooks appends this to what is made inactive.
    name: item.isActive ? item.name : item.name.replace(/ \(deleted\)$/u, ""),
    sku: fitSku(item.sku),
    description: fitDescription(item.description),
    price: comparablePrice(item.unitPrice, facts.homeCurrency),
    cost: comparablePrice(item.purchaseCost, facts.homeCurrency),
    isTaxable: item.isTaxable,
    category: item.parentId === null ? null : (names.categories.get(item.parentId) ?? null),
    vendor: item.preferredVendorId === null ? null : (names.vendors.get(item.preferredVendorId) ?? null),
    isActive: item.isActive,
  });
}

function pickFields(facts: ItemFacts, fields: Record<ItemFieldName, FieldValue>): FieldValues {
  const { products, shopCurrency, homeCurrency, hasTaxableFlag } = facts;
  const isKept: Record<ItemFieldName, boolean> = {
    name: true,
    sku: true,
    description: products.description !== "none",
    price: shopCurrency === homeCurrency,
    cost: shopCurrency === homeCurrency,
    isTaxable: hasTaxableFlag,
    category: products.category !== "none",
    vendor: products.vendors !== "off",
    isActive: true,
  };
  return Object.fromEntries(
    itemFieldNames.filter((name) => isKept[name]).map((name) => [name, fields[name]]),
  );
}

/** An SKU of more than 100 characters cannot be stored whole, and a cut one would match others. */
function fitSku(sku: string | null): string | null {
  const clean = sku?.replace(/\s+/gu, " ").trim() ?? "";
  return clean === "" || clean.length > maxSku ? null : clean;
}

function fitDescription(text: string | null): string | null {
  const clean = (text ?? "")
    .replace(/[^\S\n]+/gu, " ")
    .replace(/ ?\n ?/gu, "\n")
    .trim();
  return cutText(clean, maxDescription).trim() || null;
}

function describeTitle({ title, variantTitle }: ItemSource): string {
  return variantTitle ? `${title} - ${variantTitle}` : title;
}

function chooseVendor({ vendor }: ItemSource, written: readonly (FieldValue | undefined)[]): string | null {
  const name = cleanListName(vendor ?? "", maxVendor);
  return name === "" ? null : (asWritten([name], written) ?? name);
}

/** Of several collections the one that the item stands in already counts. */
function chooseCategory(
  source: ItemSource,
  { products }: ItemFacts,
  written: readonly (FieldValue | undefined)[],
): string | null {
  const path = categoryPath(categoryLevels(source, products));
  if (path === "") return null;
  const paths =
    products.category === "collection"
      ? source.collections.map((title) =>
          categoryPath(categoryLevels({ ...source, collections: [title] }, products)),
        )
      : [path];
  return asWritten(paths, written) ?? path;
}

/** The writing of the first of `written` that says the same as one of `texts`. */
function asWritten(texts: readonly string[], written: readonly (FieldValue | undefined)[]): string | null {
  const keys = new Set(texts.map(matchKey));
  const found = written.find((value) => typeof value === "string" && keys.has(matchKey(value)));
  return typeof found === "string" ? found : null;
}
