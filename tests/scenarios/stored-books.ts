import { minorDigits } from "#app/domain/money/currency.ts";
import { type BooksDocument, type BooksLine, describeUnits, sortDocuments } from "./books-document.ts";
import type { Dump } from "./case-engine.ts";

type Wire = Record<string, unknown>;
type Ref = { value: string };
type WireLine = {
  Description?: string;
  Amount?: number;
  LinkedTxn?: { TxnId: string; TxnType: string }[];
} & Wire;

const types = [
  "Invoice",
  "SalesReceipt",
  "CreditMemo",
  "RefundReceipt",
  "Estimate",
  "Payment",
  "JournalEntry",
];

/** Every transaction that QuickBooks stores, read from its wire format alone. */
export function storedBooks(dump: Dump, currency: string): BooksDocument[] {
  const digits = minorDigits(currency);
  const text = (amount: unknown) => Number(amount ?? 0).toFixed(digits);
  const documents = types.flatMap((type) => rowsOf(dump, type).map((row) => ({ type, row })));
  const nameOf = (type: string, id: string) => {
    const found = documents.find((document) => document.type === type && document.row.Id === id);
    return `${type} ${found?.row.DocNumber ?? ""}`;
  };
  return sortDocuments(
    documents.map(({ type, row }) => ({
      type,
      number: String(row.DocNumber ?? ""),
      date: String(row.TxnDate),
      total: text(type === "JournalEntry" ? debitsOf(row) : row.TotalAmt),
      tax: text((row.TxnTaxDetail as Wire | undefined)?.TotalTax),
      balance: text(type === "Payment" ? row.UnappliedAmt : row.Balance),
      lines: linesOf(row).flatMap((line) => describeLine(line, text)),
      links: linesOf(row)
        .flatMap(({ Amount, LinkedTxn = [] }) =>
          LinkedTxn.map(({ TxnId, TxnType }) => `${nameOf(TxnType, TxnId)} ${text(Amount)}`),
        )
        .sort(),
    })),
  );
}

/** Debits less credits of the whole company, in hundredths: 0, or the books are wrong. */
export function trialBalance({ trialBalance }: Dump): number {
  return trialBalance.reduce((sum, { debit, credit }) => sum + Math.round((debit - credit) * 1000), 0);
}

function rowsOf(dump: Dump, type: string): Wire[] {
  return (dump[type] as Wire[] | undefined) ?? [];
}

function linesOf(row: Wire): WireLine[] {
  return (row.Line as WireLine[] | undefined) ?? [];
}

function debitsOf(row: Wire): number {
  const debits = linesOf(row).filter(
    (line) => (line.JournalEntryLineDetail as Wire | undefined)?.PostingType === "Debit",
  );
  return debits.reduce((sum, line) => sum + Number(line.Amount), 0);
}

function unitsOf(quantity: number, price: number, text: (amount: unknown) => string): string {
  const scale = 10 ** Math.max(0, text(1).length - 2);
  return describeUnits(quantity, price * scale, (minor) => text(minor / scale));
}

function describeLine(line: WireLine, text: (amount: unknown) => string): BooksLine[] {
  const entry = line.JournalEntryLineDetail as { PostingType: string } | undefined;
  if (entry) return [[entry.PostingType.toLowerCase(), text(line.Amount)]];
  const detail = line.SalesItemLineDetail as
    | { ItemRef: Ref; Qty?: number; UnitPrice?: number; TaxCodeRef?: Ref; ClassRef?: Ref }
    | undefined;
  if (!detail) return [];
  return [
    [
      detail.ItemRef.value,
      line.Description ?? "",
      text(line.Amount),
      detail.Qty === undefined ? "" : unitsOf(detail.Qty, detail.UnitPrice ?? 0, text),
      detail.TaxCodeRef?.value ?? "",
      detail.ClassRef?.value ?? "",
    ],
  ];
}
