import { type Fault, failed, ok, type Result } from "#app/domain/faults/fault.ts";
import type { Currency } from "#app/domain/money/currency.ts";
import type { QboInvoice, QboPayment } from "#app/qbo/wire/answers.ts";
import { fromWireAmount } from "#app/qbo/wire-amount.ts";
import type { BookedDocument } from "#app/sync/ports.ts";

/** A document as the engine compares it, with the note that carries its marker. */
export type NotedDocument = BookedDocument & { privateNote: string | null };
export type NotedInvoice = NotedDocument & { customerId: string | null };

/**
 * Reads an invoice of QuickBooks. An amount finer than its currency is a `malformed` fault: rounding it could hide a
 * difference. Without CurrencyRef the document is in `homeCurrency`.
 */
export function readInvoice(invoice: QboInvoice, homeCurrency: Currency): Result<NotedInvoice> {
  const currency = invoice.CurrencyRef?.value ?? homeCurrency;
  const subject = `invoice ${invoice.DocNumber ?? invoice.Id}`;
  const amounts = readAmounts(
    { total: invoice.TotalAmt, balance: invoice.Balance, tax: invoice.TxnTaxDetail?.TotalTax ?? 0 },
    currency,
    subject,
  );
  if (!amounts.ok) return amounts;
  return ok({
    type: "Invoice",
    id: invoice.Id,
    syncToken: invoice.SyncToken,
    docNumber: invoice.DocNumber ?? null,
    date: invoice.TxnDate,
    currency,
    totalMinor: amounts.value.total,
    balanceMinor: amounts.value.balance,
    taxMinor: amounts.value.tax,
    customerId: invoice.CustomerRef?.value ?? null,
    privateNote: invoice.PrivateNote ?? null,
  });
}

/** Reads a payment; its number is the reference number, its balance the part that no invoice took. */
export function readPayment(payment: QboPayment, homeCurrency: Currency): Result<NotedDocument> {
  const currency = payment.CurrencyRef?.value ?? homeCurrency;
  const subject = `payment ${payment.PaymentRefNum ?? payment.Id}`;
  const amounts = readAmounts(
    { total: payment.TotalAmt, unapplied: payment.UnappliedAmt ?? 0 },
    currency,
    subject,
  );
  if (!amounts.ok) return amounts;
  return ok({
    type: "Payment",
    id: payment.Id,
    syncToken: payment.SyncToken,
    docNumber: payment.PaymentRefNum ?? null,
    date: payment.TxnDate,
    currency,
    totalMinor: amounts.value.total,
    balanceMinor: amounts.value.unapplied,
    taxMinor: 0,
    privateNote: payment.PrivateNote ?? null,
  });
}

function readAmounts<K extends string>(
  amounts: Record<K, number>,
  currency: Currency,
  subject: string,
): Result<Record<K, number>> {
  const minors: Partial<Record<K, number>> = {};
  for (const name in amounts) {
    const minor = fromWireAmount(amounts[name], currency);
    if (minor === null) return failed(tooFine(name, amounts[name], currency, subject));
    minors[name] = minor;
  }
  return ok(minors as Record<K, number>);
}

function tooFine(name: string, amount: number, currency: Currency, subject: string): Fault {
  return { kind: "malformed", what: `${name} of ${amount} ${currency} in the answer of QuickBooks`, subject };
}
