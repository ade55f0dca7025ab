import type { SalesDocumentPlan } from "#app/domain/accounting/plan.ts";
import { fitLine } from "#app/domain/text/fit-text.ts";
import type { QboSalesDocumentBody } from "#app/qbo/wire/request-bodies.ts";
import type { SalesDocumentDraft } from "#app/sync/ports.ts";

type Extras = Partial<QboSalesDocumentBody>;

const MAX_SHIP_METHOD = 30;
const MAX_TRACKING = 31;
export const MAX_REFERENCE = 21;

/** The members that not every kind of sales document takes (Intuit's entity reference lists them per entity). */
export function mapSalesExtras(draft: SalesDocumentDraft): Extras {
  const { plan } = draft;
  switch (plan.type) {
    case "invoice":
      return { ...mapTerms(plan), ...mapShipment(plan), ...mapOrigin(draft) };
    case "estimate":
      return { ...mapTerms(plan), ...mapShipment({ ...plan, trackingNumber: null }) };
    case "salesReceipt":
      return { ...mapMoney(draft, plan.deposit?.reference ?? ""), ...mapShipment(plan) };
    case "creditMemo":
      // For people to read: what the credit settles is said by the payment that applies it.
      return draft.originId === null ? {} : { InvoiceRef: { value: draft.originId } };
    case "refundReceipt":
      // Without a number of its own a refund from a bank account waits in the queue of cheques to print.
      return { ...mapMoney(draft, plan.deposit?.reference || plan.docNumber), PrintStatus: "NotSet" };
  }
}

/** An order is due when it is placed unless it has terms: QuickBooks would add the days of its default terms. */
function mapTerms(plan: SalesDocumentPlan): Extras {
  const dueDate = plan.dueDate ?? (plan.termId === null && plan.type === "invoice" ? plan.date : null);
  return {
    ...(plan.termId !== null && { SalesTermRef: { value: plan.termId } }),
    ...(dueDate !== null && { DueDate: dueDate }),
  };
}

/** A tracking number that does not fit is left out: a cut one leads nowhere. */
function mapShipment(plan: SalesDocumentPlan): Extras {
  const tracking = fitLine(plan.trackingNumber ?? "", MAX_TRACKING + 1);
  const method = fitLine(plan.shipMethod ?? "", MAX_SHIP_METHOD);
  return {
    ...(plan.shipDate !== null && { ShipDate: plan.shipDate }),
    ...(tracking && tracking.length <= MAX_TRACKING && { TrackingNum: tracking }),
    ...(method && { ShipMethodRef: { value: method, name: method } }),
  };
}

function mapMoney({ plan, depositAccountId }: SalesDocumentDraft, rawReference: string): Extras {
  const reference = fitLine(rawReference, MAX_REFERENCE);
  const methodId = plan.deposit?.paymentMethodId ?? null;
  return {
    ...(depositAccountId !== null && { DepositToAccountRef: { value: depositAccountId } }),
    ...(methodId !== null && { PaymentMethodRef: { value: methodId } }),
    ...(reference && { PaymentRefNum: reference }),
  };
}

/** The estimate that an invoice follows from: it is closed by that. */
function mapOrigin({ originId }: SalesDocumentDraft): Extras {
  return originId === null ? {} : { LinkedTxn: [{ TxnId: originId, TxnType: "Estimate" }] };
}
