import { failed, ok, type Result } from "#app/domain/faults/fault.ts";
import type { Sale } from "#app/domain/sale/sale.ts";
import { cleanTexts } from "#app/shopify/mapping/clean-texts.ts";
import { findPeculiarities } from "#app/shopify/mapping/find-peculiarities.ts";
import { findTipLines, findTipTaxes } from "#app/shopify/mapping/find-tip-lines.ts";
import { mapAgreements } from "#app/shopify/mapping/map-agreements.ts";
import { mapBuyer } from "#app/shopify/mapping/map-buyer.ts";
import { mapDuties, mapFees } from "#app/shopify/mapping/map-charges.ts";
import { mapFulfillment } from "#app/shopify/mapping/map-fulfillment.ts";
import { mapDiscounts, mapLine, mapShippingLine } from "#app/shopify/mapping/map-lines.ts";
import { mapOrigin } from "#app/shopify/mapping/map-origin.ts";
import { mapRefunds } from "#app/shopify/mapping/map-refund.ts";
import { mapTaxes } from "#app/shopify/mapping/map-taxes.ts";
import { mapTotals } from "#app/shopify/mapping/map-totals.ts";
import { mapTransaction } from "#app/shopify/mapping/map-transaction.ts";
import {
  createMoneyReaders,
  type MoneyReaders,
  type MoneySide,
  UnreadableAmount,
} from "#app/shopify/mapping/read-minor.ts";
import { spreadOrderTax } from "#app/shopify/mapping/spread-order-tax.ts";
import type { ShopifyOrder, WholeShopifyOrder } from "#app/shopify/wire/order-wire.ts";

/**
 * One Shopify order as the canonical sale, all amounts in minor units of the shop's currency or of the buyer's.
 *
 * A fault `malformed` names the field when an amount is finer than the currency, in another currency or unreadable.
 */
export function mapSale(whole: WholeShopifyOrder, money: MoneySide): Result<Sale> {
  return readable(`order ${whole.order.name}`, () => mapWholeOrder(cleanTexts(whole), money));
}

/** Turns an amount that cannot be read into a fault about `subject`. */
export function readable<T>(subject: string, map: () => T): Result<T> {
  try {
    return ok(map());
  } catch (error) {
    // A RangeError comes from a sum beyond the range of exact amounts.
    const isUnreadable = error instanceof UnreadableAmount || error instanceof RangeError;
    if (!isUnreadable) throw error;
    return failed({ kind: "malformed", subject, what: error.message, evidence: { system: "shopify" } });
  }
}

function mapWholeOrder({ order, timeZone }: WholeShopifyOrder, money: MoneySide): Sale {
  const readers = createMoneyReaders(order, money);
  const goods = mapGoods(order, readers);
  return {
    id: order.id,
    legacyId: order.legacyResourceId,
    name: order.name,
    currency: readers.currency,
    otherCurrency: readers.otherCurrency,
    processedAt: order.processedAt,
    createdAt: order.createdAt,
    updatedAt: order.updatedAt,
    cancelledAt: order.cancelledAt,
    cancelReason: order.cancelReason,
    timeZone,
    isTest: order.test,
    isEdited: order.edited,
    taxesIncluded: order.taxesIncluded,
    financialStatus: order.displayFinancialStatus,
    fulfillmentStatus: order.displayFulfillmentStatus,
    ...mapOrigin(order),
    buyer: mapBuyer(order),
    ...goods,
    transactions: order.transactions.map((transaction, at) =>
      mapTransaction(transaction, readers, `transactions[${at}]`),
    ),
    refunds: mapRefunds(order.refunds, goods.agreements, readers.read),
    fulfillments: order.fulfillments.map(mapFulfillment),
    peculiarities: findPeculiarities(order),
  };
}

type Goods = Pick<
  Sale,
  "lines" | "shippingLines" | "duties" | "fees" | "tipTaxes" | "discounts" | "totals" | "agreements"
>;

/** What was sold, with the ledger of it; the tip stands in the totals alone, whatever lines repeat it. */
function mapGoods(order: ShopifyOrder, readers: MoneyReaders): Goods {
  const { read } = readers;
  const charges = [...order.lineItems.nodes, ...order.shippingLines.nodes];
  const allocations = charges.flatMap((charge) => charge.discountAllocations);
  const discounts = mapDiscounts(order.discountApplications.nodes, allocations);
  const allLines = order.lineItems.nodes.map((line, at) =>
    mapLine(line, discounts, read, `lineItems[${at}]`),
  );
  const shippingLines = order.shippingLines.nodes.map((line, at) =>
    mapShippingLine(line, discounts, read, `shippingLines[${at}]`),
  );
  const totals = mapTotals(order, readers);
  const duties = mapDuties(order.lineItems.nodes, read);
  const fees = mapFees(order.additionalFees, read);
  const agreements = mapAgreements(order.agreements, fees, readers);
  const tipLines = findTipLines(allLines, totals, agreements);
  const tipTaxes = findTipTaxes(tipLines, agreements);
  const lines = allLines.filter((line) => !tipLines.includes(line));
  const orderTaxes = mapTaxes(order.taxLines, read, "order");
  const others = [...tipTaxes, ...[...duties, ...fees].flatMap((charge) => charge.taxes)];
  const spread = spreadOrderTax({ lines, shippingLines }, orderTaxes, totals.taxMinor, others);
  return { ...spread, duties, fees, tipTaxes, discounts, totals, agreements };
}
