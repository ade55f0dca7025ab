import fc from "fast-check";
import { expect, test } from "vitest";
import type { CustomerEntry } from "#app/domain/lists/books-entry.ts";
import { fillNameFormat } from "#app/domain/lists/customers/name-format.ts";
import type { FieldPolicy, FieldValues } from "#app/domain/lists/merge-fields.ts";
import type { ShopCustomer } from "#app/domain/lists/shop-entry.ts";
import { defaultSettings } from "#app/domain/settings/settings.ts";
import { aCustomerEntry, anAddress, aShopCustomer } from "#tests/support/a-customer.ts";
import { addressFields } from "./customer-fields.ts";
import { agreedOfNew, fieldsOfNew, mergeCustomer } from "./merge-customer.ts";
import { namePartsOf, type SideContext, sideOfCustomer } from "./shop-side.ts";

const context: SideContext = {
  settings: { ...defaultSettings.customers, termTags: { net30: "3" }, typeTags: { wholesale: "7" } },
  hasExemption: true,
  termIdOf: () => null,
};
const shopWins: FieldPolicy = { flow: "shopify", whenBoth: "shopify" };
const ask: FieldPolicy = { flow: "both", whenBoth: "ask" };

function merge(
  agreed: FieldValues | null,
  customer: ShopCustomer,
  entry: CustomerEntry,
  policy: FieldPolicy = shopWins,
) {
  return mergeCustomer({
    agreed,
    shop: sideOfCustomer(customer, context),
    entry,
    settings: context.settings,
    policyOf: () => policy,
    nameOf: (fields) => fillNameFormat("{first} {last}", namePartsOf(fields, customer.id)),
  });
}

/** What both sides agree on of a customer that was created in QuickBooks from Shopify's. */
function created(customer: ShopCustomer): { agreed: FieldValues; entry: CustomerEntry } {
  const side = sideOfCustomer(customer, context);
  const fields = fieldsOfNew(side);
  const agreed = agreedOfNew(fields, side);
  return {
    agreed,
    entry: written(aCustomerEntry({ email: null, givenName: null, familyName: null }), fields),
  };
}

/** The entry after QuickBooks stored these fields. */
function written(entry: CustomerEntry, fields: FieldValues): CustomerEntry {
  const { isTaxExempt, ...rest } = fields;
  const address = (value: unknown) => (value ? { ...anAddress(), ...(value as object) } : null);
  return {
    ...entry,
    ...rest,
    ...("isTaxExempt" in fields ? { isTaxable: isTaxExempt !== true } : {}),
    ...("billingAddress" in fields ? { billingAddress: address(fields.billingAddress) } : {}),
    ...("shippingAddress" in fields ? { shippingAddress: address(fields.shippingAddress) } : {}),
  } as CustomerEntry;
}

const nothingToDo = { toBooks: {}, toShop: {}, rename: null, conflicts: [], drift: [] };

test("Z-09, Z-10, Z-11, Z-12: names, contact, addresses, type and terms of a new customer are agreed on at once", () => {
  const customer = aShopCustomer({
    phone: "+15415550142",
    note: "Likes mugs",
    isTaxExempt: true,
    tags: ["Wholesale", "NET30"],
    defaultAddress: anAddress({ company: "Acme" }),
    lastShippingAddress: anAddress({ line1: "2 Side St" }),
  });
  const { agreed, entry } = created(customer);
  expect(entry).toMatchObject({
    ...{ givenName: "Ann", familyName: "Lee", company: "Acme", email: "ann@example.com" },
    ...{ phone: "+15415550142", notes: "Likes mugs", isTaxable: false, termId: "3", customerTypeId: "7" },
    billingAddress: { line1: "1 Main St" },
    shippingAddress: { line1: "2 Side St" },
  });
  expect(merge(agreed, customer, entry)).toMatchObject(nothingToDo);
});

