import type { PaymentPlan } from "#app/domain/accounting/plan.ts";
import { cutText } from "#app/domain/mapping/clean-list-name.ts";
import { dateInZone } from "#app/domain/mapping/document-date.ts";
import { noteMarker, orderNumber } from "#app/domain/mapping/order-number.ts";
import type { Sale, SaleTransaction } from "#app/domain/sale/sale.ts";

/** QBO's limit for a payment reference number. */
const maxReferenceLength = 21;

/** One payment per successful SALE or CAPTURE. Authorisations, failures and pending rows move no money. */
export function planPayments(sale: Sale): PaymentPlan[] {
  return moneyIn(sale)
    .filter((row) => row.amountMinor > 0)
    .map((row) => planPayment(sale, row));
}

/** The transactions that brought money in. */
export function moneyIn(sale: Sale): SaleTransaction[] {
  return sale.transactions.filter(
    (row) => row.status === "SUCCESS" && (row.kind === "SALE" || row.kind === "CAPTURE"),
  );
}

function planPayment(sale: Sale, row: SaleTransaction): PaymentPlan {
  return {
    type: "payment",
    key: row.id,
    referenceNumber: cutText(orderNumber(sale), maxReferenceLength),
    date: dateInZone(row.processedAt, sale.timeZone) ?? dateInZone(sale.processedAt, sale.timeZone) ?? "",
    currency: sale.currency,
    amountMinor: row.amountMinor,
    gateway: row.gateway,
    gatewayLabel: row.gatewayLabel || row.gateway,
    privateNote: `Shopify order ${sale.name}, ${row.gatewayLabel || row.gateway}. ${noteMarker(row.id)}`,
    why: {
      field: `transactions ${row.kind} ${row.id}`,
      mapping: `deposit account of gateway ${row.gateway}`,
      rule: "one payment per successful SALE or CAPTURE",
    },
  };
}
