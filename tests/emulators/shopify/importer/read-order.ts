import type { StoredCustomer, StoredNode, StoredOrder, StoredProduct } from "../stored-order.ts";
import { readAttributes } from "./attributes.ts";
import { type CashTotals, cashTotals } from "./cash-totals.ts";
import { currentShippingPrice } from "./current-shipping.ts";
import { currentTaxLines } from "./current-tax-lines.ts";
import { markTipLine } from "./find-tip.ts";
import { legacyId } from "./identities.ts";
import { readAddress, readCustomer, readPurchasingEntity, readTags } from "./import-buyer.ts";
import { readApplications } from "./import-discounts.ts";
import { readAdditionalFees, renderFee } from "./import-duties.ts";
import { readFulfillments } from "./import-fulfillments.ts";
import { type Line, readLines, renderLine } from "./import-line-items.ts";
import { readLocation } from "./import-location.ts";
import { readPaymentTerms } from "./import-payment-terms.ts";
import { readProducts } from "./import-products.ts";
import { type Refund, readRefunds, refundedQuantity } from "./import-refunds.ts";
import { readRisk } from "./import-risk.ts";
import { readShippingLines, renderShippingLine } from "./import-shipping-lines.ts";
import { renderTaxLine } from "./import-tax-lines.ts";
import { renderTransaction } from "./import-transactions.ts";
import { noteContradictions, noteLedger } from "./note-contradictions.ts";
import { addOldDiscounts } from "./old-discounts.ts";
import { nameOrder } from "./order-name.ts";
import { type OrderParts, readTotals } from "./order-totals.ts";
import { type OrderTransactions, readTransactions } from "./order-transactions.ts";
import { appNameOf, cancelReasonOf, financialStatusOf, fulfillmentStatusOf } from "./order-words.ts";
import { asObject, filledText, flagOf, type RawObject, textOf } from "./raw-fields.ts";
import { instantOf, type Reading } from "./reading.ts";
import { renderRefund } from "./render-refund.ts";
import { renderTotals } from "./render-totals.ts";
import { readAgreements } from "./sales-agreements.ts";

export type ReadOrder = { order: StoredOrder; products: StoredProduct[]; customers: StoredCustomer[] };

/** Reads every part of the order in the order in which they depend on each other. Throws UnusableOrder. */
export function readOrder(reading: Reading): ReadOrder {
  const { raw } = reading;
  const id = reading.ids.claim("Order", raw);
  const applications = readApplications(reading);
  const lines = readLines(applications, reading);
  markTipLine(lines, raw, reading.money);
  const shipping = readShippingLines(applications, reading);
  addOldDiscounts(applications, lines, shipping, reading);
  const fees = readAdditionalFees(reading);
  const parts: OrderParts = { lines, shipping, fees, refunds: readRefunds(lines, shipping, reading) };
  const totals = readTotals(parts, reading);
  const transactions = readTransactions(parts.refunds, totals, reading);
  const status = financialStatusOf(raw, reading.note);
  const cash = cashTotals(transactions.rows, totals, status);
  noteContradictions(parts, totals, cash, status, reading);
  const agreements = readAgreements(parts, totals, reading);
  noteLedger(agreements, totals, reading);
  const customer = readCustomer(reading);
  const order: StoredOrder = {
    ...identityOf(id, reading),
    ...buyerOf(customer, reading),
    ...renderTotals(parts, totals, cash, reading),
    edited: totals.isEdited,
    displayFinancialStatus: status,
    ...cashFlags(cash, status),
    taxLines: totals.taxLines.map((tax) => renderTaxLine(tax, reading)),
    currentTaxLines: currentTaxLines(totals, parts.refunds, reading.money).map((tax) =>
      renderTaxLine(tax, reading),
    ),
    additionalFees: fees.map((fee) => renderFee(fee, reading)),
    discountApplications: applications,
    discountCodes: discountCodesOf(reading.raw),
    lineItems: lines.map((line) => renderLine(line, currentQuantityOf(line, parts.refunds), reading)),
    shippingLines: shipping.map((line) =>
      renderShippingLine(line, currentShippingPrice(line, parts.refunds), reading),
    ),
    ...recordsOf(parts, transactions, reading),
    ...quantitiesOf(parts),
    agreements,
  };
  const customers = customer === null ? [] : [customer];
  return { order, products: readProducts(lines, reading), customers };
}

