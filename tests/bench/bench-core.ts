import { planOrder } from "#app/domain/mapping/plan-order.ts";
import { defaultSettings } from "#app/domain/settings/settings.ts";
import { aLine, aSale, aTransaction } from "#tests/support/a-sale.ts";
import { type BenchRow, perSecond } from "./measure.ts";

/** The pure core: planning and proving one order of five lines, against writing the same order as JSON. */
export function benchCore(): BenchRow[] {
  const tax = { title: "State Tax", rate: "0.065", amountMinor: 130, isChannelLiable: false };
  const lines = Array.from({ length: 5 }, (_, index) => aLine({ id: `line-${index}`, taxes: [tax] }));
  const sale = aSale(
    { lines, transactions: [aTransaction({ amountMinor: 10_650 })] },
    {
      subtotalMinor: 10_000,
      taxMinor: 650,
      totalMinor: 10_650,
      receivedMinor: 10_650,
      netPaymentMinor: 10_650,
    },
  );
  if (!planOrder(sale, defaultSettings).ok) throw new Error("The sale of the benchmark does not plan.");
  const plans = perSecond(() => void planOrder(sale, defaultSettings));
  const writes = perSecond(() => void JSON.stringify(sale));
  return [
    { name: "plan and prove an order", value: plans, unit: "orders/s" },
    {
      name: "planning against writing the order as JSON",
      value: plans / writes,
      unit: "x",
      baseline: "JSON.stringify",
    },
  ];
}
