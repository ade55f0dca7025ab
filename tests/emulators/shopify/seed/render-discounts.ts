import { amountText } from "./money-json.ts";
import type { OrderContext } from "./order-context.ts";
import type { DiscountPlan } from "./order-plan.ts";
import type { Application } from "./price-discounts.ts";

/** `discount_applications`, in the order that allocations point into. */
export function renderApplications(context: OrderContext): Record<string, unknown>[] {
  return context.priced.applications.map(({ plan }) => renderApplication(plan));
}

/** `discount_codes`: every code with what it took off in all, in the shop's currency. */
export function renderCodes(context: OrderContext): Record<string, unknown>[] {
  return context.priced.applications.flatMap((application) => renderCode(application));
}

function renderApplication(plan: DiscountPlan): Record<string, unknown> {
  switch (plan.kind) {
    case "code":
      return {
        target_type: "line_item",
        type: "discount_code",
        ...percentage(plan.percent),
        allocation_method: "across",
        target_selection: plan.onlyTypes === undefined ? "all" : "entitled",
        code: plan.code,
      };
    case "automatic":
      return {
        target_type: "line_item",
        type: "automatic",
        ...percentage(plan.percent),
        allocation_method: "each",
        target_selection: "entitled",
        title: plan.title,
      };
    case "line":
      return {
        target_type: "line_item",
        type: "manual",
        value: amountText(plan.amountCents),
        value_type: "fixed_amount",
        allocation_method: "across",
        target_selection: "explicit",
        title: plan.title,
        description: plan.title,
      };
    case "freeShipping":
      return {
        target_type: "shipping_line",
        type: "discount_code",
        ...percentage(100),
        allocation_method: "each",
        target_selection: "all",
        code: plan.code,
      };
  }
}

function renderCode({ plan, cents }: Application): Record<string, unknown>[] {
  if (plan.kind === "code") return [{ code: plan.code, amount: amountText(cents), type: "percentage" }];
  if (plan.kind === "freeShipping") return [{ code: plan.code, amount: amountText(cents), type: "shipping" }];
  return [];
}

function percentage(percent: number): Record<string, unknown> {
  return { value: percent.toFixed(1), value_type: "percentage" };
}