function identityOf(id: string, reading: Reading) {
  const { raw, note } = reading;
  const app = reading.ids.shared("App", raw.app_id);
  const source = filledText(raw.source_name) ?? filledText(raw.source);
  const cancelledAt = instantOf(raw, "cancelled_at", note);
  return {
    id,
    legacyResourceId: legacyId(id),
    ...nameOrder(raw, reading.context, note),
    confirmationNumber: filledText(raw.confirmation_number),
    confirmed: flagOf(raw.confirmed, true),
    test: flagOf(raw.test, false),
    createdAt: reading.createdAt,
    processedAt: reading.processedAt,
    updatedAt: reading.updatedAt,
    closedAt: instantOf(raw, "closed_at", note),
    closed: filledText(raw.closed_at) !== null,
    cancelledAt,
    cancelReason: cancelReasonOf(raw, note),
    currencyCode: reading.money.shopCurrency,
    presentmentCurrencyCode: reading.money.presentmentCurrency,
    taxesIncluded: reading.taxesIncluded,
    taxExempt: flagOf(raw.tax_exempt, false),
    dutiesIncluded: flagOf(raw.duties_included, false),
    estimatedTaxes: flagOf(raw.estimated_taxes, false),
    displayFulfillmentStatus: fulfillmentStatusOf(raw, note),
    returnStatus: "NO_RETURN",
    sourceName: source,
    sourceIdentifier: filledText(raw.source_identifier),
    app: app === null ? null : { id: app, name: appNameOf(legacyId(app), source) },
    publication: null,
    retailLocation: readLocation(raw.location_id ?? asObject(raw.location)?.id, reading),
    merchantOfRecordApp: appReference(raw.merchant_of_record_app_id, reading),
    poNumber: filledText(raw.po_number),
    note: textOf(raw.note),
    tags: readTags(raw.tags),
    customAttributes: readAttributes(raw.note_attributes),
    customerLocale: filledText(raw.customer_locale),
  };
}

function appReference(id: unknown, reading: Reading): StoredNode | null {
  const app = reading.ids.shared("App", id);
  return app === null ? null : { id: app, name: appNameOf(legacyId(app), null) };
}

function buyerOf(customer: StoredCustomer | null, reading: Reading) {
  const { raw } = reading;
  return {
    email: filledText(raw.email) ?? filledText(raw.contact_email),
    phone: filledText(raw.phone),
    customer: customer === null ? null : { id: customer.id },
    purchasingEntity: readPurchasingEntity(customer, raw, reading),
    billingAddress: readAddress(raw.billing_address, reading),
    shippingAddress: readAddress(raw.shipping_address, reading),
    customerAcceptsMarketing: flagOf(raw.buyer_accepts_marketing, false),
  };
}

function discountCodesOf(raw: RawObject): string[] {
  const listed = Array.isArray(raw.discount_codes) ? raw.discount_codes : [];
  return listed.map((item) => filledText(asObject(item)?.code)).filter((code) => code !== null);
}

function quantitiesOf(parts: OrderParts) {
  const goods = parts.lines.filter((line) => !line.isTip);
  const sum = (quantities: number[]) => quantities.reduce((total, quantity) => total + quantity, 0);
  return {
    subtotalLineItemsQuantity: sum(goods.map((line) => line.quantity)),
    currentSubtotalLineItemsQuantity: sum(goods.map((line) => currentQuantityOf(line, parts.refunds))),
  };
}

/** Units that are still sold: as stated, otherwise those ordered less those refunded. */
function currentQuantityOf(line: Line, refunds: Refund[]): number {
  return line.statedCurrentQuantity ?? line.quantity - refundedQuantity(line, refunds);
}

function cashFlags(cash: CashTotals, status: string | null) {
  return {
    fullyPaid: status === "PAID",
    unpaid: cash.net.shop <= 0n && cash.outstanding.shop > 0n,
    capturable: cash.capturable.shop > 0n,
    refundable: cash.net.shop > 0n,
  };
}

function recordsOf(parts: OrderParts, transactions: OrderTransactions, reading: Reading) {
  const names = reading.raw.payment_gateway_names;
  const stated = (Array.isArray(names) ? names : [reading.raw.gateway]).map(filledText);
  const used = transactions.rows.map((row) => filledText(row.gateway));
  const all = [...stated, ...used].filter((name) => name !== null);
  return {
    paymentGatewayNames: [...new Set(all)],
    paymentTerms: readPaymentTerms(reading),
    transactions: transactions.rows.map((row) => renderTransaction(row, reading)),
    refunds: parts.refunds.map((refund) =>
      renderRefund(refund, transactions.byRefund.get(refund.id) ?? [], reading),
    ),
    fulfillments: readFulfillments(reading),
    returns: [],
    risk: readRisk(reading),
  };
}
