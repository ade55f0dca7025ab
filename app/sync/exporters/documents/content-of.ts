import type { BookedContent, BookedLine } from "#app/domain/accounting/booked-content.ts";
import { documentAmount } from "#app/domain/accounting/document-words.ts";
import type { PlannedDocument } from "#app/domain/accounting/plan.ts";
import type { BookedDocument } from "#app/sync/ports.ts";

/** What a document says, as it is kept with its link: the plan's lines, what it settles, and the tax that QuickBooks answered. */
export function contentOf(
  { plan, links = [] }: { plan: PlannedDocument; links?: BookedContent["links"] },
  answered: Pick<BookedDocument, "taxMinor" | "taxRates">,
): BookedContent {
  const tax = "tax" in plan ? plan.tax : ({ mode: "none" } as const);
  return {
    lines: linesOf(plan),
    tax,
    taxMinor: tax.mode === "none" ? 0 : tax.totalMinor,
    totalMinor: documentAmount(plan),
    answeredTaxMinor: answered.taxMinor,
    answeredTaxRates: answered.taxRates,
    links,
  };
}

function linesOf(plan: PlannedDocument): BookedLine[] {
  if (plan.type === "payment" || plan.type === "application") return [];
  if (plan.type === "journalEntry") {
    const plain = { item: null, quantity: null, taxCode: null, classId: null };
    return plan.lines.map(({ side, description, amountMinor }) => ({
      role: side,
      description,
      amountMinor,
      ...plain,
    }));
  }
  return plan.lines.map(({ unitPriceMinor, why, ...line }) => line);
}
