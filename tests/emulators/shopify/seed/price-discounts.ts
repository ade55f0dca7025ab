import { roundedShare, splitCents } from "./buyer-money.ts";
import type { DiscountPlan } from "./order-plan.ts";

/** A discount as the order lists it; lines and shipping lines point to it by its index. */
export type Application = { plan: DiscountPlan; cents: number };

export type Allocation = { applicationIndex: number; cents: number };

/** A line before tax, with what has been taken off so far. */
export type Discountable = {
  cents: number;
  productType: string;
  isGiftCard: boolean;
  allocations: Allocation[];
};

/** Takes the discounts off the lines one after the other; each percentage is of what the ones before have left. */
export function discountLines(
  lines: Discountable[],
  plans: DiscountPlan[],
  applications: Application[],
): void {
  for (const plan of plans) {
    if (plan.kind === "freeShipping") continue;
    const entitled = lines.map((line, index) => (isEntitled(plan, line, index) ? remaining(line) : 0));
    const base = entitled.reduce((sum, cents) => sum + cents, 0);
    const wanted = plan.kind === "line" ? plan.amountCents : roundedShare(base, plan.percent, 100);
    const cents = Math.min(wanted, base);
    const applicationIndex = applications.length;
    applications.push({ plan, cents });
    splitCents(cents, entitled).forEach((part, index) => {
      if (part > 0) lines[index]?.allocations.push({ applicationIndex, cents: part });
    });
  }
}

/** What free shipping takes off one shipping line: all of it. */
export function discountShipping(
  priceCents: number,
  plans: DiscountPlan[],
  applications: Application[],
): Allocation[] {
  const plan = plans.find(({ kind }) => kind === "freeShipping");
  if (plan === undefined || priceCents === 0) return [];
  const applicationIndex = applications.length;
  applications.push({ plan, cents: priceCents });
  return [{ applicationIndex, cents: priceCents }];
}

function isEntitled(
  plan: Exclude<DiscountPlan, { kind: "freeShipping" }>,
  line: Discountable,
  index: number,
): boolean {
  if (line.isGiftCard) return false;
  if (plan.kind === "line") return plan.lineIndex === index;
  return plan.onlyTypes === undefined || plan.onlyTypes.includes(line.productType);
}

function remaining(line: Discountable): number {
  return line.cents - line.allocations.reduce((sum, { cents }) => sum + cents, 0);
}
