import { placeDraft } from "./order-draft.ts";
import {
  addLine,
  cancel,
  type OrderEvent,
  pay,
  payOverpaid,
  refundAmount,
  removeUnits,
  returnUnits,
} from "./order-events.ts";
import { toRest } from "./to-rest.ts";

const events: readonly [OrderEvent, ...OrderEvent[]] = [
  pay,
  pay,
  pay,
  returnUnits,
  returnUnits,
  refundAmount,
  removeUnits,
  payOverpaid,
  addLine,
  cancel,
];

/**
 * The versions of an order as it grows, three to five, each with up to four more events than the one before. `told` names
 * the events, with a bar where a version ends.
 */
export function makeVersions(
  seed: number,
  number: number,
): { versions: [object, ...object[]]; told: string[] } {
  const draft = placeDraft(seed, number);
  const { random } = draft;
  const told: string[] = [];
  let day = 2;
  const happen = (event: OrderEvent) => {
    if (draft.cancelledAt || !event(draft, momentOf(day))) return;
    told.push(event.name);
    day += 1;
  };
  if (random.chance(60)) happen(pay);
  const versions: [object, ...object[]] = [toRest(draft)];
  const count = random.int(3, 5);
  while (versions.length < count) {
    const steps = random.int(1, 3);
    for (let step = 0; step < steps; step += 1) happen(random.pick(events));
    if (random.chance(30)) happen(payOverpaid);
    told.push("|");
    versions.push(toRest(draft));
  }
  return { versions, told };
}

/** Every event has a day of its own. */
const momentOf = (day: number): string => `2026-03-${String(day).padStart(2, "0")}T10:15:00-08:00`;
