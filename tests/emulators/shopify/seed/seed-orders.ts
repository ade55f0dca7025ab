import { convertAt } from "./buyer-money.ts";
import { customerOf } from "./customers.ts";
import type { OrderContext } from "./order-context.ts";
import { orderIds } from "./order-ids.ts";
import { minutesAfter, orderMoments } from "./order-moments.ts";
import type { OrderPlan } from "./order-plan.ts";
import { PLACES } from "./places.ts";
import { plainPlan } from "./plain-plan.ts";
import { planCash } from "./plan-cash.ts";
import { priceOrder } from "./price-order.ts";
import { priceRefund } from "./price-refund.ts";
import { renderOrder } from "./render-order.ts";
import { seededRandom } from "./seeded-random.ts";
import { SPECIAL_PLANS } from "./special-plans.ts";

const ORDER_COUNT = 60;
const DEFAULT_SEED = 20_260;
const MINUTES_PER_DAY = 1_440;
const FULFILLED_AFTER_DAYS = 2;
const CANCELLED_AFTER_DAYS = 0.2;

/**
 * The orders of the demo store "Harbor & Pine" (outdoor and home goods, Portland, Oregon; US dollars) in the shape of
 * the REST Admin API, oldest first: #1001 to #1060, placed over the 30 days before `now`.
 *
 * The same `now` and `seed` always give the same orders. Most are plain; the others carry one special trait each.
 */
export function seedOrders(options: { now: Date; seed?: number }): unknown[] {
  const random = seededRandom(options.seed ?? DEFAULT_SEED);
  const special = new Map(SPECIAL_PLANS.map(({ index, plan }) => [index, plan]));
  const moments = orderMoments(ORDER_COUNT, options.now, random);
  return moments.map((placedAt, index) =>
    renderOrder(orderContext(special.get(index) ?? plainPlan(random), index, placedAt, options.now)),
  );
}

function orderContext(plan: OrderPlan, index: number, placedAt: Date, now: Date): OrderContext {
  const customer = "customer" in plan.buyer ? customerOf(plan.buyer.customer) : null;
  const place = "customer" in plan.buyer ? customerOf(plan.buyer.customer).place : PLACES[plan.buyer.guestAt];
  const priced = priceOrder(plan, place);
  const refund = priceRefund(plan, priced);
  const cash = planCash(plan, priced.total, refund, convertAt(plan.presentment?.ratePpm ?? 1_000_000));
  const fulfilledAt = fulfillmentMoment(plan, placedAt, now);
  const refundDays = plan.cancelReason === undefined ? (plan.refund?.afterDays ?? 0) : CANCELLED_AFTER_DAYS;
  const refundedAt = refund === null ? null : minutesAfter(placedAt, refundDays * MINUTES_PER_DAY);
  const lastPaymentAt = minutesAfter(
    placedAt,
    Math.max(0, ...cash.rows.map(({ afterMinutes }) => afterMinutes)),
  );
  const events = [placedAt, lastPaymentAt, fulfilledAt, refundedAt].filter((moment) => moment !== null);
  const updatedAt = new Date(Math.max(...events.map((moment) => moment.getTime())));
  const currencies = { shop: "USD", buyer: plan.presentment?.currency ?? "USD" };
  return {
    plan,
    customer,
    place,
    priced,
    refund,
    cash,
    ids: orderIds(index),
    currencies,
    placedAt,
    fulfilledAt,
    refundedAt,
    updatedAt,
  };
}

/** When everything was sent: some days after the order, null while that lies ahead. Gift cards go out at once. */
function fulfillmentMoment(plan: OrderPlan, placedAt: Date, now: Date): Date | null {
  if (plan.fulfilledAfterDays === null) return null;
  const afterDays = plan.shipping.length === 0 ? 0 : (plan.fulfilledAfterDays ?? FULFILLED_AFTER_DAYS);
  const moment = minutesAfter(placedAt, afterDays * MINUTES_PER_DAY);
  return moment.getTime() <= now.getTime() ? moment : null;
}
