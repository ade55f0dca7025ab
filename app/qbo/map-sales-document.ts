import type { SalesDocumentPlan } from "#app/domain/accounting/plan.ts";
import { cleanText, cutText, fitLine } from "#app/domain/text/fit-text.ts";
import { usableEmail } from "#app/domain/text/usable-email.ts";
import { type BooksCompany, currencyMember, type Tracking } from "#app/qbo/company.ts";
import { fitPrivateNote } from "#app/qbo/fit-private-note.ts";
import { mapAddress } from "#app/qbo/map-address.ts";
import { lineTaxCode, mapDocumentTax } from "#app/qbo/map-document-tax.ts";
import { mapSalesExtras } from "#app/qbo/map-sales-extras.ts";
import { mapSalesLine } from "#app/qbo/map-sales-line.ts";
import type { QboSalesDocumentBody, QboSalesLineBody } from "#app/qbo/wire/request-bodies.ts";
import type { SalesDocumentDraft } from "#app/sync/ports.ts";

const MAX_MEMO = 1000;
const MAX_CUSTOM_FIELD = 31;

/**
 * The whole body of an invoice, sales receipt, credit memo, refund receipt or estimate, for creating and for replacing
 * it: what a full update leaves out is cleared. The draft's item ids stand in the order of its lines; throws a
 * RangeError when one is absent.
 */
export function mapSalesDocument(
  draft: SalesDocumentDraft,
  company: BooksCompany & Tracking,
): QboSalesDocumentBody {
  const { plan } = draft;
  return {
    DocNumber: plan.docNumber,
    TxnDate: plan.date,
    CustomerRef: { value: draft.customerId },
    ...currencyMember(company, plan.currency),
    Line: mapLines(draft, company),
    ...mapDocumentTax(plan.tax, plan.currency, company),
    PrivateNote: fitPrivateNote(plan.privateNote),
    ...mapBuyer(plan),
    ...mapSorting(plan, company),
    ...mapSalesExtras(draft),
  };
}

function mapLines(draft: SalesDocumentDraft, company: BooksCompany & Tracking): QboSalesLineBody[] {
  const { plan, lines, itemIds } = draft;
  return lines.map((line, index) => {
    const itemId = itemIds[index];
    if (itemId === undefined) throw new RangeError("A line of the draft has no item");
    const classId = company.hasClassPerLine ? (line.classId ?? plan.classId) : null;
    const taxCode = lineTaxCode(line, plan.tax, company);
    return mapSalesLine(line, plan.currency, { itemId, taxCode, classId });
  });
}

/** What the buyer reads, and where he is. */
function mapBuyer(plan: SalesDocumentPlan): Partial<QboSalesDocumentBody> {
  const memo = cutText(cleanText(plan.customerMemo ?? ""), MAX_MEMO).trim();
  const email = usableEmail(plan.email);
  const billAddr = mapAddress(plan.billingAddress, { withName: true });
  const shipAddr = mapAddress(plan.shippingAddress, { withName: true });
  return {
    ...(memo && { CustomerMemo: { value: memo } }),
    ...(email && { BillEmail: { Address: email } }),
    ...(billAddr && { BillAddr: billAddr }),
    ...(shipAddr && { ShipAddr: shipAddr }),
  };
}

/** What the merchant sorts documents by: class, location, fields of their own. */
function mapSorting(plan: SalesDocumentPlan, company: Tracking): Partial<QboSalesDocumentBody> {
  const fields = plan.customFields.flatMap(({ definitionId, value }) => {
    const text = fitLine(value, MAX_CUSTOM_FIELD);
    return text ? [{ DefinitionId: definitionId, Type: "StringType" as const, StringValue: text }] : [];
  });
  return {
    ...(plan.classId !== null && company.hasClassPerDocument && { ClassRef: { value: plan.classId } }),
    ...(plan.departmentId !== null &&
      company.hasLocations && { DepartmentRef: { value: plan.departmentId } }),
    ...(fields.length > 0 && { CustomField: fields }),
  };
}
