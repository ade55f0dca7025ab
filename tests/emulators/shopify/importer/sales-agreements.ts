import type { StoredAgreement } from "../stored-order.ts";
import { addedLines, removedShipping, removedUnits } from "./edit-entries.ts";
import { isEditRemoval, type Refund } from "./import-refunds.ts";
import { agreement, type Entry } from "./ledger-entry.ts";
import { subtract, sumBags } from "./order-money.ts";
import type { OrderParts, OrderTotals } from "./order-totals.ts";
import type { Reading } from "./reading.ts";
import { refundEntries, returnedUnits } from "./refund-entries.ts";
import { dutySales, feeSale, lineSale, shippingSale, tipWithoutLine } from "./sold-entries.ts";

/** An agreement before it is rendered. */
type Draft = { happenedAt: string; entries: Entry[]; refund: Refund | null };

/**
 * The order's ledger: an OrderAgreement for what was sold, an OrderEditAgreement for what an edit added or removed, a
 * RefundAgreement for each refund with RETURN sales and ADJUSTMENT sales for discrepancies. The total amounts sum to the
 * current total of a consistent order.
 *
 * REST lists the units that an edit removed as a refund without money; the ledger has them as an edit.
 */
export function readAgreements(parts: OrderParts, totals: OrderTotals, reading: Reading): StoredAgreement[] {
  const { lines, shipping, refunds } = parts;
  const added = addedLines(lines, totals);
  const sold = [
    ...lines.filter((line) => !added.includes(line)).map((line) => lineSale(line, reading)),
    ...tipWithoutLine(lines, totals, reading),
    ...shipping.map((line) => shippingSale(line, reading)),
    ...dutySales(lines, totals, reading),
    ...parts.fees.map((fee) => feeSale(fee)),
  ];
  const edited = [
    ...added.map((line) => lineSale(line, reading)),
    ...lines.flatMap((line) => removedUnits(line, refunds, reading)),
  ];
  const later: Draft[] = refunds.map((refund) =>
    isEditRemoval(refund, reading)
      ? {
          happenedAt: refund.processedAt,
          entries: refund.lines.map((item) => returnedUnits(item, reading)),
          refund: null,
        }
      : {
          happenedAt: refund.processedAt,
          entries: refundEntries(refund, shipping, reading),
          refund,
        },
  );
  const counted = [...sold, ...edited, ...later.flatMap(({ entries }) => entries)];
  const surplus = subtract(sumBags(counted.map(({ total }) => total)), totals.current);
  edited.push(...removedShipping(shipping, surplus, reading));
  if (edited.length > 0) later.unshift({ happenedAt: reading.updatedAt, entries: edited, refund: null });
  later.sort((one, other) => Date.parse(one.happenedAt) - Date.parse(other.happenedAt));
  return [
    agreement("OrderAgreement", "ORDER", reading.processedAt, sold, {}, reading),
    ...later.map((draft) => renderLater(draft, reading)),
  ];
}

function renderLater({ happenedAt, entries, refund }: Draft, reading: Reading): StoredAgreement {
  return refund === null
    ? agreement("OrderEditAgreement", "ORDER_EDIT", happenedAt, entries, {}, reading)
    : agreement("RefundAgreement", "REFUND", happenedAt, entries, { refund: { id: refund.id } }, reading);
}
