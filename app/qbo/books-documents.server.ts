import { type Fault, failed, ok, type Result } from "#app/domain/faults/fault.ts";
import { readInvoice, readPayment } from "#app/qbo/booked-document.ts";
import { type BooksCompany, checkCurrency } from "#app/qbo/company.ts";
import type { EntityClient, EntityKind } from "#app/qbo/entity-client.server.ts";
import { mapInvoice } from "#app/qbo/map-invoice.ts";
import { mapPayment } from "#app/qbo/map-payment.ts";
import { MAX_DOC_NUMBER } from "#app/qbo/parse-fault.ts";
import { type QboInvoice, type QboPayment, qboInvoice, qboPayment } from "#app/qbo/wire/answers.ts";
import { fitsWire } from "#app/qbo/wire-amount.ts";
import type { Books } from "#app/sync/ports.ts";

type DocumentBooks = Pick<
  Books,
  "findInvoicesByNumber" | "findInvoices" | "findPayments" | "createInvoice" | "createPayment"
>;

const INVOICE: EntityKind<QboInvoice> = { entity: "Invoice", schema: qboInvoice };
const PAYMENT: EntityKind<QboPayment> = { entity: "Payment", schema: qboPayment };

/** Invoices and payments of a company. What QuickBooks would store otherwise than planned is refused before it goes out. */
export function createDocumentBooks(client: EntityClient, company: BooksCompany): DocumentBooks {
  return {
    async findInvoicesByNumber(docNumber) {
      const found = await client.query(INVOICE, [{ field: "DocNumber", equals: docNumber }]);
      return found.ok ? readAll(found.value, (row) => readInvoice(row, company.homeCurrency)) : found;
    },
    async findInvoices(customerId, date) {
      const found = await client.query(INVOICE, [
        { field: "CustomerRef", equals: customerId },
        { field: "TxnDate", equals: date },
      ]);
      return found.ok ? readAll(found.value, (row) => readInvoice(row, company.homeCurrency)) : found;
    },
    async findPayments(customerId, date) {
      const found = await client.query(PAYMENT, [
        { field: "CustomerRef", equals: customerId },
        { field: "TxnDate", equals: date },
      ]);
      return found.ok ? readAll(found.value, (row) => readPayment(row, company.homeCurrency)) : found;
    },
    async createInvoice(draft, requestId, earlierSends = 0) {
      const { docNumber, date, currency, lines, totalMinor } = draft.plan;
      const about = { subject: `invoice ${docNumber}`, docNumber, date, isRepeat: earlierSends > 0 };
      if (docNumber.length > MAX_DOC_NUMBER) {
        const { subject } = about;
        return failed({ kind: "numberTooLong", docNumber, maxLength: MAX_DOC_NUMBER, subject });
      }
      const amounts = [totalMinor, ...lines.flatMap((line) => [line.amountMinor, line.unitPriceMinor ?? 0])];
      const checked = checkAmounts(amounts, currency, company, about.subject);
      if (!checked.ok) return checked;
      const created = await client.create(INVOICE, mapInvoice(draft, company), requestId, about);
      return created.ok ? readInvoice(created.value, company.homeCurrency) : created;
    },
    async createPayment(draft, requestId, earlierSends = 0) {
      const { referenceNumber, date, currency, amountMinor } = draft.plan;
      const about = { subject: `payment ${referenceNumber}`, date, isRepeat: earlierSends > 0 };
      const checked = checkAmounts([amountMinor], currency, company, about.subject);
      if (!checked.ok) return checked;
      const created = await client.create(PAYMENT, mapPayment(draft, company), requestId, about);
      return created.ok ? readPayment(created.value, company.homeCurrency) : created;
    },
  };
}

function checkAmounts(
  amounts: readonly number[],
  currency: string,
  company: BooksCompany,
  subject: string,
): Result<null> {
  const tooLong = amounts.find((minor) => !fitsWire(minor, currency));
  if (tooLong === undefined) return checkCurrency(company, currency, subject);
  const fault: Fault = {
    kind: "malformed",
    what: "an amount larger than QuickBooks can hold (99,999,999,999)",
    subject,
  };
  return failed(fault);
}

function readAll<Row, Read>(rows: Row[], read: (row: Row) => Result<Read>): Result<Read[]> {
  const documents: Read[] = [];
  for (const row of rows) {
    const document = read(row);
    if (!document.ok) return document;
    documents.push(document.value);
  }
  return ok(documents);
}
