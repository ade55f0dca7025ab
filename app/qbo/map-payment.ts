import { type BooksCompany, currencyMember } from "#app/qbo/company.ts";
import { cleanLine, cleanText, cutText, shortenMiddle } from "#app/qbo/fit-text.ts";
import { MAX_PRIVATE_NOTE } from "#app/qbo/map-invoice.ts";
import type { QboPaymentBody } from "#app/qbo/wire/request-bodies.ts";
import { toWireAmount } from "#app/qbo/wire-amount.ts";
import type { PaymentDraft } from "#app/sync/ports.ts";

const MAX_REFERENCE = 21;

/** The body that creates a payment whose whole amount goes to its invoice. */
export function mapPayment(draft: PaymentDraft, company: BooksCompany): QboPaymentBody {
  const { plan } = draft;
  const amount = toWireAmount(plan.amountMinor, plan.currency);
  const reference = cutText(cleanLine(plan.referenceNumber), MAX_REFERENCE).trim();
  return {
    TxnDate: plan.date,
    TotalAmt: amount,
    CustomerRef: { value: draft.customerId },
    ...currencyMember(company, plan.currency),
    ...(reference && { PaymentRefNum: reference }),
    PrivateNote: shortenMiddle(cleanText(plan.privateNote), MAX_PRIVATE_NOTE),
    DepositToAccountRef: { value: draft.depositAccountId },
    Line: [{ Amount: amount, LinkedTxn: [{ TxnId: draft.invoiceId, TxnType: "Invoice" }] }],
  };
}
