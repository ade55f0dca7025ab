import { sumMinor } from "#app/domain/money/money.ts";

type Link = { type: string; id: string; amountMinor: number };
/** A document of an order as it stands in the books. `links`: what it settles; null when that was not kept. */
export type StandingDocument = {
  qboType: string;
  qboId: string;
  totalMinor: number;
  links: readonly Link[] | null;
};

/**
 * What is still open of a document, in minor units, given all documents of its order: what an invoice is still owed, what
 * a credit memo or a payment has left. An invoice of 25.00 with a payment of 20.00 linked to it: 5.00. Nothing is ever
 * open of receipts and journal entries in this sense.
 */
export function openBalance(document: StandingDocument, all: readonly StandingDocument[]): number {
  // A payment of 0 joins others: nothing of it can be left.
  const joinsOthers = document.qboType === "Payment" && document.totalMinor === 0;
  if (!hasBalance.has(document.qboType) || joinsOthers) return 0;
  const settled = all.flatMap((row) => linksOf(row, all)).filter((link) => isTo(link, document));
  const own = document.qboType === "Payment" ? linksOf(document, all) : [];
  return document.totalMinor - sumMinor([...settled, ...own].map((link) => link.amountMinor));
}

const hasBalance = new Set(["Invoice", "CreditMemo", "Payment"]);

const isTo = (link: { type: string; id: string }, { qboType, qboId }: StandingDocument): boolean =>
  link.type === qboType && link.id === qboId;

/** Payments that were booked before links were kept paid the one invoice there was. */
function linksOf(row: StandingDocument, all: readonly StandingDocument[]): readonly Link[] {
  if (row.links !== null || row.qboType !== "Payment") return row.links ?? [];
  const invoice = all.find((other) => other.qboType === "Invoice");
  return invoice ? [{ type: "Invoice", id: invoice.qboId, amountMinor: row.totalMinor }] : [];
}
