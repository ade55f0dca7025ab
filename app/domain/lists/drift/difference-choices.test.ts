import fc from "fast-check";
import { expect, test } from "vitest";
import { type FieldPolicy, mergeFields } from "#app/domain/lists/merge-fields.ts";
import { agreedFor, choicesOf } from "./difference-choices.ts";

const value = fc.constantFrom("a", "b", "c", null);
const policies = fc.record({
  flow: fc.constantFrom("shopify", "quickbooks", "both", "none"),
  whenBoth: fc.constantFrom("shopify", "quickbooks", "ask"),
}) as fc.Arbitrary<FieldPolicy>;

test("whatever a person may choose is what the next merge writes, and nothing is left to choose after it", () => {
  fc.assert(
    fc.property(
      fc.option(value, { nil: undefined }),
      value,
      value,
      policies,
      (before, shopify, quickbooks, policy) => {
        const merge = (agreed: Record<string, string | null>) =>
          mergeFields({
            agreed,
            shopify: { name: shopify },
            quickbooks: { name: quickbooks },
            policyOf: () => policy,
          });
        const first = merge(before === undefined ? {} : { name: before });
        const open = [
          ...first.conflicts.map((one) => ({ ...one, isConflict: true })),
          ...first.drift.map((one) => ({ ...one, isConflict: false })),
        ];
        for (const difference of open) {
          const choices = choicesOf({ ...difference, flow: policy.flow });
          if (difference.isConflict) expect(choices).toEqual(["shopify", "quickbooks"]);
          for (const choice of choices) {
            if (choice === "leave") continue;
            const settled = merge({
              name: agreedFor(choice, { ...difference, flow: policy.flow }) as string | null,
            });
            expect(settled).toMatchObject({ conflicts: [], drift: [] });
            expect(choice === "shopify" ? settled.toQuickBooks : settled.toShopify).toEqual({
              name: choice === "shopify" ? shopify : quickbooks,
            });
          }
        }
      },
    ),
    { numRuns: 3_000 },
  );
});
