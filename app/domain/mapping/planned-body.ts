import type { DocumentTax, PlannedLine } from "#app/domain/accounting/plan.ts";
import { sumMinor } from "#app/domain/money/money.ts";

/** The lines of a sales document and its tax. `totalMinor` is the sum of both. */
export type PlannedBody = { lines: PlannedLine[]; tax: DocumentTax; totalMinor: number };

/** Adds up the lines and the tax of a document. */
export function bodyOf(lines: PlannedLine[], tax: DocumentTax): PlannedBody {
  const taxMinor = tax.mode === "none" ? 0 : tax.totalMinor;
  return { lines, tax, totalMinor: sumMinor([...lines.map((line) => line.amountMinor), taxMinor]) };
}

/** The tax in a body, as lines and in QuickBooks' own way together. */
export function taxMinorOf({ lines, tax }: Pick<PlannedBody, "lines" | "tax">): number {
  return sumMinor([
    ...lines.filter((line) => line.role === "tax").map((line) => line.amountMinor),
    tax.mode === "none" ? 0 : tax.totalMinor,
  ]);
}
