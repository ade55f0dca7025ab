import { addLine, editDiscount, editShipping, editUnits } from "./edit-steps.ts";
import { agree, currentTotal, type History, moment, type Step } from "./history.ts";
import { makeCharges, shopTraits } from "./make-charges.ts";
import { pay, payCash, payForeign } from "./pay-steps.ts";
import { createRandom } from "./random.ts";
import { refund } from "./refund-steps.ts";
import { returnUnits } from "./return-steps.ts";

/** A random life of an order: edits, captures, returns and refunds in any order, each as Shopify would record it. */
export function makeHistory(seed: number): History {
  const history = place(seed);
  const steps = history.random.int(0, 6);
  begin(history);
  for (let index = 1; index <= steps; index += 1) stepOf(history)(history, moment(index));
  const { life } = history.traits;
  if (life !== "foreignMoney" && life !== "cashRounded" && history.random.chance(60)) {
    pay(history, moment(steps + 1), true);
  }
  return history;
}

function place(seed: number): History {
  const random = createRandom(seed);
  const traits = shopTraits(random);
  const listed = makeCharges(random, traits);
  const history: History = {
    traits,
    listed,
    now: new Map(listed.map((charge) => [charge.id, charge])),
    removed: new Set(),
    exchanged: new Set(),
    agreements: [],
    refunds: [],
    transactions: [],
    rounding: { amountMinor: 0, isInside: false },
    unallocatedMinor: 0,
    pendingMinor: 0,
    worthlessMinor: 0,
    random,
  };
  agree(
    history,
    { kind: "order", at: moment(0) },
    listed.map((charge) => [null, charge, "ORDER"]),
  );
  return history;
}

/** What is particular about an order from its first moment. */
function begin(history: History): void {
  const { random, traits, listed } = history;
  if (traits.life === "foreignMoney") payForeign(history, moment(0));
  if (traits.life === "oldDiscount") {
    const goods = listed.filter(({ kind }) => kind === "product" || kind === "giftCard");
    const roomMinor = goods.reduce((sum, charge) => sum + charge.grossMinor, 0);
    const taxMinor = listed.flatMap(({ taxes }) => taxes).reduce((sum, tax) => sum + tax.amountMinor, 0);
    history.unallocatedMinor = random.int(0, Math.max(0, roomMinor - taxMinor));
  }
  const totalMinor = currentTotal(history);
  if (traits.life !== "cashRounded" || totalMinor <= 5) return;
  history.rounding = { amountMinor: random.int(-4, 4), isInside: random.chance(50) };
  payCash(history, moment(0), currentTotal(history));
}

function stepOf({ random, traits }: History): Step {
  switch (traits.life) {
    case "cashRounded":
    case "foreignMoney":
      return refund;
    case "taxBeside":
      return pay;
    case "oldDiscount":
      return random.pick<Step>([pay, refund]);
    case "usual":
      if (!traits.hasLedger) return random.pick<Step>([pay, pay, refund]);
      return random.pick<Step>([
        editUnits,
        editDiscount,
        editShipping,
        addLine,
        pay,
        pay,
        pay,
        refund,
        refund,
        returnUnits,
      ]);
  }
}
