import fc from "fast-check";
import { expect, test } from "vitest";
import { type FieldPolicy, mergeFields } from "./merge-fields.ts";

const both: FieldPolicy = { flow: "both", whenBoth: "ask" };
const merge = (
  agreed: Record<string, string | null> | null,
  shopify: Record<string, string | null>,
  quickbooks: Record<string, string | null>,
  policy: FieldPolicy = both,
) => mergeFields({ agreed, shopify, quickbooks, policyOf: () => policy });

test("the side that changed is followed", () => {
  expect(merge({ phone: "1" }, { phone: "2" }, { phone: "1" }).toQuickBooks).toEqual({ phone: "2" });
  expect(merge({ phone: "1" }, { phone: "1" }, { phone: "2" }).toShopify).toEqual({ phone: "2" });
});

test("where both changed the policy decides, and ask leaves both as they are", () => {
  const asked = merge({ phone: "1" }, { phone: "2" }, { phone: "3" });
  expect(asked).toMatchObject({ toShopify: {}, toQuickBooks: {}, agreed: { phone: "1" } });
  expect(asked.conflicts).toEqual([{ field: "phone", shopify: "2", quickbooks: "3", agreed: "1" }]);
  const won = merge({ phone: "1" }, { phone: "2" }, { phone: "3" }, { flow: "both", whenBoth: "quickbooks" });
  expect(won).toMatchObject({ toShopify: { phone: "3" }, agreed: { phone: "3" } });
});

test("one way: an edit on the other side is drift, and stands until this side changes the field", () => {
  const oneWay: FieldPolicy = { flow: "shopify", whenBoth: "shopify" };
  const drifted = merge({ phone: "1" }, { phone: "1" }, { phone: "9" }, oneWay);
  expect(drifted).toMatchObject({ toShopify: {}, toQuickBooks: {}, agreed: { phone: "1" } });
  expect(drifted.drift).toHaveLength(1);
  expect(merge({ phone: "1" }, { phone: "2" }, { phone: "9" }, oneWay).toQuickBooks).toEqual({ phone: "2" });
});

test("a fresh link fills what is blank and asks about the rest", () => {
  const linked = merge(
    null,
    { phone: "1", note: null, city: "Ulm" },
    { phone: null, note: "x", city: "Bonn" },
  );
  expect(linked).toMatchObject({ toQuickBooks: { phone: "1" }, toShopify: { note: "x" } });
  expect(linked.conflicts.map(({ field }) => field)).toEqual(["city"]);
});

const value = fc.constantFrom("a", "b", "c", null);
const values = fc.record({ name: value, phone: value, note: value });
const policies = fc.record({
  flow: fc.constantFrom("shopify", "quickbooks", "both", "none"),
  whenBoth: fc.constantFrom("shopify", "quickbooks", "ask"),
}) as fc.Arbitrary<FieldPolicy>;

test("after its writes a merge asks for nothing more, whatever the policy", () => {
  fc.assert(
    fc.property(fc.option(values), values, values, policies, (agreed, shopify, quickbooks, policy) => {
      const first = merge(agreed, shopify, quickbooks, policy);
      const again = mergeFields({
        agreed: first.agreed,
        shopify: { ...shopify, ...first.toShopify },
        quickbooks: { ...quickbooks, ...first.toQuickBooks },
        policyOf: () => policy,
      });
      expect([again.toShopify, again.toQuickBooks]).toEqual([{}, {}]);
      expect(again.agreed).toEqual(first.agreed);
      expect(again.conflicts).toEqual(first.conflicts);
    }),
    { numRuns: 2_000 },
  );
});
