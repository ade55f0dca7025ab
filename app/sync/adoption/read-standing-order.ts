import { isSalesDocument } from "#app/domain/accounting/document-effects.ts";
import type { PlannedDocument } from "#app/domain/accounting/plan.ts";
import { ok, type Result } from "#app/domain/faults/fault.ts";
import { shiftDay } from "#app/domain/lists/adoption/day-distance.ts";
import type { StandingOrder, StandingPart } from "#app/domain/lists/adoption/pair-documents.ts";
import { numberFit } from "#app/domain/lists/adoption/score-match.ts";
import type { Sale } from "#app/domain/sale/sale.ts";
import type { Books, StandingDocument } from "#app/sync/ports.ts";

const longestReturnDays = 400;

/**
 * What stands in the books for an order around its main document: the payments that settle its invoice, and, when the order has
 * refunds, what its customer got back since that is plainly this order's. Up to four metered reads.
 */
export async function readStandingOrder(
  books: Books,
  main: StandingDocument,
  order: { sale: Sale; documents: readonly PlannedDocument[] },
): Promise<Result<StandingOrder>> {
  const payments = await readPayments(books, main);
  if (!payments.ok) return payments;
  const credits = await readCredits(books, main, order);
  if (!credits.ok) return credits;
  return ok({ main: partOf(main), payments: payments.value, credits: credits.value });
}

async function readPayments(books: Books, main: StandingDocument): Promise<Result<StandingPart[]>> {
  const ids = main.links.filter(({ type }) => type === "Payment").map(({ id }) => id);
  if (main.type !== "Invoice" || ids.length === 0) return ok([]);
  const found = await books.standing.listByIds("Payment", ids);
  if (!found.ok) return found;
  const parts = found.value.map((payment) => {
    const applied = payment.links.filter(({ type, id }) => type === "Invoice" && id === main.id);
    const appliedMinor = applied.reduce((sum, { amountMinor }) => sum + (amountMinor ?? 0), 0);
    return { ...partOf(payment), appliedMinor };
  });
  // A payment of 0 joins a credit with the invoice: the credit is told by itself.
  return ok(parts.filter(({ totalMinor, appliedMinor }) => totalMinor !== 0 || appliedMinor !== 0));
}

async function readCredits(
  books: Books,
  main: StandingDocument,
  { sale, documents }: { sale: Sale; documents: readonly PlannedDocument[] },
): Promise<Result<StandingPart[]>> {
  const planned = documents
    .filter(isSalesDocument)
    .filter(({ type }) => type === "creditMemo" || type === "refundReceipt");
  if (planned.length === 0 || main.customerId === null) return ok([]);
  const window = { from: main.date, to: shiftDay(main.date, longestReturnDays) };
  const found: StandingPart[] = [];
  for (const type of ["CreditMemo", "RefundReceipt"] as const) {
    const credits = await books.standing.listByCustomer(type, main.customerId, window);
    if (!credits.ok) return credits;
    found.push(...credits.value.filter((credit) => isOfOrder(credit, main, sale)).map(partOf));
  }
  return ok(found);
}

/** By its number, or by what its memo says of the order or of the main document. */
function isOfOrder(credit: StandingDocument, main: StandingDocument, sale: Sale): boolean {
  const number = (credit.docNumber ?? "").replace(/[-_ ]?(R|RF|CM|REFUND)?[-_ ]?\d{0,2}$/i, "");
  const names = [sale.name, main.docNumber ?? sale.name];
  if (names.some((name) => numberFit(name, number) !== null || numberFit(name, credit.docNumber) !== null))
    return true;
  const words = credit.texts
    .join(" ")
    .toLowerCase()
    .split(/[^\p{L}\p{N}#_-]+/u);
  const wanted = [sale.name, sale.name.replace(/^#+/, ""), sale.legacyId, main.docNumber ?? ""];
  return wanted.some((word) => word.length >= 3 && words.includes(word.toLowerCase()));
}

function partOf(document: StandingDocument): StandingPart {
  const { type, id, docNumber, date, currency, totalMinor, balanceMinor } = document;
  return { type, id, docNumber, date, currency, totalMinor, balanceMinor, appliedMinor: 0 };
}