test("I-14: what the shop changes overwrites QuickBooks, an edit there stands until then", () => {
  const customer = aShopCustomer({ note: "a" });
  const { agreed, entry } = created(customer);
  const edited = { ...entry, notes: "from the accountant" };
  const drifted = merge(agreed, customer, edited);
  expect(drifted).toMatchObject({ toBooks: {}, toShop: {}, drift: [{ field: "notes" }] });
  expect(merge(drifted.agreed, { ...customer, note: "b" }, edited).toBooks).toEqual({ notes: "b" });
});

test("I-15, I-16: the billing address is that of the newest order; without one the customer's own", () => {
  const home = anAddress({ line1: "Home" });
  const billed = anAddress({ line1: "Billed" });
  const own = aShopCustomer({ defaultAddress: home });
  expect(fieldsOfNew(sideOfCustomer(own, context)).billingAddress).toMatchObject({ line1: "Home" });
  const ordered = { ...own, lastBillingAddress: billed };
  const { agreed, entry } = created(ordered);
  expect(entry.billingAddress?.line1).toBe("Billed");

  expect(merge(agreed, ordered, entry)).toMatchObject(nothingToDo);
  const again = { ...ordered, lastBillingAddress: anAddress({ line1: "Billed elsewhere" }) };
  expect(merge(agreed, again, entry).toBooks).toEqual({
    billingAddress: addressFields(again.lastBillingAddress),
  });
  const moved = { ...ordered, defaultAddress: anAddress({ line1: "New home" }) };
  expect(merge(agreed, moved, entry).toBooks).toMatchObject({ billingAddress: { line1: "New home" } });
});

test("an address that a person is to decide about stays open until it is decided", () => {
  const customer = aShopCustomer({ defaultAddress: anAddress({ line1: "Home" }) });
  const { agreed, entry } = created(customer);
  const moved = { ...customer, defaultAddress: anAddress({ line1: "Ours" }) };
  const edited = { ...entry, billingAddress: anAddress({ line1: "Theirs" }) };
  const first = merge(agreed, moved, edited, ask);
  expect(first.conflicts.map(({ field }) => field)).toContain("billingAddress");
  expect(merge(first.agreed, moved, edited, ask).conflicts).toEqual(first.conflicts);
});

test("an edit of an address in QuickBooks that a person does not want is overwritten with the shop's", () => {
  const customer = aShopCustomer({ defaultAddress: anAddress({ line1: "Home" }) });
  const { agreed, entry } = created(customer);
  const edited = { ...entry, billingAddress: anAddress({ line1: "Theirs" }) };
  const drifted = merge(agreed, customer, edited);
  expect(drifted.drift.map(({ field }) => field)).toEqual(["billingAddress"]);
  const theirs = addressFields(edited.billingAddress);
  const settled = { ...drifted.agreed, billingAddress: theirs };
  expect(merge(settled, customer, edited).toBooks).toMatchObject({ billingAddress: { line1: "Home" } });
});

test("Z-10: a shipping address that is one of the customer's in the shop is right as it is, and stays when the default changes", () => {
  const [home, dock] = [anAddress({ line1: "Home" }), anAddress({ line1: "Dock" })];
  const customer = aShopCustomer({ defaultAddress: home, addresses: [home, dock] });
  const entry = aCustomerEntry({ billingAddress: home, shippingAddress: dock });
  const linked = merge(null, customer, entry);
  expect(linked).toMatchObject(nothingToDo);
  const moved = { ...customer, defaultAddress: anAddress({ line1: "New" }) };
  expect(merge(linked.agreed, moved, entry).toBooks).toEqual({
    billingAddress: addressFields(moved.defaultAddress),
  });
  const shipped = { ...customer, lastShippingAddress: anAddress({ line1: "Pier" }) };
  expect(merge(linked.agreed, shipped, entry).toBooks).toMatchObject({ shippingAddress: { line1: "Pier" } });
});

