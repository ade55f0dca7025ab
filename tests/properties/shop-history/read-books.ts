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
