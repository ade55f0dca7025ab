import { failed, ok, type Result } from "#app/domain/faults/fault.ts";
import type { Sale } from "#app/domain/sale/sale.ts";
import { cleanTexts } from "#app/shopify/mapping/clean-texts.ts";
import { findPeculiarities } from "#app/shopify/mapping/find-peculiarities.ts";
import { findTipLines } from "#app/shopify/mapping/find-tip-lines.ts";
import { mapBuyer } from "#app/shopify/mapping/map-buyer.ts";
import { mapDiscounts, mapLine, mapShippingLine, mapTaxes } from "#app/shopify/mapping/map-lines.ts";
import { mapTotals } from "#app/shopify/mapping/map-totals.ts";
import { mapTransaction } from "#app/shopify/mapping/map-transaction.ts";
import { createReadMinor, UnreadableAmount } from "#app/shopify/mapping/read-minor.ts";
import { spreadOrderTax } from "#app/shopify/mapping/spread-order-tax.ts";
import type { WholeShopifyOrder } from "#app/shopify/wire/order-wire.ts";

/**
 * One Shopify order as the canonical sale, all amounts in minor units of its shop currency.
 *
 * A fault `malformed` names the field when an amount is finer than the currency, in another currency or unreadable.
 */
export function mapSale(whole: WholeShopifyOrder): Result<Sale> {
  try {
    return ok(mapWholeOrder(cleanTexts(whole)));
  } catch (error) {
    // A RangeError comes from a sum beyond the range of exact amounts.
    const isUnreadable = error instanceof UnreadableAmount || error instanceof RangeError;
    if (!isUnreadable) throw error;
    const subject = `order ${whole.order.name}`;
    return failed({ kind: "malformed", subject, what: error.message, evidence: { system: "shopify" } });
  }
}

function mapWholeOrder(whole: WholeShopifyOrder): Sale {
  const { order, timeZone, tipSales } = whole;
  const read = createReadMinor(order.currencyCode);
  const charges = [...order.lineItems.nodes, ...order.shippingLines.nodes];
  const allocations = charges.flatMap((charge) => charge.discountAllocations);
  const discounts = mapDiscounts(order.discountApplications.nodes, allocations);
  const allLines = order.lineItems.nodes.map((line, at) =>
    mapLine(line, discounts, read, `lineItems[${at}]`),
  );
  const totals = mapTotals(order, read);
  const tipLines = findTipLines(allLines, totals, tipSales);
  const charged = {
    lines: allLines.filter((line) => !tipLines.includes(line)),
    shippingLines: order.shippingLines.nodes.map((line, at) =>
      mapShippingLine(line, discounts, read, `shippingLines[${at}]`),
    ),
  };
  const orderTaxes = mapTaxes(order.taxLines, read, "order");
  const { lines, shippingLines } = spreadOrderTax(charged, orderTaxes, totals.taxMinor);
  const transactions = order.transactions.map((transaction, at) =>
    mapTransaction(transaction, order.currencyCode, read, `transactions[${at}]`),
  );
  const parts = { lines, tipLines, shippingLines, totals, transactions };
  return {
    id: order.id,
    legacyId: order.legacyResourceId,
    name: order.name,
    currency: order.currencyCode,
    presentmentCurrency: order.presentmentCurrencyCode,
    processedAt: order.processedAt,
    createdAt: order.createdAt,
    updatedAt: order.updatedAt,
    cancelledAt: order.cancelledAt,
    timeZone,
    isTest: order.test,
    isEdited: order.edited,
    taxesIncluded: order.taxesIncluded,
    financialStatus: order.displayFinancialStatus,
    fulfillmentStatus: order.displayFulfillmentStatus,
    sourceName: order.sourceName,
    purchaseOrderNumber: order.poNumber,
    tags: order.tags,
    buyer: mapBuyer(order),
    lines,
    shippingLines,
    discounts,
    totals,
    transactions,
    peculiarities: findPeculiarities(whole, parts, read),
  };
}
