import type { DocumentRef, PlannedLink } from "#app/domain/accounting/plan.ts";
import { sumMinor } from "#app/domain/money/money.ts";

/** What is open on the documents of one order while its events are gone through in time. Minor units. */
export type OpenDebts = {
  /** Something more to pay. */
  owe(to: DocumentRef, amountMinor: number): void;
  /** Money or credit of this amount settles the oldest debts first; what finds none stays the buyer's credit. */
  settle(amountMinor: number): PlannedLink[];
  openMinor(): number;
};

/** What the buyer owes, and what earlier payments and credit memos left to the buyer: later debts use that up. */
export type OpenBalances = {
  debts: OpenDebts;
  memos: OpenDebts;
  /** Money that came in settles what is owed; what it leaves is there for later debts. */
  pay(payment: DocumentRef, amountMinor: number): void;
  /** What earlier money left settles what is owed since. */
  meet(): void;
  /** All that a payment settles in the end, once per document. */
  linksOf(paymentKey: string): PlannedLink[];
};

export function createOpenBalances(): OpenBalances {
  const [debts, memos, money] = [createOpenDebts(), createOpenDebts(), createOpenDebts()];
  const links = new Map<string, PlannedLink[]>();
  const meet = () => {
    for (const { to, amountMinor } of money.settle(debts.openMinor())) {
      links.set(to.key, [...(links.get(to.key) ?? []), ...debts.settle(amountMinor)]);
    }
  };
  return {
    debts,
    memos,
    pay(payment, amountMinor) {
      money.owe(payment, amountMinor);
      meet();
    },
    meet,
    linksOf: (paymentKey) => (links.get(paymentKey) ?? []).reduce(joinLink, []),
  };
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
      return links.reduce(joinLink, []);
    },
    openMinor: () => sumMinor(debts.map((debt) => debt.openMinor)),
  };
}

/** One link per document: an invoice that grew is settled like one that never did. */
function joinLink(links: PlannedLink[], extra: PlannedLink): PlannedLink[] {
  const isSame = ({ to }: PlannedLink) => to.type === extra.to.type && to.key === extra.to.key;
  if (!links.some(isSame)) return [...links, extra];
  return links.map((link) =>
    isSame(link) ? { ...link, amountMinor: link.amountMinor + extra.amountMinor } : link,
  );
}
