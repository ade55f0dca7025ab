import { type Charge, discountOf, withShare, withUnits } from "./charge.ts";
import { agree, goodsLeft, type History } from "./history.ts";
import { makeGoods } from "./make-charges.ts";

export function editUnits(history: History, at: string): void {
  const charge = editable(history)[0];
  if (!charge) return;
  const left = history.random.int(0, (charge.quantity ?? 1) - 1);
  agree(history, { kind: "edit", at }, [[charge, withUnits(charge, left), "RETURN"]]);
}

/** What came with an exchange is changed by returns only. */
function editable(history: History): Charge[] {
  return goodsLeft(history).filter(({ id }) => !history.exchanged.has(id));
}

export function editDiscount(history: History, at: string): void {
  const charge = editable(history)[0];
  const part = charge?.allocations[0];
  if (!charge || !part) return;
  const room = Math.max(0, charge.grossMinor - discountOf(charge));
  const more = history.random.int(0, room);
  const taxes = charge.taxes.map((tax) => ({
    ...tax,
    amountMinor: room === 0 ? tax.amountMinor : Math.round((tax.amountMinor * (room - more)) / room),
  }));
  const allocations = [{ ...part, amountMinor: part.amountMinor + more }, ...charge.allocations.slice(1)];
  agree(history, { kind: "edit", at }, [[charge, { ...charge, allocations, taxes }, "UPDATE"]]);
}

export function editShipping(history: History, at: string): void {
  const charge = [...history.now.values()].find(
    ({ kind, grossMinor }) => kind === "shipping" && grossMinor > 0,
  );
  if (!charge) return;
  history.removed.add(charge.id);
  agree(history, { kind: "edit", at }, [[charge, withShare(charge, 0, 1), "RETURN"]]);
}

export function addLine(history: History, at: string): void {
  const added = makeGoods(history.random, history.traits, 900 + history.listed.length);
  history.listed.push(added);
  agree(history, { kind: "edit", at }, [[null, added, "ORDER"]]);
}
