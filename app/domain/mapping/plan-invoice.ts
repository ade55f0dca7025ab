import type { InvoicePlan, PlannedLine } from "#app/domain/accounting/plan.ts";
import { type Fault, failed, ok, type Result } from "#app/domain/faults/fault.ts";
import { dateInZone } from "#app/domain/mapping/document-date.ts";
import { maxDocNumberLength, noteMarker, orderNumber } from "#app/domain/mapping/order-number.ts";
import { planCustomer } from "#app/domain/mapping/plan-customer.ts";
import { planDiscountLines } from "#app/domain/mapping/plan-discount-lines.ts";
import { planProductLine, planShippingLine } from "#app/domain/mapping/plan-product-lines.ts";
import { planTaxLines } from "#app/domain/mapping/plan-tax-lines.ts";
import { sumMinor } from "#app/domain/money/money.ts";
import type { Sale } from "#app/domain/sale/sale.ts";
import type { Settings } from "#app/domain/settings/settings.ts";

/** The invoice a sale becomes. Faults: a number that is too long, an unreadable date, a sale without any line. */
export function planInvoice(sale: Sale, settings: Settings): Result<InvoicePlan> {
  const docNumber = settings.invoicePrefix + orderNumber(sale);
  const date = dateInZone(sale.processedAt, sale.timeZone);
  const lines = planLines(sale);
  const fault = findFault(sale, docNumber, date, lines);
  if (fault || date === null) return failed(fault ?? malformed(sale, "its date"));
  return ok({
    type: "invoice",
    key: sale.id,
    docNumber,
    date,
    currency: sale.currency,
    customer: planCustomer(sale, settings),
    lines,
    totalMinor: sumMinor(lines.map((line) => line.amountMinor)),
    privateNote: `Shopify order ${sale.name}. ${noteMarker(sale.id)}`,
    customerMemo: sale.purchaseOrderNumber ? `Purchase order ${sale.purchaseOrderNumber}` : null,
    shippingAddress: sale.buyer.shippingAddress,
    billingAddress: sale.buyer.billingAddress ?? sale.buyer.shippingAddress,
    email: sale.buyer.email,
  });
}

function planLines(sale: Sale): PlannedLine[] {
  const products = sale.lines.map((line, index) => planProductLine(sale, line, index));
  const shipping = sale.shippingLines.map((line, index) => planShippingLine(sale, line, index));
  const shares = [...products, ...shipping].flatMap((charge) => charge.discounts);
  return [
    ...products.map((charge) => charge.line),
    ...planDiscountLines(sale, shares),
    ...shipping.map((charge) => charge.line),
    ...planTip(sale),
    ...planTaxLines(sale),
  ];
}

function planTip(sale: Sale): PlannedLine[] {
  if (sale.totals.tipMinor === 0) return [];
  return [
    {
      role: "tip",
      item: { kind: "charge", charge: "tip" },
      description: "Tip",
      amountMinor: sale.totals.tipMinor,
      quantity: null,
      unitPriceMinor: null,
      why: {
        field: "totalTipReceivedSet",
        mapping: "Item/Charge mapping: tip",
        rule: "tips are a line of their own",
      },
    },
  ];
}

function findFault(sale: Sale, docNumber: string, date: string | null, lines: PlannedLine[]): Fault | null {
  const subject = `order ${sale.name}`;
  if (docNumber.length > maxDocNumberLength) {
    return { kind: "numberTooLong", subject, docNumber, maxLength: maxDocNumberLength };
  }
  if (date === null) return malformed(sale, `its date "${sale.processedAt}"`);
  return lines.length === 0 ? malformed(sale, "it has no lines, so there is nothing to invoice") : null;
}

function malformed(sale: Sale, what: string): Fault {
  return { kind: "malformed", subject: `order ${sale.name}`, what };
}
