import type { OrderPlan, PlannedLine } from "#app/domain/accounting/plan.ts";
import { explain } from "#app/domain/faults/explain.ts";
import type { Result } from "#app/domain/faults/fault.ts";
import { formatDecimal } from "#app/domain/money/format-decimal.ts";
import { type JournalRow, journalOf } from "./journal.ts";

/** An outcome as the files of the cases write it: amounts as decimal text, a line as `[role, item, description, amount]`. */
export type Outcome =
  | { code: string; cause: string }
  | {
      invoice: {
        number: string;
        date: string;
        currency: string;
        customer: string;
        total: string;
        lines: string[][];
      };
      payments: string[][];
      journal: JournalRow[];
    };

/** What an order becomes, or the code and the cause that stop it. */
export function describeOutcome(result: Result<OrderPlan>): Outcome {
  if (!result.ok) {
    const { code, cause } = explain(result.fault);
    return { code, cause };
  }
  const { invoice, payments } = result.value;
  const text = (minor: number) => formatDecimal(minor, invoice.currency);
  return {
    invoice: {
      number: invoice.docNumber,
      date: invoice.date,
      currency: invoice.currency,
      customer: invoice.customer.displayName,
      total: text(invoice.totalMinor),
      lines: invoice.lines.map((line) => [
        line.role,
        itemOf(line),
        line.description,
        ...quantityOf(line, text),
        text(line.amountMinor),
      ]),
    },
    payments: payments.map(({ gateway, date, amountMinor }) => [gateway, date, text(amountMinor)]),
    journal: journalOf(result.value),
  };
}

function itemOf({ item }: PlannedLine): string {
  return item.kind === "charge" ? `charge ${item.charge}` : `SKU ${item.sku ?? "none"}`;
}

/** `2 x 10.00`, for lines whose quantity QuickBooks is told. */
function quantityOf(line: PlannedLine, text: (minor: number) => string): string[] {
  return line.quantity === null || line.unitPriceMinor === null
    ? []
    : [`${line.quantity} x ${text(line.unitPriceMinor)}`];
}