test("a fresh link fills what is blank in QuickBooks, and leaves what stands there", () => {
  const customer = aShopCustomer({ phone: "+15415550142", note: "ours" });
  const entry = aCustomerEntry({ notes: "theirs", name: "Lee, Ann (wholesale)" });
  const linked = merge(null, customer, entry);
  expect(linked).toMatchObject({ toBooks: { phone: "+15415550142" }, rename: null, conflicts: [] });
  expect(linked.drift.map(({ field }) => field)).toEqual(["notes"]);
  const filled = written(entry, linked.toBooks);
  expect(merge(linked.agreed, customer, filled)).toMatchObject({ toBooks: {}, toShop: {} });
  expect(merge(linked.agreed, { ...customer, note: "new" }, filled).toBooks).toEqual({ notes: "new" });
});

test("a display name follows the name while it is ours, also with a suffix; one that a person gave stays", () => {
  const customer = aShopCustomer();
  const { agreed, entry } = created(customer);
  const married = { ...customer, lastName: "Ray" };
  expect(merge(agreed, married, { ...entry, name: "Ann Lee (2)" })).toMatchObject({
    toBooks: { familyName: "Ray" },
    rename: "Ann Ray",
  });
  expect(merge(agreed, married, { ...entry, name: "Lee, Ann" }).rename).toBeNull();
  expect(merge(agreed, { ...customer, note: "x" }, entry).rename).toBeNull();
});

test("terms and types that stand for no tag are the books' own matter", () => {
  const { agreed, entry } = created(aShopCustomer());
  const other = { ...entry, termId: "99", customerTypeId: "99" };
  expect(merge(agreed, aShopCustomer(), other, { flow: "both", whenBoth: "shopify" })).toMatchObject(
    nothingToDo,
  );
  const known = { ...entry, termId: "3" };
  expect(merge(agreed, aShopCustomer(), known, { flow: "both", whenBoth: "shopify" }).toShop).toEqual({
    termId: "3",
  });
});

test("a customer that came in from a business is not given a person's name in QuickBooks", () => {
  const entry = aCustomerEntry({ name: "Bill's Windsurf Shop", givenName: null, familyName: null });
  const customer = aShopCustomer({ firstName: null, lastName: "Bill's Windsurf Shop" });
  expect(merge(null, customer, entry, { flow: "both", whenBoth: "shopify" }).toBooks).toEqual({});
});

const text = fc.constantFrom("a", "b", null);
const shops = fc.record({ firstName: text, lastName: text, note: text, phone: text }).map(aShopCustomer);
const entries = fc
  .record({ givenName: text, familyName: text, notes: text, phone: text, company: text })
  .map(aCustomerEntry);
const policies = fc.record({
  flow: fc.constantFrom("shopify", "quickbooks", "both", "none"),
  whenBoth: fc.constantFrom("shopify", "quickbooks", "ask"),
}) as fc.Arbitrary<FieldPolicy>;

test("after its writes a merge of any two asks for nothing more, whatever the policy", () => {
  fc.assert(
    fc.property(shops, entries, policies, (customer, entry, policy) => {
      const first = merge(null, customer, entry, policy);
      const { toShop } = first;
      const after = {
        ...customer,
        ...("givenName" in toShop ? { firstName: toShop.givenName as string | null } : {}),
        ...("familyName" in toShop ? { lastName: toShop.familyName as string | null } : {}),
        ...("notes" in toShop ? { note: toShop.notes as string | null } : {}),
        ...("phone" in toShop ? { phone: toShop.phone as string | null } : {}),
        ...("company" in toShop ? { defaultAddress: anAddress({ company: toShop.company as string }) } : {}),
      };
      if ("company" in toShop) return;
      const again = merge(first.agreed, after, written(entry, first.toBooks), policy);
      expect(again).toMatchObject({ toBooks: {}, toShop: {}, conflicts: first.conflicts });
    }),
    { numRuns: 1_000 },
  );
});
