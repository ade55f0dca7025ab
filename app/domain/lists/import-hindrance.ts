/** What keeps an entry of QuickBooks from coming into the shop. */
export const importHindrances = ["inactive", "noSku", "bundle", "category", "otherType", "ownEntry"] as const;
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
    cause: "is a category: it organises items and is not sold.",
    fix: nothingToDo,
    settings: null,
  },
  otherType: {
    cause: "is of a type that is not sold in a shop.",
    fix: nothingToDo,
    settings: null,
  },
  ownEntry: {
    cause: "was made for the books of orders (shipping, discounts, tax ...): it is no product.",
    fix: nothingToDo,
    settings: null,
  },
};
