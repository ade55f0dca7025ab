import type { JournalEntryPlan } from "#app/domain/accounting/plan.ts";
import { ok, type Result } from "#app/domain/faults/fault.ts";
import { choosePlace } from "#app/domain/mapping/lookups/choose-place.ts";
import type { PlanContext } from "#app/domain/mapping/plan-context.ts";
import { planJournalEntry } from "#app/domain/mapping/plan-money.ts";
import type { SaleTransaction } from "#app/domain/sale/sale.ts";

/** Gateways that move no money: what the shop owes the buyer already is used up, or grows. */
const liabilities = {
  gift_card: { account: "giftCards", purpose: "giftCardUsed", word: "gift card", suffix: "G" },
  shopify_store_credit: {
    account: "storeCredit",
    purpose: "storeCreditUsed",
    word: "store credit",
    suffix: "S",
  },
} as const;

/**
 * A sale paid with a gift card or store credit is no new money. Its payment goes to the gateway's clearing account, as
 * every payment does, and this entry takes it from there off the liability; a refund the other way round. So the
 * invoice shows as paid, and the clearing account ends at 0. Null for every other gateway.
 */
function planLiabilityUse(
  context: PlanContext,
  row: SaleTransaction,
  amountMinor: number,
  direction: "used" | "refunded",
): Result<JournalEntryPlan> | null {
  const kind = liabilities[row.gateway as keyof typeof liabilities];
  if (!kind) return null;
  const place = choosePlace(context.sale, row, context.settings, context.decisions);
  const liability = { account: { kind: kind.account }, description: `${row.gatewayLabel} ${direction}` };
  const clearing = { account: place.account, description: `Clearing ${row.gatewayLabel}` };
  const [debit, credit] = direction === "used" ? [liability, clearing] : [clearing, liability];
  const why = {
    field: `transactions ${row.kind} ${row.id}`,
    mapping: `account for ${kind.word}s`,
    rule: `a ${kind.word} is a liability: using it is no income and no money`,
  };
  const common = { amountMinor, isCustomer: false, why };
  return planJournalEntry(context, {
    key: `${row.id}#${direction}`,
    purpose: kind.purpose,
    suffix: `-${kind.suffix}${row.id.slice(-4)}`,
    moment: row.processedAt,
    about: `Shopify order ${context.sale.name}, ${kind.word} ${direction}`,
    lines: [
      { side: "debit", ...debit, ...common },
      { side: "credit", ...credit, ...common },
    ],
  });
}

/** The entries of several movements, in their order. */
export function planLiabilityUses(
  context: PlanContext,
  rows: readonly { row: SaleTransaction; amountMinor: number }[],
  direction: "used" | "refunded",
): Result<JournalEntryPlan[]> {
  const entries: JournalEntryPlan[] = [];
  for (const { row, amountMinor } of rows) {
    const entry = planLiabilityUse(context, row, amountMinor, direction);
    if (entry && !entry.ok) return entry;
    if (entry) entries.push(entry.value);
  }
  return ok(entries);
}
