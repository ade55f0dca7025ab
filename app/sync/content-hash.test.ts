import { expect, test } from "vitest";
import { hashDocument, itemKey } from "#app/sync/content-hash.ts";

const product = {
  kind: "product",
  chosenId: null,
  variantId: null,
  productId: null,
  sku: null,
  title: "Mug",
  variantTitle: null,
  productType: null,
  vendor: null,
} as const;

test("only what a document is, and the facts it was made of, are in its fingerprint", () => {
  const document = { type: "invoice", key: "gid://shopify/Order/5", source: { totalMinor: 2000 } } as const;
  const otherwise = { ...document, docNumber: "EU-5", date: "2026-03-03", lines: [] };
  expect(hashDocument(otherwise)).toBe(hashDocument(document));
  expect(hashDocument({ ...document, source: { totalMinor: 2100 } })).not.toBe(hashDocument(document));
  expect(hashDocument({ ...document, key: "gid://shopify/Order/6" })).not.toBe(hashDocument(document));
  expect(hashDocument({ ...document, type: "salesReceipt" })).not.toBe(hashDocument(document));
});

test("the key of a title of any length fits an index", () => {
  const long = itemKey({ ...product, title: "名".repeat(5_000) });
  expect(Buffer.byteLength(long)).toBeLessThan(1_000);
  expect(itemKey(product)).toBe("title:Mug");
});

test("an item that somebody chose is known by its id, whatever it is chosen for", () => {
  expect(itemKey({ ...product, chosenId: "42" })).toBe("chosen:42");
  expect(itemKey({ kind: "charge", charge: "tip", chosenId: "42" })).toBe("chosen:42");
  expect(itemKey({ kind: "charge", charge: "tip", chosenId: null })).toBe("charge:tip");
});
