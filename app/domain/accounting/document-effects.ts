import type {
  JournalEntryPlan,
  PlannedDocument,
  SalesDocumentPlan,
  SalesDocumentType,
} from "#app/domain/accounting/plan.ts";
import { sumMinor } from "#app/domain/money/money.ts";

/** +1 for what sells, -1 for what takes back, 0 for an offer. */
const signs: Record<SalesDocumentType, 1 | -1 | 0> = {
  invoice: 1,
  salesReceipt: 1,
  creditMemo: -1,
  refundReceipt: -1,
  estimate: 0,
};

/** Whether a document has lines of goods and charges. */
export function isSalesDocument(document: PlannedDocument): document is SalesDocumentPlan {
  return document.type in signs;
}

/** What a document adds to the sale: its total without what is only owed to the buyer. */
export function saleMinorOf(document: PlannedDocument): number {
  if (!isSalesDocument(document)) return 0;
  return signs[document.type] * (document.totalMinor - owedMinor(document)) || 0;
}

function owedMinor({ lines }: SalesDocumentPlan): number {
  const owed = lines.filter(({ item }) => item.kind === "charge" && item.charge === "customerCredit");
  return sumMinor(owed.map((line) => line.amountMinor));
}

/** What a document adds to the tax: as lines and in QuickBooks' own way. */
export function taxMinorIn(document: PlannedDocument): number {
  if (!isSalesDocument(document)) return 0;
  const { lines, tax } = document;
  const asLines = sumMinor(lines.filter(({ role }) => role === "tax").map((line) => line.amountMinor));
  return signs[document.type] * (asLines + (tax.mode === "none" ? 0 : tax.totalMinor)) || 0;
}

/** What a document adds to the money of the gateways. Using up a gift card moves none: its payment counted already; Shopify's net payment is without rounding. */
export function cashMinorOf(document: PlannedDocument): number {
  switch (document.type) {
    case "payment":
      return document.amountMinor;
    case "salesReceipt":
      return document.totalMinor;
    case "refundReceipt":
      return -document.totalMinor || 0;
    case "journalEntry":
      return movesBalances(document) ? 0 : clearingMinor(document);
    default:
      return 0;
  }
}

function movesBalances({ purpose }: JournalEntryPlan): boolean {
  return purpose === "giftCardUsed" || purpose === "storeCreditUsed" || purpose === "cashRounding";
}

function clearingMinor({ lines }: JournalEntryPlan): number {
  const clearing = lines.filter(({ account }) => account.kind === "clearing");
  return sumMinor(clearing.map(({ side, amountMinor }) => (side === "debit" ? amountMinor : -amountMinor)));
}
