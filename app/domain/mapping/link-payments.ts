import type { DocumentRef, PaymentPlan, PlannedDocument } from "#app/domain/accounting/plan.ts";
import type { OpenBalances } from "#app/domain/mapping/open-debts.ts";

/**
 * Gives payments what they settle in the end. A payment that settles something later (the pay-out of what was paid too
 * much) stands behind that: nothing can be linked before it exists.
 */
export function linkPayments(
  documents: readonly PlannedDocument[],
  { linksOf }: Pick<OpenBalances, "linksOf">,
): PlannedDocument[] {
  const linked: PlannedDocument[] = [];
  const there = new Set<string>();
  let waiting: PaymentPlan[] = [];
  const place = (document: PlannedDocument) => {
    linked.push(document);
    there.add(nameOf(document));
  };
  for (const document of documents) {
    if (document.type === "payment") waiting.push({ ...document, links: linksOf(document.key) });
    else place(document);
    const isReady = ({ links }: PaymentPlan) => links.every(({ to }) => there.has(nameOf(to)));
    waiting.filter(isReady).forEach(place);
    waiting = waiting.filter((payment) => !isReady(payment));
  }
  return [...linked, ...waiting];
}

const nameOf = ({ type, key }: DocumentRef): string => `${type} ${key}`;
