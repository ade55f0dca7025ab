import fc from "fast-check";
import { expect, test } from "vitest";
import { chooseClass } from "#app/domain/mapping/lookups/choose-class.ts";
import { chooseChargeItem, chooseProductItem } from "#app/domain/mapping/lookups/choose-item.ts";
import { chooseGatewayAccount, choosePlace } from "#app/domain/mapping/lookups/choose-place.ts";
import { chooseTerm } from "#app/domain/mapping/lookups/choose-term.ts";
import { findInTable } from "#app/domain/mapping/lookups/find-in-table.ts";
import { type Decisions, decideBySettings } from "#app/domain/rules/decide.ts";
import { defaultSettings, type Settings } from "#app/domain/settings/settings.ts";
import { aLine, aSale, aTransaction } from "#tests/support/a-sale.ts";

const settingsWith = (more: Partial<Settings>): Settings => ({ ...defaultSettings, ...more });
const decided = (more: Partial<Decisions> = {}): Decisions => ({
  ...decideBySettings(aSale(), defaultSettings),
  ...more,
});
const mug = aLine({ productType: "Mugs", vendor: "Potters", collections: ["Kitchen", "New"] });

test("a table is read without regard to case and blanks, and the first word that is listed counts", () => {
  expect(findInTable({ "Gift  Card": "5", cash: "6" }, [null, "other", "CASH", "gift card"])).toEqual({
    key: "cash",
    id: "6",
  });
  fc.assert(
    fc.property(fc.string({ minLength: 1 }), (word) => {
      fc.pre(word.trim() !== "" && word !== "__proto__");
      expect(findInTable({ [word]: "1" }, [` ${word.toLowerCase()} `])?.id).toBe("1");
    }),
  );
});

test("an item is chosen by rule, product type, vendor and collection, in this order", () => {
  const all = settingsWith({
    productTypeItems: { mugs: "1" },
    vendorItems: { potters: "2" },
    collectionItems: { new: "3" },
  });
  expect(chooseProductItem(mug, all, decided({ itemId: "9" }))).toEqual({ id: "9", mapping: "rule: item 9" });
  expect(chooseProductItem(mug, all, decided())).toEqual({ id: "1", mapping: "product type mapping: mugs" });
  expect(chooseProductItem(mug, { ...all, productTypeItems: {} }, decided()).id).toBe("2");
  expect(chooseProductItem(mug, settingsWith({ collectionItems: { new: "3" } }), decided()).id).toBe("3");
  expect(chooseProductItem(mug, defaultSettings, decided())).toEqual({
    id: null,
    mapping: "product by SKU MUG-1",
  });
});

test("a charge is found by its words in the finer table of its kind, else the Item/Charge mapping counts", () => {
  const settings = settingsWith({
    shippingItems: { express: "1", fast: "2" },
    taxItems: { vat: "3" },
    discountItems: { spring: "4", manual: "5" },
    feeItems: { deposit: "6" },
  });
  const pick = (...words: [Parameters<typeof chooseChargeItem>[0], Parameters<typeof chooseChargeItem>[1]]) =>
    chooseChargeItem(...words, settings);
  expect(pick("shipping", { title: "Express", code: "x" }).id).toBe("1");
  expect(pick("shipping", { title: "By air", code: "FAST" }).mapping).toBe("shipping method mapping: fast");
  expect(pick("tax", { title: "VAT" }).id).toBe("3");
  expect(pick("discount", { title: "Spring", discountKind: "code" }).id).toBe("4");
  expect(pick("discount", { title: "By Ann", discountKind: "manual" }).id).toBe("5");
  expect(pick("fee", { title: "Deposit" }).id).toBe("6");
  expect(pick("marketplaceTax", { title: "VAT" })).toEqual({
    id: null,
    mapping: "Item/Charge mapping: tax that a marketplace pays",
  });
});

test("a charge that no finer table lists has the item of its kind in the Item/Charge mapping", () => {
  const settings = settingsWith({
    shippingItems: { express: "1" },
    chargeItems: { ...defaultSettings.chargeItems, shipping: "7", giftCard: "8" },
  });
  expect(chooseChargeItem("shipping", { title: "Express" }, settings).id).toBe("1");
  expect(chooseChargeItem("shipping", { title: "Standard" }, settings).id).toBe("7");
  expect(chooseChargeItem("giftCard", {}, settings).id).toBe("8");
  expect(chooseChargeItem("tip", {}, settings).id).toBeNull();
});

test("a line's class is a rule's, else its product type's, else the order's", () => {
  const settings = settingsWith({ classes: { ...defaultSettings.classes, byProductType: { mugs: "1" } } });
  const ruled = decided({ classId: "8", isClassByRule: true });
  expect(chooseClass(mug, settings, ruled).id).toBe("8");
  expect(chooseClass(mug, settings, decided({ classId: "7" })).mapping).toBe("class of product type mugs");
  expect(chooseClass(mug, defaultSettings, decided({ classId: "7" })).id).toBe("7");
  expect(chooseClass(mug, defaultSettings, decided())).toEqual({ id: null, mapping: "no class" });
});

test("terms are a rule's, else those listed for Shopify's", () => {
  const settings = settingsWith({ terms: { "net 30": "3" } });
  const sale = aSale({ terms: { name: "Net 30", type: "NET", dueInDays: 30, dueAt: null } });
  expect(chooseTerm(sale, settings, decided()).id).toBe("3");
  expect(chooseTerm(sale, settings, decided({ termId: "4" })).id).toBe("4");
  expect(chooseTerm(aSale(), settings, decided()).id).toBeNull();
});

test("the most exact row of a gateway counts", () => {
  const sale = aSale({ retailLocation: { id: "gid://shopify/Location/88", name: "Harbour" } });
  const cash = aTransaction({ gateway: "cash", gatewayLabel: "Cash" });
  const rows = { cash: "1", "cash|usd": "2", "Cash|USD|88": "3" };
  const pick = (gatewayAccounts: Record<string, string>, of = sale) =>
    chooseGatewayAccount(of, cash, settingsWith({ gatewayAccounts }), decided()).id;
  expect(pick(rows)).toBe("3");
  expect(pick({ ...rows, "Cash|USD|88": "4" }, aSale())).toBe("2");
  expect(pick({ cash: "1", "cash|eur": "2" })).toBe("1");
  expect(pick({ "cash|USD|Harbour": "5" })).toBe("5");
  expect(pick({ paypal: "1" })).toBeNull();
});

test("a place carries account, method and a reference that QuickBooks takes", () => {
  const settings = settingsWith({
    gatewayAccounts: { paypal: "35" },
    gatewayMethods: { PayPal: "4" },
  });
  const paid = aTransaction({
    gateway: "paypal",
    gatewayLabel: "PayPal",
    paymentId: "1234567890123456789012345",
  });
  expect(choosePlace(aSale(), paid, settings, decided())).toEqual({
    account: { kind: "clearing", gateway: "paypal", label: "PayPal", chosenId: "35" },
    gateway: "paypal",
    gatewayLabel: "PayPal",
    paymentMethodId: "4",
    reference: "123456789012345678901",
  });
  const ruled = choosePlace(aSale(), paid, settings, decided({ depositAccountId: "77" }));
  expect(ruled.account).toMatchObject({ chosenId: "77" });
});

test("a rule about an order's money leaves gift cards on their own account", () => {
  const card = aTransaction({ gateway: "gift_card", gatewayLabel: "Gift card" });
  const ruled = decided({ depositAccountId: "77" });
  expect(chooseGatewayAccount(aSale(), card, defaultSettings, ruled).id).toBeNull();
});
