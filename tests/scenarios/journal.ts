import type { AccountNeed } from "#app/domain/accounting/account-need.ts";
import type {
  ChargeKind,
  JournalEntryLine,
  PlannedDocument,
  PlannedLine,
  SalesDocumentPlan,
} from "#app/domain/accounting/plan.ts";
import { formatDecimal } from "#app/domain/money/format-decimal.ts";

/** One account of a journal with what it is debited (positive) or credited (negative), as decimal text. */
export type JournalRow = [account: string, amount: string];

/** The accounts as the cases name them. Written apart from the product's own words, so that both must agree. */
const chargeWords: Record<ChargeKind, string> = {
  shipping: "shipping",
  discount: "discounts",
  tax: "tax payable",
  marketplaceTax: "marketplace tax",
  tip: "tips payable",
  customSale: "sales",
  giftCard: "gift cards",
  duty: "duties",
  fee: "fees",
  cashRounding: "rounding",
  refundDiscrepancy: "refund discrepancies",
  customerCredit: "customer credit",
  unmapped: "sales",
};
const entryWords: Record<Exclude<AccountNeed["kind"], "clearing">, string> = {
  income: "sales",
  shippingIncome: "shipping",
  discounts: "discounts",
  taxLiability: "tax payable",
  marketplaceTax: "marketplace tax",
  tips: "tips payable",
  giftCards: "gift cards",
  storeCredit: "store credit",
  duties: "duties",
  fees: "fees",
  cashRounding: "rounding",
  refundDiscrepancy: "refund discrepancies",
  customerCredit: "customer credit",
  exchange: "exchange",
  costOfGoods: "cost of goods",
  inventoryAsset: "inventory",
  receivable: "receivable",
};

export function accountName(account: AccountNeed): string {
  return account.kind === "clearing" ? `clearing ${account.gateway}` : entryWords[account.kind];
}

/** What the planned documents do to the accounts, one row for each that moves, debits first. */
export function journalOf(documents: readonly PlannedDocument[], currency: string): JournalRow[] {
  const sums = new Map<string, number>();
  for (const [account, minor] of documents.flatMap(postingsOf)) {
    sums.set(account, (sums.get(account) ?? 0) + minor);
  }
  return writeRows(sums, currency);
}

/** Rows of the accounts that moved, debits first, then by name. */
export function writeRows(sums: ReadonlyMap<string, number>, currency: string): JournalRow[] {
  return [...sums]
    .filter(([, minor]) => minor !== 0)
    .sort(([left, one], [right, two]) => Number(one < 0) - Number(two < 0) || (left < right ? -1 : 1))
    .map(([account, minor]) => [account, formatDecimal(minor, currency)]);
}

type Posting = [account: string, minor: number];

function postingsOf(document: PlannedDocument): Posting[] {
  switch (document.type) {
    case "invoice":
    case "salesReceipt":
      return salePostings(document, 1);
    case "creditMemo":
    case "refundReceipt":
      return salePostings(document, -1);
    case "payment":
      return [
        [accountName(document.deposit.account), document.amountMinor],
        ["receivable", -document.amountMinor],
      ];
    case "journalEntry":
      return document.lines.map(entryPosting);
    default:
      return [];
  }
}

function salePostings(document: SalesDocumentPlan, sign: 1 | -1): Posting[] {
  const against = document.deposit ? accountName(document.deposit.account) : "receivable";
  const taxMinor = document.tax.mode === "none" ? 0 : document.tax.totalMinor;
  const lines = document.lines.map((line): Posting => [accountOf(line), -sign * line.amountMinor]);
  return [[against, sign * document.totalMinor], ...lines, ["tax payable", -sign * taxMinor]];
}

function accountOf({ item }: PlannedLine): string {
  return item.kind === "charge" ? chargeWords[item.charge] : "sales";
}

function entryPosting({ account, side, amountMinor }: JournalEntryLine): Posting {
  return [accountName(account), side === "debit" ? amountMinor : -amountMinor];
}
