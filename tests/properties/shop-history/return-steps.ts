import { type Charge, withUnits } from "./charge.ts";
import { agree, type Change, goodsLeft, type History } from "./history.ts";
import { makeGoods } from "./make-charges.ts";

/** Units come back without a refund; often others are sent instead: an exchange, even, up or down. */
export function returnUnits(history: History, at: string): void {
  const { random } = history;
  const back = goodsLeft(history).slice(0, random.int(1, 2));
  const changes = back.map((charge): Change => {
    const left = random.int(0, (charge.quantity ?? 1) - 1);
    return [charge, withUnits(charge, left), "RETURN"];
  });
  if (changes.length === 0) return;
  const sent = random.chance(60) ? [sendInstead(history, back[0])] : [];
  const returnId = `gid://shopify/Return/${3000 + history.agreements.length}`;
  agree(history, { kind: "return", at, returnId }, [
    ...changes,
    ...sent.map((charge): Change => [null, charge, "ORDER"]),
  ]);
}

/** The same again in another size, or something of another price. */
function sendInstead(history: History, same: Charge | undefined): Charge {
  const { random, listed, exchanged, traits } = history;
  const id = `gid://shopify/LineItem/${2000 + listed.length}`;
  const sent = same && random.chance(40) ? { ...same, id } : makeGoods(random, traits, 1_000 + listed.length);
  listed.push(sent);
  exchanged.add(sent.id);
  return sent;
}
