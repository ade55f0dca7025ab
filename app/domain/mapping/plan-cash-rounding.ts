import type { JournalEntryPlan } from "#app/domain/accounting/plan.ts";
import { ok, type Result } from "#app/domain/faults/fault.ts";
import { choosePlace } from "#app/domain/mapping/lookups/choose-place.ts";
import type { PlanContext } from "#app/domain/mapping/plan-context.ts";
import { planJournalEntry } from "#app/domain/mapping/plan-money.ts";
import { sumMinor } from "#app/domain/money/money.ts";
import type { SaleTransaction } from "#app/domain/sale/sale.ts";

/** `amountMinor` is what rounding put into the drawer; negative: what it took out. */
type RoundedRow = { row: SaleTransaction; amountMinor: number };

/**
 * Shopify states cash before it is rounded, and the rounding beside it: 9.99 and +0.01 put 10.00 into the drawer. The
 * documents carry the stated amounts, and an entry for each rounded row brings the drawer to what is in it. Where the
 * amounts are rounded already, the rounding is a line of the sale or the refund, and there is no entry.
 */
export function planCashRounding(context: PlanContext): Result<JournalEntryPlan[]> {
  const { sale } = context;
  const entries: JournalEntryPlan[] = [];
  for (const { row, amountMinor } of [...roundedReceipts(context), ...roundedRefunds(context)]) {
    const place = choosePlace(sale, row, context.settings, context.decisions);
    const drawer = { account: place.account, description: `Clearing ${place.gatewayLabel}` };
    const rounding = { account: { kind: "cashRounding" as const }, description: "Cash rounding" };
    const [debit, credit] = amountMinor > 0 ? [drawer, rounding] : [rounding, drawer];
    const why = {
      field: `transactions ${row.kind} ${row.id} amountRoundingSet`,
      mapping: "account for cash rounding",
      rule: "cash is paid in coins that there are",
    };
    const common = { amountMinor: Math.abs(amountMinor), isCustomer: false, why };
    const entry = planJournalEntry(context, {
      key: `${row.id}#rounding`,
      purpose: "cashRounding",
      suffix: `-D${row.id.slice(-4)}`,
      moment: row.processedAt,
      about: `Shopify order ${sale.name}, rounding in cash`,
      lines: [
        { side: "debit", ...debit, ...common },
        { side: "credit", ...credit, ...common },
      ],
    });
    if (!entry.ok) return entry;
    entries.push(entry.value);
  }
  return ok(entries);
}

function roundedReceipts({ sale, sold, receipts, expected }: PlanContext): RoundedRow[] {
  const rows = receipts.map(({ row }) => row);
  if (expected.roundingMinor !== 0) return [];
  const receivedMinor = sumMinor(receipts.map(({ amountMinor }) => amountMinor));
  const isPaid = !sold.isFolded && receivedMinor === expected.totalMinor;
  return roundedRows(rows, isPaid ? sale.totals.cashRoundingMinor : 0, 1);
}

function roundedRefunds({ sale, credits }: PlanContext): RoundedRow[] {
  const plain = credits.filter(({ credit }) => credit.roundingMinor === 0);
  const rows = plain.flatMap(({ credit }) => credit.transactions);
  const linesMinor = sumMinor(credits.map(({ credit }) => credit.roundingMinor));
  return roundedRows(rows, sale.totals.refundRoundingMinor - linesMinor, -1);
}

/** Each row by its own rounding; what only the order states (`allMinor`) belongs to its last row in cash. */
function roundedRows(rows: readonly SaleTransaction[], allMinor: number, sign: 1 | -1): RoundedRow[] {
  const own = rows.filter(({ roundingMinor }) => roundingMinor !== 0);
  if (own.length > 0) return own.map((row) => ({ row, amountMinor: sign * row.roundingMinor }));
  const row = rows.findLast(({ gateway }) => gateway === "cash");
  return row && allMinor !== 0 ? [{ row, amountMinor: sign * allMinor }] : [];
}
