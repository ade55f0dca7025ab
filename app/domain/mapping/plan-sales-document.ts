import type {
  DocumentRef,
  MoneyPlace,
  SalesDocumentPlan,
  SalesDocumentType,
} from "#app/domain/accounting/plan.ts";
import { failed, ok, type Result } from "#app/domain/faults/fault.ts";
import { addDays, dateInZone } from "#app/domain/mapping/document-date.ts";
import { documentNumber } from "#app/domain/mapping/document-number.ts";
import { fillTemplate } from "#app/domain/mapping/fill-template.ts";
import { chooseTerm } from "#app/domain/mapping/lookups/choose-term.ts";
import type { PlanContext } from "#app/domain/mapping/plan-context.ts";
import type { PlannedBody } from "#app/domain/mapping/planned-body.ts";
import { writeNote } from "#app/domain/mapping/write-note.ts";
import type { Sale } from "#app/domain/sale/sale.ts";
import { cutText } from "#app/domain/text/fit-text.ts";

/** What is particular about one document of a sale. */
export type SalesDocumentParts = {
  type: SalesDocumentType;
  key: string;
  /** Behind the order's number: `""`, `-2`, `-R1`. */
  suffix: string;
  /** The accounting moment. */
  moment: string;
  body: PlannedBody;
  deposit: MoneyPlace | null;
  origin: DocumentRef | null;
  /** What the private note says before the marker. */
  about: string;
  source: unknown;
};

const maxCustomField = 31;
const maxMemo = 1000;

/** One sales document: what all of them have in common, from the sale, the settings and the rules. */
export function planSalesDocument(
  context: PlanContext,
  parts: SalesDocumentParts,
): Result<SalesDocumentPlan> {
  const { sale, decisions } = context;
  const docNumber = documentNumber(context, parts.type, parts.suffix);
  if (!docNumber.ok) return docNumber;
  const date = dateInZone(parts.moment, sale.timeZone);
  const subject = `order ${sale.name}`;
  if (date === null) return failed({ kind: "malformed", subject, what: `its date "${parts.moment}"` });
  const isSale = parts.type === "invoice" || parts.type === "salesReceipt";
  return ok({
    type: parts.type,
    key: parts.key,
    docNumber: docNumber.value,
    date,
    dueDate: parts.type === "invoice" ? dueDate(sale, date) : null,
    currency: sale.currency,
    customer: context.customer,
    lines: parts.body.lines,
    tax: parts.body.tax,
    totalMinor: parts.body.totalMinor,
    deposit: parts.deposit,
    privateNote: writeNote(context, parts.about, parts.key),
    customerMemo: customerMemo(context),
    shippingAddress: sale.buyer.shippingAddress,
    // Without one of the order the customer's own address counts, as it does for the customer in QuickBooks.
    billingAddress: sale.buyer.billingAddress ?? sale.buyer.defaultAddress ?? sale.buyer.shippingAddress,
    email: sale.buyer.email,
    termId: parts.type === "invoice" ? chooseTerm(sale, context.settings, decisions).id : null,
    departmentId: decisions.departmentId,
    classId: decisions.classId,
    customFields: customFields(context),
    ...(isSale && context.settings.withShipment ? shipment(sale) : noShipment),
    origin: parts.origin,
    source: parts.source,
  });
}

/** The day the buyer agreed to pay; without terms an order is due when it is placed. */
function dueDate({ terms, timeZone }: Sale, date: string): string {
  const agreed = terms?.dueAt ? dateInZone(terms.dueAt, timeZone) : null;
  const counted = terms?.dueInDays ? addDays(date, terms.dueInDays) : date;
  const due = agreed ?? counted;
  return due < date ? date : due;
}

function customerMemo({ sale, settings }: PlanContext): string | null {
  const template = settings.templates.customerMemo;
  if (template !== "") return cutText(fillTemplate(template, sale), maxMemo) || null;
  return sale.purchaseOrderNumber ? `Purchase order ${sale.purchaseOrderNumber}` : null;
}

function customFields({ sale, settings }: PlanContext): SalesDocumentPlan["customFields"] {
  return settings.customFields
    .map(({ definitionId, template }) => ({
      definitionId,
      value: cutText(fillTemplate(template, sale), maxCustomField),
    }))
    .filter(({ value }) => value !== "");
}

const noShipment = { shipDate: null, trackingNumber: null, shipMethod: null };

/** The first shipment that went out. */
function shipment(sale: Sale): Pick<SalesDocumentPlan, "shipDate" | "trackingNumber" | "shipMethod"> {
  const [first] = sale.fulfillments.filter(({ status }) => status === "SUCCESS");
  if (!first) return noShipment;
  return {
    shipDate: dateInZone(first.createdAt, sale.timeZone),
    trackingNumber: first.trackingNumber,
    shipMethod: first.trackingCompany,
  };
}
