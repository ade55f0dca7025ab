import fc from "fast-check";
import { expect, test } from "vitest";
import { isMet, matchRule } from "#app/domain/rules/match-rule.ts";
import { type RuleCondition, ruleSchema } from "#app/domain/rules/rule.ts";
import type { Sale } from "#app/domain/sale/sale.ts";
import { aLine, aSale, aShippingLine, aTransaction } from "#tests/support/a-sale.ts";

const counter = { id: "gid://shopify/Location/88", name: "Harbour Street" };
const sale: Sale = aSale(
  {
    sourceName: "pos",
    channel: "Point of Sale",
    retailLocation: counter,
    tags: ["Wholesale", "rush"],
    attributes: [{ key: "Gift", value: "yes" }],
    terms: { name: "Net 30", type: "NET", dueInDays: 30, dueAt: null },
    financialStatus: "PARTIALLY_PAID",
    risk: { recommendation: "INVESTIGATE", level: "MEDIUM" },
    disputes: [{ id: "1", kind: "CHARGEBACK", status: "UNDER_REVIEW" }],
    discounts: [
      { index: 0, kind: "code", label: "SPRING" },
      { index: 1, kind: "manual", label: "By hand" },
    ],
    lines: [aLine({ vendor: "Potters", productType: "Mugs", collections: ["Kitchen", "New"] })],
    shippingLines: [aShippingLine(), aShippingLine({ title: "Express", code: "fast", isRemoved: true })],
    transactions: [
      aTransaction({ gateway: "cash", gatewayLabel: "Cash" }),
      aTransaction({ gateway: "paypal", gatewayLabel: "PayPal", status: "FAILURE" }),
    ],
  },
  { totalMinor: 12000 },
);

test.each<[RuleCondition["field"], RuleCondition["operator"], string, boolean]>([
  ["tag", "is", "WHOLESALE", true],
  ["tag", "isNot", "wholesale", false],
  ["tag", "isNot", "retail", true],
  ["tag", "isOneOf", "vip, rush", true],
  ["tag", "startsWith", "whole", true],
  ["tag", "contains", "sal", true],
  ["tag", "exists", "", true],
  ["note", "exists", "", false],
  ["note", "exists", "false", true],
  ["source", "is", "pos", true],
  ["channel", "is", "point of sale", true],
  ["location", "is", "harbour  street", true],
  ["location", "is", "88", true],
  ["location", "is", counter.id, true],
  ["total", "is", "120", true],
  ["total", "atLeast", "120.00", true],
  ["total", "atLeast", "120.01", false],
  ["total", "atMost", "119.99", false],
  ["total", "isOneOf", "5, 120.0", true],
  ["financialStatus", "is", "partially paid", true],
  ["financialStatus", "isNot", "PARTIALLY_PAID", false],
  ["gateway", "is", "cash", true],
  ["gateway", "is", "paypal", false],
  ["risk", "atLeast", "medium", true],
  ["dispute", "is", "chargeback", true],
  ["dispute", "is", "under review", true],
  ["dispute", "contains", "lost", false],
  ["risk", "atLeast", "HIGH", false],
  ["risk", "atMost", "high", true],
  ["riskRecommendation", "is", "investigate", true],
  ["isB2B", "is", "false", true],
  ["isB2B", "exists", "", false],
  ["isGuest", "is", "true", false],
  ["isDraftOrder", "is", "false", true],
  ["discountCode", "is", "spring", true],
  ["discountCode", "is", "by hand", false],
  ["vendor", "is", "potters", true],
  ["productType", "is", "mugs", true],
  ["collection", "is", "new", true],
  ["sku", "startsWith", "mug-", true],
  ["shippingMethod", "is", "standard", true],
  ["shippingMethod", "is", "express", false],
  ["paymentTerms", "is", "net 30", true],
  ["attribute", "is", "gift=yes", true],
  ["attribute", "startsWith", "gift=", true],
  ["weekday", "is", "Monday", true],
])("%s %s «%s» is %s", (field, operator, value, holds) => {
  expect(isMet({ field, operator, value }, sale)).toBe(holds);
});

test("the weekday is the shop's: Sunday evening in Los Angeles is Monday in UTC", () => {
  const late = aSale({ processedAt: "2026-03-02T02:00:00Z" });
  expect(isMet({ field: "weekday", operator: "is", value: "sunday" }, late)).toBe(true);
});

test("a risk that is still assessed is neither high nor low", () => {
  const pending = aSale({ risk: { recommendation: "NONE", level: "PENDING" } });
  expect(isMet({ field: "risk", operator: "atLeast", value: "none" }, pending)).toBe(false);
  expect(isMet({ field: "risk", operator: "atMost", value: "high" }, pending)).toBe(false);
});

test("amounts compare as exact decimals in every currency", () => {
  fc.assert(
    fc.property(fc.nat(1_000_000_000), fc.nat(1_000_000_000), (total, limit) => {
      const dinars = aSale({ currency: "KWD" }, { totalMinor: total });
      const value = `${Math.floor(limit / 1000)}.${String(limit % 1000).padStart(3, "0")}`;
      expect(isMet({ field: "total", operator: "atLeast", value }, dinars)).toBe(total >= limit);
      expect(isMet({ field: "total", operator: "atMost", value }, dinars)).toBe(total <= limit);
    }),
  );
});

test("`isNot` is the opposite of `is` for every text", () => {
  fc.assert(
    fc.property(fc.array(fc.string()), fc.string(), (tags, value) => {
      const tagged = aSale({ tags });
      const is = isMet({ field: "tag", operator: "is", value }, tagged);
      expect(isMet({ field: "tag", operator: "isNot", value }, tagged)).toBe(!is);
    }),
  );
});

test("«all» wants every condition, «any» one, and a rule that is off never matches", () => {
  const conditions = [
    { field: "source", operator: "is", value: "pos" },
    { field: "tag", operator: "is", value: "vip" },
  ];
  const rule = ruleSchema.parse({ id: "1", name: "Both", conditions, effect: { form: "salesReceipt" } });
  expect(matchRule(rule, sale)).toBeNull();
  expect(matchRule({ ...rule, match: "any" }, sale)).toEqual([conditions[0]]);
  expect(matchRule({ ...rule, match: "any", isOn: false }, sale)).toBeNull();
});

test.each([
  ["tag", "is", "  ", "A condition needs a value."],
  ["total", "atLeast", "much", "An amount is written like 100 or 99.90."],
  ["isB2B", "is", "yes", "This condition is true or false."],
])("a condition that could never be meant is refused: %s %s «%s»", (field, operator, value, message) => {
  const rule = {
    id: "1",
    name: "Odd",
    conditions: [{ field, operator, value }],
    effect: { form: "invoice" },
  };
  expect(ruleSchema.safeParse(rule).error?.issues[0]?.message).toBe(message);
});
