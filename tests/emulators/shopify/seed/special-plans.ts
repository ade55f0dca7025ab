import {
  type DiscountPlan,
  EXPRESS,
  FREE,
  type OrderPlan,
  OVERSIZE,
  PICKUP,
  STANDARD,
  WORLDWIDE,
} from "./order-plan.ts";

const CARD = { kind: "sale", gateway: "shopify_payments" } as const;
const PAYPAL = { kind: "sale", gateway: "paypal" } as const;
const BANK = { kind: "pending", gateway: "Bank Deposit" } as const;
const WELCOME10 = { kind: "code", code: "WELCOME10", percent: 10 } as const;
const SPRING15: DiscountPlan = {
  kind: "code",
  code: "SPRING15",
  percent: 15,
  onlyTypes: ["Camp", "Packs", "Apparel"],
};

/** An order with something out of the ordinary and its place in the sequence of orders (0 is the oldest). */
export type SpecialPlan = { index: number; plan: OrderPlan };

/** The orders that are not plain, each for one or two traits that books have to cope with. */
export const SPECIAL_PLANS: SpecialPlan[] = [
  at(1, {
    buyer: { customer: "priya" },
    lines: [
      { sku: "AM-BLK-QUE", quantity: 1 },
      { sku: "BC-CND-CED", quantity: 2 },
    ],
    discounts: [WELCOME10],
    shipping: [FREE],
    payment: CARD,
    note: "Gift wrap the candles please 🎁",
  }),
  at(3, {
    buyer: { customer: "camille" },
    lines: [
      { sku: "NC-PLT-OAT", quantity: 12 },
      { sku: "HD-BRD-LG", quantity: 3 },
    ],
    shipping: [OVERSIZE, { title: "Handling", priceCents: 500 }],
    payment: { kind: "partial", gateway: "shopify_payments", amountCents: 25000 },
    source: "shopify_draft_order",
    poNumber: "DI-2291",
    tags: ["Wholesale"],
    fulfilledAfterDays: 4,
  }),
  at(6, {
    buyer: { customer: "hannah" },
    lines: [
      { sku: "GL-SHELL-M", quantity: 1 },
      { sku: "AM-SOCK-M", quantity: 3 },
      { sku: "GL-DRY-10", quantity: 1 },
    ],
    discounts: [SPRING15],
    shipping: [EXPRESS],
    payment: PAYPAL,
  }),
  at(8, {
    buyer: { customer: "marcus" },
    lines: [
      { sku: "IW-SKIL-12", quantity: 1 },
      { sku: "HD-SPOON-4", quantity: 2 },
    ],
    shipping: [STANDARD],
    payment: CARD,
    refund: {
      afterDays: 6,
      units: [{ lineIndex: 1, quantity: 1, restockType: "return" }],
      note: "One spoon set came back unused",
    },
  }),
  at(10, {
    buyer: { customer: "nora" },
    lines: [
      { sku: "AM-TOWEL-3", quantity: 8 },
      { sku: "AM-THR-SND", quantity: 4 },
      { customTitle: "Monogram embroidery: “F & F”", priceCents: 850, quantity: 4, isTaxable: true },
    ],
    discounts: [{ kind: "line", title: "Volume price", lineIndex: 1, amountCents: 4000 }],
    shipping: [PICKUP],
    payment: BANK,
    source: "shopify_draft_order",
    tags: ["Wholesale"],
    fulfilledAfterDays: null,
  }),
  at(12, {
    buyer: { customer: "jurgen" },
    lines: [
      { sku: "IW-LANT-01", quantity: 1 },
      { sku: "AM-CAP-CHR", quantity: 2 },
    ],
    shipping: [WORLDWIDE],
    payment: CARD,
    presentment: { currency: "EUR", ratePpm: 924_300 },
  }),
  at(14, {
    buyer: { customer: "ruth" },
    lines: [
      { sku: "BC-CND-RAI", quantity: 1 },
      { sku: "BC-TAPER-2", quantity: 2 },
    ],
    shipping: [STANDARD],
    tipCents: 500,
    payment: CARD,
  }),
  at(16, {
    buyer: { customer: "wes" },
    lines: [
      { sku: "HP-GIFT-50", quantity: 1 },
      { sku: "HP-MUG-EMB", quantity: 2 },
    ],
    shipping: [STANDARD],
    payment: CARD,
  }),
  at(18, {
    buyer: { guestAt: "seattle", email: "trailmix.fan@example.net" },
    lines: [{ sku: "SR-BEAN-12", quantity: 2 }],
    shipping: [STANDARD],
    payment: PAYPAL,
  }),
  at(21, {
    buyer: { customer: "tobias" },
    lines: [
      { sku: "GL-CHAIR-01", quantity: 2 },
      { sku: "GL-PACK-MOS", quantity: 1 },
    ],
    discounts: [SPRING15],
    shipping: [OVERSIZE],
    payment: { kind: "captured", gateway: "shopify_payments" },
  }),
  at(23, {
    buyer: { customer: "abigail" },
    lines: [{ sku: "NC-VASE-01", quantity: 1 }],
    shipping: [STANDARD],
    payment: CARD,
    refund: {
      afterDays: 4,
      units: [{ lineIndex: 0, quantity: 1, restockType: "no_restock" }],
      isShippingRefunded: true,
      note: "Arrived broken",
    },
  }),
  at(25, {
    buyer: { customer: "grady" },
    lines: [
      { sku: "HP-LOGC-01", quantity: 1 },
      { sku: "HP-FAT-10", quantity: 2 },
    ],
    discounts: [{ kind: "freeShipping", code: "SHIPFREE" }],
    shipping: [STANDARD],
    payment: CARD,
  }),
  at(27, {
    buyer: { customer: "theo" },
    lines: [
      { sku: "HP-MUG-FOR", quantity: 4 },
      { sku: "SR-BEAN-32", quantity: 1 },
    ],
    shipping: [PICKUP],
    tipCents: 300,
    payment: CARD,
    note: "Picking up Saturday – thanks!",
  }),
  at(29, {
    buyer: { customer: "harlan" },
    lines: [{ sku: "IW-KETTLE-09", quantity: 1 }],
    shipping: [STANDARD],
    payment: { kind: "voided", gateway: "shopify_payments" },
    cancelReason: "customer",
    fulfilledAfterDays: null,
  }),
  at(31, {
    buyer: { customer: "sofia" },
    lines: [
      { sku: "GL-PACK-SLT", quantity: 1 },
      { sku: "AM-SOCK-L", quantity: 2 },
      { sku: "IW-TROWEL", quantity: 1 },
    ],
    shipping: [FREE],
    payment: { kind: "split", firstGateway: "gift_card", firstCents: 5000, gateway: "shopify_payments" },
  }),
  at(33, {
    buyer: { customer: "winifred" },
    lines: [{ sku: "BC-CND-FIG", quantity: 3 }],
    discounts: [{ kind: "code", code: "REPLACEMENT", percent: 100 }],
    shipping: [{ title: "Replacement, no charge", priceCents: 0 }],
    payment: { kind: "none" },
    tags: ["Replacement"],
    note: "Replaces the candles that melted in transit",
  }),
  at(36, {
    buyer: { customer: "maren" },
    lines: [{ sku: "HP-MUG-FOG", quantity: 1 }],
    shipping: [PICKUP],
    payment: { kind: "sale", gateway: "bogus" },
    isTest: true,
  }),
  at(38, {
    buyer: { customer: "dominic" },
    lines: [
      { sku: "IW-SKIL-08", quantity: 1 },
      { sku: "IW-SKIL-10", quantity: 1 },
      { sku: "IW-SKIL-12", quantity: 1 },
      { sku: "HD-SPOON-4", quantity: 1 },
      { sku: "SR-SYRUP-8", quantity: 2 },
      { sku: "AM-TOWEL-3", quantity: 1 },
    ],
    discounts: [WELCOME10],
    shipping: [FREE],
    payment: { kind: "saleAfterFailure", gateway: "shopify_payments" },
  }),
  at(40, {
    buyer: { guestAt: "portland", email: null },
    lines: [
      { sku: "NC-TERR-KIT", quantity: 1 },
      { customTitle: "Workshop seat: Wreath making", priceCents: 6500, quantity: 2, isTaxable: false },
    ],
    shipping: [PICKUP],
    payment: { kind: "sale", gateway: "cash" },
    source: "shopify_draft_order",
  }),
  at(42, {
    buyer: { customer: "meilin" },
    lines: [
      { sku: "NC-PLT-INK", quantity: 4 },
      { sku: "HP-MUG-FOR", quantity: 2 },
    ],
    shipping: [WORLDWIDE],
    payment: PAYPAL,
  }),
  at(44, {
    buyer: { customer: "solomon" },
    lines: [
      { sku: "HP-MUG-EMB", quantity: 3, properties: [{ name: "Engraving", value: "Adeyemi ⛰️ 2026" }] },
      { sku: "SR-BEAN-12", quantity: 1 },
    ],
    discounts: [
      { kind: "automatic", title: "Camp kitchen week: 20% off", percent: 20, onlyTypes: ["Camp Kitchen"] },
    ],
    shipping: [STANDARD],
    payment: CARD,
  }),
  at(47, {
    buyer: { customer: "linnea" },
    lines: [
      { sku: "AM-BLK-TWN", quantity: 1 },
      { sku: "AM-THR-KLP", quantity: 1 },
    ],
    discounts: [WELCOME10],
    shipping: [EXPRESS],
    tipCents: 1000,
    payment: PAYPAL,
  }),
  at(50, {
    buyer: { customer: "imani" },
    lines: [
      { sku: "HD-BRD-SM", quantity: 1 },
      { sku: "NC-VASE-01", quantity: 1 },
    ],
    shipping: [FREE],
    payment: { kind: "split", firstGateway: "paypal", firstCents: 4000, gateway: "shopify_payments" },
  }),
  at(53, {
    buyer: { customer: "jasper" },
    lines: [
      { sku: "HP-FAT-05", quantity: 3 },
      { sku: "IW-TROWEL", quantity: 1 },
    ],
    shipping: [STANDARD],
    payment: BANK,
    fulfilledAfterDays: null,
  }),
  at(56, {
    buyer: { customer: "clay" },
    lines: [
      { sku: "GL-SHELL-L", quantity: 1 },
      { sku: "AM-CAP-RST", quantity: 1 },
    ],
    discounts: [SPRING15],
    shipping: [EXPRESS],
    payment: CARD,
    fulfilledAfterDays: null,
  }),
  at(58, {
    buyer: { customer: "naomi" },
    lines: [{ sku: "HP-GIFT-100", quantity: 1 }],
    shipping: [],
    payment: CARD,
    note: "For Dad – don’t print the price!",
  }),
];

function at(index: number, plan: OrderPlan): SpecialPlan {
  return { index, plan };
}
