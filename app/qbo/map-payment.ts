import type { ApplicationPlan, PaymentPlan } from "#app/domain/accounting/plan.ts";
import { fitLine } from "#app/domain/text/fit-text.ts";
import { type BooksCompany, currencyMember } from "#app/qbo/company.ts";
import { fitPrivateNote } from "#app/qbo/fit-private-note.ts";
import { MAX_REFERENCE } from "#app/qbo/map-sales-extras.ts";
import type { QboPaymentBody } from "#app/qbo/wire/request-bodies.ts";
import { toWireAmount } from "#app/qbo/wire-amount.ts";
import type { PaymentDraft } from "#app/sync/ports.ts";

/**
 * The body of a payment, or of an application: a payment of 0 whose lines join what is owed (invoices, debit entries)
 * with what is owed back (credit memos, credit entries). QuickBooks knows by the linked document which of both it is.
 */
export function mapPayment(draft: PaymentDraft, company: BooksCompany): QboPaymentBody {
  const { plan } = draft;
  return {
    TxnDate: plan.date,
    TotalAmt: plan.type === "payment" ? toWireAmount(plan.amountMinor, plan.currency) : 0,
    CustomerRef: { value: draft.customerId },
    ...currencyMember(company, plan.currency),
    ...mapMoney(plan, draft.depositAccountId),
    PrivateNote: fitPrivateNote(plan.privateNote),
    Line: draft.links.map(({ type, id, amountMinor }) => ({
      Amount: toWireAmount(amountMinor, plan.currency),
      LinkedTxn: [{ TxnId: id, TxnType: type }],
    })),
  };
}

function mapMoney(
  plan: PaymentPlan | ApplicationPlan,
  depositAccountId: string | null,
): Partial<QboPaymentBody> {
  if (plan.type === "application") return {};
  const reference = fitLine(plan.referenceNumber, MAX_REFERENCE);
  const methodId = plan.deposit.paymentMethodId;
  return {
    ...(reference && { PaymentRefNum: reference }),
    ...(methodId !== null && { PaymentMethodRef: { value: methodId } }),
    ...(depositAccountId !== null && { DepositToAccountRef: { value: depositAccountId } }),
  };
}
