import { type Charge, discountOf, type Rate, taxAmounts } from "./charge.ts";
import type { Random } from "./random.ts";

const lives = [
  "usual",
  "usual",
  "usual",
  "usual",
  "usual",
  "cashRounded",
  "foreignMoney",
  "oldDiscount",
  "taxBeside",
] as const;

/** What holds for a whole order. */
export type ShopTraits = {
  /**
   * `cashRounded`: paid at once, the cash rounded. `foreignMoney`: paid in the buyer's money at other rates.
   * `oldDiscount`: a discount that is spread over no line. `taxBeside`: a marketplace keeps its tax out of the total.
   */
  life: (typeof lives)[number];
  /** False: a very old order, whose refunds state what they are worth. */
  hasLedger: boolean;
  isFree: boolean;
  currency: "USD" | "JPY" | "KWD" | "EUR";
  /** Minor units of the buyer's money for a thousand of the shop's. */
  otherPerMille: number;
  taxesIncluded: boolean;
  rates: Rate[];
  discounts: number;
  isMerchantOfRecord: boolean;
};

const foreignRates: Rate[][] = [
  [{ title: "Marketplace Tax", millis: 8_000, isChannelLiable: true }],
  [
    { title: "State Tax", millis: 6_500, isChannelLiable: false },
    { title: "Marketplace Tax", millis: 8_000, isChannelLiable: true },
  ],
];
const allRates: Rate[][] = [
  [],
  [{ title: "VAT", millis: 20_000, isChannelLiable: false }],
  [{ title: "State Tax", millis: 6_500, isChannelLiable: false }],
  [
    { title: "State Tax", millis: 7_250, isChannelLiable: false },
    { title: "City Tax", millis: 1_125, isChannelLiable: false },
  ],
  [
    { title: "GST", millis: 5_000, isChannelLiable: false },
    { title: "QST", millis: 9_975, isChannelLiable: false },
  ],
  ...foreignRates,
];

export function shopTraits(random: Random): ShopTraits {
  const life = random.pick(lives);
  const rates = life === "taxBeside" ? foreignRates : allRates;
  return {
    life,
    // What refunds without a ledger are worth in the other money nobody states.
    hasLedger: life === "foreignMoney" || (life !== "oldDiscount" && random.chance(80)),
    isFree: life === "usual" && random.chance(4),
    currency: random.pick(["USD", "JPY", "KWD", "EUR"]),
    otherPerMille: life === "foreignMoney" ? random.int(700, 1_600) : 1_000,
    taxesIncluded: life !== "taxBeside" && random.chance(40),
    rates: rates[random.int(0, rates.length - 1)] ?? [],
    discounts: life === "oldDiscount" ? 0 : random.int(0, 3),
    isMerchantOfRecord: random.chance(5),
  };
}

/** Goods, and now and then gift cards, shipping, duties, fees and a tip. */
export function makeCharges(random: Random, traits: ShopTraits): Charge[] {
  const goods = Array.from({ length: random.int(1, 6) }, (_, index) => makeGoods(random, traits, index));
  const shipping = Array.from({ length: random.int(0, 2) }, (_, index) =>
    makeCharge(random, traits, { kind: "shipping", id: `gid://shopify/ShippingLine/${6000 + index}` }),
  );
  return [...goods, ...shipping, ...makeExtras(random, traits)];
}

export function makeGoods(random: Random, traits: ShopTraits, index: number): Charge {
  const quantity = random.int(1, 5);
  const unitMinor = traits.isFree || random.chance(10) ? 0 : random.int(1, 20_000);
  const kind = random.chance(8) ? "giftCard" : "product";
  const id = `gid://shopify/LineItem/${1000 + index}`;
  return finish(random, traits, { id, kind, quantity, unitMinor, grossMinor: unitMinor * quantity });
}

function makeCharge(random: Random, traits: ShopTraits, what: Pick<Charge, "kind" | "id">): Charge {
  const amountMinor = traits.isFree || random.chance(15) ? 0 : random.int(1, 3_000);
  return finish(random, traits, { ...what, quantity: null, unitMinor: amountMinor, grossMinor: amountMinor });
}

/** Charges that know no discount. */
function makeExtras(random: Random, traits: ShopTraits): Charge[] {
  const plain = { ...traits, discounts: 0 };
  const extras: Charge[] = [];
  if (random.chance(10)) {
    extras.push(makeCharge(random, plain, { kind: "duty", id: "gid://shopify/Duty/1" }));
  }
  if (random.chance(10)) {
    extras.push(makeCharge(random, plain, { kind: "fee", id: "gid://shopify/AdditionalFee/1" }));
  }
  if (random.chance(15)) {
    extras.push(
      makeCharge(random, random.chance(70) ? { ...plain, rates: [] } : plain, {
        kind: "tip",
        id: "gid://shopify/LineItem/1800",
      }),
    );
  }
  return extras;
}

function finish(
  random: Random,
  traits: ShopTraits,
  raw: Omit<Charge, "allocations" | "taxes" | "title">,
): Charge {
  let roomMinor = raw.grossMinor;
  const allocations = Array.from({ length: traits.discounts }, (_, discountIndex) => {
    const amountMinor = random.chance(40) ? random.int(0, roomMinor) : 0;
    roomMinor -= amountMinor;
    return { discountIndex, amountMinor };
  }).filter((part) => part.amountMinor > 0);
  const isTaxed = raw.kind !== "giftCard" && random.chance(85);
  const rates = isTaxed ? traits.rates : [];
  const chargedMinor = raw.grossMinor - discountOf({ allocations });
  return {
    ...raw,
    title: `${raw.kind} ${raw.id.split("/").at(-1)}`,
    allocations,
    taxes: taxAmounts(rates, chargedMinor, traits.taxesIncluded, random),
  };
}
