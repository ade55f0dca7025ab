import type { BooksEntry, BooksListType } from "#app/domain/lists/books-entry.ts";
import type { Settings } from "#app/domain/settings/settings.ts";

/** A place in the settings that names an entry of QuickBooks by its id. `part`: the section of the settings page. */
export type SettingReference = { type: BooksListType; id: string; words: string; part: string };
type Place = { type: BooksListType; words: string; part: string };

/** Every place of the settings that holds an id of QuickBooks. `*` is any member of a table, `[]` any entry of a list. */
export const settingPlaces: Record<string, Place> = {
  "taxCodes.*": { type: "TaxCode", words: "the tax code of", part: "taxes" },
  usTaxCode: { type: "TaxCode", words: "the tax code of taxable sales", part: "taxes" },
  "accounts.*": { type: "Account", words: "the account for", part: "mapping" },
  "gatewayAccounts.*": { type: "Account", words: "the clearing account of", part: "gateways" },
  "gatewayMethods.*": { type: "PaymentMethod", words: "the payment method of", part: "gateways" },
  "chargeItems.*": { type: "Item", words: "the item for", part: "charges" },
  "shippingItems.*": { type: "Item", words: "the item of the shipping method", part: "charges" },
  "taxItems.*": { type: "Item", words: "the item of the tax", part: "charges" },
  "discountItems.*": { type: "Item", words: "the item of the discount", part: "charges" },
  "feeItems.*": { type: "Item", words: "the item of the fee", part: "charges" },
  "productTypeItems.*": { type: "Item", words: "the item of the product type", part: "sales" },
  "vendorItems.*": { type: "Item", words: "the item of the vendor", part: "sales" },
  "collectionItems.*": { type: "Item", words: "the item of the collection", part: "sales" },
  "customers.typeTags.*": { type: "CustomerType", words: "the customer type of the tag", part: "customers" },
  "customers.termTags.*": { type: "Term", words: "the terms of the tag", part: "customers" },
  "products.incomeByProductType.*": {
    type: "Account",
    words: "the income account of the product type",
    part: "products",
  },
  "products.incomeByVendor.*": {
    type: "Account",
    words: "the income account of the vendor",
    part: "products",
  },
  "products.incomeByCollection.*": {
    type: "Account",
    words: "the income account of the collection",
    part: "products",
  },
  "products.expenseByProductType.*": {
    type: "Account",
    words: "the expense account of the product type",
    part: "products",
  },
  "products.expenseByVendor.*": {
    type: "Account",
    words: "the expense account of the vendor",
    part: "products",
  },
  "products.expenseByCollection.*": {
    type: "Account",
    words: "the expense account of the collection",
    part: "products",
  },
  "products.assetByProductType.*": {
    type: "Account",
    words: "the asset account of the product type",
    part: "products",
  },
  "products.assetByVendor.*": { type: "Account", words: "the asset account of the vendor", part: "products" },
  "products.assetByCollection.*": {
    type: "Account",
    words: "the asset account of the collection",
    part: "products",
  },
  "classes.byProductType.*": { type: "Class", words: "the class of the product type", part: "documents" },
  "classes.byChannel.*": { type: "Class", words: "the class of the channel", part: "documents" },
  "classes.byLocation.*": { type: "Class", words: "the class of the location", part: "documents" },
  "classes.byTag.*": { type: "Class", words: "the class of the tag", part: "documents" },
  "departments.byChannel.*": { type: "Department", words: "the location of the channel", part: "documents" },
  "departments.byLocation.*": { type: "Department", words: "the location of the shop's", part: "documents" },
  "departments.byTag.*": { type: "Department", words: "the location of the tag", part: "documents" },
  "terms.*": { type: "Term", words: "the terms of", part: "documents" },
  defaultItem: { type: "Item", words: "the item of unknown products", part: "sales" },
  "rules.[].effect.classId": { type: "Class", words: "the class of the rule", part: "rules" },
  "rules.[].effect.departmentId": { type: "Department", words: "the location of the rule", part: "rules" },
  "rules.[].effect.termId": { type: "Term", words: "the terms of the rule", part: "rules" },
  "rules.[].effect.itemId": { type: "Item", words: "the item of the rule", part: "rules" },
  "rules.[].effect.depositAccountId": { type: "Account", words: "the account of the rule", part: "rules" },
};

/** Every id of QuickBooks that settings name, with the words for its place. */
export function listSettingReferences(settings: Settings): SettingReference[] {
  return walk(settings, [], []);
}

/** `path` is the pattern, `names` what stands for its wildcards. */
function walk(value: unknown, path: readonly string[], names: readonly string[]): SettingReference[] {
  if (typeof value === "string") {
    const place = settingPlaces[path.join(".")];
    const name = names.length > 0 ? ` «${names.join(" ")}»` : "";
    return place ? [{ ...place, id: value, words: `${place.words}${name}` }] : [];
  }
  if (Array.isArray(value)) {
    return value.flatMap((entry, index) =>
      walk(entry, [...path, "[]"], [nameOf(entry) ?? String(index + 1)]),
    );
  }
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([member, inner]) => {
    const exact = [...path, member];
    const wild = [...path, "*"];
    const isTable = isKnownStart(wild) && !isKnownStart(exact);
    return isTable ? walk(inner, wild, [...names, member]) : walk(inner, exact, names);
  });
}

const nameOf = (entry: unknown): string | null => {
  const name = typeof entry === "object" && entry !== null ? Reflect.get(entry, "name") : null;
  return typeof name === "string" && name !== "" ? name : null;
};

const patterns = Object.keys(settingPlaces);
function isKnownStart(path: readonly string[]): boolean {
  const start = path.join(".");
  return patterns.some((pattern) => pattern === start || pattern.startsWith(`${start}.`));
}

/** A mapping that leads nowhere: the entry is gone, was merged, or is inactive. `into`: what it was merged into. */
export type BrokenMapping = SettingReference & {
  state: "missing" | "merged" | "inactive";
  name: string | null;
  into: string | null;
};

/**
 * The mappings that QuickBooks' lists do not bear out. Lists that were not read whole say nothing about what they lack:
 * only types in `readTypes` are looked at.
 */
export function findBrokenMappings(
  references: readonly SettingReference[],
  entries: readonly BooksEntry[],
  readTypes: ReadonlySet<BooksListType>,
): BrokenMapping[] {
  const known = new Map(entries.map((entry) => [`${entry.type} ${entry.id}`, entry]));
  return references.flatMap((reference): BrokenMapping[] => {
    const entry = known.get(`${reference.type} ${reference.id}`);
    if (!entry)
      return readTypes.has(reference.type)
        ? [{ ...reference, state: "missing", name: null, into: null }]
        : [];
    const { name } = entry;
    if (entry.mergedInto !== null) return [{ ...reference, state: "merged", name, into: entry.mergedInto }];
    if (entry.isDeleted) return [{ ...reference, state: "missing", name, into: null }];
    return entry.isActive ? [] : [{ ...reference, state: "inactive", name, into: null }];
  });
}
