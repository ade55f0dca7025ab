/** What keeps an entry of QuickBooks from coming into the shop although its list is imported. */
export const importHindrances = [
  "inactive",
  "gone",
  "noSku",
  "bundle",
  "category",
  "otherType",
  "inSettings",
  "twin",
  "project",
  "subCustomer",
  "nameless",
  "severalInShop",
  "linkedOtherwise",
] as const;
export type ImportHindrance = (typeof importHindrances)[number];

type Words = { cause: string; fix: string; settings: { label: string; part: string } | null };
const nothingToDo = "Nothing to do.";

/** Each in the merchant's words, as the rest of a sentence that begins with the entry. */
export const hindranceWords: Record<ImportHindrance, Words> = {
  inactive: {
    cause: "is inactive in QuickBooks.",
    fix: "Make it active there: it comes in then.",
    settings: null,
  },
  gone: {
    cause: "is gone from QuickBooks.",
    fix: nothingToDo,
    settings: null,
  },
  noSku: {
    cause: "has no SKU, and items without one are left in QuickBooks.",
    fix: "Give it an SKU in QuickBooks, or let items without SKU come in.",
    settings: { label: "Open the settings", part: "products" },
  },
  bundle: {
    cause: "is a bundle: Shopify has no such product that an app could make.",
    fix: "To sell it, make a product with its SKU or name: orders are booked as the bundle's items.",
    settings: null,
  },
  category: {
    cause: "is a category, and products are not organised by categories.",
    fix: "Choose in the settings what a category is in the shop: the product type, or a collection.",
    settings: { label: "Open the settings", part: "products" },
  },
  otherType: {
    cause: "is of a type that is not sold in a shop.",
    fix: nothingToDo,
    settings: null,
  },
  inSettings: {
    cause: "is chosen in the settings for charges or for unknown products: it is no product of its own.",
    fix: nothingToDo,
    settings: { label: "Open the mapping", part: "charges" },
  },
  twin: {
    cause: "has the SKU of a product that is linked to another item.",
    fix: "Give one of the two items another SKU in QuickBooks, or make it inactive there.",
    settings: null,
  },
  project: {
    cause: "is a project of a customer, and no customer itself.",
    fix: nothingToDo,
    settings: null,
  },
  subCustomer: {
    cause: "is a sub-customer, and these are left in QuickBooks.",
    fix: "Nothing to do, unless sub-customers should become customers of the shop: that is a setting.",
    settings: { label: "Open the settings", part: "customers" },
  },
  nameless: {
    cause: "has neither a name nor an e-mail address nor a phone that Shopify would take.",
    fix: "Give it one of them in QuickBooks: it comes in then.",
    settings: null,
  },
  severalInShop: {
    cause: "fits several customers of the shop.",
    fix: "Link it to one of them on the page of links, or give it that one's e-mail address.",
    settings: null,
  },
  linkedOtherwise: {
    cause: "fits a customer of the shop that is linked to another customer of QuickBooks.",
    fix: "If both are the same, merge them in QuickBooks; if not, give each its own e-mail address.",
    settings: null,
  },
};
