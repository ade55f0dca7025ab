import { z } from "zod";
import type { QboDocumentType } from "#app/sync/ports.ts";

/** A document as QuickBooks answers it, in the form that all kinds share. Amounts are decimals of the wire. */
export type QboDocument = {
  id: string;
  syncToken: string;
  docNumber: string | null;
  date: string;
  /** null: the home currency. */
  currency: string | null;
  /** Their sum is the total. */
  totalParts: number[];
  balance: number;
  tax: number;
  /** What each tax rate came to. */
  taxLines: { taxRateId: string; amount: number }[];
  customerId: string | null;
  privateNote: string | null;
  isDeposited: boolean;
};

const ref = z.object({ value: z.string() });
const amount = z.number();
const taxLine = z.object({
  Amount: amount.nullish(),
  TaxLineDetail: z.object({ TaxRateRef: ref.nullish() }).nullish(),
});
const links = z.array(z.object({ TxnType: z.string().nullish() })).nullish();

const common = {
  Id: z.string().min(1),
  SyncToken: z.string(),
  TxnDate: z.string(),
  CurrencyRef: ref.nullish(),
  PrivateNote: z.string().nullish(),
  LinkedTxn: links,
};
type Common = z.infer<z.ZodObject<typeof common>>;

/** Source of all schemas here: Intuit's entity reference and recorded answers. An estimate has no balance. */
const salesDocument = z
  .object({
    ...common,
    DocNumber: z.string().nullish(),
    CustomerRef: ref.nullish(),
    TotalAmt: amount,
    Balance: amount.nullish(),
    TxnTaxDetail: z.object({ TotalTax: amount.nullish(), TaxLine: z.array(taxLine).nullish() }).nullish(),
  })
  .transform(
    (wire): QboDocument => ({
      ...readCommon(wire),
      docNumber: wire.DocNumber ?? null,
      totalParts: [wire.TotalAmt],
      balance: wire.Balance ?? 0,
      tax: wire.TxnTaxDetail?.TotalTax ?? 0,
      taxLines: (wire.TxnTaxDetail?.TaxLine ?? []).map((line) => ({
        taxRateId: line.TaxLineDetail?.TaxRateRef?.value ?? "",
        amount: line.Amount ?? 0,
      })),
      customerId: wire.CustomerRef?.value ?? null,
    }),
  );

/** Its number is the reference number, its balance the part that nothing took. */
const payment = z
  .object({
    ...common,
    PaymentRefNum: z.string().nullish(),
    CustomerRef: ref.nullish(),
    TotalAmt: amount,
    UnappliedAmt: amount.nullish(),
  })
  .transform(
    (wire): QboDocument => ({
      ...readCommon(wire),
      docNumber: wire.PaymentRefNum ?? null,
      totalParts: [wire.TotalAmt],
      balance: wire.UnappliedAmt ?? 0,
      tax: 0,
      taxLines: [],
      customerId: wire.CustomerRef?.value ?? null,
    }),
  );

/** `TotalAmt` of a journal entry reads 0, so that its debit lines are summed. A line of text has neither. */
const journalEntry = z
  .object({
    ...common,
    DocNumber: z.string().nullish(),
    Line: z.array(
      z.object({
        Amount: amount.nullish(),
        JournalEntryLineDetail: z.object({ PostingType: z.string().nullish() }).nullish(),
      }),
    ),
  })
  .transform(
    (wire): QboDocument => ({
      ...readCommon(wire),
      docNumber: wire.DocNumber ?? null,
      totalParts: wire.Line.flatMap(({ Amount, JournalEntryLineDetail }) =>
        JournalEntryLineDetail?.PostingType === "Debit" ? [Amount ?? 0] : [],
      ),
      balance: 0,
      tax: 0,
      taxLines: [],
      customerId: null,
    }),
  );

export const qboDocuments: Record<QboDocumentType, z.ZodType<QboDocument>> = {
  Invoice: salesDocument,
  SalesReceipt: salesDocument,
  CreditMemo: salesDocument,
  RefundReceipt: salesDocument,
  Estimate: salesDocument,
  Payment: payment,
  JournalEntry: journalEntry,
};

function readCommon(wire: Common) {
  return {
    id: wire.Id,
    syncToken: wire.SyncToken,
    date: wire.TxnDate,
    currency: wire.CurrencyRef?.value ?? null,
    privateNote: wire.PrivateNote ?? null,
    isDeposited: (wire.LinkedTxn ?? []).some(({ TxnType }) => TxnType === "Deposit"),
  };
}
