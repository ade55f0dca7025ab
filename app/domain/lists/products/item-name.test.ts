import fc from "fast-check";
import { expect, test } from "vitest";
import { aSource } from "#tests/support/a-product.ts";
import { itemName, itemNameCandidates, titleFromName } from "./item-name.ts";
import { fillName, findNameTrouble } from "./name-format.ts";

const format = "{title} - {variant}";
const none = { title: null, variant: null, sku: null, barcode: null, vendor: null, productType: null };

test("M-29: fields without a value leave no separators behind", () => {
  const mug = { ...none, title: "Mug" };
  expect(fillName("{title} - {variant} ({sku})", mug)).toBe("Mug");
  expect(fillName("{title} - {variant} ({sku})", { ...mug, sku: "M-1" })).toBe("Mug (M-1)");
  expect(fillName("{sku}: {title} / {variant}", mug)).toBe("Mug");
  expect(fillName("{vendor} {title}, {variant}", { ...mug, vendor: "Acme", variant: "Blue" })).toBe(
    "Acme Mug, Blue",
  );
  expect(fillName("{sku}", { ...none, sku: "M-1" })).toBe("M-1");
});

test("a format that names an unknown field, or nothing that people know an item by, is refused with the known ones", () => {
  expect(findNameTrouble("{titel}")).toMatch(/\{titel\} is not a field.*\{title\}, \{variant\}/);
  expect(findNameTrouble("{variant}")).toMatch(/needs \{title\} or \{sku\}/);
  expect(findNameTrouble(format)).toBeNull();
});

test("what QuickBooks refuses in names is replaced: colons, quotes, tabs, line breaks", () => {
  expect(itemName(aSource({ title: 'Mug:\t"Big"\nOne' }), format)).toBe("Mug- 'Big' One");
});

test("a long title is cut before the variant is, so that variants stay apart", () => {
  const title = "Very long title ".repeat(13).trim();
  const [red, blue] = ["Red", "Blue"].map((variantTitle) =>
    itemName(aSource({ title, variantTitle }), format),
  );
  expect(red).toMatch(/^Very long title .*… - Red$/);
  expect(blue).toMatch(/… - Blue$/);
  expect([red?.length, blue?.length]).toEqual([100, 100]);
});

test("namesakes are told apart by SKU, then by Shopify's number", () => {
  expect(itemNameCandidates(aSource(), format).slice(0, 3)).toEqual([
    "Enamel Mug",
    "Enamel Mug (MUG-1)",
    "Enamel Mug (8101)",
  ]);
});

test("a name of QuickBooks is a title only where the format makes the same name of it", () => {
  expect(titleFromName("Cup", aSource(), format)).toBe("Cup");
  expect(titleFromName("Cup", aSource({ variantTitle: "Blue" }), format)).toBeNull();
  expect(titleFromName("Cup", aSource(), "{title} ({sku})")).toBeNull();
});

test("whatever products are called, names are never empty, fit, and hold nothing that QuickBooks refuses", () => {
  const text = fc.string({ unit: "binary", maxLength: 250 });
  fc.assert(
    fc.property(text, fc.option(text), fc.option(text), (title, variantTitle, sku) => {
      for (const name of itemNameCandidates(
        aSource({ title, variantTitle, sku }),
        "{title} - {variant} ({sku})",
      )) {
        expect(name.trim()).toBe(name);
        expect(name).not.toBe("");
        expect(name.length).toBeLessThanOrEqual(100);
        expect(name).not.toMatch(/[:"\p{Cc}\p{Zl}\p{Zp}]/u);
      }
    }),
    { numRuns: 300 },
  );
});
