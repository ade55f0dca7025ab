import type { SeedCustomer } from "./customers.ts";
import type { Currencies } from "./money-json.ts";
import type { OrderIds } from "./order-ids.ts";
import type { OrderPlan } from "./order-plan.ts";
import type { Place } from "./places.ts";
import type { Cash } from "./plan-cash.ts";
import type { PricedOrder } from "./price-order.ts";
import type { PricedRefund } from "./price-refund.ts";

/** Everything about one order that its JSON is written from. */
export type OrderContext = {
  plan: OrderPlan;
  customer: SeedCustomer | null;
  place: Place;
  priced: PricedOrder;
  refund: PricedRefund | null;
  cash: Cash;
  ids: OrderIds;
  currencies: Currencies;
  placedAt: Date;
  /** Null while nothing has been sent. */
  fulfilledAt: Date | null;
  /** Null when nothing is given back. */
  refundedAt: Date | null;
  updatedAt: Date;
};
