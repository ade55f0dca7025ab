import { plainBooks } from "#app/domain/accounting/books-facts.ts";
import { planOrder } from "#app/domain/mapping/plan-order.ts";
import type { Sale } from "#app/domain/sale/sale.ts";
import { defaultSettings, type Settings } from "#app/domain/settings/settings.ts";
import { aBenchSale } from "./core-sales.ts";
import { type BenchRow, perSecond } from "./measure.ts";

const lineCounts = [1, 10, 500];
const refundCounts = [0, 2];
const forms: [string, Settings][] = [
  ["invoice", defaultSettings],
  ["receipts", { ...defaultSettings, form: "salesReceipt" }],
];

/**
 * The pure core on one core of the machine: planning and proving orders of several sizes in both forms. What travels
 * between machines is the time per line against that of an order of ten lines, and against writing the order as JSON.
 */
export function benchCore(): BenchRow[] {
  return forms.flatMap(([form, settings]) =>
    refundCounts.flatMap((refunds) => benchForm(form, settings, refunds)),
  );
}

function benchForm(form: string, settings: Settings, refunds: number): BenchRow[] {
  const measured = lineCounts.map((lineCount) => {
    const sale = aBenchSale(lineCount, refunds);
    return { lineCount, sale, plans: plansPerSecond(sale, settings) };
  });
  const ten = measured.find(({ lineCount }) => lineCount === 10);
  return measured.flatMap(({ lineCount, sale, plans }): BenchRow[] => {
    const name = `${form}, ${lineCount} lines${refunds > 0 ? `, ${refunds} refunds` : ""}`;
    const perLine = ((ten?.plans ?? plans) * 10) / (plans * lineCount);
    const againstJson = perSecond(() => void JSON.stringify(sale)) / plans;
    return [
      { name: `plan: ${name}`, value: plans, unit: "orders/s" },
      { name: `${name}: time`, value: againstJson, unit: "x", baseline: "JSON.stringify" },
      ...(lineCount === 10
        ? []
        : [{ name: `${name}: time per line`, value: perLine, unit: "x", baseline: "of ten lines" }]),
    ];
  });
}

function plansPerSecond(sale: Sale, settings: Settings): number {
  const plan = () => planOrder(sale, settings, plainBooks, { bookedForm: null });
  const first = plan();
  if (!first.ok) throw new Error(`The sale of the benchmark does not plan: ${JSON.stringify(first.fault)}`);
  return perSecond(() => void plan());
}
