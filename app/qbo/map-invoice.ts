import type { PlannedLine } from "#app/domain/accounting/plan.ts";
import type { Currency } from "#app/domain/money/currency.ts";
import { type BooksCompany, currencyMember, isUnitedStates } from "#app/qbo/company.ts";
import { cleanText, cutText, shortenMiddle } from "#app/qbo/fit-text.ts";
import { mapAddress } from "#app/qbo/map-address.ts";
import { mapEmail } from "#app/qbo/map-email.ts";
import type { QboInvoiceBody, QboRef, QboSalesLineBody } from "#app/qbo/wire/request-bodies.ts";
import { toWireAmount } from "#app/qbo/wire-amount.ts";
import type { InvoiceDraft } from "#app/sync/ports.ts";

const MAX_DESCRIPTION = 4000;
const MAX_MEMO = 1000;
/** Longest private note of a transaction. */
export const MAX_PRIVATE_NOTE = 4000;

/**
 * The body that creates an invoice. Tax travels as lines of its own, so QuickBooks must compute none: every line is
 * `NON` in the United States; elsewhere the whole document is `NotApplicable`. The draft's item ids stand in the
 * order of its lines; throws a RangeError when one is absent.
 */
export function mapInvoice(draft: InvoiceDraft, company: BooksCompany): QboInvoiceBody {
  const { plan } = draft;
  const isUs = isUnitedStates(company);
  const taxCode = isUs ? { value: "NON" } : null;
  const memo = cutText(cleanText(plan.customerMemo ?? ""), MAX_MEMO).trim();
  const email = mapEmail(plan.email);
  const billAddr = mapAddress(plan.billingAddress, { withName: true });
  const shipAddr = mapAddress(plan.shippingAddress, { withName: true });
  return {
    DocNumber: plan.docNumber,
    TxnDate: plan.date,
    // Without it QuickBooks adds the days of its default terms; a shop's order is due when it is placed.
    DueDate: plan.date,
    CustomerRef: { value: draft.customerId },
    ...currencyMember(company, plan.currency),
    ...(isUs ? {} : { GlobalTaxCalculation: "NotApplicable" as const }),
    Line: plan.lines.map((line, index) => mapLine(line, draft.itemIds[index], plan.currency, taxCode)),
    PrivateNote: shortenMiddle(cleanText(plan.privateNote), MAX_PRIVATE_NOTE),
    ...(memo && { CustomerMemo: { value: memo } }),
    ...(email && { BillEmail: { Address: email } }),
    ...(billAddr && { BillAddr: billAddr }),
    ...(shipAddr && { ShipAddr: shipAddr }),
  };
}

function mapLine(
  line: PlannedLine,
  itemId: string | undefined,
  currency: Currency,
  taxCode: QboRef | null,
): QboSalesLineBody {
  if (itemId === undefined) throw new RangeError("A line of the draft has no item");
  const { quantity, unitPriceMinor } = line;
  const description = cutText(cleanText(line.description), MAX_DESCRIPTION).trim();
  return {
    Amount: toWireAmount(line.amountMinor, currency),
    ...(description && { Description: description }),
    DetailType: "SalesItemLineDetail",
    SalesItemLineDetail: {
      ItemRef: { value: itemId },
      ...(quantity !== null &&
        unitPriceMinor !== null && { Qty: quantity, UnitPrice: toWireAmount(unitPriceMinor, currency) }),
      ...(taxCode && { TaxCodeRef: taxCode }),
    },
  };
}
