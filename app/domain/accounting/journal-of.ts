import type { AccountNeed, AccountPurpose } from "#app/domain/accounting/account-need.ts";
import { chargeAccounts } from "#app/domain/accounting/charge-accounts.ts";
import { isSalesDocument } from "#app/domain/accounting/document-effects.ts";
import type {
  OrderPlan,
  PlannedDocument,
  PlannedLine,
  SalesDocumentPlan,
} from "#app/domain/accounting/plan.ts";
import { formatDecimal } from "#app/domain/money/format-decimal.ts";

/** One posting of a plan in words. Minor units of the plan's currency; one of debit and credit is 0. */
export type JournalPosting = { document: string; account: string; debitMinor: number; creditMinor: number };

const accountWords: Record<AccountNeed["kind"], string> = {
  income: "Sales",
  shippingIncome: "Shipping income",
  discounts: "Discounts given",
  taxLiability: "Sales tax payable",
  marketplaceTax: "Marketplace tax clearing",
  tips: "Tips payable",
  giftCards: "Gift cards outstanding",
  storeCredit: "Store credit outstanding",
  duties: "Duties",
  fees: "Fees charged",
  cashRounding: "Cash rounding",
  refundDiscrepancy: "Refund discrepancies",
  customerCredit: "Customer credits",
  exchange: "Exchange gain or loss",
  costOfGoods: "Cost of goods sold",
  inventoryAsset: "Inventory",
  receivable: "Accounts receivable",
  clearing: "Clearing",
};

/** The name of an account in a journal: a gateway's clearing account carries the gateway's name. */
export function accountWord(account: AccountNeed): string {
  return account.kind === "clearing"
    ? `Clearing ${account.label || account.gateway}`
    : accountWords[account.kind];
}

/**
 * The debits and credits that a plan causes, document by document, as an accountant would write them: what a QBO
 * invoice, receipt, payment or entry posts. Every document balances, and so does the whole. Costs of goods are
 * QuickBooks' own.
 */
export function journalOf(plan: Pick<OrderPlan, "documents">): JournalPosting[] {
  return plan.documents.flatMap((document) => {
    const name = nameOf(document);
    return postingsOf(document)
      .filter(([, minor]) => minor !== 0)
      .map(([account, minor]) => ({
        document: name,
        account: accountWord(account),
        debitMinor: Math.max(0, minor),
        creditMinor: Math.max(0, -minor),
      }));
  });
}

/** The journal as plain text, one posting a line: document, account, debit, credit. */
export function printJournal(plan: OrderPlan): string {
  const text = (minor: number) => (minor === 0 ? "" : formatDecimal(minor, plan.proof.currency));
  return journalOf(plan)
    .map(
      ({ document, account, debitMinor, creditMinor }) =>
        `${document.padEnd(28)}${account.padEnd(36)}${text(debitMinor).padStart(14)}${text(creditMinor).padStart(14)}`,
    )
    .join("\n");
}

type Posting = [account: AccountNeed, minor: number];

function postingsOf(document: PlannedDocument): Posting[] {
  switch (document.type) {
    case "payment":
      return [
        [document.deposit.account, document.amountMinor],
        [{ kind: "receivable" }, -document.amountMinor],
      ];
    case "application":
    case "estimate":
      return [];
    case "journalEntry":
      return document.lines.map(({ account, side, amountMinor }) => [
        account,
        side === "debit" ? amountMinor : -amountMinor,
      ]);
    default:
      return salePostings(document);
  }
}

function salePostings(document: SalesDocumentPlan): Posting[] {
  const sign = document.type === "invoice" || document.type === "salesReceipt" ? 1 : -1;
  const against: AccountNeed = document.deposit?.account ?? { kind: "receivable" };
  const sums = new Map<AccountPurpose, number>();
  for (const line of document.lines) {
    const account = accountOfLine(line);
    sums.set(account, (sums.get(account) ?? 0) + line.amountMinor);
  }
  const taxMinor = document.tax.mode === "none" ? 0 : document.tax.totalMinor;
  sums.set("taxLiability", (sums.get("taxLiability") ?? 0) + taxMinor);
  const credits = [...sums].map(([kind, minor]): Posting => [{ kind }, -sign * minor || 0]);
  return [[against, sign * document.totalMinor || 0], ...credits];
}

/** The account behind a line's item, where the item is one of ours; a chosen item has its own in QuickBooks. */
function accountOfLine({ item }: PlannedLine): AccountPurpose {
  return item.kind === "charge" ? chargeAccounts[item.charge] : "income";
}

function nameOf(document: PlannedDocument): string {
  if (document.type === "journalEntry" || isSalesDocument(document)) return document.docNumber;
  return document.type === "payment" ? `Payment ${document.deposit.gatewayLabel}` : "Credit applied";
}
