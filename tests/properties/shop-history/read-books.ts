import { type JournalPosting, journalOf } from "#app/domain/accounting/journal-of.ts";
import type { OrderPlan } from "#app/domain/accounting/plan.ts";
import type { ExpectedBooks } from "./expect-books.ts";
import { sumOf } from "./history.ts";

/** What the journal of a plan says, in the words of `ExpectedBooks`. `openMinor`: receivable less what is owed to the buyer. */
export function readBooks(plan: OrderPlan): ExpectedBooks {
  const journal = journalOf(plan);
  const debit = (...accounts: string[]) =>
    sumOf(
      journal.filter(({ account }) => accounts.includes(account)),
      (row) => row.debitMinor - row.creditMinor,
    );
  const credit = (...accounts: string[]) => 0 - debit(...accounts);
  return {
    openMinor: debit("Accounts receivable", "Customer credits"),
    revenueMinor: credit(
      "Sales",
      "Shipping income",
      "Discounts given",
      "Tips payable",
      "Duties",
      "Fees charged",
      "Cash rounding",
      "Refund discrepancies",
    ),
    tipMinor: credit("Tips payable"),
    feeMinor: credit("Fees charged"),
    dutyMinor: credit("Duties"),
    discrepancyMinor: credit("Refund discrepancies"),
    ownTaxMinor: credit("Sales tax payable"),
    marketplaceTaxMinor: credit("Marketplace tax clearing"),
    giftCardsMinor: credit("Gift cards outstanding"),
    storeCreditMinor: credit("Store credit outstanding"),
    exchangeMinor: debit("Exchange gain or loss"),
    clearing: clearingOf(journal),
  };
}

function clearingOf(journal: readonly JournalPosting[]): Record<string, number> {
  const sums = new Map<string, number>();
  for (const { account, debitMinor, creditMinor } of journal) {
    if (!account.startsWith("Clearing ")) continue;
    const name = account.slice("Clearing ".length);
    sums.set(name, (sums.get(name) ?? 0) + debitMinor - creditMinor);
  }
  return Object.fromEntries([...sums].filter(([, minor]) => minor !== 0));
}

/**
 * What the buyer owes on open documents, and what payments and credits have left, by the links of the plan: never both
 * of them.
 */
export function openItems({ documents }: OrderPlan): { owedMinor: number; leftMinor: number } {
  const links = documents.flatMap((row) => ("links" in row ? row.links : []));
  const settled = ({ type, key }: { type: string; key: string }) =>
    sumOf(
      links.filter(({ to }) => to.type === type && to.key === key),
      (link) => link.amountMinor,
    );
  const open = documents.map((row) => {
    switch (row.type) {
      case "invoice":
        return row.totalMinor - settled(row);
      case "creditMemo":
        return settled(row) - row.totalMinor;
      case "payment":
        return sumOf(row.links, (link) => link.amountMinor) - row.amountMinor;
      case "journalEntry": {
        const minor = sumOf(
          row.lines.filter(({ account }) => account.kind === "receivable"),
          ({ side, amountMinor }) => (side === "debit" ? amountMinor : -amountMinor),
        );
        return minor - Math.sign(minor) * settled(row);
      }
      default:
        return 0;
    }
  });
  return {
    owedMinor: sumOf(open, (minor) => Math.max(0, minor)),
    leftMinor: sumOf(open, (minor) => Math.max(0, -minor)),
  };
}
