import { failed, ok, type Result } from "#app/domain/faults/fault.ts";
import type { Currency } from "#app/domain/money/currency.ts";
import type { QboDocument } from "#app/qbo/wire/document-answers.ts";
import { fromWireAmount } from "#app/qbo/wire-amount.ts";
import type { BookedDocument, QboDocumentType } from "#app/sync/ports.ts";

/**
 * Reads a document of QuickBooks. An amount finer than its currency is a `malformed` fault: rounding it could hide a
 * difference. Without a currency of its own the document is in `homeCurrency`.
 */
export function readDocument(
  type: QboDocumentType,
  document: QboDocument,
  homeCurrency: Currency,
): Result<BookedDocument> {
  const { totalParts, balance, tax, taxLines, ...rest } = document;
  const currency = document.currency ?? homeCurrency;
  const subject = `${type} ${document.docNumber ?? document.id}`;
  const total = readSum("total", totalParts, currency, subject);
  if (!total.ok) return total;
  const balanceMinor = readSum("balance", [balance], currency, subject);
  if (!balanceMinor.ok) return balanceMinor;
  const taxMinor = readSum("tax", [tax], currency, subject);
  if (!taxMinor.ok) return taxMinor;
  const taxRates: BookedDocument["taxRates"] = [];
  for (const { taxRateId, amount } of taxLines) {
    const rateMinor = readSum("tax", [amount], currency, subject);
    if (!rateMinor.ok) return rateMinor;
    taxRates.push({ taxRateId, amountMinor: rateMinor.value });
  }
  return ok({
    type,
    ...rest,
    currency,
    totalMinor: total.value,
    balanceMinor: balanceMinor.value,
    taxMinor: taxMinor.value,
    taxRates,
  });
}

function readSum(
  name: string,
  amounts: readonly number[],
  currency: Currency,
  subject: string,
): Result<number> {
  let sumMinor = 0;
  for (const amount of amounts) {
    const minor = fromWireAmount(amount, currency);
    if (minor === null) {
      const what = `${name} of ${amount} ${currency} in the answer of QuickBooks`;
      return failed({ kind: "malformed", what, subject });
    }
    sumMinor += minor;
  }
  return ok(sumMinor);
}
