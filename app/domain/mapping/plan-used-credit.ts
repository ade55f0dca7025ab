import type { DocumentRef, PlannedDocument, PlannedLink } from "#app/domain/accounting/plan.ts";
import { ok, type Result } from "#app/domain/faults/fault.ts";
import type { PlanContext } from "#app/domain/mapping/plan-context.ts";
import { creditLineOfCustomer } from "#app/domain/mapping/plan-customer-credit.ts";
import { planApplication, planJournalEntry } from "#app/domain/mapping/plan-money.ts";
import { planSalesReceipt } from "#app/domain/mapping/plan-sales-receipt.ts";
import { bodyOf, type PlannedBody } from "#app/domain/mapping/planned-body.ts";
import { sumMinor } from "#app/domain/money/money.ts";

/** What is bought with earlier credits. `key`, `moment`: the event that added it; `memos`: what each credit memo pays. */
type UsedCredit = { key: string; moment: string; number: number; share: PlannedBody; memos: PlannedLink[] };

/**
 * What an edit or an exchange adds to an order of receipts, paid with what credit memos left to the buyer: an entry takes
 * the credit off the receivable, and a receipt of 0 sells for it.
 */
export function planUsedCredit(
  context: PlanContext,
  { key, moment, number, share, memos }: UsedCredit,
): Result<PlannedDocument[]> {
  const { sale } = context;
  const entryKey = `${key}#credit`;
  const to: DocumentRef = { type: "journalEntry", key: entryKey };
  const amountMinor = sumMinor(memos.map((link) => link.amountMinor));
  const why = {
    field: "agreements",
    mapping: "account for customer credits",
    rule: "what was added is paid with what earlier credits left to the buyer",
  };
  const common = { amountMinor, description: `Credit used for order ${sale.name}`, why };
  const entry = planJournalEntry(context, {
    key: entryKey,
    purpose: "creditUsed",
    suffix: `-C${number}`,
    moment,
    about: `Shopify order ${sale.name}, credit used`,
    lines: [
      { side: "debit", account: { kind: "receivable" }, isCustomer: true, ...common },
      { side: "credit", account: { kind: "customerCredit" }, isCustomer: false, ...common },
    ],
  });
  if (!entry.ok) return entry;
  const links = [{ to, amountMinor }, ...memos];
  const joined = planApplication(context, { key: entryKey, moment, links, rule: why.rule });
  const paid = creditLineOfCustomer(context, -amountMinor, "agreements");
  const receipt = planSalesReceipt(context, {
    key,
    number,
    moment,
    body: bodyOf([...share.lines, paid], share.tax),
    money: null,
    bought: [[key, amountMinor]],
  });
  return receipt.ok ? ok([entry.value, joined, receipt.value]) : receipt;
}
