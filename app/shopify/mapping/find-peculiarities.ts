import type {
  Peculiarity,
  SaleLine,
  SaleShippingLine,
  SaleTax,
  SaleTotals,
  SaleTransaction,
} from "#app/domain/sale/sale.ts";
import type { ReadMinor } from "#app/shopify/mapping/read-minor.ts";
import { TRANSACTION_LIMIT } from "#app/shopify/queries/order.graphql.ts";
import type { ShopifyMoneyBag } from "#app/shopify/wire/money-wire.ts";
import type { ShopifyOrder, WholeShopifyOrder } from "#app/shopify/wire/order-wire.ts";

/** The mapped parts of a sale that say what is peculiar about it. `tipLines` were taken out of `lines`. */
export type MappedParts = {
  lines: SaleLine[];
  tipLines: SaleLine[];
  shippingLines: SaleShippingLine[];
  totals: SaleTotals;
  transactions: SaleTransaction[];
};

/** Returns that took effect; a return that was only asked for, or declined, changes nothing. */
const effectiveReturns = new Set(["IN_PROGRESS", "INSPECTION_COMPLETE", "RETURNED"]);

/** All that makes a sale more than a plain one, in a fixed order. */
export function findPeculiarities(
  whole: WholeShopifyOrder,
  parts: MappedParts,
  read: ReadMinor,
): Peculiarity[] {
  const found: Record<Peculiarity, boolean> = {
    ...findEvents(whole.order),
    ...findMoneyKinds(whole.order, parts, read),
    presentmentCurrency: whole.order.presentmentCurrencyCode !== whole.order.currencyCode,
    merchantOfRecord: whole.order.merchantOfRecordApp !== null,
    bundle: whole.order.lineItems.nodes.some((line) => line.lineItemGroup !== null),
    companyBuyer: whole.order.purchasingEntity?.kind === "PurchasingCompany",
    paymentTerms: whole.order.paymentTerms !== null,
    removedShipping: parts.shippingLines.some((line) => line.isRemoved),
    channelLiableTax: taxesOf(parts).some((tax) => tax.isChannelLiable && tax.amountMinor > 0),
    taxOnTip: hasTaxOnTip(whole, parts),
    // The list of transactions has no pages: a full one may not be all of them.
    tooLarge: whole.order.transactions.length >= TRANSACTION_LIMIT,
  };
  return (Object.keys(found) as Peculiarity[]).filter((kind) => found[kind]);
}

function findEvents(order: ShopifyOrder) {
  const reasons = new Set(order.agreements.nodes.map((agreement) => agreement.reason));
  const refund = order.refunds.length > 0;
  const hasReturn = effectiveReturns.has(order.returnStatus) || reasons.has("RETURN");
  const cancellation = order.cancelledAt !== null;
  const isReduced = order.lineItems.nodes.some((line) => line.currentQuantity !== line.quantity);
  return {
    refund,
    // A refund, a cancellation and a return lower the quantity too; without them only an edit does.
    edit: order.edited || reasons.has("ORDER_EDIT") || (isReduced && !refund && !cancellation && !hasReturn),
    cancellation,
    return: hasReturn && !refund,
  };
}

function findMoneyKinds(order: ShopifyOrder, parts: MappedParts, read: ReadMinor) {
  const received = parts.transactions.filter(
    ({ kind, status }) => status === "SUCCESS" && (kind === "SALE" || kind === "CAPTURE"),
  );
  const isSet = (bag: ShopifyMoneyBag | null, field: string) => bag !== null && read(bag, field) !== 0;
  const rounding = order.totalCashRoundingAdjustment;
  return {
    giftCardSold: parts.lines.some((line) => line.isGiftCard),
    giftCardPayment: received.some(({ gateway }) => gateway === "gift_card"),
    storeCreditPayment: received.some(({ gateway }) => gateway === "shopify_store_credit"),
    duty:
      isSet(order.originalTotalDutiesSet, "originalTotalDutiesSet") ||
      isSet(order.currentTotalDutiesSet, "currentTotalDutiesSet") ||
      order.lineItems.nodes.some((line) =>
        line.duties.some((duty) => isSet(duty.price, "lineItems.duties.price")),
      ),
    additionalFee:
      isSet(order.originalTotalAdditionalFeesSet, "originalTotalAdditionalFeesSet") ||
      isSet(order.currentTotalAdditionalFeesSet, "currentTotalAdditionalFeesSet") ||
      order.additionalFees.some((fee) => isSet(fee.price, "additionalFees.price")),
    cashRounding:
      isSet(rounding.paymentSet, "totalCashRoundingAdjustment.paymentSet") ||
      isSet(rounding.refundSet, "totalCashRoundingAdjustment.refundSet"),
    cashChange: parts.transactions.some(({ kind, status }) => kind === "CHANGE" && status === "SUCCESS"),
  };
}

function hasTaxOnTip(whole: WholeShopifyOrder, parts: MappedParts): boolean {
  return (
    whole.tipSales.some((sale) => sale.hasTax) ||
    parts.tipLines.some((line) => line.taxes.some((tax) => tax.amountMinor !== 0))
  );
}

function taxesOf(parts: MappedParts): SaleTax[] {
  return [...parts.lines, ...parts.tipLines, ...parts.shippingLines].flatMap((line) => line.taxes);
}
