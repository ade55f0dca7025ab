import type { BooksFacts } from "#app/domain/accounting/books-facts.ts";
import type { OrderPlan, PlannedDocument } from "#app/domain/accounting/plan.ts";
import { failed, ok, type Result } from "#app/domain/faults/fault.ts";
import { addDays } from "#app/domain/mapping/document-date.ts";
import type { Settings } from "#app/domain/settings/settings.ts";

type Closing = Pick<BooksFacts, "bookCloseDate">;
type Rule = Pick<Settings, "closedPeriod">;

/**
 * Dates documents that fall into closed books on the first open day, or answers a fault `closedPeriod` or
 * `forAccountant`, as the setting says. Books closed until 2026-01-31: a document of 2026-01-05 becomes one of 2026-02-01, and its note says so.
 * What `isBooked` says stands in the books already is left as it is.
 */
export function moveToOpenPeriod(
  plan: OrderPlan,
  closing: Closing,
  rule: Rule,
  isBooked: (document: PlannedDocument) => boolean,
): Result<OrderPlan> {
  const documents: PlannedDocument[] = [];
  for (const document of plan.documents) {
    const moved = isBooked(document) ? ok(document) : moveDocument(document, closing, rule);
    if (!moved.ok) return moved;
    documents.push(moved.value);
  }
  return ok({ ...plan, documents });
}

/** One document, dated in open books. */
export function moveDocument<Planned extends PlannedDocument>(
  document: Planned,
  { bookCloseDate }: Closing,
  { closedPeriod }: Rule,
): Result<Planned> {
  if (bookCloseDate === null || document.date > bookCloseDate) return ok(document);
  // The subject is named by who asks: every document of an order is the order's trouble.
  if (closedPeriod !== "firstOpenDay") {
    const kind = closedPeriod === "list" ? "forAccountant" : "closedPeriod";
    return failed({ kind, subject: "", date: document.date });
  }
  const note = `Dated ${document.date} in Shopify; the books are closed until ${bookCloseDate}.`;
  const date = addDays(bookCloseDate, 1);
  const moved = { ...document, date, privateNote: `${note} ${document.privateNote}` };
  // Nothing is due before its own date.
  return ok(
    "dueDate" in moved && moved.dueDate !== null && moved.dueDate < date
      ? { ...moved, dueDate: date }
      : moved,
  );
}
