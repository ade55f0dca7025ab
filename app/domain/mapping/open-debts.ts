import type { DocumentRef, PlannedLink } from "#app/domain/accounting/plan.ts";

/** What is open on the documents of one order while its events are gone through in time. Minor units. */
export type OpenDebts = {
  /** Something more to pay. */
  owe(to: DocumentRef, amountMinor: number): void;
  /** Money or credit of this amount settles the oldest debts first; what finds none stays the buyer's credit. */
  settle(amountMinor: number): PlannedLink[];
};

/** What the buyer owes, and what earlier credit memos left to the buyer: later pay-outs and debts use that up. */
export type OpenBalances = { debts: OpenDebts; memos: OpenDebts };

export function createOpenBalances(): OpenBalances {
  return { debts: createOpenDebts(), memos: createOpenDebts() };
}

function createOpenDebts(): OpenDebts {
  const debts: { to: DocumentRef; openMinor: number }[] = [];
  return {
    owe: (to, amountMinor) => void debts.push({ to, openMinor: amountMinor }),
    settle(amountMinor) {
      let leftMinor = amountMinor;
      const links: PlannedLink[] = [];
      for (const debt of debts) {
        const partMinor = Math.min(leftMinor, debt.openMinor);
        if (partMinor <= 0) continue;
        debt.openMinor -= partMinor;
        leftMinor -= partMinor;
        links.push({ to: debt.to, amountMinor: partMinor });
      }
      return links;
    },
  };
}
